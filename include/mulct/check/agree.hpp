#pragma once
/// Whether two reported figures can be the same amount, at a given rate. This is for checking
/// numbers in documents and in tests, and works in constant expressions:
///
///     constexpr exchange_rate may_2022{"GBP"_currency, "USD"_currency, *parse_decimal("1.25721")};
///     static_assert(agree("£7.5m"_figure, "$9.43m"_figure, may_2022));

#include <mulct/base/error.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/number/interval.hpp>

#include <optional>

namespace mulct {

/// 1 `base` = rate x `counter`. It is used as it stands in both directions, never inverted.
struct exchange_rate {
    currency base;
    currency counter;
    decimal rate;
};

/// Two figures' claims side by side, in a common measure.
struct comparison {
    interval<decimal> left;  ///< what the first figure claims, in units in which ...
    interval<decimal> right; ///< ... the second figure's claim can be compared exactly
    [[nodiscard]] constexpr bool agrees() const { return intersects(left, right); }
};

/// What each figure claims, the one in the rate's base currency multiplied by the rate. Figures of
/// one currency need no rate. None where the rate is not between their currencies. Throws
/// `overflow_error` where amount and rate together have more than 38 digits.
[[nodiscard]] constexpr std::optional<comparison> compare(const figure& a, const figure& b,
                                                          const exchange_rate& at) {
    const interval<decimal> left = a.claimed();
    const interval<decimal> right = b.claimed();
    const currency from = a.value.unit();
    const currency to = b.value.unit();
    if (from == to) return comparison{left, right};
    if (from == at.base && to == at.counter) return comparison{scaled(left, at.rate), right};
    if (from == at.counter && to == at.base) return comparison{left, scaled(right, at.rate)};
    return std::nullopt;
}

/// Whether some amount that one figure's digits and hedge allow is, at this rate, one that the
/// other's allow. False where the rate is not between their currencies.
[[nodiscard]] constexpr bool agree(const figure& a, const figure& b, const exchange_rate& at) {
    const auto compared = compare(a, b, at);
    return compared && compared->agrees();
}

} // namespace mulct
