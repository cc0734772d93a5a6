#pragma once
/// Quantiles by a named definition. R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical
/// Packages", The American Statistician 50 (1996), 361-365, number them.

#include <mulct/base/names.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/stats/sample.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct {

/// Which of the amounts, or what between two of them, is the quantile of a fraction p of n amounts.
enum class quantile_definition : std::uint8_t {
    nearest_rank,    ///< type 1: the first amount that p x n amounts do not exceed
    averaged,        ///< type 2: the same, but the mean of two where p x n is whole
    exclusive,       ///< type 6: at the place p x (n + 1), between two in proportion
    inclusive,       ///< type 7: at the place 1 + p x (n - 1), between two in proportion
    median_unbiased, ///< type 8: at the place 1/3 + p x (n + 1/3), between two in proportion
};

inline constexpr std::array<std::string_view, 5> quantile_definition_names{
    "nearest-rank", "averaged", "exclusive", "inclusive", "median-unbiased"};

[[nodiscard]] constexpr std::string_view to_string(quantile_definition d) noexcept {
    return quantile_definition_names[static_cast<std::size_t>(d)];
}

[[nodiscard]] constexpr parsed<quantile_definition>
parse_quantile_definition(std::string_view text) noexcept {
    return parse_name<quantile_definition>(quantile_definition_names, text);
}

namespace detail {

/// What stands at a place from 1 that may lie between two amounts, at the ends the last amount.
template <class Amounts>
[[nodiscard]] ratio at_place(const Amounts& s, const ratio& place) {
    const decimal whole = place.rounded(0, rounding::floor);
    const int128 k = whole.coefficient();
    if (k < 1) return s.min();
    if (k >= static_cast<int128>(s.count())) return s.max();
    const auto below = static_cast<std::size_t>(k - 1);
    const ratio part = place - ratio{whole};
    return ratio{s[below]} + part * (ratio{s[below + 1]} - ratio{s[below]});
}

} // namespace detail

/// The quantile of a fraction from 0 to 1. With 1/2 it is the median by every definition but the
/// first, which takes the lesser of two middle ones. Of amounts that have `count`, `min`, `max` and
/// their order by [], such as a `sample`.
template <class Amounts>
[[nodiscard]] ratio quantile(const Amounts& s, const ratio& p, quantile_definition by) {
    const ratio n{s.count()};
    const ratio one{1};
    switch (by) {
    case quantile_definition::nearest_rank:
    case quantile_definition::averaged: {
        const ratio place = p * n;
        const decimal up = place.rounded(0, rounding::ceiling);
        const bool between = by == quantile_definition::averaged && place == ratio{up};
        const ratio here = detail::at_place(s, up);
        return between ? (here + detail::at_place(s, ratio{up} + one)) / ratio{2} : here;
    }
    case quantile_definition::exclusive: return detail::at_place(s, p * (n + one));
    case quantile_definition::inclusive: return detail::at_place(s, one + p * (n - one));
    case quantile_definition::median_unbiased: {
        const ratio third = one / ratio{3};
        return detail::at_place(s, third + p * (n + third));
    }
    }
    return ratio{};
}

template <class Amounts>
[[nodiscard]] ratio median(const Amounts& s) {
    return quantile(s, ratio{1} / ratio{2}, quantile_definition::averaged);
}

} // namespace mulct
