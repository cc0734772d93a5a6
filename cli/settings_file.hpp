#pragma once
// mulct.toml: defaults for a folder of texts. What the command line says goes before it.

#include <cli/check.hpp>

namespace mulct::cli {

// Fills in what the options leave open, from --config or from mulct.toml in the working directory
// if there is one. Throws `refusal` for a file that cannot be read, or that says what nobody asks.
void apply_settings_file(check_options& options);

} // namespace mulct::cli
