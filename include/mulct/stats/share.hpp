#pragma once
/// Shares in percent that add up to 100.

#include <mulct/number/decimal.hpp>
#include <mulct/number/wide.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace mulct {

namespace detail {

/// The units that parts with these weights, of which one is above zero, have of a whole, by largest
/// remainders. `Integer` holds the sum of the weights times the whole.
template <class Integer>
[[nodiscard]] std::vector<int128> share_whole(const std::vector<Integer>& weights,
                                              const Integer& sum, const Integer& whole) {
    std::vector<int128> units;
    std::vector<Integer> cut; // in units of 1/sum
    units.reserve(weights.size());
    cut.reserve(weights.size());
    Integer left = whole;
    for (const Integer& w : weights) {
        const Integer exact = w * whole;
        const Integer kept = exact / sum;
        cut.push_back(exact - kept * sum);
        left -= kept;
        units.push_back(static_cast<int128>(kept));
    }
    // the cuts add up to as many units as are left, and each is less than one
    const auto served = static_cast<std::ptrdiff_t>(left);
    std::vector<std::size_t> by_loss(weights.size());
    std::iota(by_loss.begin(), by_loss.end(), std::size_t{0});
    std::nth_element(by_loss.begin(), by_loss.begin() + served, by_loss.end(),
                     [&](std::size_t a, std::size_t b) {
                         return cut[a] > cut[b] || (cut[a] == cut[b] && a < b);
                     });
    for (std::ptrdiff_t i = 0; i < served; ++i)
        ++units[by_loss[static_cast<std::size_t>(i)]];
    return units;
}

/// The same of decimals, of 100 percent in units of 10^-places; no units where the sum is zero, and
/// nothing where `Integer` does not hold what it takes.
template <class Integer>
[[nodiscard]] std::optional<std::vector<int128>> share_percents(std::span<const decimal> parts,
                                                                int scale, int places) {
    constexpr bool is_bounded = std::is_same_v<Integer, uint128>;
    const Integer whole{power_of_ten(places + 2)};
    std::vector<Integer> weights;
    weights.reserve(parts.size());
    Integer sum{0};
    for (const decimal& part : parts) {
        const Integer units{magnitude(part.coefficient())};
        const Integer unit{power_of_ten(scale - part.scale())};
        if constexpr (is_bounded) {
            const std::optional<uint128> weight = multiplied(units, unit);
            if (!weight || __builtin_add_overflow(sum, *weight, &sum)) return std::nullopt;
            weights.push_back(*weight);
        } else {
            weights.push_back(units * unit);
            sum += weights.back();
        }
    }
    if (sum == 0) return std::vector<int128>{};
    if constexpr (is_bounded) {
        if (!multiplied(sum, whole)) return std::nullopt;
    }
    return share_whole(weights, sum, whole);
}

} // namespace detail

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
    // amounts of money fit machine words; whatever else there is fits without a bound
    std::optional<std::vector<int128>> units =
        detail::share_percents<uint128>(parts, scale, places);
    if (!units) units = detail::share_percents<detail::wide>(parts, scale, places);
    if (units->empty()) return std::nullopt;
    std::vector<decimal> shares;
    shares.reserve(units->size());
    for (const int128 u : *units)
        shares.push_back(*decimal::make(u, places));
    return shares;
}

} // namespace mulct
