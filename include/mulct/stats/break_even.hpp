#pragma once
/// The exchange rate at which the greater of two totals is no longer the greater.

#include <mulct/number/decimal.hpp>
#include <mulct/number/ratio.hpp>

#include <optional>

namespace mulct {

/// A total seen from one of its currencies.
struct exposure {
    decimal own;  ///< what is in that currency, in its own units
    decimal rest; ///< all else, in the currency of the figures
};

/// The rate r of that currency (1 unit = r of the figures' currency) at which a and b are equal:
/// a.own r + a.rest = b.own r + b.rest. None where no rate above zero makes them so.
[[nodiscard]] inline std::optional<ratio> break_even_rate(const exposure& a, const exposure& b) {
    const decimal slope = a.own - b.own;
    if (slope.is_zero()) return std::nullopt;
    const ratio rate = (b.rest - a.rest) / slope;
    if (rate <= ratio{0}) return std::nullopt;
    return rate;
}

} // namespace mulct
