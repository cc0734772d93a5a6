#pragma once
// The command line's part below `mulct rates`.

#include <cli/command_line.hpp>

namespace mulct::cli {

void add_rates_commands(option_list& list, command& chosen);

} // namespace mulct::cli
