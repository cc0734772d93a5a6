#pragma once
/// Roots of exact quotients, rounded once: no approximation decides a digit, a remainder does.

#include <mulct/number/decimal.hpp>
#include <mulct/number/rounding.hpp>
#include <mulct/number/wide.hpp>

#include <compare>

namespace mulct::detail {

/// The greatest whole number whose `degree`-th power (1 or more) is not above `x`, which is not
/// negative. Newton's steps from above, which descend until they have arrived.
[[nodiscard]] inline wide floor_root(const wide& x, unsigned degree) {
    if (x < 2 || degree == 1) return x;
    wide root = wide{1} << (msb(x) / degree + 1);
    for (;;) {
        const wide next = (root * (degree - 1) + x / pow(root, degree - 1)) / degree;
        if (next >= root) return root;
        root = next;
    }
}

/// A power of ten of any size.
[[nodiscard]] inline wide any_power_of_ten(unsigned n) {
    return pow(wide{10}, n);
}

/// The `degree`-th root of numerator / denominator, neither of them negative and the second not
/// zero, with `places` digits after the point; `overflow` where 38 digits do not hold it.
[[nodiscard]] inline parsed<decimal> rounded_root(const wide& numerator, const wide& denominator,
                                                  unsigned degree, int places, rounding policy) {
    if (places < 0 || places > decimal::max_scale) return failed(error{errc::overflow});
    const wide scaled = numerator * any_power_of_ten(degree * static_cast<unsigned>(places));
    wide root = floor_root(scaled / denominator, degree);
    const bool exact = wide{pow(root, degree) * denominator} == scaled;
    // the root against root + 1/2, without a fraction: both sides times 2^degree
    const wide middle = pow(wide{root * 2 + 1}, degree) * denominator;
    const auto half = wide{scaled << degree}.compare(middle);
    if (rounds_up_magnitude(policy, false, bit_test(root, 0), half <=> 0, exact)) ++root;
    const auto coefficient = to_int128(root);
    if (!coefficient) return failed(error{errc::overflow});
    return decimal::make(*coefficient, places);
}

} // namespace mulct::detail
