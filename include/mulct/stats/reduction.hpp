#pragma once
/// From the first amount to the final one: how much less (or more), and what of that is the
/// decision and what the exchange rate.

#include <mulct/convert/conversion.hpp>
#include <mulct/fines/fine_case.hpp>
#include <mulct/number/ratio.hpp>

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
    money change;                 ///< final - start: negative for a reduction
    std::optional<ratio> percent; ///< of the first amount; none where that is zero
};

/// Why a case has no reduction to show.
enum class no_reduction : std::uint8_t {
    undecided,      ///< nothing has been decided yet
    unknown_amount, ///< decided, but the amount is not known
    one_amount,     ///< imposed and never changed, and no proposal is known
    other_currency, ///< the two amounts are in different currencies
};

[[nodiscard]] inline std::optional<ratio> percent_change(const decimal& from, const decimal& to) {
    if (from.is_zero()) return std::nullopt;
    return (to - from) / from * ratio{100};
}

[[nodiscard]] inline result<reduction, no_reduction> find_reduction(const fine_case& c) {
    const auto final = final_standing(c);
    if (!final) return failed(no_reduction::undecided);
    const fine_event* start = find_proposal(c);
    if (start == nullptr) start = find_first_decision(c);
    if (!final->amount || start == nullptr) return failed(no_reduction::unknown_amount);
    if (start == final->decided_by) return failed(no_reduction::one_amount);
    if (final->amount->unit() != start->amount->unit()) {
        return failed(no_reduction::other_currency);
    }
    return reduction{&c, start, *final, *final->amount - *start->amount,
                     percent_change(start->amount->amount(), final->amount->amount())};
}

/// A reduction in another currency. All amounts are rounded to its minor unit, so that
/// `legal_effect` + `exchange_rate_effect` is exactly `final` - `start`.
struct converted_reduction {
    conversion start;             ///< at its own day
    conversion final;             ///< at its own day
    conversion final_at_start;    ///< the final amount at the first one's day
    money legal_effect;           ///< what the decision changed, at the first rate
    money exchange_rate_effect;   ///< what the rate changed, on the final amount
    std::optional<ratio> percent; ///< from `start` to `final`
};

/// A date that names no single day, so that no day's rate applies.
struct day_not_known {
    const fine_event* event;
};

using reduction_failure = std::variant<day_not_known, absence, conversion_problem>;

[[nodiscard]] inline result<converted_reduction, reduction_failure>
convert_reduction(const reduction& r, currency to, const rate_source& source, const lookup& rule,
                  rounding_rule finish) {
    std::optional<reduction_failure> failure;
    const auto at = [&](const money& amount, const fine_event* event) -> std::optional<conversion> {
        if (failure) return std::nullopt;
        // an amount that stays in its currency needs no rate, and so no day
        const bool needs_day = amount.unit() != to;
        if (needs_day && (!event->date || !event->date->is_day())) {
            failure = day_not_known{event};
            return std::nullopt;
        }
        const day on = event->date ? event->date->days.first : day{};
        auto c = convert(amount, to, source, on, rule, finish);
        if (c) return *std::move(c);
        failure = std::visit([](const auto& f) { return reduction_failure{f}; }, c.error());
        return std::nullopt;
    };
    const auto start = at(*r.start->amount, r.start);
    const auto final = at(*r.final.amount, r.final.decided_by);
    const auto final_at_start = at(*r.final.amount, r.start);
    if (failure) return failed(*failure);
    return converted_reduction{*start,
                               *final,
                               *final_at_start,
                               final_at_start->to - start->to,
                               final->to - final_at_start->to,
                               percent_change(start->to.amount(), final->to.amount())};
}

/// The same from the first of several sources that has every rate it takes; otherwise why each has
/// not. The three conversions are never of different sources: their differences would mean nothing.
[[nodiscard]] inline result<converted_reduction, std::vector<reduction_failure>>
convert_reduction(const reduction& r, currency to, std::span<const rate_source* const> sources,
                  const lookup& rule, rounding_rule finish) {
    std::vector<reduction_failure> failures;
    for (const rate_source* const source : sources) {
        auto converted = convert_reduction(r, to, *source, rule, finish);
        if (converted) return *std::move(converted);
        failures.push_back(converted.error());
        if (!std::holds_alternative<absence>(converted.error())) break; // true of every source
    }
    return failed(std::move(failures));
}

} // namespace mulct
