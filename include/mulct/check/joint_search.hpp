#pragma once
/// The search of one source: which originals give all figures, on which of its publication days.

#include <mulct/check/day_worths.hpp>
#include <mulct/check/explanation.hpp>
#include <mulct/check/explanation_ranking.hpp>
#include <mulct/convert/conversion.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace mulct::detail {

/// The number in an interval that has the fewest digits. Of an interval in which no decimal lies, a
/// point such as 100/3, the nearest decimal.
[[nodiscard]] inline decimal simplest_in(const interval<ratio>& i) {
    decimal nearest{};
    for (int places = 0; places <= decimal::max_scale; ++places) {
        for (int power = places == 0 ? 20 : 0; power >= 0; --power) {
            const ratio step{*try_shift(decimal{1}, power)};
            const auto steps = (i.low.value / step).try_rounded(places, rounding::ceiling);
            if (!steps) continue;
            const auto candidate = try_shift(*steps, power);
            if (candidate && i.contains(ratio{*candidate})) return *candidate;
        }
        if (const auto r = i.low.value.try_rounded(places, rounding::half_even)) nearest = *r;
    }
    return nearest;
}

/// Places among a source's publication days, ascending.
using day_places = std::vector<std::size_t>;

/// The publication days whose rates are for days of the window; or all the others.
[[nodiscard]] inline day_places places_of(const rate_source& source, const day_range& window,
                                          bool inside) {
    day_places places;
    const auto days = source.publication_days();
    for (std::size_t i = 0; i < days.size(); ++i) {
        const day_range period = period_of(source, day{days[i]});
        const bool in = period.first <= window.last && window.first <= period.last;
        if (in == inside) places.push_back(i);
    }
    return places;
}

/// An amount that may be what was converted lies, on a good day, in the intervals of all figures.
/// Its own is no exception, since a figure is in its own interval by every rule. So a day is asked
/// for what all intervals share, and then each original whether it is in there.
class joint_search {
  public:
    /// `left_out`: a figure that does not count.
    joint_search(const explain_query& query, const rate_source& source,
                 std::optional<std::size_t> left_out = std::nullopt)
        : query_(query), source_(source), left_out_(left_out), worths_(source) {
        for (const figure& f : query.figures) {
            for (std::size_t r = 0; r < claimed_.size(); ++r)
                claimed_[r].push_back(claimed_by(f, static_cast<digit_rule>(r)));
            const decimal value = f.value.amount();
            outermost_.push_back(interval<decimal>::closed(value - f.unit(), value + f.unit()));
            worths_.add(f.value.unit());
        }
        for (const money& m : query.exact)
            worths_.add(m.unit());
        set_originals();
    }

    struct found {
        std::vector<explanation> explanations;
        std::size_t days_with_rates = 0; ///< for every currency
    };

    /// What holds on some of these publication days, in no order; by the first `rules` of the rules
    /// for digits. Another rule than the first counts on days on which that gives nothing for the
    /// same original.
    [[nodiscard]] found search(const day_places& places,
                               std::size_t rules = digit_rule_names.size()) {
        std::vector<std::array<day_places, digit_rule_names.size()>> fitting(originals_.size());
        day_places within;
        found all;
        for (const std::size_t place : places) {
            if (!worths_.move_to(day_at(place))) continue;
            ++all.days_with_rates;
            if (!shared(outermost_)) continue; // nearly all days end here
            std::array<std::optional<interval<pivot_amount>>, digit_rule_names.size()> allowed;
            for (std::size_t r = 0; r < rules; ++r)
                allowed[r] = shared(claimed_[r]);
            bool explained = false;
            for (std::size_t k = 0; k < originals_.size(); ++k) {
                const original& o = originals_[k];
                const pivot_amount amount = in_pivot(o.amount.amount(), worths_[o.worth]);
                for (std::size_t r = 0; r < (o.any_rule ? rules : 1); ++r) {
                    if (!allowed[r] || !allowed[r]->contains(amount)) continue;
                    fitting[k][r].push_back(place);
                    if (r == 0) explained = true;
                    break;
                }
            }
            if (!explained && allowed[0]) within.push_back(place);
        }

        for (std::size_t k = 0; k < originals_.size(); ++k) {
            for (std::size_t r = 0; r < rules; ++r) {
                if (fitting[k][r].empty()) continue;
                all.explanations.push_back(
                    explain(originals_[k], static_cast<digit_rule>(r), fitting[k][r]));
            }
        }
        if (!within.empty()) all.explanations.push_back(explain_within(within));
        return all;
    }

  private:
    struct original {
        reading how;
        std::optional<std::size_t> base;
        money amount;
        std::size_t worth; // the place of its currency
        bool any_rule;     // or the first alone
    };

    [[nodiscard]] bool is_exact_currency(currency c) const {
        return std::any_of(query_.exact.begin(), query_.exact.end(),
                           [&](const money& m) { return m.unit() == c; });
    }

    /// An exact amount is in the fine's own currency, so no figure in another one is the original.
    /// Figures with more digits than another were hardly what it was converted from: the weaker
    /// rules, which would let £17m be 16.002 million rounded up, are not for them.
    void set_originals() {
        const std::size_t n = query_.figures.size();
        int fewest = decimal::max_digits;
        for (std::size_t i = 0; i < n; ++i) {
            if (i != left_out_) fewest = std::min(fewest, query_.figures[i].significant_digits);
        }
        for (std::size_t i = 0; i < n; ++i) {
            const money& value = query_.figures[i].value;
            if (i == left_out_) continue;
            if (!query_.exact.empty() && !is_exact_currency(value.unit())) continue;
            const bool roundest = query_.figures[i].significant_digits == fewest;
            originals_.push_back({reading::as_written, i, value, i, roundest});
        }
        for (std::size_t i = 0; i < query_.exact.size(); ++i)
            originals_.push_back({reading::exact, std::nullopt, query_.exact[i], n + i, true});
    }

    [[nodiscard]] day day_at(std::size_t place) const {
        return day{source_.publication_days()[place]};
    }

    /// What all figures allow together, in the pivot; none if they share nothing.
    [[nodiscard]] std::optional<interval<pivot_amount>>
    shared(const std::vector<interval<decimal>>& of_figures) const {
        std::optional<interval<pivot_amount>> all;
        for (std::size_t i = 0; i < of_figures.size(); ++i) {
            if (i == left_out_) continue;
            const auto one = in_pivot(of_figures[i], worths_[i]);
            all = all ? intersection(*all, one) : one;
            if (all->is_empty()) return std::nullopt;
        }
        return all;
    }

    [[nodiscard]] explanation explain(const original& o, digit_rule rule,
                                      const day_places& places) const {
        explanation e{o.how, rule, o.base, o.amount, std::nullopt, &source_, {}, 0, {}, {}};
        set_days(e, places);
        set_computed(e);
        return e;
    }

    /// The figure in whose currency an amount within the intervals is named.
    [[nodiscard]] std::size_t base_of_intervals() const {
        const std::size_t n = query_.figures.size();
        for (std::size_t i = 0; i < n; ++i) {
            if (i != left_out_ && is_exact_currency(query_.figures[i].value.unit())) return i;
        }
        return left_out_ == std::size_t{0} ? 1 : 0;
    }

    [[nodiscard]] explanation explain_within(const day_places& places) {
        const std::size_t base = base_of_intervals();
        explanation e{reading::within_interval,
                      digit_rule::nearest,
                      base,
                      query_.figures[base].value,
                      std::nullopt,
                      &source_,
                      {},
                      0,
                      {},
                      {}};
        set_days(e, places);
        (void)worths_.move_to(e.shown); // it has rates for all, or the search had passed it over
        std::optional<interval<ratio>> allowed;
        for (std::size_t i = 0; i < query_.figures.size(); ++i) {
            if (i == left_out_) continue;
            const interval<decimal>& c = claimed_[0][i];
            const auto in_base =
                scaled(interval<ratio>{{c.low.value, c.low.closed}, {c.high.value, c.high.closed}},
                       rate_between(worths_[i], worths_[base]));
            allowed = allowed ? intersection(*allowed, in_base) : in_base;
        }
        e.amount = money{simplest_in(*allowed), e.amount.unit()};
        e.allowed = allowed;
        set_computed(e);
        return e;
    }

    /// Neighbours among the publication days make one run.
    void set_days(explanation& e, const day_places& places) const {
        e.day_count = places.size();
        // the nearest to the report, of two the earlier
        e.shown = day_at(query_.published ? places.front() : places.back());
        for (std::size_t i = 0; i < places.size(); ++i) {
            const day d = day_at(places[i]);
            const day_range period = period_of(source_, d);
            if (i > 0 && places[i] == places[i - 1] + 1) {
                e.days.back().last = period.last;
            } else {
                e.days.push_back(period);
            }
            if (days_away(source_, d, query_.published) <
                days_away(source_, e.shown, query_.published)) {
                e.shown = d;
            }
        }
    }

    void set_computed(explanation& e) const {
        for (const figure& f : query_.figures) {
            const auto legs = find_legs(source_, e.amount.unit(), f.value.unit(), e.shown);
            e.computed.push_back(ratio{e.amount.amount()} * cross_rate(legs));
        }
    }

    const explain_query& query_;
    const rate_source& source_;
    std::optional<std::size_t> left_out_;
    day_worths worths_; // of the figures, then of the exact amounts
    std::vector<original> originals_;
    std::array<std::vector<interval<decimal>>, digit_rule_names.size()> claimed_; // by each rule
    std::vector<interval<decimal>> outermost_; // one unit either side: what no rule goes beyond
};

} // namespace mulct::detail
