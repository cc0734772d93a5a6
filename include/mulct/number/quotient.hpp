#pragma once
/// A quotient of two decimals, rounded once: what a conversion needs, without the unbounded
/// integers of `ratio`, so that it costs little to include and works in constant expressions.

#include <mulct/number/decimal.hpp>

#include <compare>
#include <cstdint>

namespace mulct {
namespace detail {

/// 10 * rest / divisor, leaving the new remainder in `rest`, which is below `divisor`. Most
/// divisors leave room for ten times the rest in a machine word. For the others, ten sums of
/// numbers below the divisor, which is below 10^38, each stay below 2 x 10^38 < 2^128, where rest *
/// 10 would not.
[[nodiscard]] constexpr unsigned next_digit(uint128& rest, uint128 divisor) noexcept {
    if (divisor <= UINT64_MAX / 10) {
        const auto word = static_cast<std::uint64_t>(divisor);
        const std::uint64_t ten = static_cast<std::uint64_t>(rest) * 10;
        rest = ten % word;
        return static_cast<unsigned>(ten / word);
    }
    unsigned digit = 0;
    uint128 sum = 0;
    for (int i = 0; i < 10; ++i) {
        sum += rest;
        if (sum >= divisor) {
            sum -= divisor;
            ++digit;
        }
    }
    rest = sum;
    return digit;
}

} // namespace detail

/// a / b with exactly `places` digits after the point (0 to 38), correctly rounded by `policy`.
/// `zero` if b is zero, `overflow` where 38 digits do not hold the result.
[[nodiscard]] constexpr parsed<decimal> try_divide(const decimal& a, const decimal& b, int places,
                                                   rounding policy) noexcept {
    if (b.is_zero()) return failed(error{errc::zero});
    if (places < 0 || places > decimal::max_scale) return failed(error{errc::overflow});
    const bool negative = a.is_negative() != b.is_negative();
    const uint128 divisor = detail::magnitude(b.coefficient());
    uint128 kept = detail::magnitude(a.coefficient()) / divisor;
    uint128 rest = detail::magnitude(a.coefficient()) % divisor;

    // a / b = (kept + rest / divisor) x 10^(b.scale - a.scale); `digits` more of it are wanted.
    int digits = places + b.scale() - a.scale();
    for (; digits > 0; --digits) {
        const unsigned digit = detail::next_digit(rest, divisor);
        const auto shifted = detail::multiplied(kept, 10);
        // below 10^38 after this check, so that adding a digit cannot wrap
        if (!shifted || *shifted >= detail::power_of_ten(decimal::max_digits)) {
            return failed(error{errc::overflow});
        }
        kept = *shifted + digit;
    }
    // Fewer are wanted than the whole quotient has: the last -digits of them are cut off too. With
    // -digits at most 38, the unit is at most 10^38.
    const uint128 unit = detail::power_of_ten(-digits);
    const uint128 cut = kept % unit;
    kept /= unit;
    const bool exact = cut == 0 && rest == 0;
    std::strong_ordering half = std::strong_ordering::less;
    if (unit == 1) {
        half = rest <=> divisor - rest; // rest < divisor
    } else {
        half = cut <=> unit / 2;
        if (half == 0 && rest != 0) half = std::strong_ordering::greater;
    }
    if (detail::rounds_up_magnitude(policy, negative, kept % 2 != 0, half, exact)) ++kept;
    const auto coefficient = static_cast<int128>(kept);
    return decimal::make(negative ? -coefficient : coefficient, places);
}

} // namespace mulct
