#pragma once
/// What a currency is worth in a source's pivot, for those who look at thousands of days.

#include <mulct/number/ratio.hpp>
#include <mulct/rates/source.hpp>

#include <optional>

namespace mulct::detail {

/// A day's value of a currency in the source's pivot, as numerator and denominator. Kept apart so
/// that a search over thousands of days needs products of decimals only, no quotients.
struct pivot_value {
    decimal numerator{1};
    decimal denominator{1};
};

[[nodiscard]] inline std::optional<pivot_value> pivot_value_on(const rate_source& source,
                                                               currency c, day d) noexcept {
    if (c == source.pivot()) return pivot_value{};
    const series* const s = source.find(c);
    if (s == nullptr) return std::nullopt;
    const auto seen = s->on(d);
    if (!seen) return std::nullopt;
    // pivot/c says 1 pivot = rate c, so that one c is 1/rate pivot
    if (s->base() == source.pivot()) return pivot_value{decimal{1}, seen->rate};
    return pivot_value{seen->rate, decimal{1}};
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
