#pragma once

// What a rounded number should be, by Boost's rational numbers and the definition of each policy:
// the two neighbours on the number line, and which of them it takes.

#include <mulct/number/decimal.hpp>
#include <mulct/number/rounding.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <rapidcheck.h>

namespace oracle {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using mulct::rounding;

constexpr rounding policies[] = {rounding::half_even,   rounding::half_up, rounding::half_down,
                                 rounding::toward_zero, rounding::away,    rounding::floor,
                                 rounding::ceiling};

inline cpp_int ten_to(int n) {
    return pow(cpp_int{10}, static_cast<unsigned>(n));
}

/// 10^n for any n.
inline cpp_rational shift(int n) {
    return n < 0 ? cpp_rational{1, ten_to(-n)} : cpp_rational{ten_to(n)};
}

inline cpp_rational value(const mulct::decimal& x) {
    return cpp_rational{cpp_int{x.coefficient()}, ten_to(x.scale())};
}

/// How many units of 10^-places x has.
inline cpp_rational in_units(const cpp_rational& x, int places) {
    return x * ten_to(places);
}

/// More than 38 digits.
inline bool too_large(const cpp_int& coefficient) {
    return abs(coefficient) >= ten_to(38);
}

inline bool is_tie(const cpp_rational& x) {
    return denominator(x) == 2;
}

/// The whole number that `policy` takes x to.
inline cpp_int rounded(const cpp_rational& x, rounding policy) {
    cpp_int below = numerator(x) / denominator(x);
    if (below > x) --below; // the division cuts toward zero
    if (below == x) return below;
    const cpp_int above = below + 1;
    const cpp_int outer = x > 0 ? above : below;
    const cpp_int inner = x > 0 ? below : above;
    const cpp_int nearest = x - below < above - x ? below : above;
    switch (policy) {
    case rounding::half_even: return is_tie(x) ? (below % 2 == 0 ? below : above) : nearest;
    case rounding::half_up: return is_tie(x) ? outer : nearest;
    case rounding::half_down: return is_tie(x) ? inner : nearest;
    case rounding::toward_zero: return inner;
    case rounding::away: return outer;
    case rounding::floor: return below;
    case rounding::ceiling: return above;
    }
    return 0;
}

/// The coefficient of x rounded to `places` digits after the point.
inline cpp_int rounded(const cpp_rational& x, int places, rounding policy) {
    return rounded(in_units(x, places), policy);
}

/// Whether x is `coefficient` x 10^-places, with just so many places.
inline bool is(const mulct::decimal& x, const cpp_int& coefficient, int places) {
    return x.scale() == places && cpp_int{x.coefficient()} == coefficient;
}

// rapidcheck starts small, and the edges are large: these do not depend on its size.

inline rc::Gen<int> from_to(int low, int high) {
    return rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1));
}

inline rc::Gen<std::uint64_t> any_word() {
    return rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>());
}

inline rc::Gen<mulct::uint128> below_ten_to(int n) {
    return rc::gen::map(rc::gen::pair(any_word(), any_word()), [n](const auto& words) {
        return (mulct::uint128{words.first} << 64 | words.second) % mulct::detail::power_of_ten(n);
    });
}

/// A number with `digits` digits at most, of either sign.
inline rc::Gen<mulct::decimal> decimal_of(int digits, int scale) {
    return rc::gen::map(rc::gen::pair(rc::gen::arbitrary<bool>(), below_ten_to(digits)),
                        [scale](const auto& parts) {
                            const auto m = static_cast<mulct::int128>(parts.second);
                            return *mulct::decimal::make(parts.first ? -m : m, scale);
                        });
}

} // namespace oracle
