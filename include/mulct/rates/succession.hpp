#pragma once
/// What the law puts in a currency's place, and from which day on: the euro at a conversion rate,
/// or a new unit for a whole number of old ones.

#include <mulct/base/day.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/rates/euro_law.hpp>
#include <mulct/rates/redenomination.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace mulct {

/// 1 `to` = rate x `from`, from `first_day` on and for ever.
struct legal_step {
    enum class kind : std::uint8_t {
        conversion_rate, ///< Council Regulation (EC) No 2866/98 and its amendments
        redenomination,  ///< the act named in data/redenominations.csv
    };
    kind what;
    currency from;
    currency to;
    decimal rate;
    day first_day;
};

/// The step that ended a currency, or will end it; none for one that lives on or left no ratio.
[[nodiscard]] constexpr std::optional<legal_step> find_legal_step(currency c) noexcept {
    if (const auto r = find_conversion_rate(c)) {
        return legal_step{legal_step::kind::conversion_rate, c, "EUR"_currency, r->rate,
                          r->first_day};
    }
    if (const auto r = find_redenomination(c)) {
        return legal_step{legal_step::kind::redenomination, c, r->new_unit, decimal{r->old_per_new},
                          r->first_day};
    }
    return std::nullopt;
}

/// The step by which a currency is converted on a day: a conversion rate from the day it was fixed,
/// a redenomination from the new unit's first day.
[[nodiscard]] constexpr std::optional<legal_step> succession(currency c, day on) noexcept {
    const auto step = find_legal_step(c);
    if (!step || on < step->first_day) return std::nullopt;
    return step;
}

/// The redenomination from which a currency came.
[[nodiscard]] constexpr std::optional<legal_step> find_predecessor(currency c) noexcept {
    const std::size_t place = detail::predecessor_places[c.index];
    if (place == 0) return std::nullopt;
    return find_legal_step(*currency::find(detail::redenomination_table[place - 1].old_code));
}

} // namespace mulct
