#pragma once
/// Currencies that were replaced by another at a fixed whole ratio: old lira for new. The ratios,
/// their days and the evidence for each are in data/redenominations.csv.

#include <mulct/base/day.hpp>
#include <mulct/base/error.hpp>
#include <mulct/money/money.hpp>
#include <mulct/number/quotient.hpp>
#include <mulct/rates/legal_places.hpp>
#include <mulct/rates/legal_table.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace mulct {

/// old_per_new x old_unit = 1 new_unit, from the first day of the new one on.
struct redenomination {
    currency old_unit;
    currency new_unit;
    std::int64_t old_per_new;
    day first_day;
};

/// The redenomination that ended a currency.
[[nodiscard]] constexpr std::optional<redenomination> find_redenomination(currency c) noexcept {
    const std::size_t place = detail::redenomination_places[c.index];
    if (place == 0) return std::nullopt;
    const detail::redenomination_record& r = detail::redenomination_table[place - 1];
    return redenomination{c, *currency::find(r.new_code), r.old_per_new, day{r.first_day}};
}

/// An old amount in the new unit, with `places` digits after the point, rounded by `policy`.
/// `unknown_currency` if the currency was not redenominated, `overflow` if the result has no
/// decimal.
[[nodiscard]] constexpr parsed<money> redenominated(const money& old, int places,
                                                    rounding policy) noexcept {
    const auto r = find_redenomination(old.unit());
    if (!r) return failed(error{errc::unknown_currency});
    const auto amount = try_divide(old.amount(), decimal{r->old_per_new}, places, policy);
    if (!amount) return failed(amount.error());
    return money{*amount, r->new_unit};
}

} // namespace mulct
