#pragma once
/// How much of what was announced was ever due, over many cases.

#include <mulct/number/interval.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/stats/reduction.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace mulct {

/// A converted reduction with its legal effect in two: where the amounts are no ranges,
/// `before_decision` + `on_appeal` is exactly the legal effect.
struct reduction_split {
    fine_amount before_decision; ///< from the first amount to what was first imposed
    fine_amount on_appeal; ///< from there to what is due; all of it where no proposal is known
};

/// Splits what `convert_reduction` gave for the same sources and policy. What was imposed in
/// another currency than the proposal, or in another form, leaves all of the effect before the
/// decision.
[[nodiscard]] inline reduction_split split_reduction(const reduction& r,
                                                     const converted_reduction& c, currency to,
                                                     std::span<const rate_source* const> sources,
                                                     const conversion_policy& policy,
                                                     rounding_rule finish) {
    fine_amount imposed = c.final_at_start.to;
    const fine_event* const decision = find_first_decision(*r.matter);
    if (decision != nullptr && decision->amount.unit() == r.start->amount.unit()) {
        const auto at_start =
            convert_amount(decision->amount, *r.matter, *r.start, to, sources, policy, finish);
        if (at_start && at_start->to.is_per_day() == c.start.to.is_per_day()) {
            imposed = at_start->to;
        }
    }
    return {difference_of(imposed, c.start.to).value(),
            difference_of(c.final_at_start.to, imposed).value()};
}

/// Sums over cases; of ranges from the least to the greatest that they can be. Where there is none,
/// first + before_decision + on_appeal + exchange_rate is exactly final.
struct reduction_totals {
    std::size_t cases = 0;
    fine_amount first;
    fine_amount before_decision;
    fine_amount on_appeal;
    fine_amount exchange_rate;
    fine_amount final;

    /// False, and nothing is added, for a daily penalty, which is no sum. Throws `overflow_error`.
    bool add(const converted_reduction& c, const reduction_split& s) {
        if (c.start.to.is_per_day()) return false;
        const auto put = [&](fine_amount& to, const fine_amount& more) {
            to = cases == 0 ? more : sum_of(to, more).value();
        };
        put(first, c.start.to);
        put(before_decision, s.before_decision);
        put(on_appeal, s.on_appeal);
        put(exchange_rate, c.exchange_rate_effect);
        put(final, c.final.to);
        ++cases;
        return true;
    }

    /// What is due of what was announced, in percent; none where that may be nothing.
    [[nodiscard]] std::optional<interval<ratio>> due_percent() const {
        if (cases == 0 || first.low().amount().is_zero()) return std::nullopt;
        return interval<ratio>::closed(final.low().amount() / first.high().amount() * ratio{100},
                                       final.high().amount() / first.low().amount() * ratio{100});
    }
};

} // namespace mulct
