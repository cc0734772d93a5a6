#pragma once
// mulct reductions: from proposed to final amounts, case by case.

#include <cli/inputs.hpp>
#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <mulct/rates/lookup.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

struct reductions_options {
    case_source cases;
    std::optional<std::string> in; // a currency to compare in
    lookup rule = lookup::previous();
    rates_options rates;
    std::optional<std::string> lock; // where to pin the rates that were used
    output_format format = output_format::text;
};

outcome run(const reductions_options& options);

} // namespace mulct::cli
