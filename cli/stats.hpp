#pragma once
// mulct stats: figures by regulator, year and other keys, in one currency.

#include <cli/inputs.hpp>
#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <mulct/rates/lookup.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

struct stats_options {
    case_source cases;
    std::string by = "regulator"; // keys with commas between them
    std::string in;               // the currency of the figures
    lookup rule = lookup::previous();
    rates_options rates;
    std::optional<std::string> lock; // where to pin the rates that were used
    output_format format = output_format::text;
};

outcome run(const stats_options& options);

} // namespace mulct::cli
