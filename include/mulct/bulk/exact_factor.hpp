#pragma once
/// Multiplying by an exact rate and rounding, in a few steps of the machine.

#include <mulct/number/fraction.hpp>
#include <mulct/number/int128.hpp>
#include <mulct/number/rounding.hpp>

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <optional>

namespace mulct::bulk {

/// What an amount is multiplied by: times / over. An amount in hundredths becomes
/// one in the target's minor units.
struct exact_factor {
    std::uint32_t times = 0;
    std::uint32_t over = 0; ///< at least 1
};

/// The factor of a rate for amounts in hundredths and results with `places` digits after the
/// point (0 to 18); none where words of 32 bits do not hold it: rates have some six digits.
[[nodiscard]] inline std::optional<exact_factor> make_factor(const fraction& rate,
                                                             int places) noexcept {
    const int128 numerator = rate.numerator.coefficient();
    const int128 denominator = rate.denominator.coefficient();
    if (numerator <= 0 || denominator <= 0) return std::nullopt;
    // x hundredths = x / 10^2, and the result is wanted in units of 10^-places
    const int shift = places - 2 + rate.denominator.scale() - rate.numerator.scale();
    constexpr int longest = 18; // powers that 64 bits hold
    constexpr int128 limit = int128{1} << 62;
    if (numerator > limit || denominator > limit || shift > longest || shift < -longest) {
        return std::nullopt;
    }
    auto n = static_cast<std::uint64_t>(numerator);
    auto d = static_cast<std::uint64_t>(denominator);
    auto power = static_cast<std::uint64_t>(mulct::detail::power_of_ten(std::abs(shift)));
    std::uint64_t& grows = shift > 0 ? n : d;
    std::uint64_t& shrinks = shift > 0 ? d : n;
    constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max();
    if (std::uint64_t grown = 0;
        shrinks <= largest && !__builtin_mul_overflow(grows, power, &grown) && grown <= largest) {
        grows = grown;
    } else { // whatever both sides share is taken out before they are multiplied
        const std::uint64_t shared = std::gcd(n, d);
        n /= shared;
        d /= shared;
        const std::uint64_t also_shared = std::gcd(shrinks, power);
        shrinks /= also_shared;
        power /= also_shared;
        if (__builtin_mul_overflow(grows, power, &grows) || n > largest || d > largest) {
            return std::nullopt;
        }
    }
    return exact_factor{static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(d)};
}

/// What is added before dividing, so that cutting off rounds as `policy` says: half the divisor for
/// ties away from zero. Amounts are not negative, so that floor cuts off and ceiling goes away.
[[nodiscard]] constexpr std::uint64_t rounding_addend(const exact_factor& f,
                                                      rounding policy) noexcept {
    switch (policy) {
    case rounding::half_even:
    case rounding::half_up:
    case rounding::half_down: return f.over / 2U;
    case rounding::toward_zero:
    case rounding::floor: return 0;
    case rounding::away:
    case rounding::ceiling: return f.over - 1;
    }
    return 0;
}

/// amount x times / over, rounded; the largest number there is where 64 bits do not hold a step of
/// it.
///
/// The machine divides, so that quotient and remainder are exact, and what was added makes cutting
/// off the rounding. A tie has added half a divisor, which is a whole number only if `over` is
/// even, and so left a remainder of 0. (Multiplying by a precomputed inverse is a few steps less;
/// but the inverse is as long as the factor itself, and the factors of many currencies and days
/// then do not fit the cache beside the core.)
template <rounding Policy>
[[nodiscard, gnu::always_inline]] constexpr std::uint64_t
convert_units(std::uint64_t amount, const exact_factor& f) noexcept {
    constexpr std::uint64_t overflow = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t p = 0;
    if (__builtin_mul_overflow(amount, std::uint64_t{f.times}, &p) ||
        __builtin_add_overflow(p, rounding_addend(f, Policy), &p)) {
        return overflow;
    }
    std::uint64_t q = p / f.over;
    const std::uint64_t rest = p % f.over;
    if constexpr (Policy == rounding::half_even) q -= q & (rest == 0 && f.over % 2 == 0 ? 1U : 0U);
    if constexpr (Policy == rounding::half_down) q -= rest == 0 && f.over % 2 == 0 ? 1U : 0U;
    return q;
}

} // namespace mulct::bulk
