#pragma once
/// What looks wrong about a set of rates: facts that a person should look at. No finding is proof,
/// and nothing is ever mended.

#include <mulct/base/calendar.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/rates/frequency.hpp>
#include <mulct/rates/rate_row.hpp>
#include <mulct/rates/target_calendar.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace mulct {

/// Neighbours are a pair's observations before and after a value. Those further apart than
/// `lint_rules::neighbourhood` are none, since nobody knows what happened in between.
enum class lint_kind : std::uint8_t {
    out_of_order,     ///< rows that belong before the row above them; one finding for all
    duplicate,        ///< a pair's second rate for one day: `before` is the first, `found` this one
    against_itself,   ///< a currency quoted in itself; one finding a currency
    mixed_directions, ///< a pair quoted both ways round; `pair` is the rarer way
    without_pivot,    ///< a pair of which neither side is the source's pivot
    future_day,       ///< days that are yet to come; one finding for all
    outside_lifetime, ///< days before or after either currency's life; a finding for each side
    missing_day,      ///< publication days without a rate; days in a row are one finding
    extra_day,        ///< rates for a day on which nothing is published
    inverted,         ///< values near the reciprocals of their neighbours: turned round
    spike,            ///< a value far from both neighbours, on the same side: a typing error?
    jump,             ///< a value far from the one before, which those after it are near to
    gap,              ///< a pair that is left out for some days and then quoted again
    stripped_zeros,   ///< fewer digits after the point than usual; one finding a pair
    padded_zeros,     ///< more than usual, all of them zeros; one finding a pair
};

inline constexpr std::array<std::string_view, 15> lint_kind_names{"out_of_order",
                                                                  "duplicate",
                                                                  "against_itself",
                                                                  "mixed_directions",
                                                                  "without_pivot",
                                                                  "future_day",
                                                                  "outside_lifetime",
                                                                  "missing_day",
                                                                  "extra_day",
                                                                  "inverted",
                                                                  "spike",
                                                                  "jump",
                                                                  "gap",
                                                                  "stripped_zeros",
                                                                  "padded_zeros"};

[[nodiscard]] constexpr std::string_view to_string(lint_kind k) noexcept {
    return lint_kind_names[static_cast<std::size_t>(k)];
}

/// Worth knowing, but most likely right (currencies do crash, and publishers do leave them out) or
/// without effect on any figure (zeros at the end).
[[nodiscard]] constexpr bool is_informational(lint_kind k) noexcept {
    return k >= lint_kind::jump;
}

/// A way in which two currencies are quoted: 1 `base` in `counter`.
struct quoted_pair {
    currency base;
    currency counter;

    friend constexpr auto operator<=>(quoted_pair, quoted_pair) noexcept = default;
};

struct finding {
    lint_kind kind;
    std::optional<quoted_pair> pair; ///< none where it is about whole days or the whole file
    day first;
    day last;
    std::size_t count; ///< of days, where it is about whole days or a gap; otherwise of rates
    std::optional<decimal> before; ///< the neighbour before `first`
    std::optional<decimal> found;  ///< what stands there on `first`
    std::optional<decimal> after;  ///< the neighbour after `last`; of scattered days, after `first`
};

/// When a source publishes.
enum class publication_calendar : std::uint8_t { unknown, target };

/// What counts as wrong. Factors are above 1 and work both ways: a factor of 1.2 is passed by a
/// value of more than 1.2 times, or less than 1/1.2 of, the other. The thresholds were chosen on
/// the rates of the ECB (1999 to 2026), the Federal Reserve (1971 to 2026) and HMRC (2015 to 2026).
struct lint_rules {
    frequency published = frequency::daily;
    std::optional<currency> pivot;
    publication_calendar calendar = publication_calendar::unknown;
    std::optional<day> today;

    /// At 1.2 the ECB's 220,000 daily rates hold 7 jumps, all of them crises (ISK 2008, RUB 2014
    /// and 2022, TRL 2001, TRY 2021), and no spike.
    decimal jump = *decimal::make(12, 1);
    /// At 1.2 HMRC's monthly rates hold 19 spikes. 13 of them are among the 16 cells that are known
    /// or suspected to be wrong, of which one more shows as a jump before a gap; 1.5 finds 9.
    decimal spike = *decimal::make(12, 1);

    /// Two values are each other's reciprocals if their product is within this factor of 1 and they
    /// differ by more than the next one. Near 1 a reciprocal is a small step away, and no rule can
    /// tell: a pair within 5 % of 1 is out of reach.
    decimal reciprocal = *decimal::make(105, 2);
    /// An inverted EUR/USD rate of 1.0659 is off by 13 %, more than any pair near 1 moves in a day.
    decimal turn = *decimal::make(11, 1);

    /// Neighbours are at most so many publication days apart.
    std::size_t neighbourhood = 5;
};

/// The rules for a source that publishes so often. In a month a pair near 1 may move by more than
/// in a day (GBP/JOD fell from 1.0389 to 0.935 after June 2016).
[[nodiscard]] constexpr lint_rules lint_rules_for(frequency published) noexcept {
    lint_rules rules;
    rules.published = published;
    if (published == frequency::monthly) rules.turn = rules.jump;
    return rules;
}

namespace detail {

/// A pair's value, and the place of its day among all days on which the source has any rate.
struct placed_value {
    day on;
    std::size_t place;
    decimal rate;
    int places; ///< digits after the point
    int digits; ///< in all
};

/// 1 where `a` is more than `factor` times `b`, -1 where `b` is so of `a`, otherwise 0.
[[nodiscard]] inline int far_side(const decimal& a, const decimal& b, const decimal& factor) {
    const auto exceeds = [&](const decimal& x, const decimal& y) {
        const auto limit = try_multiply(y, factor);
        return limit ? x > *limit : ratio{x} > ratio{y} * ratio{factor};
    };
    if (exceeds(a, b)) return 1;
    return exceeds(b, a) ? -1 : 0;
}

[[nodiscard]] inline bool are_reciprocals(const decimal& a, const decimal& b,
                                          const lint_rules& rules) {
    if (far_side(a, b, rules.turn) == 0) return false;
    const ratio product = ratio{a} * ratio{b};
    const ratio limit{rules.reciprocal};
    return product <= limit && product * limit >= ratio{1};
}

[[nodiscard]] constexpr int all_digits(const decimal& x) noexcept {
    int digits = 1;
    for (uint128 m = magnitude(x.coefficient()); m >= 10; m /= 10)
        ++digits;
    return digits;
}

/// The number of places or digits that most values have, of several the largest.
[[nodiscard]] inline int most_common(std::span<const placed_value> values,
                                     int placed_value::*number) {
    std::array<std::size_t, decimal::max_digits + 1> counts{};
    for (const placed_value& v : values)
        ++counts[static_cast<std::size_t>(v.*number)];
    const auto most = std::max_element(counts.rbegin(), counts.rend());
    return static_cast<int>(counts.rend() - most) - 1;
}

/// Looks at one pair.
class pair_lint {
  public:
    pair_lint(quoted_pair pair, std::span<const placed_value> values,
              std::span<const day> publication_days, const lint_rules& rules,
              std::vector<finding>& findings)
        : pair_(pair), values_(values), publication_days_(publication_days), rules_(rules),
          findings_(findings) {}

    void run() {
        find_outside_lifetime();
        std::size_t start = 0;
        for (std::size_t i = 1; i <= values_.size(); ++i) {
            if (i < values_.size()) {
                const std::size_t step = values_[i].place - values_[i - 1].place;
                if (step > 1) add_gap(values_[i - 1], values_[i]);
                if (step <= rules_.neighbourhood) continue;
            }
            find_wrong_values(values_.subspan(start, i - start));
            start = i;
        }
        find_odd_zeros();
    }

  private:
    using run_of_values = std::span<const placed_value>;

    void add(lint_kind kind, day first, day last, std::size_t count, std::optional<decimal> before,
             std::optional<decimal> found, std::optional<decimal> after) {
        findings_.push_back({kind, pair_, first, last, count, before, found, after});
    }

    void add_gap(const placed_value& before, const placed_value& after) {
        add(lint_kind::gap, publication_days_[before.place + 1], publication_days_[after.place - 1],
            after.place - before.place - 1, before.rate, std::nullopt, after.rate);
    }

    /// A monthly rate is for the whole of its month.
    [[nodiscard]] day end_of(day d) const noexcept {
        return rules_.published == frequency::monthly ? month_of(d).last : d;
    }

    void find_outside_lifetime() {
        const day_range a = pair_.base.lifetime();
        const day_range b = pair_.counter.lifetime();
        const day_range both{std::max(a.first, b.first), std::min(a.last, b.last)};
        const auto alive = std::find_if(values_.begin(), values_.end(),
                                        [&](const auto& v) { return end_of(v.on) >= both.first; });
        const auto ended =
            std::find_if(alive, values_.end(), [&](const auto& v) { return v.on > both.last; });
        for (const auto& outside :
             {run_of_values{values_.begin(), alive}, run_of_values{ended, values_.end()}}) {
            if (outside.empty()) continue;
            add(lint_kind::outside_lifetime, outside.front().on, outside.back().on, outside.size(),
                std::nullopt, outside.front().rate, std::nullopt);
        }
    }

    /// Inverted values, spikes and jumps among neighbours, each value as at most one of them.
    void find_wrong_values(run_of_values values) {
        const std::vector<bool> turned = find_inverted(values);
        std::vector<const placed_value*> upright;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!turned[i]) upright.push_back(&values[i]);
        }
        const placed_value* good = nullptr; // the last that is no spike
        for (std::size_t i = 0; i < upright.size(); ++i) {
            const placed_value& v = *upright[i];
            const placed_value* const next = i + 1 < upright.size() ? upright[i + 1] : nullptr;
            if (good != nullptr) {
                const int from_good = far_side(v.rate, good->rate, rules_.spike);
                if (next != nullptr && from_good != 0 &&
                    from_good == far_side(v.rate, next->rate, rules_.spike)) {
                    add(lint_kind::spike, v.on, v.on, 1, good->rate, v.rate, next->rate);
                    continue;
                }
                if (far_side(v.rate, good->rate, rules_.jump) != 0) {
                    add(lint_kind::jump, v.on, v.on, 1, good->rate, v.rate,
                        next != nullptr ? std::optional{next->rate} : std::nullopt);
                }
            }
            good = &v;
        }
    }

    /// Each step to a reciprocal turns the pair round; the way round that has fewer values, of
    /// equally many the later one, is taken for the wrong one.
    std::vector<bool> find_inverted(run_of_values values) {
        std::vector<bool> turned(values.size());
        for (std::size_t i = 1; i < values.size(); ++i) {
            turned[i] =
                turned[i - 1] != are_reciprocals(values[i - 1].rate, values[i].rate, rules_);
        }
        const auto count = static_cast<std::size_t>(std::count(turned.begin(), turned.end(), true));
        if (count > values.size() - count) turned.flip();
        for (std::size_t i = 0; i < values.size();) {
            std::size_t end = i;
            while (end < values.size() && turned[end])
                ++end;
            if (end == i) {
                ++i;
                continue;
            }
            add(lint_kind::inverted, values[i].on, values[end - 1].on, end - i,
                i > 0 ? std::optional{values[i - 1].rate} : std::nullopt, values[i].rate,
                end < values.size() ? std::optional{values[end].rate} : std::nullopt);
            i = end;
        }
        return turned;
    }

    /// A publisher writes a pair with the same number of digits after the point for years, and then
    /// with another. So the usual number is that of most of the 20 values before, and of the 20
    /// after, and a value is odd only if it is so by both: a lasting change is not. (Near an end,
    /// where one side has fewer than 5, the other decides.) Who counts all digits writes 9.987 and
    /// then 10.01, so a value that has as many digits as usual in all has lost none.
    void find_odd_zeros() {
        constexpr std::size_t most = 20;
        constexpr std::size_t least = 5;
        std::optional<finding> stripped;
        std::optional<finding> padded;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const std::size_t start = i > most ? i - most : 0;
            const run_of_values before = values_.subspan(start, i - start);
            const run_of_values after =
                values_.subspan(i + 1, std::min(most, values_.size() - i - 1));
            if (std::max(before.size(), after.size()) < least) continue;
            const run_of_values& one = before.size() < least ? after : before;
            const run_of_values& other = after.size() < least ? before : after;
            const auto [fewest_places, most_places] =
                std::minmax({most_common(one, &placed_value::places),
                             most_common(other, &placed_value::places)});
            const int fewest_digits = std::min(most_common(one, &placed_value::digits),
                                               most_common(other, &placed_value::digits));
            const placed_value& v = values_[i];
            if (v.places < fewest_places && v.digits < fewest_digits) {
                extend(stripped, lint_kind::stripped_zeros, i);
            } else if (v.places > most_places &&
                       magnitude(v.rate.coefficient()) % power_of_ten(v.places - most_places) ==
                           0) {
                extend(padded, lint_kind::padded_zeros, i);
            }
        }
        if (stripped) findings_.push_back(*stripped);
        if (padded) findings_.push_back(*padded);
    }

    /// The first odd value is the example for all.
    void extend(std::optional<finding>& f, lint_kind kind, std::size_t i) const {
        const auto rate_at = [&](std::size_t k) {
            return k < values_.size() ? std::optional{values_[k].rate} : std::nullopt;
        };
        const day on = values_[i].on;
        if (!f) {
            f = finding{kind,       pair_,         on, on, 0, i > 0 ? rate_at(i - 1) : std::nullopt,
                        rate_at(i), rate_at(i + 1)};
        }
        f->last = on;
        ++f->count;
    }

    quoted_pair pair_;
    run_of_values values_;
    std::span<const day> publication_days_;
    const lint_rules& rules_;
    std::vector<finding>& findings_;
};

/// Findings about rows and days, whatever the rates.
class row_lint {
  public:
    row_lint(std::span<const rate_row> rows, const lint_rules& rules) : rows_(rows), rules_(rules) {
        for (const rate_row& r : rows)
            days_.push_back(r.on);
        std::sort(days_.begin(), days_.end());
        days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
        for (const rate_row& r : rows)
            by_pair_.push_back(&r);
        std::stable_sort(by_pair_.begin(), by_pair_.end(), [](const auto* a, const auto* b) {
            return std::tuple{a->base, a->counter, a->on} < std::tuple{b->base, b->counter, b->on};
        });
    }

    [[nodiscard]] std::vector<finding> run() {
        find_out_of_order();
        find_future_days();
        if (rules_.calendar == publication_calendar::target) compare_with_target();
        for (std::size_t i = 0; i < by_pair_.size();) {
            std::size_t end = i;
            while (end < by_pair_.size() && pair_of(*by_pair_[end]) == pair_of(*by_pair_[i]))
                ++end;
            look_at_pair(std::span{by_pair_}.subspan(i, end - i));
            i = end;
        }
        std::stable_sort(findings_.begin(), findings_.end(),
                         [](const finding& a, const finding& b) { return a.kind < b.kind; });
        return std::move(findings_);
    }

  private:
    using rows_of_pair = std::span<const rate_row* const>;

    [[nodiscard]] static quoted_pair pair_of(const rate_row& r) noexcept {
        return {r.base, r.counter};
    }

    void find_out_of_order() {
        std::optional<finding> all;
        for (std::size_t i = 1; i < rows_.size(); ++i) {
            const rate_row& r = rows_[i];
            if (!(r.key() < rows_[i - 1].key())) continue;
            if (!all) all = finding{lint_kind::out_of_order, {}, r.on, r.on, 0, {}, {}, {}};
            all->first = std::min(all->first, r.on);
            all->last = std::max(all->last, r.on);
            ++all->count;
        }
        if (all) findings_.push_back(*all);
    }

    /// A month's rates may be published in the month before.
    void find_future_days() {
        if (!rules_.today) return;
        const day last = rules_.published == frequency::monthly
                             ? month_of(month_of(*rules_.today).last + 1).last
                             : *rules_.today;
        const auto first = std::upper_bound(days_.begin(), days_.end(), last);
        if (first == days_.end()) return;
        add_days(lint_kind::future_day, *first, days_.back(),
                 static_cast<std::size_t>(days_.end() - first));
    }

    void compare_with_target() {
        if (days_.empty()) return;
        std::optional<finding> missing;
        auto next = days_.begin();
        for (day d = days_.front(); d <= days_.back(); d = d + 1) {
            const bool has_rates = *next == d;
            if (has_rates && ++next == days_.end()) --next;
            if (!is_target_day(d)) {
                if (has_rates) add_days(lint_kind::extra_day, d, d, 1);
                continue;
            }
            if (!has_rates) {
                if (!missing) missing = finding{lint_kind::missing_day, {}, d, d, 0, {}, {}, {}};
                missing->last = d;
                ++missing->count;
            } else if (missing) {
                findings_.push_back(*missing);
                missing.reset();
            }
        }
        if (missing) findings_.push_back(*missing); // the last day of all is no day of TARGET's
    }

    void add_days(lint_kind kind, day first, day last, std::size_t count) {
        findings_.push_back({kind, {}, first, last, count, {}, {}, {}});
    }

    /// A finding about all of a pair's rows.
    void add_rows(lint_kind kind, rows_of_pair rows) {
        findings_.push_back({kind, pair_of(*rows.front()), rows.front()->on, rows.back()->on,
                             rows.size(), std::nullopt, rows.front()->rate, std::nullopt});
    }

    void look_at_pair(rows_of_pair rows) {
        const quoted_pair pair = pair_of(*rows.front());
        if (pair.base == pair.counter) return add_rows(lint_kind::against_itself, rows);
        if (rules_.pivot && pair.base != *rules_.pivot && pair.counter != *rules_.pivot) {
            add_rows(lint_kind::without_pivot, rows);
        }
        const std::size_t reverse = rows_that_quote({pair.counter, pair.base});
        if (reverse > rows.size() || (reverse == rows.size() && pair.counter < pair.base)) {
            add_rows(lint_kind::mixed_directions, rows);
        }

        std::vector<placed_value> values;
        for (const rate_row* r : rows) {
            if (!values.empty() && values.back().on == r->on) {
                findings_.push_back({lint_kind::duplicate, pair, r->on, r->on, 1,
                                     values.back().rate, r->rate, std::nullopt});
                continue;
            }
            const auto place = std::lower_bound(days_.begin(), days_.end(), r->on);
            values.push_back({r->on, static_cast<std::size_t>(place - days_.begin()), r->rate,
                              r->rate.scale(), detail::all_digits(r->rate)});
        }
        pair_lint{pair, values, days_, rules_, findings_}.run();
    }

    [[nodiscard]] std::size_t rows_that_quote(quoted_pair pair) const {
        const auto before = [](const rate_row* r, quoted_pair p) { return pair_of(*r) < p; };
        const auto after = [](quoted_pair p, const rate_row* r) { return p < pair_of(*r); };
        const auto first = std::lower_bound(by_pair_.begin(), by_pair_.end(), pair, before);
        return static_cast<std::size_t>(std::upper_bound(first, by_pair_.end(), pair, after) -
                                        first);
    }

    std::span<const rate_row> rows_;
    const lint_rules& rules_;
    std::vector<day> days_;                // with any rate, ascending
    std::vector<const rate_row*> by_pair_; // by pair, then day, then place in the file
    std::vector<finding> findings_;
};

} // namespace detail

/// What looks wrong about rows, which may come in any order and state anything twice: by kind, then
/// base and counter, then day.
[[nodiscard]] inline std::vector<finding> lint(std::span<const rate_row> rows_in_file_order,
                                               const lint_rules& rules) {
    return detail::row_lint{rows_in_file_order, rules}.run();
}

} // namespace mulct
