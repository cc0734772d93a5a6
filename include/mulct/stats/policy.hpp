#pragma once
/// When fines are put into the currency of the figures.

#include <mulct/base/calendar.hpp>
#include <mulct/fines/fine_case.hpp>
#include <mulct/fines/rate_day.hpp>
#include <mulct/rates/lookup.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mulct {

/// At which day's rate, and by which rule.
struct conversion_policy {
    enum class time : std::uint8_t {
        own_day,   ///< of the decision that set the amount
        final_day, ///< of the case's last event, which may have left the amount as it was
        anchor,    ///< one day or one year for all: constant currency
    };
    time when = time::own_day;
    lookup rule = lookup::previous();
    day anchor{};

    /// A rule alone is for each amount's own day.
    constexpr conversion_policy(const lookup& own = lookup::previous()) noexcept : rule(own) {}
    constexpr conversion_policy(time t, const lookup& r, day d) noexcept
        : when(t), rule(r), anchor(d) {}

    [[nodiscard]] static constexpr conversion_policy own_day() noexcept { return {}; }
    [[nodiscard]] static constexpr conversion_policy final_day() noexcept {
        return {time::final_day, lookup::previous(), day{}};
    }
    [[nodiscard]] static constexpr conversion_policy month_average() noexcept {
        return {time::own_day, lookup::month_average(), day{}};
    }
    [[nodiscard]] static constexpr conversion_policy year_average() noexcept {
        return {time::own_day, lookup::year_average(), day{}};
    }
    /// The rate of one day for all.
    [[nodiscard]] static constexpr conversion_policy on(day d) noexcept {
        return {time::anchor, lookup::previous(), d};
    }
    /// The average of one year for all. `first` is any day of it.
    [[nodiscard]] static constexpr conversion_policy in_year_of(day first) noexcept {
        return {time::anchor, lookup::year_average(), first};
    }
};

/// Reads "own", "final", "month", "year", YYYY-MM-DD or YYYY; `unknown_word`, or what is wrong with
/// the day.
[[nodiscard]] constexpr parsed<conversion_policy>
parse_conversion_policy(std::string_view text) noexcept {
    if (text == "own") return conversion_policy::own_day();
    if (text == "final") return conversion_policy::final_day();
    if (text == "month") return conversion_policy::month_average();
    if (text == "year") return conversion_policy::year_average();
    const bool begins_as_day = !text.empty() && text[0] >= '0' && text[0] <= '9';
    if (!begins_as_day) {
        return failed(error{text.empty() ? errc::empty : errc::unknown_word, 0, text.size()});
    }
    const auto date = parse_partial_date(text);
    if (!date) return failed(date.error());
    if (text.size() == 7) return failed(error{errc::bad_day_form, 0, text.size()});
    return text.size() == 4 ? conversion_policy::in_year_of(date->days.first)
                            : conversion_policy::on(date->days.first);
}

/// Writes what `parse_conversion_policy` reads, for policies with its rules.
[[nodiscard]] inline std::string to_string(const conversion_policy& p) {
    const bool yearly = p.rule.how == lookup::rule::year_average;
    switch (p.when) {
    case conversion_policy::time::anchor: return to_string(p.anchor).substr(0, yearly ? 4 : 10);
    case conversion_policy::time::final_day: return "final";
    case conversion_policy::time::own_day: break;
    }
    return yearly ? "year" : p.rule.how == lookup::rule::month_average ? "month" : "own";
}

/// The event at whose day's rate the amount of another one of its case is converted, where that is
/// not one day for all.
[[nodiscard]] inline const fine_event& rate_event(const conversion_policy& p, const fine_case& c,
                                                  const fine_event& event) noexcept {
    return p.when == conversion_policy::time::final_day ? c.events.back() : event;
}

/// The day whose rate a fine is converted at, as `rate_day` says; none where its date leaves it
/// open. `now` is the case's.
[[nodiscard]] inline std::optional<day> rate_day(const conversion_policy& p, const fine_case& c,
                                                 const standing& now) noexcept {
    if (p.when == conversion_policy::time::anchor) return p.anchor;
    return rate_day(rate_event(p, c, *now.decided_by).date, p.rule);
}

} // namespace mulct
