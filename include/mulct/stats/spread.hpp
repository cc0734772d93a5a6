#pragma once
/// How far amounts lie apart, and their mean on a scale of factors: figures with a root in them.

#include <mulct/number/wide.hpp>
#include <mulct/stats/root.hpp>
#include <mulct/stats/sample.hpp>

#include <algorithm>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace mulct {

/// The standard deviation of amounts that are all there are (divided by n), correctly rounded.
/// `overflow` where 38 digits do not hold it.
[[nodiscard]] inline parsed<decimal> standard_deviation(const sample& s, int places,
                                                        rounding policy) {
    // with x the amounts in units: sqrt(n sum(x^2) - sum(x)^2) / n
    detail::wide squares = 0;
    for (const int128 u : s.units())
        squares += detail::to_wide(u) * detail::to_wide(u);
    const detail::wide n = s.count();
    const detail::wide total = detail::to_wide(s.total_units());
    const detail::wide unit = detail::wide_power_of_ten(s.places());
    return detail::rounded_root(n * squares - total * total, n * n * unit * unit, 2, places,
                                policy);
}

namespace detail {

/// A product of many factors above zero, known between two bounds: each is mantissa x 2^exponent
/// with a mantissa of 64 bits, cut off at every step or raised by one. After n steps the two are
/// less than 2n parts in 2^63 apart.
class product_bounds {
  public:
    void multiply(uint128 factor) noexcept {
        low_ = product(low_, normalized(factor, false), false);
        high_ = product(high_, normalized(factor, true), true);
    }

    /// Its n-th power (1 or more).
    [[nodiscard]] product_bounds power(std::size_t n) const noexcept {
        product_bounds result = *this;
        for (int bit = static_cast<int>(std::bit_width(n)) - 2; bit >= 0; --bit) {
            result.multiply(result);
            if ((n >> bit & 1) != 0) result.multiply(*this);
        }
        return result;
    }

    /// How the products compare, where the bounds tell.
    [[nodiscard]] friend std::optional<std::strong_ordering>
    compare(const product_bounds& a, const product_bounds& b) noexcept {
        if (below(a.high_, b.low_)) return std::strong_ordering::less;
        if (below(b.high_, a.low_)) return std::strong_ordering::greater;
        return std::nullopt;
    }

  private:
    struct number {
        std::uint64_t mantissa;
        std::int64_t exponent;
    };

    static number normalized(uint128 x, bool up) noexcept {
        const auto high = static_cast<std::uint64_t>(x >> 64);
        const int size = high != 0 ? 128 - std::countl_zero(high)
                                   : 64 - std::countl_zero(static_cast<std::uint64_t>(x));
        if (size <= 64) return {static_cast<std::uint64_t>(x) << (64 - size), size - 64};
        const int cut = size - 64;
        const number n{static_cast<std::uint64_t>(x >> cut), cut};
        const bool exact = (uint128{n.mantissa} << cut) == x;
        return up && !exact ? raised(n) : n;
    }
    static number raised(number n) noexcept {
        if (++n.mantissa != 0) return n;
        return {std::uint64_t{1} << 63, n.exponent + 1};
    }
    static number product(number a, number b, bool up) noexcept {
        number n = normalized(uint128{a.mantissa} * b.mantissa, up);
        n.exponent += a.exponent + b.exponent;
        return n;
    }
    void multiply(const product_bounds& b) noexcept {
        low_ = product(low_, b.low_, false);
        high_ = product(high_, b.high_, true);
    }
    static bool below(number a, number b) noexcept {
        return a.exponent != b.exponent ? a.exponent < b.exponent : a.mantissa < b.mantissa;
    }

    number low_{std::uint64_t{1} << 63, -63};
    number high_ = low_;
};

/// The exact product, by halves, so that large factors meet large ones.
[[nodiscard]] inline wide exact_product(std::span<const int128> factors) {
    if (factors.size() == 1) return to_wide(factors.front());
    const std::size_t half = factors.size() / 2;
    return exact_product(factors.first(half)) * exact_product(factors.subspan(half));
}

} // namespace detail

/// The n-th root of the product of n amounts, none of them negative, correctly rounded: bounds of
/// the product decide, and the exact product where they do not. Zero where one amount is.
/// `overflow` where 37 digits do not hold the greatest amount with the digits wanted.
[[nodiscard]] inline parsed<decimal> geometric_mean(const sample& s, int places, rounding policy) {
    if (s.units().front() == 0) return decimal::make(0, places);
    if (s.units().front() == s.units().back()) return s.min().try_rounded(places, policy);
    const std::size_t n = s.count();
    const auto degree = static_cast<unsigned>(n);
    // the root is looked for in halves of a unit that holds all amounts, between two of which it is
    const int finer = std::max(places, s.places());
    const uint128 to_halves = 2 * detail::power_of_ten(finer - s.places());
    const auto largest = detail::multiplied(static_cast<uint128>(s.units().back()), to_halves);
    if (!largest || *largest >= detail::power_of_ten(decimal::max_digits)) {
        return failed(error{errc::overflow});
    }
    detail::product_bounds product;
    for (const int128 u : s.units())
        product.multiply(static_cast<uint128>(u) * to_halves);
    std::optional<detail::wide> exact;
    const auto against = [&](uint128 root) -> std::strong_ordering {
        detail::product_bounds one;
        one.multiply(root);
        if (const auto known = compare(one.power(n), product)) return *known;
        if (!exact) {
            exact = detail::exact_product(s.units()) * pow(detail::wide{to_halves}, degree);
        }
        const detail::wide power = pow(detail::wide{root}, degree);
        return power.compare(*exact) <=> 0;
    };
    uint128 low = static_cast<uint128>(s.units().front()) * to_halves; // its power is below
    uint128 high = *largest;                                           // its power is above
    while (high - low > 1) {
        const uint128 middle = low + (high - low) / 2;
        (against(middle) <= 0 ? low : high) = middle;
    }
    const bool is_root = against(low) == 0;
    const uint128 unit = 2 * detail::power_of_ten(finer - places);
    const uint128 kept = low / unit;
    const uint128 rest = low % unit;
    auto half = rest <=> unit / 2;
    if (half == 0 && !is_root) half = std::strong_ordering::greater;
    const bool up =
        detail::rounds_up_magnitude(policy, false, kept % 2 != 0, half, is_root && rest == 0);
    return decimal::make(static_cast<int128>(kept + (up ? 1U : 0U)), places);
}

} // namespace mulct
