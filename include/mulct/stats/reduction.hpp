#pragma once
/// From the first amount to the final one: how much less (or more), and what of that is the
/// decision and what the exchange rate.

#include <mulct/convert/conversion.hpp>
#include <mulct/fines/fine_case.hpp>
#include <mulct/fines/rate_day.hpp>
#include <mulct/number/interval.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/stats/policy.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace mulct {

/// A case's way from its first amount to its final one, in its own currency.
struct reduction {
    const fine_case* matter;
    const fine_event* start; ///< the proposal, or what was first imposed where none is known
    standing final;
    fine_amount change; ///< final - start: negative for a reduction; a range if one of them is
    std::optional<interval<ratio>> percent; ///< of the first amount; none where that may be zero
};

/// Why a case has no reduction to show.
enum class no_reduction : std::uint8_t {
    undecided,            ///< nothing has been decided yet
    unknown_amount,       ///< decided, but the amount is not known
    one_amount,           ///< imposed and never changed, and no proposal is known
    other_currency,       ///< the two amounts are in different currencies
    per_day_and_lump_sum, ///< one of the two is for each day, the other is not
};

/// In percent of `from`; none where that is zero.
[[nodiscard]] inline std::optional<ratio> percent_change(const decimal& from, const decimal& to) {
    if (from.is_zero()) return std::nullopt;
    return (to - from) / from * ratio{100};
}

/// The same for known amounts that are not negative: from the least to the greatest that it may be.
[[nodiscard]] inline std::optional<interval<ratio>> percent_change(const fine_amount& from,
                                                                   const fine_amount& to) {
    const auto low = percent_change(from.high().amount(), to.low().amount());
    const auto high = percent_change(from.low().amount(), to.high().amount());
    if (!low || !high) return std::nullopt;
    return interval<ratio>::closed(*low, *high);
}

[[nodiscard]] inline result<reduction, no_reduction> find_reduction(const fine_case& c) {
    const auto final = final_standing(c);
    if (!final) return failed(no_reduction::undecided);
    const fine_event* start = find_proposal(c);
    if (start == nullptr) start = find_first_decision(c);
    const fine_amount& due = final->amount.value;
    if (!due.is_known() || start == nullptr) return failed(no_reduction::unknown_amount);
    if (start == final->decided_by) return failed(no_reduction::one_amount);
    if (due.unit() != start->amount.unit()) return failed(no_reduction::other_currency);
    const auto change = difference_of(due, start->amount); // the one place where the two meet
    if (!change) return failed(no_reduction::per_day_and_lump_sum);
    return reduction{&c, start, *final, *change, percent_change(start->amount, due)};
}

/// An amount in another currency. The ends are the same conversion but for a range.
struct converted_amount {
    conversion low;
    conversion high;
    fine_amount to; ///< in the form of what was converted
};

/// A reduction in another currency. All amounts are rounded to its minor unit, so that
/// `legal_effect` + `exchange_rate_effect` is exactly `final` - `start`, where these are no ranges.
struct converted_reduction {
    converted_amount start;                 ///< at its own day, or as the policy says
    converted_amount final;                 ///< the same
    converted_amount final_at_start;        ///< the final amount at the first one's day
    fine_amount legal_effect;               ///< what the decision changed, at the first rate
    fine_amount exchange_rate_effect;       ///< what the rate changed, on the final amount
    std::optional<interval<ratio>> percent; ///< from `start` to `final`
};

/// A date that names no single day, so that no day's rate applies.
struct day_not_known {
    const fine_event* event;
};

using reduction_failure = std::variant<day_not_known, absence, conversion_problem>;

/// An event's amount, which is known, or another one of its day, at that day's rate; or at that of
/// `anchor`, if there is one.
[[nodiscard]] inline result<converted_amount, reduction_failure>
convert_amount(const fine_amount& amount, const fine_event& event, currency to,
               const rate_source& source, const lookup& rule, rounding_rule finish,
               std::optional<day> anchor = std::nullopt) {
    auto on = anchor ? anchor : rate_day(event.date, rule);
    if (!on && amount.unit() == to) on = day{}; // what stays in its currency needs no rate, no day
    if (!on) return failed(reduction_failure{day_not_known{&event}});
    const auto at = [&](const money& end) { return convert(end, to, source, *on, rule, finish); };
    auto low = at(amount.low());
    auto high = amount.form() == amount_form::range ? at(amount.high()) : low;
    for (const auto* const end : {&low, &high}) {
        if (*end) continue;
        return failed(std::visit([](const auto& f) { return reduction_failure{f}; }, end->error()));
    }
    const fine_amount converted = amount.with_ends(low->to, high->to);
    return converted_amount{*std::move(low), *std::move(high), converted};
}

namespace detail {

/// What the rate changed: the same on both ends, not between any two of them.
[[nodiscard]] inline fine_amount change_of_ends(const fine_amount& from, const fine_amount& to) {
    const money low = to.low() - from.low();
    return to.is_per_day() ? fine_amount::per_day(low)
                           : fine_amount::between(low, to.high() - from.high());
}

} // namespace detail

/// An amount of one of a case's events as a policy says.
[[nodiscard]] inline result<converted_amount, reduction_failure>
convert_amount(const fine_amount& amount, const fine_case& matter, const fine_event& event,
               currency to, const rate_source& source, const conversion_policy& policy,
               rounding_rule finish) {
    const bool anchored = policy.when == conversion_policy::time::anchor;
    return convert_amount(amount, rate_event(policy, matter, event), to, source, policy.rule,
                          finish, anchored ? std::optional{policy.anchor} : std::nullopt);
}

[[nodiscard]] inline result<converted_reduction, reduction_failure>
convert_reduction(const reduction& r, currency to, const rate_source& source,
                  const conversion_policy& policy, rounding_rule finish) {
    const fine_event& first = *r.start;
    const fine_event& last = *r.final.decided_by;
    const fine_amount& due = r.final.amount.value;
    const auto convert_on = [&](const fine_amount& amount, const fine_event& event) {
        return convert_amount(amount, *r.matter, event, to, source, policy, finish);
    };
    auto start = convert_on(first.amount, first);
    if (!start) return failed(start.error());
    auto final = convert_on(due, last);
    if (!final) return failed(final.error());
    auto final_at_start = convert_on(due, first);
    if (!final_at_start) return failed(final_at_start.error());
    const fine_amount legal = difference_of(final_at_start->to, start->to).value();
    const fine_amount by_rate = detail::change_of_ends(final_at_start->to, final->to);
    auto percent = percent_change(start->to, final->to);
    return converted_reduction{
        *std::move(start), *std::move(final), *std::move(final_at_start), legal,
        by_rate,           std::move(percent)};
}

namespace detail {

/// From the first of several sources that has every rate it takes; otherwise why each has not.
template <class Convert>
[[nodiscard]] auto first_that_converts(std::span<const rate_source* const> sources,
                                       Convert convert_with)
    -> result<typename decltype(convert_with(*sources[0]))::value_type,
              std::vector<reduction_failure>> {
    std::vector<reduction_failure> failures;
    for (const rate_source* const source : sources) {
        auto converted = convert_with(*source);
        if (converted) return *std::move(converted);
        failures.push_back(converted.error());
        if (!std::holds_alternative<absence>(converted.error())) break; // true of every source
    }
    return failed(std::move(failures));
}

} // namespace detail

/// The same from the first of several sources that has the rate; otherwise why each has not.
[[nodiscard]] inline result<converted_amount, std::vector<reduction_failure>>
convert_amount(const fine_amount& amount, const fine_event& event, currency to,
               std::span<const rate_source* const> sources, const lookup& rule,
               rounding_rule finish) {
    return detail::first_that_converts(sources, [&](const rate_source& source) {
        return convert_amount(amount, event, to, source, rule, finish);
    });
}

[[nodiscard]] inline result<converted_amount, std::vector<reduction_failure>>
convert_amount(const fine_amount& amount, const fine_case& matter, const fine_event& event,
               currency to, std::span<const rate_source* const> sources,
               const conversion_policy& policy, rounding_rule finish) {
    return detail::first_that_converts(sources, [&](const rate_source& source) {
        return convert_amount(amount, matter, event, to, source, policy, finish);
    });
}

/// The same from the first of several sources that has every rate it takes; otherwise why each has
/// not. The three conversions are never of different sources: their differences would mean nothing.
[[nodiscard]] inline result<converted_reduction, std::vector<reduction_failure>>
convert_reduction(const reduction& r, currency to, std::span<const rate_source* const> sources,
                  const conversion_policy& policy, rounding_rule finish) {
    return detail::first_that_converts(sources, [&](const rate_source& source) {
        return convert_reduction(r, to, source, policy, finish);
    });
}

} // namespace mulct
