#pragma once
/// The rates that would make two figures the same amount.

#include <mulct/figure/figure.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/number/fraction.hpp>
#include <mulct/number/interval.hpp>
#include <mulct/number/quotient.hpp>
#include <mulct/number/rounding.hpp>

namespace mulct {

/// So many significant digits of a fraction, correctly rounded; up to 20.
[[nodiscard]] constexpr decimal significant(const fraction& f, int digits, rounding policy) {
    const auto quotient = [&](int places, rounding how) {
        return *try_divide(f.numerator, f.denominator, places, how);
    };
    const decimal whole = quotient(0, rounding::floor);
    int places = digits;
    if (whole.is_zero()) {
        int first = 1; // the place of the first digit that is not zero
        while (first < decimal::max_scale - digits && quotient(first, rounding::floor).is_zero())
            ++first;
        places = first + digits - 1;
    } else {
        for (decimal rest = whole; !rest.is_zero() && places > 0; --places)
            rest = try_shift(rest, -1)->rounded(0, rounding::floor);
    }
    return quotient(places, policy);
}

/// All rates at which some amount of one interval is one of the other.
using implied_rates = interval<fraction>;

/// What one unit of the first figure's currency would be in the second's. Both intervals must lie
/// above zero, but for a low end that may be zero and leaves the rate open above.
[[nodiscard]] constexpr implied_rates implied_by(const interval<decimal>& from,
                                                 const interval<decimal>& to) {
    return {{{to.low.value, from.high.value}, to.low.closed && from.high.closed},
            {{to.high.value, from.low.value}, to.high.closed && from.low.closed}};
}

/// The rates that are no further than `tolerance` (0.0025 is a quarter of a per cent of the true
/// rate) from one of these.
[[nodiscard]] constexpr implied_rates widened(const implied_rates& rates,
                                              const decimal& tolerance) {
    const fraction& low = rates.low.value;
    const fraction& high = rates.high.value;
    return {{{low.numerator, low.denominator * (decimal{1} + tolerance)}, rates.low.closed},
            {{high.numerator, high.denominator * (decimal{1} - tolerance)}, rates.high.closed}};
}

/// The same with the currencies changed round.
[[nodiscard]] constexpr implied_rates inverse(const implied_rates& rates) noexcept {
    return {{inverse(rates.high.value), rates.high.closed},
            {inverse(rates.low.value), rates.low.closed}};
}

/// Whether the widest of the rates is more than `width` (0.1 is ten per cent) above the narrowest.
[[nodiscard]] constexpr bool is_wider_than(const implied_rates& rates, const decimal& width) {
    const fraction& low = rates.low.value;
    const fraction limit{low.numerator * (decimal{1} + width), low.denominator};
    return limit < rates.high.value;
}

} // namespace mulct
