#pragma once
// Statistics of a flat file of fines, whose rows are read once and not kept.

#include <cli/lock_file.hpp>
#include <cli/row_source.hpp>
#include <cli/rows_left_out.hpp>

#include <mulct/bulk/fine_layout.hpp>
#include <mulct/bulk/fine_sums.hpp>

#include <memory>
#include <vector>

namespace mulct::cli {

// What the rows came to: the sums of each worker, and what is in none of them.
struct row_stats {
    std::vector<std::unique_ptr<bulk::fine_sums>> sums;
    rows_left_out out;
};

struct row_stats_options {
    unsigned workers = 1;
    bool strict = false; // the first row that is wrong is the last one read
};

// Reads all rows; `layout` and `what` must outlive their sums. Throws `refusal` for text that is no
// CSV and, if strict, for the first wrong row.
row_stats sum_rows(row_source& source, const bulk::fine_layout& layout,
                   const bulk::fine_request& what, const row_stats_options& options,
                   rate_lock* lock);

} // namespace mulct::cli
