#pragma once
/// Shares in percent that add up to 100.

#include <mulct/number/decimal.hpp>
#include <mulct/number/wide.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

namespace mulct {

/// What each part, none of them negative, is of their sum, in percent with `places` digits after
/// the point (0 to 30), by largest remainders: each is cut off, and the units then missing go to
/// those that lost most, of equal ones to the first. Together they are 100 exactly. None where the
/// sum is zero or there is no part.
///
/// A. Hamilton's method of 1792; no share is a whole unit away from its exact value.
[[nodiscard]] inline std::optional<std::vector<decimal>> shares_of(std::span<const decimal> parts,
                                                                   int places) {
    int scale = 0;
    for (const decimal& part : parts)
        scale = std::max(scale, part.scale());
    std::vector<detail::wide> weights;
    detail::wide sum = 0;
    for (const decimal& part : parts) {
        weights.push_back(detail::to_wide(part.coefficient()) *
                          detail::wide_power_of_ten(scale - part.scale()));
        sum += weights.back();
    }
    if (sum == 0) return std::nullopt;

    const detail::wide whole = detail::wide_power_of_ten(places + 2); // 100 percent
    std::vector<detail::wide> cut;
    std::vector<int128> units;
    detail::wide left = whole;
    for (const detail::wide& w : weights) {
        detail::wide kept;
        detail::wide rest;
        divide_qr(detail::wide{w * whole}, sum, kept, rest);
        left -= kept;
        units.push_back(detail::to_int128(kept).value());
        cut.push_back(rest);
    }
    std::vector<std::size_t> by_loss(parts.size());
    std::iota(by_loss.begin(), by_loss.end(), std::size_t{0});
    std::stable_sort(by_loss.begin(), by_loss.end(),
                     [&](std::size_t a, std::size_t b) { return cut[a] > cut[b]; });
    for (std::size_t i = 0; left > 0; ++i, --left)
        ++units[by_loss[i]];

    std::vector<decimal> shares;
    for (const int128 u : units)
        shares.push_back(*decimal::make(u, places));
    return shares;
}

} // namespace mulct
