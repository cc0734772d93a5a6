#pragma once
/// A quotient of two decimals that is not worked out.

#include <mulct/number/decimal.hpp>

#include <compare>

namespace mulct {

/// Numerator and denominator are kept as they stand, so that comparing takes products alone; it
/// throws `overflow_error` where a product has more than 38 digits. The denominator is not below
/// zero; 1/0 is above every number.
struct fraction {
    decimal numerator{1};
    decimal denominator{1};

    [[nodiscard]] friend constexpr std::weak_ordering operator<=>(const fraction& a,
                                                                  const fraction& b) {
        return a.numerator * b.denominator <=> b.numerator * a.denominator;
    }
    [[nodiscard]] friend constexpr bool operator==(const fraction& a, const fraction& b) {
        return (a <=> b) == 0;
    }
};

[[nodiscard]] constexpr fraction inverse(const fraction& f) noexcept {
    return {f.denominator, f.numerator};
}

} // namespace mulct
