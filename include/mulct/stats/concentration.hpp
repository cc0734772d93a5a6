#pragma once
/// How unequal amounts are, and how much of their total a few of them make up.

#include <mulct/number/ratio.hpp>
#include <mulct/number/wide.hpp>
#include <mulct/stats/sample.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace mulct {
namespace detail {

/// a / b as a ratio, of whole numbers of any size; b is not zero.
[[nodiscard]] inline ratio quotient_of(const wide& a, const wide& b) {
    return parse_ratio(a.str() + '/' + b.str()).value();
}

} // namespace detail

/// The Gini coefficient of amounts that are not negative: 0 where all are equal, (n - 1) / n where
/// one has everything. None where the total is zero.
///
/// With x ascending: sum((2i - n - 1) x_i) / (n sum(x)). C. Gini, "Variabilità e mutabilità"
/// (1912).
[[nodiscard]] inline std::optional<ratio> gini(const sample& s) {
    if (s.total_units() == 0) return std::nullopt;
    const auto n = static_cast<int128>(s.count());
    detail::wide weighed = 0;
    int128 weight = 1 - n;
    for (const int128 u : s.units()) {
        weighed += detail::to_wide(weight) * detail::to_wide(u);
        weight += 2;
    }
    return detail::quotient_of(weighed, detail::to_wide(n) * detail::to_wide(s.total_units()));
}

/// The Herfindahl-Hirschman index of amounts that are not negative: the sum of the squares of their
/// shares, from 1/n where all are equal to 1. None where the total is zero.
///
/// O. C. Herfindahl, "Concentration in the Steel Industry" (1950).
[[nodiscard]] inline std::optional<ratio> herfindahl(const sample& s) {
    if (s.total_units() == 0) return std::nullopt;
    detail::wide squares = 0;
    for (const int128 u : s.units())
        squares += detail::to_wide(u) * detail::to_wide(u);
    const detail::wide total = detail::to_wide(s.total_units());
    return detail::quotient_of(squares, total * total);
}

/// What the n largest amounts, which are not negative, make up of the total, from 0 to 1. None
/// where the total is zero.
[[nodiscard]] inline std::optional<ratio> top_share(const sample& s, std::size_t n) {
    if (s.total_units() == 0) return std::nullopt;
    int128 sum = 0;
    for (const int128 u : s.units().last(std::min(n, s.count())))
        sum += u;
    return detail::quotient_of(detail::to_wide(sum), detail::to_wide(s.total_units()));
}

} // namespace mulct
