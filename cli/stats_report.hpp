#pragma once
// Statistics as they are printed, in every format: the tables, and what is in none of them.

#include <cli/group_rows.hpp>
#include <cli/outcome.hpp>
#include <cli/stats_tables.hpp>
#include <cli/tables.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace mulct::cli {

// One of the things that `mulct stats` shows, as tables; `name` is its key in JSON.
struct stats_view {
    std::string name;
    std::vector<titled_table> tables;
};

// A case with no fine in force.
struct listed_case {
    std::string name;
    bool annulled; // else not decided
};

// What is said beside the figures.
struct stats_frame {
    currency in;
    std::string method; // "each fine at the ECB rate of its own date"
    table_format format = table_format::text;
    formula_cells formulas = formula_cells::neutralised;
    std::vector<listed_fine> left_over = {};
    std::vector<listed_case> not_in_force = {};
    std::size_t unlisted = 0; // fines in no figure beyond those of `left_over`
};

std::string stats_text(const stats_view& v, const stats_frame& frame);
std::string stats_text(const group_rows& rows, const stats_frame& frame, unsigned workers = 1);

// Says how many fines are in no figure.
void note_left_out(std::size_t unconverted, std::size_t no_sums, outcome& o);

} // namespace mulct::cli
