#pragma once
// mulct currencies: the currencies that mulct knows, current and historic.

#include <cli/outcome.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

struct currencies_options {
    std::vector<std::string> codes; // else all current ones
    std::optional<std::string> on;  // YYYY-MM-DD: those in use on this day
    bool all = false;               // historic ones too
    output_format format = output_format::text;
};

outcome run(const currencies_options& options);

} // namespace mulct::cli
