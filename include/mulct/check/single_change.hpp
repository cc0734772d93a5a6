#pragma once
/// What one change would make figures fit that do not fit together, and how far they are from it.

#include <mulct/check/day_worths.hpp>
#include <mulct/check/explanation.hpp>
#include <mulct/check/explanation_ranking.hpp>
#include <mulct/check/joint_search.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace mulct::detail {

/// A number above zero rounded to `digits` digits in all (1 to 38): 8846113.02 to three is 8850000.
/// None where it has no decimal.
[[nodiscard]] inline std::optional<decimal> rounded_to_digits(const ratio& x, int digits) {
    const auto power_of_ten = [](int n) { return ratio{*try_shift(decimal{1}, n)}; };
    int last = decimal::max_digits - digits; // the power of ten of the last digit
    while (last > -decimal::max_scale && x < power_of_ten(last) * power_of_ten(digits - 1))
        --last;
    const auto units = (x / power_of_ten(last)).try_rounded(0, rounding::half_up);
    if (!units) return std::nullopt;
    const auto value = try_shift(*units, last);
    return value ? std::optional{*value} : std::nullopt;
}

/// Looks at the days of one source, on none of which the figures share an amount. So on each of
/// them some figure is too high for some other: the one whose interval begins last for the one
/// whose interval ends first. What mends a day in one change has to change one of these two; and
/// if, without that one, the others do not fit, a swap has to take one of the two that stand out
/// among them.
class change_search {
  public:
    change_search(const explain_query& query, const rate_source& source)
        : query_(query), source_(source), worths_(source) {
        for (const figure& f : query.figures) {
            claimed_.push_back(f.claimed());
            worths_.add(f.value.unit());
        }
        for (const money& m : query.exact)
            worths_.add(m.unit());
    }

    /// Adds what it finds on these publication days, in no order, and keeps the lesser tolerance.
    void search(const day_places& places, explain_answer& answer) {
        if (answer.tolerance) keep_below(answer.tolerance->part);
        for (const std::size_t place : places) {
            const day d{source_.publication_days()[place]};
            if (worths_.move_to(d)) look_at(place, d, answer.tolerance);
        }
        for (const auto& [slip, days] : slips_)
            answer.changes.push_back(slipped(slip.first, slip.second, days));
        for (const auto& [pair, days] : swaps_)
            answer.changes.push_back(swapped(pair.first, pair.second, days));
        for (const auto& [figure, days] : left_out_) {
            auto change = without(figure, days);
            // of two figures, either fits without the other: that says nothing
            if (query_.figures.size() == 2 && change.fits_in.empty()) continue;
            answer.changes.push_back(std::move(change));
        }
    }

  private:
    static constexpr int max_slip = 15; // thousands for millions is 3, units for trillions 12

    using span = interval<pivot_amount>;

    /// The figure whose interval begins last, and that whose interval ends first.
    struct extremes {
        std::size_t high;
        std::size_t low;
    };

    [[nodiscard]] static extremes extremes_of(const std::vector<span>& spans,
                                              std::optional<std::size_t> left_out) {
        const std::size_t first = left_out == std::size_t{0} ? 1 : 0;
        extremes e{first, first};
        for (std::size_t i = first + 1; i < spans.size(); ++i) {
            if (i == left_out) continue;
            if (spans[e.high].low.value < spans[i].low.value) e.high = i;
            if (spans[i].high.value < spans[e.low].high.value) e.low = i;
        }
        return e;
    }

    void look_at(std::size_t place, day d, std::optional<needed_tolerance>& tolerance) {
        std::vector<span> spans;
        for (std::size_t i = 0; i < claimed_.size(); ++i)
            spans.push_back(in_pivot(claimed_[i], worths_[i]));
        const extremes ends = extremes_of(spans, std::nullopt);
        measure(spans[ends.high].low.value, spans[ends.low].high.value, d, tolerance);
        for (const std::size_t figure : {ends.high, ends.low}) {
            // the pair of both is the first one's
            const auto try_swap = [&](std::size_t i) {
                if (i != figure && i != ends.high) swap(figure, i, place, spans);
            };
            const auto rest = extremes_of(spans, figure);
            const span others{spans[rest.high].low, spans[rest.low].high};
            if (others.is_empty()) { // so the swap must take one of these two as well
                try_swap(rest.high);
                try_swap(rest.low);
                continue;
            }
            left_out_[figure].push_back(place);
            if (const int power = slip(figure, spans[figure], others); power != 0) {
                slips_[{figure, power}].push_back(place);
            }
            for (std::size_t i = 0; i < spans.size(); ++i)
                try_swap(i);
        }
    }

    /// The least t with begin <= end x (1 + t), if that is less than what is known. Most days are
    /// passed over without a division.
    void measure(const pivot_amount& begin, const pivot_amount& end, day d,
                 std::optional<needed_tolerance>& least) {
        const decimal a = begin.numerator * end.denominator;
        const decimal b = end.numerator * begin.denominator;
        const auto limit = least_ ? try_multiply(b, *least_) : parsed<decimal>{a};
        if (limit && a > *limit) return;
        const ratio t = a / b - ratio{1};
        const auto nearer_than = [&](const needed_tolerance& known) {
            return days_away(source_, d, query_.published) <
                   days_away(*known.source, known.shown, query_.published);
        };
        if (least && (t > least->part || (t == least->part && !nearer_than(*least)))) return;
        least = needed_tolerance{t, &source_, d};
        keep_below(t);
    }

    void keep_below(const ratio& t) {
        const auto up = (ratio{1} + t).try_rounded(6, rounding::ceiling);
        least_ = up ? std::optional{*up} : std::nullopt;
    }

    /// By what power of ten a figure is to be multiplied to fit the others; 0 if there is none.
    [[nodiscard]] int slip(std::size_t figure, const span& one, const span& others) const {
        const int step = one.high.value < others.low.value ? 1 : -1;
        for (int power = step; power != step * (max_slip + 1); power += step) {
            const auto low = try_shift(claimed_[figure].low.value, power);
            const auto high = try_shift(claimed_[figure].high.value, power);
            if (!low || !high) return 0;
            const auto moved = in_pivot(interval<decimal>::closed(*low, *high), worths_[figure]);
            if (intersects(moved, others)) return power;
            const bool beyond = step > 0 ? others.high.value < moved.low.value
                                         : moved.high.value < others.low.value;
            if (beyond) return 0;
        }
        return 0;
    }

    void swap(std::size_t a, std::size_t b, std::size_t place, const std::vector<span>& spans) {
        if (query_.figures[a].value.unit() == query_.figures[b].value.unit()) return;
        span all =
            intersection(in_pivot(claimed_[a], worths_[b]), in_pivot(claimed_[b], worths_[a]));
        for (std::size_t i = 0; i < spans.size() && !all.is_empty(); ++i) {
            if (i != a && i != b) all = intersection(all, spans[i]);
        }
        if (!all.is_empty()) swaps_[{std::min(a, b), std::max(a, b)}].push_back(place);
    }

    [[nodiscard]] explanation best(const explain_query& query, const day_places& places,
                                   std::optional<std::size_t> left_out) const {
        auto found = joint_search{query, source_, left_out}.search(places, 1).explanations;
        ranking{query}.sort(found);
        return std::move(found.front()); // there is one, since the intervals share an amount
    }

    [[nodiscard]] single_change mended(change_kind what, std::size_t figure,
                                       const day_places& places) const {
        single_change c{what, figure, std::nullopt, 0, best(query_, places, figure), {}, {}};
        const mulct::figure& f = query_.figures[figure];
        const auto expected =
            rounded_to_digits(c.fit.computed[figure], f.significant_digits + f.trailing_zeros);
        if (expected) c.expected = money{*expected, f.value.unit()};
        return c;
    }

    [[nodiscard]] single_change slipped(std::size_t figure, int power,
                                        const day_places& places) const {
        single_change c = mended(change_kind::scale_slip, figure, places);
        c.power = power;
        return c;
    }

    [[nodiscard]] single_change without(std::size_t figure, const day_places& places) const {
        single_change c = mended(change_kind::left_out, figure, places);
        const money& original = c.fit.amount;
        const interval<decimal>& claim = claimed_[figure];
        const auto from = pivot_value_on(source_, original.unit(), c.fit.shown);
        const auto try_currency = [&](currency unit) {
            const auto to = pivot_value_on(source_, unit, c.fit.shown);
            if (!to || unit == query_.figures[figure].value.unit()) return;
            const ratio there = ratio{original.amount()} * rate_between(*from, *to);
            if (interval<ratio>::closed(claim.low.value, claim.high.value).contains(there)) {
                c.fits_in.push_back(unit);
            }
        };
        try_currency(source_.pivot());
        for (const series& s : source_.all_series())
            try_currency(s.base() == source_.pivot() ? s.counter() : s.base());
        return c;
    }

    [[nodiscard]] single_change swapped(std::size_t a, std::size_t b,
                                        const day_places& places) const {
        explain_query changed = query_;
        money& x = changed.figures[a].value;
        money& y = changed.figures[b].value;
        const money first{x.amount(), y.unit()};
        y = money{y.amount(), x.unit()};
        x = first;
        return {change_kind::swapped_currencies,     a,  b, 0,
                best(changed, places, std::nullopt), {}, {}};
    }

    const explain_query& query_;
    const rate_source& source_;
    day_worths worths_; // of the figures, then of the exact amounts
    std::vector<interval<decimal>> claimed_;
    std::optional<decimal> least_; // 1 + the least tolerance so far, rounded up
    std::map<std::size_t, day_places> left_out_;
    std::map<std::pair<std::size_t, int>, day_places> slips_;
    std::map<std::pair<std::size_t, std::size_t>, day_places> swaps_;
};

/// Best first: a slip and a swap say what happened, leaving a figure out only where; then the
/// nearest to the report, and the one that holds on the fewest days. A figure with a slip need not
/// be left out.
inline void sort_changes(std::vector<single_change>& changes, const explain_query& query) {
    std::vector<std::size_t> with_slip;
    for (const single_change& c : changes) {
        if (c.what == change_kind::scale_slip) with_slip.push_back(c.figure);
    }
    std::erase_if(changes, [&](const single_change& c) {
        return c.what == change_kind::left_out &&
               std::find(with_slip.begin(), with_slip.end(), c.figure) != with_slip.end();
    });
    const auto key = [&](const single_change& c) {
        return std::tuple{c.what, days_away(*c.fit.source, c.fit.shown, query.published),
                          c.fit.day_count, c.figure};
    };
    std::stable_sort(changes.begin(), changes.end(),
                     [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

} // namespace mulct::detail
