#pragma once
/// Amounts divided: by an amount of the same currency, which gives how many times the one contains
/// the other. Nothing else is a division of money; see money/allocation.hpp for dividing it up.

#include <mulct/money/money.hpp>
#include <mulct/number/ratio.hpp>

namespace mulct {

/// The exact quotient. Throws `currency_mismatch` and `division_by_zero`.
template <class Unit>
[[nodiscard]] ratio operator/(const basic_money<Unit>& a, const basic_money<Unit>& b) {
    if (a.unit() != b.unit()) throw currency_mismatch{a.unit(), b.unit()};
    return ratio{a.amount()} / ratio{b.amount()};
}

} // namespace mulct
