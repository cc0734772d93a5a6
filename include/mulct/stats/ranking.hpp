#pragma once
/// Ranks with ties.

#include <mulct/number/decimal.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace mulct {

struct ranked {
    std::size_t place; ///< among the values that were ranked
    std::size_t rank;  ///< from 1; equal values share one, and the next is counted on: 1, 2, 2, 4
};

/// The values from the greatest to the least; equal ones keep their order.
[[nodiscard]] inline std::vector<ranked> ranking(std::span<const decimal> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    std::vector<ranked> all;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool tied = i > 0 && values[order[i]] == values[order[i - 1]];
        all.push_back({order[i], tied ? all.back().rank : i + 1});
    }
    return all;
}

/// How many of a ranking its first n ranks are: more than n where the n-th is shared.
[[nodiscard]] inline std::size_t count_of_top(std::span<const ranked> all, std::size_t n) noexcept {
    return static_cast<std::size_t>(
        std::find_if(all.begin(), all.end(), [&](const ranked& r) { return r.rank > n; }) -
        all.begin());
}

} // namespace mulct
