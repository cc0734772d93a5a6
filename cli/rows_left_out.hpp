#pragma once
// What of the rows of flat files is in no figure. Of one file, or of several one after the other.

#include <cli/outcome.hpp>
#include <cli/stats_tables.hpp>

#include <mulct/bulk/row_block.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mulct::cli {

struct rows_left_out {
    static constexpr std::size_t most_wrong = 20;
    static constexpr std::size_t most_left_over = bulk::most_kept;

    std::uint64_t rows = 0; // in all, those in figures too
    std::uint64_t wrong_rows = 0;
    std::uint64_t unconverted = 0;  // fines in no figure for want of a rate, an amount or a day,
    std::uint64_t no_sums = 0;      // or because they are none
    std::vector<std::string> wrong; // of the first wrong rows where and what, a line an error
    std::vector<listed_fine> left_over; // the first fines in no figure

    [[nodiscard]] std::uint64_t counted() const noexcept {
        return rows - wrong_rows - unconverted - no_sums;
    }
    // Fines in no figure beyond those that are listed.
    [[nodiscard]] std::uint64_t unlisted() const noexcept {
        return unconverted + no_sums - left_over.size();
    }

    // Adds those of rows that come after these. Throws `overflow_error`.
    void append(rows_left_out later);
};

// Says which rows are wrong, and how many fines are in no figure.
void note(const rows_left_out& out, outcome& o);

} // namespace mulct::cli
