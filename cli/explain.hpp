#pragma once
// mulct explain: which original, at which day's rate, gives all the reported figures.

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

struct explain_options {
    std::vector<std::string> figures;     // as written, at least two
    std::optional<std::string> published; // YYYY-MM-DD
    std::optional<int> window;            // days either way; 7 around a day, else all days
    std::vector<std::string> exact;       // exact amounts, if known or supposed
    rates_options rates;                  // whose sources may be "all"
    output_format format = output_format::text;
};

outcome run(const explain_options& options);

} // namespace mulct::cli
