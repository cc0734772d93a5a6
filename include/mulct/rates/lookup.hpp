#pragma once
/// Which days' rates answer for a day, and why there may be none. docs/rates.md says who uses which
/// rule, and on what authority.

#include <mulct/base/calendar.hpp>
#include <mulct/base/day.hpp>
#include <mulct/base/error.hpp>
#include <mulct/base/names.hpp>
#include <mulct/rates/source.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mulct {

/// What becomes of a currency after its end.
enum class ended_currencies : std::uint8_t {
    succeeded, ///< it is converted by law: at its conversion rate or its redenomination
    refused,   ///< it has no rate any more
};

/// A named rule for choosing rates. No rule interpolates, and none takes a rate that was published
/// after the day or the period it names.
struct lookup {
    enum class rule : std::uint8_t {
        exact,         ///< the day itself, or nothing
        previous,      ///< the last publication day on or before it, at most `within` days back
        month_average, ///< the mean over the publication days of the calendar month it is in
        year_average,  ///< the mean over the publication days of the calendar year it is in
        year_end,      ///< as `previous`, for the last 31 December that is not after it
        fixed,         ///< as `previous`, for `anchor`, whatever the day
        customs,       ///< as `previous`, for the second-last Wednesday of the month before it:
                       ///< Implementing Regulation (EU) 2015/2447, Article 146
        irrevocable,   ///< conversion rates and redenominations alone, which need no source
    };
    rule how = rule::previous;
    int within = 7;
    day anchor{};
    ended_currencies ended = ended_currencies::succeeded;

    [[nodiscard]] static constexpr lookup exact() noexcept { return {rule::exact, 0}; }
    [[nodiscard]] static constexpr lookup previous(int within = 7) noexcept {
        return {rule::previous, within};
    }
    [[nodiscard]] static constexpr lookup month_average() noexcept { return {rule::month_average}; }
    [[nodiscard]] static constexpr lookup year_average() noexcept { return {rule::year_average}; }
    [[nodiscard]] static constexpr lookup year_end() noexcept { return {rule::year_end}; }
    [[nodiscard]] static constexpr lookup fixed(day anchor) noexcept {
        return {rule::fixed, 7, anchor};
    }
    [[nodiscard]] static constexpr lookup customs() noexcept { return {rule::customs}; }
    [[nodiscard]] static constexpr lookup irrevocable() noexcept { return {rule::irrevocable}; }

    [[nodiscard]] constexpr bool averages() const noexcept {
        return how == rule::month_average || how == rule::year_average;
    }
};

inline constexpr std::array<std::string_view, 8> lookup_names{
    "exact",    "previous", "month-average", "year-average",
    "year-end", "fixed",    "customs",       "irrevocable"};

/// The rule's name in options and receipts; `fixed` has its day beside it.
[[nodiscard]] constexpr std::string_view to_string(lookup::rule r) noexcept {
    return lookup_names[static_cast<std::size_t>(r)];
}

/// `unknown_word` for anything but a name.
[[nodiscard]] constexpr parsed<lookup::rule> parse_lookup_rule(std::string_view text) noexcept {
    return parse_name<lookup::rule>(lookup_names, text);
}

/// The day on which currencies must exist for a rule to convert them: a fixed day takes the place
/// of the one asked for.
[[nodiscard]] constexpr day effective_day(day requested, const lookup& rule) noexcept {
    return rule.how == lookup::rule::fixed ? rule.anchor : requested;
}

/// The day or, for an average, the days that a rule looks at.
[[nodiscard]] constexpr day_range days_looked_at(day requested, const lookup& rule) noexcept {
    switch (rule.how) {
    case lookup::rule::month_average: return month_of(requested);
    case lookup::rule::year_average: return calendar_year_of(requested);
    case lookup::rule::year_end: {
        const day end = calendar_year_of(requested).last;
        const day last = requested == end ? end : calendar_year_of(requested).first - 1;
        return {last, last};
    }
    case lookup::rule::customs: {
        constexpr unsigned wednesday = 3;
        const day end = month_of(requested).first - 1; // of the month before
        const auto back = static_cast<std::int32_t>((weekday_of(end) + 7 - wednesday) % 7);
        const day second_last = end - back - 7;
        return {second_last, second_last};
    }
    case lookup::rule::exact:
    case lookup::rule::previous:
    case lookup::rule::fixed:
    case lookup::rule::irrevocable: break;
    }
    const day on = effective_day(requested, rule);
    return {on, on};
}

/// Why there is no rate.
enum class absence_reason : std::uint8_t {
    unknown_currency,      ///< the source has never quoted this currency
    not_yet_existing,      ///< the currency began later (EUR in 1998)
    retired,               ///< the currency had ended (HRK in 2024)
    before_series,         ///< the source began to quote it later
    outside_loaded_data,   ///< after the last day of the rates at hand
    not_a_publication_day, ///< `exact`, and nothing was published that day
    stale,                 ///< nothing was published within the look-back
    suspended, ///< the source published that day, but not this currency (RUB in 2022-06)
};

/// A rate that is not there: which, why, and the nearest days on which it is.
struct absence {
    absence_reason reason;
    currency unit;
    day requested;
    std::optional<day> before; ///< the last day with a rate before the one asked for
    std::optional<day> after;  ///< the first day with a rate after it
    const rate_source* source; ///< which has none; null where the law has none
    lookup rule;               ///< by which it was asked
};

/// Publication days that stand side by side: their first place among the source's, and how many.
struct publication_span {
    std::size_t first;
    std::size_t count;
};

namespace detail {

[[nodiscard]] inline absence absent(absence_reason reason, const rate_source& source, currency c,
                                    day requested, const lookup& rule) noexcept {
    absence a{reason, c, requested, std::nullopt, std::nullopt, &source, rule};
    if (const series* s = source.find(c)) {
        const std::size_t here = s->first_not_before(requested);
        if (here > 0) a.before = (*s)[here - 1].on;
        const std::size_t next = s->first_not_before(requested + 1);
        if (next < s->size()) a.after = (*s)[next].on;
    } else if (c == source.pivot()) {
        const auto days = source.publication_days();
        const std::size_t next = source.first_publication_after(requested);
        if (next > 0) a.before = day{days[next - 1]};
        if (next < days.size()) a.after = day{days[next]};
    }
    return a;
}

/// Whether a source may have published between two days: on a weekday that is no 1 January.
[[nodiscard]] constexpr bool has_working_day(day first, day last) noexcept {
    for (day d = first; d <= last; d = d + 1) {
        const unsigned weekday = weekday_of(d);
        const civil c = civil_of(d);
        const bool new_year = c.month == 1 && c.day_of_month == 1;
        if (weekday != 0 && weekday != 6 && !new_year) return true;
    }
    return false;
}

/// As `find_rate_days`, whether or not the currency exists on the day.
[[nodiscard]] inline result<publication_span, absence>
find_published_days(const rate_source& source, currency c, day requested,
                    const lookup& rule) noexcept {
    const auto absent = [&](absence_reason reason) {
        return failed(detail::absent(reason, source, c, requested, rule));
    };
    const series* const quoted = source.find(c);
    const auto days = source.publication_days();
    const bool monthly = source.published() == frequency::monthly;
    const day_range wanted = days_looked_at(requested, rule);
    const day first_quoted = quoted ? quoted->front().on : source.first_day();

    if (rule.averages()) {
        // a month or a year that the rates at hand do not cover whole has no average
        if (source.last_day() < wanted.last &&
            (monthly || source.last_day() < wanted.first ||
             has_working_day(source.last_day() + 1, wanted.last))) {
            return absent(absence_reason::outside_loaded_data);
        }
        if (wanted.last < first_quoted ||
            (wanted.first < source.first_day() &&
             (monthly || has_working_day(wanted.first, source.first_day() - 1)))) {
            return absent(absence_reason::before_series);
        }
        const std::size_t first = source.first_publication_after(wanted.first - 1);
        const std::size_t count = source.first_publication_after(wanted.last) - first;
        if (count == 0) return absent(absence_reason::stale);
        if (day{days[first]} < first_quoted) return absent(absence_reason::before_series);
        if (quoted &&
            quoted->first_not_before(wanted.last + 1) - quoted->first_not_before(wanted.first) !=
                count) {
            return absent(absence_reason::suspended);
        }
        return publication_span{first, count};
    }

    if (wanted.last > source.last_day()) return absent(absence_reason::outside_loaded_data);
    if (wanted.last < first_quoted) return absent(absence_reason::before_series);
    // the source's first day is on or before the one looked at, so there is one
    const std::size_t place = source.first_publication_after(wanted.last) - 1;
    const day published{days[place]};
    if (monthly) { // a month's rate is the rate of all its days, and of no other
        if (published != month_of(wanted.last).first) return absent(absence_reason::stale);
    } else {
        if (rule.how == lookup::rule::exact && published != wanted.last) {
            return absent(absence_reason::not_a_publication_day);
        }
        if (wanted.last - published > rule.within) return absent(absence_reason::stale);
    }
    if (quoted && !quoted->on(published)) return absent(absence_reason::suspended);
    return publication_span{place, 1};
}

} // namespace detail

/// The publication days whose rates for `c` answer for `requested` (one, but for an average), or
/// why none do. The choice depends on the source's days alone: where the source published but left
/// this currency out, an older rate is no answer, and no mean is taken of what is left. So the two
/// legs of a cross rate always share their days.
[[nodiscard]] inline result<publication_span, absence>
find_rate_days(const rate_source& source, currency c, day requested, const lookup& rule) noexcept {
    const auto absent = [&](absence_reason reason) {
        return failed(detail::absent(reason, source, c, requested, rule));
    };
    if (source.find(c) == nullptr && c != source.pivot()) {
        return absent(absence_reason::unknown_currency);
    }
    const day on = effective_day(requested, rule);
    if (on < c.lifetime().first) return absent(absence_reason::not_yet_existing);
    if (on > c.lifetime().last) return absent(absence_reason::retired);
    return detail::find_published_days(source, c, requested, rule);
}

} // namespace mulct
