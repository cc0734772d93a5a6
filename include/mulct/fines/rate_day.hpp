#pragma once
/// The day that rates for an event are looked up on.

#include <mulct/fines/event.hpp>
#include <mulct/rates/lookup.hpp>

#include <optional>

namespace mulct {

/// A day for which the rule gives the rate of every day that the date may be: the date itself; the
/// first day of a month or year whose average is taken; any day where the rule has its own. None
/// where the days would have different rates.
[[nodiscard]] constexpr std::optional<day> rate_day(const std::optional<partial_date>& date,
                                                    const lookup& rule) noexcept {
    if (!date) {
        if (rule.how == lookup::rule::fixed) return rule.anchor;
        return std::nullopt;
    }
    const day_range days = date->days;
    if (days_looked_at(days.first, rule) == days_looked_at(days.last, rule)) return days.first;
    return std::nullopt;
}

} // namespace mulct
