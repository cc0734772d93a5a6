#pragma once
/// Converting an amount at the rate of a named day, with everything that went into it.

#include <mulct/money/money.hpp>
#include <mulct/number/fraction.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/rates/lookup.hpp>
#include <mulct/rates/rate_row.hpp>
#include <mulct/rates/succession.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace mulct {

/// One step of a route: a rate, and whether the amount was multiplied or divided by it. Rates are
/// used as they were published or fixed; none is ever inverted.
struct leg {
    enum class kind : std::uint8_t { published, conversion_rate, redenomination };

    currency base;
    currency counter;
    decimal rate; ///< 1 base = rate x counter; of an average, the sum of `observations` rates
    bool divides; ///< the step goes from counter to base
    kind what = kind::published;
    std::size_t observations = 1; ///< how many published rates this is the mean of

    /// The rate that the amount is multiplied or divided by.
    [[nodiscard]] ratio used() const {
        return observations == 1 ? ratio{rate}
                                 : rate / decimal{static_cast<std::int64_t>(observations)};
    }
};

/// The publication days that rates were taken from.
struct days_used {
    day first;
    day last;
    std::size_t count; ///< publication days from first to last; more than one only for an average

    friend bool operator==(const days_used&, const days_used&) = default;
};

/// A conversion and its receipt.
struct conversion {
    money from;
    money to;                      ///< rounded once, at the end
    ratio exact;                   ///< before rounding
    day requested;                 ///< the day that was asked for
    lookup rule;                   ///< how the rates were chosen
    const rate_source* source;     ///< that served; null where no published rate was needed
    std::optional<days_used> days; ///< whose rates were used; none without a source
    std::vector<leg> legs;         ///< in order; none where nothing needed converting
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

/// The published rates that lead from one currency to another on publication days on which both
/// are quoted: through the source's pivot, or straight to or from it.
[[nodiscard]] inline std::vector<leg> find_legs(const rate_source& source, currency from,
                                                currency to, publication_span span) {
    std::vector<leg> legs;
    legs.reserve(2);
    const auto step = [&](currency quoted, bool toward_pivot) {
        const series& s = *source.find(quoted);
        const bool quoted_is_base = s.base() == quoted;
        const std::size_t first = s.first_not_before(day{source.publication_days()[span.first]});
        decimal sum{};
        for (std::size_t i = first; i < first + span.count; ++i)
            sum = i == first ? s[i].rate : sum + s[i].rate;
        legs.push_back({s.base(), s.counter(), sum, toward_pivot != quoted_is_base,
                        leg::kind::published, span.count});
    };
    if (from == to) return legs;
    if (from != source.pivot()) step(from, true);
    if (to != source.pivot()) step(to, false);
    return legs;
}

/// The same for one publication day.
[[nodiscard]] inline std::vector<leg> find_legs(const rate_source& source, currency from,
                                                currency to, day published) {
    return find_legs(source, from, to, {source.first_publication_after(published) - 1, 1});
}

/// What one unit at the start of the route is at its end.
[[nodiscard]] inline ratio cross_rate(const std::vector<leg>& legs) {
    ratio rate{1};
    for (const leg& l : legs)
        rate = l.divides ? rate / l.used() : rate * l.used();
    return rate;
}

namespace detail {

/// A step of law as it is walked: from the old unit to the new one, or back.
[[nodiscard]] inline leg legal_leg(const legal_step& s, bool to_new) noexcept {
    const auto kind = s.what == legal_step::kind::conversion_rate ? leg::kind::conversion_rate
                                                                  : leg::kind::redenomination;
    return {s.to, s.from, s.rate, to_new, kind};
}

/// The way from an amount's currency to the one that stands for it in the source: through what the
/// law put in its place (HRK to EUR) or, on a day before its first, back to the old unit (TRY to
/// TRL on 1 January 2005, when the last rates were those of 31 December).
struct standing_in {
    currency unit;
    std::vector<leg> legs; ///< from the amount's currency to `unit`
};

[[nodiscard]] inline standing_in by_law(currency c, day on, ended_currencies ended) {
    standing_in s{c, {}};
    while (ended == ended_currencies::succeeded) {
        const auto step = succession(s.unit, on);
        if (!step) break;
        s.legs.push_back(legal_leg(*step, true));
        s.unit = step->to;
    }
    return s;
}

/// The days of a currency's rates, or those of the unit it came from, which then stands in for it.
[[nodiscard]] inline result<publication_span, absence>
find_days_or_stand_in(const rate_source& source, standing_in& s, day requested,
                      const lookup& rule) {
    const auto own = find_rate_days(source, s.unit, requested, rule);
    if (own || own.error().reason != absence_reason::before_series ||
        rule.ended == ended_currencies::refused) {
        return own;
    }
    const auto step = find_predecessor(s.unit);
    if (!step || source.find(step->from) == nullptr) return own;
    const auto old = find_published_days(source, step->from, requested, rule);
    if (!old) return own;
    const day last{source.publication_days()[old->first + old->count - 1]};
    if (last >= step->first_day) return own; // the source went on quoting the old unit
    s.legs.push_back(legal_leg(*step, false));
    s.unit = step->from;
    return old;
}

/// Why the law alone does not lead from one currency to another: the first of the two that it leads
/// no further.
[[nodiscard]] inline absence no_way_by_law(currency a, currency b, day requested,
                                           const lookup& rule) noexcept {
    const currency stuck = a == "EUR"_currency ? b : a;
    if (const auto step = find_legal_step(stuck)) { // one day it will
        return {absence_reason::before_series,
                stuck,
                requested,
                std::nullopt,
                step->first_day,
                nullptr,
                rule};
    }
    return {absence_reason::unknown_currency,
            stuck,
            requested,
            std::nullopt,
            std::nullopt,
            nullptr,
            rule};
}

/// The same way walked back.
inline void append_reversed(std::vector<leg>& to, const std::vector<leg>& way) {
    for (std::size_t i = way.size(); i-- > 0;) {
        to.push_back(way[i]);
        to.back().divides = !way[i].divides;
    }
}

} // namespace detail

/// The way from one currency to another on a day. Amounts are multiplied and divided along it.
struct route {
    const rate_source* source = nullptr; ///< that serves; null where no published rate is needed
    std::optional<days_used> days;       ///< whose rates are used; none without a source
    std::vector<leg> legs;               ///< in order; none where nothing needs converting
};

/// Finds it by the source's rates for `requested`, chosen by `rule`. A currency that the law has
/// replaced by the day asked for goes by law, unless `rule` refuses it: an amount in kuna of 2024
/// becomes euro at 7.53450, and the euro what was asked for.
[[nodiscard]] inline result<route, absence> find_route(currency from, currency to,
                                                       const rate_source& source, day requested,
                                                       const lookup& rule) {
    route r;
    if (from == to) return r;
    const day on = effective_day(requested, rule);
    auto start = detail::by_law(from, on, rule.ended);
    auto end = detail::by_law(to, on, rule.ended);
    std::vector<leg> published;
    if (start.unit != end.unit) {
        if (rule.how == lookup::rule::irrevocable) {
            return failed(detail::no_way_by_law(start.unit, end.unit, requested, rule));
        }
        const auto first = detail::find_days_or_stand_in(source, start, requested, rule);
        if (!first) return failed(first.error());
        // the days are chosen from the source's, so they are the same for both, or absent
        const auto second = detail::find_days_or_stand_in(source, end, requested, rule);
        if (!second) return failed(second.error());
        published = find_legs(source, start.unit, end.unit, *second);
        const auto days = source.publication_days();
        r.source = &source;
        r.days = days_used{day{days[second->first]}, day{days[second->first + second->count - 1]},
                           second->count};
    }
    r.legs = std::move(start.legs);
    if (r.legs.empty()) {
        r.legs = std::move(published);
    } else {
        r.legs.insert(r.legs.end(), published.begin(), published.end());
    }
    detail::append_reversed(r.legs, end.legs);
    return r;
}

/// The same by the first of several sources that has every rate it takes; otherwise why each has
/// not. Sources are never mixed within a route.
[[nodiscard]] inline result<route, std::vector<absence>>
find_route(currency from, currency to, std::span<const rate_source* const> sources, day requested,
           const lookup& rule) {
    std::vector<absence> missing;
    for (const rate_source* const source : sources) {
        auto r = find_route(from, to, *source, requested, rule);
        if (r) return *std::move(r);
        missing.push_back(r.error());
        if (r.error().source == nullptr) break; // the law has the same gap for every source
    }
    return failed(std::move(missing));
}

/// What an amount is multiplied by along a route, before rounding; none where 38 digits do not hold
/// it.
[[nodiscard]] inline std::optional<fraction> factor_of(const route& r) noexcept {
    fraction f;
    const auto multiply = [](decimal& side, const decimal& by) {
        if (side.coefficient() == 1 && side.scale() == 0) { // as at the start: often nothing else
            side = by;
            return true;
        }
        const auto product = try_multiply(side, by);
        if (product) side = *product;
        return product.has_value();
    };
    for (const leg& l : r.legs) {
        decimal& rated = l.divides ? f.denominator : f.numerator;
        if (!multiply(rated, l.rate)) return std::nullopt;
        if (l.observations == 1) continue;
        // of an average the rate is a sum: what is divided by it is multiplied by how many
        decimal& other = l.divides ? f.numerator : f.denominator;
        if (!multiply(other, decimal{l.observations})) return std::nullopt;
    }
    return f;
}

/// Converts `from` along a route, and rounds once.
[[nodiscard]] inline result<conversion, conversion_problem> convert(const money& from, currency to,
                                                                    route along, day requested,
                                                                    const lookup& rule,
                                                                    rounding_rule finish) {
    const auto places = finish.places ? finish.places : to.minor_unit();
    if (!places) return failed(conversion_problem::no_minor_unit);
    conversion c{from,
                 from,
                 ratio{from.amount()} * cross_rate(along.legs),
                 requested,
                 rule,
                 along.source,
                 along.days,
                 std::move(along.legs),
                 finish.policy,
                 *places};
    const auto rounded = c.exact.try_rounded(*places, finish.policy);
    if (!rounded) return failed(conversion_problem::overflow);
    c.to = money{*rounded, to};
    return c;
}

/// Converts `from` at the source's rate for `requested`, found by `rule` as `find_route` does, and
/// rounds once. An amount that is in the target currency already needs no rate.
[[nodiscard]] inline result<conversion, conversion_failure>
convert(const money& from, currency to, const rate_source& source, day requested,
        const lookup& rule, rounding_rule finish) {
    if (!finish.places && !to.minor_unit()) {
        return failed(conversion_failure{conversion_problem::no_minor_unit});
    }
    auto along = find_route(from.unit(), to, source, requested, rule);
    if (!along) return failed(conversion_failure{along.error()});
    auto c = convert(from, to, *std::move(along), requested, rule, finish);
    if (!c) return failed(conversion_failure{c.error()});
    return *std::move(c);
}

/// The same from the first of several sources that has every rate it takes; otherwise why each has
/// not. Sources are never mixed within a conversion.
[[nodiscard]] inline result<conversion, std::vector<conversion_failure>>
convert(const money& from, currency to, std::span<const rate_source* const> sources, day requested,
        const lookup& rule, rounding_rule finish) {
    std::vector<conversion_failure> failures;
    for (const rate_source* const source : sources) {
        auto c = convert(from, to, *source, requested, rule, finish);
        if (c) return *std::move(c);
        failures.push_back(c.error());
        // what is wrong with the amount or the law is wrong with every source
        const auto* const missing = std::get_if<absence>(&c.error());
        if (missing == nullptr || missing->source == nullptr) break;
    }
    return failed(std::move(failures));
}

/// Every published rate that a conversion rests on: one for each published leg and day. What pins
/// these pins the answer.
[[nodiscard]] inline std::vector<rate_row> observations_used(const conversion& c) {
    std::vector<rate_row> used;
    for (const leg& l : c.legs) {
        if (l.what != leg::kind::published) continue;
        const series& s = *c.source->find_pair(l.base, l.counter);
        for (std::size_t i = s.first_not_before(c.days->first);
             i < s.size() && s[i].on <= c.days->last; ++i) {
            used.push_back({s[i].on, l.base, l.counter, s[i].rate});
        }
    }
    return used;
}

} // namespace mulct
