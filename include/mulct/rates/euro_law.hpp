#pragma once
/// Conversion between the euro and the currencies it replaced, as the law says: Council Regulation
/// (EC) No 1103/97, Articles 4 and 5. The conversion rates are those of Council Regulation (EC) No
/// 2866/98 and its amendments; data/conversion_rates.csv names the act for each.

#include <mulct/base/day.hpp>
#include <mulct/base/error.hpp>
#include <mulct/money/money.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/number/quotient.hpp>
#include <mulct/rates/legal_places.hpp>
#include <mulct/rates/legal_table.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace mulct {

/// An irrevocable conversion rate: 1 euro = rate x unit, from its first day on. The rate has six
/// significant figures and is used as it is: it is never rounded, cut or inverted (Art. 4(1) to
/// (3)).
struct conversion_rate {
    currency unit;
    decimal rate;
    day first_day;
};

/// The conversion rate of a currency that became the euro.
[[nodiscard]] constexpr std::optional<conversion_rate> find_conversion_rate(currency c) noexcept {
    const std::size_t place = detail::conversion_rate_places[c.index];
    if (place == 0) return std::nullopt;
    const detail::conversion_rate_record& r = detail::conversion_rate_table[place - 1];
    return conversion_rate{c, *decimal::make(r.coefficient, r.scale), day{r.first_day}};
}

/// Why the law gives no conversion.
enum class euro_law_problem : std::uint8_t {
    no_conversion_rate,    ///< the currency did not become the euro
    too_few_intermediates, ///< the intermediate in euro would have fewer than three decimals
    overflow, ///< the result, or the product that it is rounded from, has more than 38 digits
};

template <class T>
using euro_law_result = result<T, euro_law_problem>;

/// How many decimals the intermediate amount in euro keeps between two national currencies. It may
/// be rounded, but to no fewer than three (Art. 4(4)); without a number it is kept exact.
struct intermediate {
    std::optional<int> decimals;

    [[nodiscard]] static constexpr intermediate exact() noexcept { return {std::nullopt}; }
    [[nodiscard]] static constexpr intermediate rounded_to(int decimals) noexcept {
        return {decimals};
    }
};

/// An amount in a national currency, the euro or another national currency, by the conversion rates
/// alone: from national to national through the euro (Art. 4(4)). The result is rounded to the
/// nearest sub-unit of the target, a half up (Art. 5).
///
/// The rates are law for all time, so no day is asked for: whether a currency was still in use on a
/// day is its lifetime's matter.
[[nodiscard]] constexpr euro_law_result<money>
convert_by_law(const money& from, currency to,
               intermediate between = intermediate::exact()) noexcept {
    constexpr currency euro = "EUR"_currency;
    constexpr auto nearest = rounding::half_up;
    const auto problem = [](euro_law_problem p) { return failed(p); };

    const auto from_rate = find_conversion_rate(from.unit());
    const auto to_rate = find_conversion_rate(to);
    if ((from.unit() != euro && !from_rate) || (to != euro && !to_rate)) {
        return problem(euro_law_problem::no_conversion_rate);
    }
    const int places = *to.minor_unit(); // every currency that got here has one
    if (from_rate && to_rate && between.decimals && *between.decimals < 3) {
        return problem(euro_law_problem::too_few_intermediates);
    }

    parsed<decimal> rounded = from.amount();
    if (from.unit() == to) {
        rounded = from.amount().try_rounded(places, nearest);
    } else if (to == euro) {
        rounded = try_divide(from.amount(), from_rate->rate, places, nearest);
    } else if (from.unit() == euro || between.decimals) {
        if (from_rate) {
            rounded = try_divide(from.amount(), from_rate->rate, *between.decimals, nearest);
        }
        if (rounded) rounded = try_multiply(*rounded, to_rate->rate);
        if (rounded) rounded = rounded->try_rounded(places, nearest);
    } else {
        // multiplied before it is divided, so that the only rounding is the last
        rounded = try_multiply(from.amount(), to_rate->rate);
        if (rounded) rounded = try_divide(*rounded, from_rate->rate, places, nearest);
    }
    if (!rounded) return problem(euro_law_problem::overflow);
    return money{*rounded, to};
}

} // namespace mulct
