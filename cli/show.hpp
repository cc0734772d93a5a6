#pragma once
// mulct show: one case's story.

#include <cli/inputs.hpp>
#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <mulct/output/formula_cells.hpp>
#include <mulct/rates/lookup.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

struct show_options {
    std::string name; // or a part of it
    case_source cases;
    std::optional<std::string> in; // a currency to show amounts in, too
    lookup rule = lookup::previous();
    rates_options rates;
    std::optional<std::string> lock; // where to pin the rates that were used
    output_format format = output_format::text;
    formula_cells formulas = formula_cells::neutralised; // in CSV
};

outcome run(const show_options& options);

} // namespace mulct::cli
