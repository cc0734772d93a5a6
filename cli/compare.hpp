#pragma once
// mulct rates compare: how far two sources agree on the rate of a pair.

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

// mulct rates compare BASE/COUNTER
struct rates_compare_options {
    std::string pair; // "GBP/USD": 1 GBP in USD
    rates_options rates{std::nullopt,
                        "ecb,h10"};  // two sources; the second is compared with the first
    std::optional<std::string> from; // YYYY-MM-DD, else all days
    std::optional<std::string> to;
    int worst = 10; // how many of the days with the largest differences are shown; 0 or more
    output_format format = output_format::text;
};

// CSV has the days with the largest differences, JSON and text the figures too.
outcome run(const rates_compare_options& options);

} // namespace mulct::cli
