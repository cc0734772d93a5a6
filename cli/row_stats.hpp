#pragma once
// Statistics of a flat file of fines, whose rows are read once and not kept.

#include <cli/lock_file.hpp>
#include <cli/outcome.hpp>
#include <cli/row_source.hpp>
#include <cli/stats_tables.hpp>

#include <mulct/bulk/fine_layout.hpp>
#include <mulct/bulk/fine_sums.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace mulct::cli {

// What the rows came to.
struct row_stats {
    group_rows rows;
    fine_set set;                // nothing counted: only what is in no figure, and why
    std::size_t unconverted = 0; // fines in no figure for want of a rate, an amount or a day,
    std::size_t no_sums = 0;     // or because they are none
    std::size_t unlisted = 0;    // those of both that are not in `set`

    std::vector<std::unique_ptr<const fine_case>> matters; // of `set`
};

struct row_stats_options {
    unsigned workers = 1;
    bool strict = false; // the first row that is wrong is the last one read
};

// Reads all rows. Wrong ones are left out, and said in `o`. Throws `refusal` for text that is no
// CSV and, if strict, for the first wrong row.
row_stats sum_rows(row_source& source, const bulk::fine_layout& layout,
                   const bulk::fine_request& what, const group_request& request,
                   const row_stats_options& options, rate_lock* lock, outcome& o);

} // namespace mulct::cli
