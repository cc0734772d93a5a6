#pragma once
/// Which original figure, at which day's rate, gives all the figures that were reported.

#include <mulct/base/day.hpp>
#include <mulct/convert/conversion.hpp>
#include <mulct/convert/pivot_value.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/number/interval.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/rates/source.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace mulct {

/// How the original figure was read before it was converted.
enum class reading : std::uint8_t {
    as_written,      ///< the number as written: £7.5m is 7,500,000
    exact,           ///< the exact amount that the reader knows of
    within_interval, ///< some amount that the written digits allow, but not the written one
};

/// What is to be explained.
struct explain_query {
    std::vector<figure> figures;  ///< all of one fine; at least two
    std::optional<money> exact;   ///< the fine's exact amount, in its own currency, if known
    day_range window;             ///< the publication days that come into question
    std::optional<day> published; ///< when the figures were reported
};

/// One original that gives every figure on each of some days.
struct explanation {
    reading how;
    std::optional<std::size_t> base; ///< the figure it starts from; none for an exact amount
    money amount;                    ///< the original amount; for `within_interval` an example
    std::optional<interval<ratio>> allowed; ///< `within_interval`: all originals, on `shown`
    const rate_source* source;
    std::vector<day_range> days; ///< runs of publication days on which it holds, ascending
    std::size_t day_count;       ///< how many publication days that is
    day shown; ///< the nearest to the report, of two the earlier; or else the last
    std::vector<ratio> computed; ///< what the original gives for each figure on `shown`
};

struct explain_answer {
    std::vector<explanation> explanations; ///< within the window, best first
    std::vector<explanation> elsewhere;    ///< if there are none: what holds on other days
    /// The best explanation holds on one day only, and none of equal standing names another
    /// original or day.
    bool unique = false;
    std::size_t days_searched = 0; ///< publication days in the window with rates for every currency
    std::size_t days_without_rate = 0; ///< publication days in the window without
};

namespace detail {

/// Whether `amount`, worth `from` each, lies in `wanted`, worth `to` each. Exact; throws
/// `overflow_error` where amounts and rates together have more than 38 digits.
[[nodiscard]] inline bool falls_in(const decimal& amount, const pivot_value& from,
                                   const interval<decimal>& wanted, const pivot_value& to) {
    const decimal unit = to.numerator * from.denominator;
    return scaled(wanted, unit).contains(amount * (from.numerator * to.denominator));
}

/// Whether two intervals share an amount.
[[nodiscard]] inline bool overlap(const interval<decimal>& a, const pivot_value& worth_a,
                                  const interval<decimal>& b, const pivot_value& worth_b) {
    return intersects(scaled(a, worth_a.numerator * worth_b.denominator),
                      scaled(b, worth_b.numerator * worth_a.denominator));
}

/// The number in an interval that has the fewest digits.
[[nodiscard]] inline decimal simplest_in(const interval<ratio>& i) {
    for (int places = 0; places <= decimal::max_scale; ++places) {
        for (int power = places == 0 ? 20 : 0; power >= 0; --power) {
            const ratio step{*try_shift(decimal{1}, power)};
            const auto steps = (i.low.value / step).try_rounded(places, rounding::ceiling);
            if (!steps) continue;
            const auto candidate = try_shift(*steps, power);
            if (candidate && i.contains(ratio{*candidate})) return *candidate;
        }
    }
    return i.low.value.rounded(decimal::max_scale, rounding::half_even);
}

[[nodiscard]] constexpr std::int32_t distance(day a, day b) noexcept {
    return a < b ? b - a : a - b;
}

/// The search of one source.
class explainer {
  public:
    explainer(const explain_query& query, const rate_source& source)
        : query_(query), source_(source) {
        for (const figure& f : query.figures)
            claimed_.push_back(f.claimed());
    }

    /// Explanations that hold on publication days of the window, or of all days outside it.
    [[nodiscard]] std::vector<explanation> search(bool inside, explain_answer& counts) const {
        const auto originals = this->originals();
        std::vector<std::vector<std::size_t>> fitting(originals.size());
        std::vector<std::size_t> within;
        const auto days = source_.publication_days();
        for (std::size_t i = 0; i < days.size(); ++i) {
            const day d{days[i]};
            if (query_.window.contains(d) != inside) continue;
            const auto worth = worth_on(d);
            if (inside) ++(worth ? counts.days_searched : counts.days_without_rate);
            if (!worth) continue;
            bool explained = false;
            for (std::size_t k = 0; k < originals.size(); ++k) {
                if (!fits(originals[k], *worth)) continue;
                fitting[k].push_back(i);
                explained = true;
            }
            if (!explained && all_overlap(*worth)) within.push_back(i);
        }

        std::vector<explanation> found;
        for (std::size_t k = 0; k < originals.size(); ++k) {
            if (!fitting[k].empty()) found.push_back(explain(originals[k], fitting[k]));
        }
        if (!within.empty()) found.push_back(explain_within(within));
        return found;
    }

  private:
    struct original {
        reading how;
        std::optional<std::size_t> base;
        money amount;
    };

    /// An exact amount is in the fine's own currency, so no figure in another one is the original.
    [[nodiscard]] std::vector<original> originals() const {
        std::vector<original> all;
        for (std::size_t i = 0; i < query_.figures.size(); ++i) {
            const money& value = query_.figures[i].value;
            if (query_.exact && query_.exact->unit() != value.unit()) continue;
            all.push_back({reading::as_written, i, value});
        }
        if (query_.exact) all.push_back({reading::exact, std::nullopt, *query_.exact});
        return all;
    }

    struct worths {
        std::vector<pivot_value> figures;
        pivot_value exact;
    };

    [[nodiscard]] std::optional<worths> worth_on(day d) const {
        worths w;
        for (const figure& f : query_.figures) {
            const auto value = pivot_value_on(source_, f.value.unit(), d);
            if (!value) return std::nullopt;
            w.figures.push_back(*value);
        }
        if (query_.exact) {
            const auto value = pivot_value_on(source_, query_.exact->unit(), d);
            if (!value) return std::nullopt;
            w.exact = *value;
        }
        return w;
    }

    [[nodiscard]] bool fits(const original& o, const worths& w) const {
        const pivot_value& from = o.base ? w.figures[*o.base] : w.exact;
        for (std::size_t i = 0; i < claimed_.size(); ++i) {
            if (i == o.base) continue;
            if (!falls_in(o.amount.amount(), from, claimed_[i], w.figures[i])) return false;
        }
        return true;
    }

    /// Intervals on a line share a number if every two of them do (Helly's theorem).
    [[nodiscard]] bool all_overlap(const worths& w) const {
        for (std::size_t i = 0; i < claimed_.size(); ++i) {
            for (std::size_t k = i + 1; k < claimed_.size(); ++k) {
                if (!overlap(claimed_[i], w.figures[i], claimed_[k], w.figures[k])) return false;
            }
        }
        return true;
    }

    [[nodiscard]] explanation explain(const original& o,
                                      const std::vector<std::size_t>& places) const {
        explanation e{o.how, o.base, o.amount, std::nullopt, &source_, {}, 0, {}, {}};
        set_days(e, places);
        set_computed(e);
        return e;
    }

    [[nodiscard]] explanation explain_within(const std::vector<std::size_t>& places) const {
        std::size_t base = 0;
        for (std::size_t i = query_.figures.size(); query_.exact && i-- > 0;) {
            if (query_.figures[i].value.unit() == query_.exact->unit()) base = i;
        }
        explanation e{reading::within_interval,
                      base,
                      query_.figures[base].value,
                      std::nullopt,
                      &source_,
                      {},
                      0,
                      {},
                      {}};
        set_days(e, places);
        const worths w = *worth_on(e.shown);
        const auto in_base = [&](std::size_t i) {
            const ratio rate = rate_between(w.figures[i], w.figures[base]);
            const interval<decimal>& c = claimed_[i];
            return scaled(
                interval<ratio>{{c.low.value, c.low.closed}, {c.high.value, c.high.closed}}, rate);
        };
        interval<ratio> allowed = in_base(0);
        for (std::size_t i = 1; i < claimed_.size(); ++i)
            allowed = intersection(allowed, in_base(i));
        e.amount = money{simplest_in(allowed), e.amount.unit()};
        e.allowed = allowed;
        set_computed(e);
        return e;
    }

    /// Days are given by their places among the publication days; neighbours make one run.
    void set_days(explanation& e, const std::vector<std::size_t>& places) const {
        const auto days = source_.publication_days();
        e.day_count = places.size();
        // the nearest to the report, of two the earlier
        e.shown = day{days[query_.published ? places.front() : places.back()]};
        for (std::size_t i = 0; i < places.size(); ++i) {
            const day d{days[places[i]]};
            if (i > 0 && places[i] == places[i - 1] + 1) {
                e.days.back().last = d;
            } else {
                e.days.push_back({d, d});
            }
            if (query_.published &&
                distance(d, *query_.published) < distance(e.shown, *query_.published)) {
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
    std::vector<interval<decimal>> claimed_;
};

/// Best first: a written or exact original before one that only its interval allows; as written
/// before exact, since reports convert what they print; then the original with the fewest
/// significant digits, since a conversion seldom has fewer than what it came from; then the nearest
/// to the report, the fewest days, and the order in which the figures were given.
struct ranking {
    const explain_query& query;

    [[nodiscard]] int significant_digits(const explanation& e) const {
        return e.base ? query.figures[*e.base].significant_digits : 0;
    }
    [[nodiscard]] auto key(const explanation& e) const {
        return std::tuple{e.how == reading::within_interval,
                          e.how == reading::exact,
                          significant_digits(e),
                          query.published ? distance(e.shown, *query.published) : 0,
                          e.day_count,
                          e.base};
    }
    void sort(std::vector<explanation>& all) const {
        std::stable_sort(all.begin(), all.end(),
                         [&](const auto& a, const auto& b) { return key(a) < key(b); });
    }
    /// Whether `other` is as good an answer as `best`.
    [[nodiscard]] bool rivals(const explanation& other, const explanation& best) const {
        if (other.how == reading::within_interval) return best.how == reading::within_interval;
        if (other.how == reading::exact || best.how == reading::exact) {
            return other.days != best.days;
        }
        return significant_digits(other) <= significant_digits(best);
    }
};

} // namespace detail

/// Every original that gives all figures at once, at the reference rates of some day in the window:
/// each figure as written, the exact amount if one is known, and, for days on which neither does,
/// any amount that the digits allow. If the window has none, the other days are searched.
/// Throws `overflow_error` for amounts so large that the products have more than 38 digits.
[[nodiscard]] inline explain_answer explain(const explain_query& query,
                                            const std::vector<const rate_source*>& sources) {
    const detail::ranking rank{query};
    explain_answer answer;
    const auto search = [&](bool inside, std::vector<explanation>& into) {
        for (const rate_source* source : sources) {
            auto found = detail::explainer{query, *source}.search(inside, answer);
            std::move(found.begin(), found.end(), std::back_inserter(into));
        }
        rank.sort(into);
    };
    search(true, answer.explanations);
    if (answer.explanations.empty()) {
        search(false, answer.elsewhere);
        return answer;
    }
    const explanation& best = answer.explanations.front();
    answer.unique = best.day_count == 1 &&
                    std::none_of(answer.explanations.begin() + 1, answer.explanations.end(),
                                 [&](const explanation& e) { return rank.rivals(e, best); });
    return answer;
}

} // namespace mulct
