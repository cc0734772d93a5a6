#pragma once
/// Converting an amount at the rate of a named day, with everything that went into it.

#include <mulct/money/money.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/rates/lookup.hpp>

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mulct {

/// One step of a route: a published rate, and whether the amount was multiplied or divided by it.
/// Rates are used as published; none is ever inverted.
struct leg {
    currency base;
    currency counter;
    decimal rate; ///< 1 base = rate x counter
    bool divides; ///< the step goes from counter to base
};

/// A conversion and its receipt.
struct conversion {
    money from;
    money to;              ///< rounded once, at the end
    ratio exact;           ///< before rounding
    day requested;         ///< the day that was asked for
    day rate_day;          ///< the day whose rates were used
    std::string source;    ///< short name
    std::vector<leg> legs; ///< in order; none where nothing needed converting
    rounding policy;
    int places; ///< digits after the point that `to` was rounded to
};

/// Why an amount could not be converted, other than for want of a rate.
enum class conversion_problem : std::uint8_t {
    no_minor_unit, ///< the target has no minor unit to round to, and no number of places was given
    overflow,      ///< the result does not fit a decimal
};

using conversion_failure = std::variant<absence, conversion_problem>;

/// How a conversion ends: by what rule and where. Without `places`, the target's minor unit.
struct rounding_rule {
    rounding policy;
    std::optional<int> places = std::nullopt;
};

/// The publication day on which both currencies have a rate, by `rule`.
[[nodiscard]] inline result<day, absence> find_common_day(const rate_source& source, currency a,
                                                          currency b, day requested,
                                                          lookup rule) noexcept {
    const auto day_of_a = find_rate_day(source, a, requested, rule);
    if (!day_of_a) return day_of_a;
    // the day is chosen from the source's days, so it is the same for both, or absent
    return find_rate_day(source, b, requested, rule);
}

/// The published rates that lead from one currency to another on a publication day on which both
/// are quoted: through the source's pivot, or straight to or from it.
[[nodiscard]] inline std::vector<leg> find_legs(const rate_source& source, currency from,
                                                currency to, day published) {
    std::vector<leg> legs;
    const auto step = [&](currency quoted, bool toward_pivot) {
        const series& s = *source.find(quoted);
        const bool quoted_is_base = s.base() == quoted;
        legs.push_back(
            {s.base(), s.counter(), s.on(published)->rate, toward_pivot != quoted_is_base});
    };
    if (from == to) return legs;
    if (from != source.pivot()) step(from, true);
    if (to != source.pivot()) step(to, false);
    return legs;
}

/// What one unit at the start of the route is at its end.
[[nodiscard]] inline ratio cross_rate(const std::vector<leg>& legs) {
    ratio rate{1};
    for (const leg& l : legs)
        rate = l.divides ? rate / ratio{l.rate} : rate * ratio{l.rate};
    return rate;
}

/// Converts `from` at the source's rate for `requested`, found by `rule`, and rounds once. An
/// amount that is in the target currency already needs no rate, and has the day asked for.
[[nodiscard]] inline result<conversion, conversion_failure> convert(const money& from, currency to,
                                                                    const rate_source& source,
                                                                    day requested, lookup rule,
                                                                    rounding_rule finish) {
    const auto problem = [](conversion_problem p) { return failed(conversion_failure{p}); };
    const auto places = finish.places ? finish.places : to.minor_unit();
    if (!places) return problem(conversion_problem::no_minor_unit);

    day rate_day = requested;
    std::vector<leg> legs;
    if (from.unit() != to) {
        const auto found = find_common_day(source, from.unit(), to, requested, rule);
        if (!found) return failed(conversion_failure{found.error()});
        rate_day = *found;
        legs = find_legs(source, from.unit(), to, rate_day);
    }
    ratio exact = ratio{from.amount()} * cross_rate(legs);
    const auto rounded = exact.try_rounded(*places, finish.policy);
    if (!rounded) return problem(conversion_problem::overflow);
    return conversion{from,     money{*rounded, to},        std::move(exact), requested,
                      rate_day, std::string{source.name()}, std::move(legs),  finish.policy,
                      *places};
}

} // namespace mulct
