#pragma once
// mulct report: one page of tables, charts, method and sources.

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>
#include <cli/selection.hpp>
#include <cli/stats.hpp>

#include <mulct/output/formula_cells.hpp>
#include <mulct/rates/lookup.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

struct report_options {
    selection_options cases;
    std::string in; // the currency of the figures
    std::optional<std::string> at;
    std::optional<std::string> real; // the year in whose prices the figures are
    price_order order = price_order::after;
    std::string title = "Fines";
    lookup rule = lookup::previous();
    rates_options rates;
    std::optional<std::string> lock; // where to pin the rates that were used
    formula_cells formulas = formula_cells::neutralised;
    std::optional<std::string> file; // else standard output
};

outcome run(const report_options& options);

} // namespace mulct::cli
