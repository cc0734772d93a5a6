#pragma once
/// What a currency is worth in a source's pivot, for those who look at thousands of days.

#include <mulct/number/fraction.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/rates/series.hpp>
#include <mulct/rates/source.hpp>

#include <optional>

namespace mulct::detail {

/// What one unit of a currency is worth in a source's pivot on some day. Kept as a fraction, so
/// that a search over thousands of days needs products of decimals only, no quotients.
using pivot_value = fraction;

/// The value by an observed rate of a series: pivot/c says 1 pivot = rate c, so that one c is
/// 1/rate pivot.
[[nodiscard]] inline pivot_value value_by(const series& s, currency pivot, const decimal& rate) {
    return s.base() == pivot ? pivot_value{decimal{1}, rate} : pivot_value{rate, decimal{1}};
}

[[nodiscard]] inline std::optional<pivot_value> pivot_value_on(const rate_source& source,
                                                               currency c, day d) noexcept {
    if (c == source.pivot()) return pivot_value{};
    const series* const s = source.find(c);
    const auto seen = s != nullptr ? s->on(d) : std::nullopt;
    if (!seen) return std::nullopt;
    return value_by(*s, source.pivot(), seen->rate);
}

/// 1 of `from` in `to`.
[[nodiscard]] inline ratio rate_between(const pivot_value& from, const pivot_value& to) {
    // rates of real sources are short enough for decimals, which are quicker to multiply
    const auto numerator = try_multiply(from.numerator, to.denominator);
    const auto denominator = try_multiply(from.denominator, to.numerator);
    if (numerator && denominator) return *numerator / *denominator;
    return ratio{from.numerator} * ratio{to.denominator} /
           (ratio{from.denominator} * ratio{to.numerator});
}

} // namespace mulct::detail
