#pragma once
// mulct merge: the statistics of a whole file from partial results of its pieces.

#include <cli/outcome.hpp>
#include <cli/tables.hpp>

#include <mulct/stats/quantile.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

struct merge_options {
    std::vector<std::string> files;     // "-" for standard input
    std::optional<std::string> figures; // else those that the partial results were made for
    quantile_definition quantiles = quantile_definition::inclusive;
    std::optional<int> top;
    int threads = 0; // 0 for as many as there are cores
    table_format format = table_format::text;
    formula_cells formulas = formula_cells::neutralised;
    bool partial = false;            // a partial result again, instead of a table
    std::optional<std::string> file; // for it; else standard output
};

outcome run(const merge_options& options);

} // namespace mulct::cli
