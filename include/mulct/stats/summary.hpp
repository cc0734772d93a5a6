#pragma once
/// Figures that describe many amounts.

#include <mulct/number/decimal.hpp>
#include <mulct/number/ratio.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace mulct {

/// A summary of amounts in one currency. docs/statistics.md defines each figure.
struct summary {
    std::size_t count;
    decimal total; ///< exact
    ratio mean;    ///< total / count
    ratio median;  ///< the middle amount, or the mean of the two middle ones
    decimal min;
    decimal max;
};

/// Summarises amounts, of which there must be at least one. Throws `overflow_error` if their total
/// has more than 38 digits.
[[nodiscard]] inline summary summarize(std::vector<decimal> amounts) {
    std::sort(amounts.begin(), amounts.end());
    decimal total;
    for (const decimal& a : amounts)
        total += a;
    const std::size_t n = amounts.size();
    const ratio middle =
        n % 2 == 1 ? ratio{amounts[n / 2]} : (amounts[n / 2 - 1] + amounts[n / 2]) / decimal{2};
    return {n, total, total / decimal{n}, middle, amounts.front(), amounts.back()};
}

} // namespace mulct
