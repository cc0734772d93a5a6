#pragma once
/// Which day's rate answers for a day, and why there may be none.

#include <mulct/base/day.hpp>
#include <mulct/rates/source.hpp>

#include <cstdint>
#include <optional>

namespace mulct {

/// A named rule for choosing the publication day. None looks ahead, none interpolates.
struct lookup {
    enum class rule : std::uint8_t {
        exact,    ///< the day itself, or nothing
        previous, ///< the last publication day on or before it, at most `within` days back
    };
    rule how = rule::previous;
    int within = 7;

    [[nodiscard]] static constexpr lookup exact() noexcept { return {rule::exact, 0}; }
    [[nodiscard]] static constexpr lookup previous(int within = 7) noexcept {
        return {rule::previous, within};
    }
};

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
};

namespace detail {

[[nodiscard]] inline absence absent(absence_reason reason, const rate_source& source, currency c,
                                    day requested) noexcept {
    absence a{reason, c, requested, std::nullopt, std::nullopt};
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

} // namespace detail

/// The publication day whose rate for `c` answers for `requested`, or why none does. The choice
/// depends on the source's days alone: where the source published but left this currency out, an
/// older rate is no answer. So the two legs of a cross rate always share their day.
[[nodiscard]] inline result<day, absence> find_rate_day(const rate_source& source, currency c,
                                                        day requested, lookup rule) noexcept {
    const auto absent = [&](absence_reason reason) {
        return failed(detail::absent(reason, source, c, requested));
    };
    const series* const quoted = source.find(c);
    if (quoted == nullptr && c != source.pivot()) return absent(absence_reason::unknown_currency);
    if (requested < c.lifetime().first) return absent(absence_reason::not_yet_existing);
    if (requested > c.lifetime().last) return absent(absence_reason::retired);
    if (requested > source.last_day()) return absent(absence_reason::outside_loaded_data);
    if (requested < (quoted ? quoted->front().on : source.first_day())) {
        return absent(absence_reason::before_series);
    }
    const std::size_t after = source.first_publication_after(requested);
    // the source's first day is on or before `requested`, so there is one
    const day published{source.publication_days()[after - 1]};
    if (rule.how == lookup::rule::exact && published != requested) {
        return absent(absence_reason::not_a_publication_day);
    }
    if (requested - published > rule.within) return absent(absence_reason::stale);
    if (quoted && !quoted->on(published)) return absent(absence_reason::suspended);
    return published;
}

} // namespace mulct
