#pragma once
/// Which of two figures says the same more exactly.

#include <mulct/figure/figure.hpp>
#include <mulct/number/decimal.hpp>

namespace mulct {

/// Whether `finer` has more digits than `rougher` and lies less than one unit of its last digit
/// away, so that either rounding or cutting off makes the one of the other: £7,552,800 of £7.5m.
[[nodiscard]] constexpr bool refines(const figure& finer, const figure& rougher) {
    if (finer.value.unit() != rougher.value.unit()) return false;
    if (finer.last_digit >= rougher.last_digit) return false;
    return abs(finer.value.amount() - rougher.value.amount()) < rougher.unit();
}

} // namespace mulct
