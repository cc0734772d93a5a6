#pragma once
/// Whether two figures can be the same amount at the rates of their day; if not, what would make
/// them so.

#include <mulct/base/day.hpp>
#include <mulct/check/implied_rate.hpp>
#include <mulct/check/rate_track.hpp>
#include <mulct/check/rate_tracks.hpp>
#include <mulct/check/verdict.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/figure/found_figure.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/rates/lookup.hpp>
#include <mulct/rates/source.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace mulct {

/// What a claim is judged by. The defaults are those at which 94 % of the dated pairs in English
/// news of 2006 to 2013 are consistent or within tolerance.
struct judge_options {
    int fixings_before = 5; ///< the window, in publication days, before the day's own fixing
    int fixings_after = 1;  ///< and after it
    decimal tolerance = *decimal::make(25, 4);    ///< of the rate: 0.0025 is 0.25 %
    decimal uninformative = *decimal::make(1, 1); ///< implied rates wider than this tell nothing
    decimal far_off = *decimal::make(5, 2); ///< a misfit that a swap or an inverse rate may explain
    int days_before = 366;                  ///< the horizon in which another day is looked for
    int days_after = 31;
};

/// One figure of a claim: what was written, and what its sign may mean.
struct claim_side {
    std::optional<figure> written;  ///< in `unit`, or in the likeliest candidate; none if open
    std::optional<figure> high;     ///< of a range its upper end
    std::optional<currency> unit;   ///< none: ambiguous
    currency_candidates candidates; ///< all that the sign or name may mean

    /// Of a figure that a text has; a figure with an open amount has no number here.
    [[nodiscard]] static claim_side of(const found_figure& f);
};

/// A rate that a text states: one unit of `base` is so many of `counter`.
struct stated_rate {
    currency base;
    currency counter;
    decimal rate;
    int last_digit = 0; ///< the power of ten of its last written digit
};

struct judgement {
    verdict what = verdict::not_checkable;
    unchecked why_not = unchecked::no;
    cause probable = cause::none;
    basis from = basis::unknown;
    int slip = 0;                 ///< of a scale slip: the second figure is 10^slip too large
    std::optional<currency> hint; ///< of another currency: which
    std::optional<implied_rates> implied; ///< by the strict digits
    const rate_source* source =
        nullptr;                    ///< the first with rates for both; null where there is none
    std::optional<absence> missing; ///< where there is none: what the first source lacks
    std::optional<day> rate_day;    ///< the fixing of the claim's day
    std::optional<fraction> rate;   ///< of that fixing
    std::optional<day> fits_on;     ///< the nearest day on which the strict digits fit
    std::optional<ratio> least_tolerance; ///< of the window's best day; none unless it is needed
    bool by_coarse = false;               ///< it holds only if final zeros were rounding
    bool by_stated_rate = false;          ///< it holds at the rate that the text states
    bool contradicts_stated = false;      ///< it does not hold at that rate
};

inline claim_side claim_side::of(const found_figure& f) {
    claim_side side{std::nullopt, std::nullopt, f.unit, f.candidates};
    if (!f.amount || f.candidates.empty()) return side;
    const currency unit = f.unit ? *f.unit : f.candidates[0];
    side.written = figure{f.side, money{*f.amount, unit}, f.last_digit, f.trailing_zeros,
                          f.significant_digits};
    if (f.high_amount) {
        side.high = side.written;
        side.high->value = money{*f.high_amount, unit};
    }
    return side;
}

/// Judges claims by the rates of some sources. Keeps the courses of the cross rates it has met, so
/// that many claims of few currencies cost little each. Not for use by two threads at once; but
/// copies share the courses, and each may be used by a thread of its own.
class claim_judge {
  public:
    /// The first source that has both currencies on the day serves.
    claim_judge(std::vector<const rate_source*> sources, const judge_options& options)
        : sources_(std::move(sources)), options_(options) {}

    /// `exact` are amounts of the fine that are known exactly, in any currencies.
    [[nodiscard]] judgement judge(const claim_side& from, const claim_side& to,
                                  std::optional<day> on, std::span<const stated_rate> stated = {},
                                  std::span<const money> exact = {}) {
        try {
            return judged(from, to, on, stated, exact);
        } catch (const overflow_error&) {
            return refused(unchecked::too_large);
        }
    }

    /// The days on which the strict digits fit, within the horizon about a day, as runs of
    /// publication days.
    [[nodiscard]] std::vector<day_range> fitting_days(const claim_side& from, const claim_side& to,
                                                      const judgement& j, day on) {
        std::vector<day_range> runs;
        if (!j.implied || j.source == nullptr || !from.unit || !to.unit) return runs;
        const rate_track& track = track_of(*j.source, *from.unit, *to.unit);
        const rate_track::search search{track, *j.implied};
        const std::size_t last = track.first_after(on + options_.days_after);
        bool goes_on = false;
        for (std::size_t i = track.first_after(on - options_.days_before - 1); i < last; ++i) {
            const bool fits = search.fits(i);
            if (fits && goes_on) {
                runs.back().last = track[i];
            } else if (fits) {
                runs.push_back({track[i], track[i]});
            }
            goes_on = fits;
        }
        return runs;
    }

    [[nodiscard]] const judge_options& options() const noexcept { return options_; }

  private:
    struct window {
        const rate_track* track;
        std::size_t here; ///< the place of the day's own fixing
        std::size_t first;
        std::size_t last; ///< past the end
    };

    [[nodiscard]] static judgement refused(unchecked why) {
        judgement j;
        j.why_not = why;
        return j;
    }

    [[nodiscard]] judgement judged(const claim_side& from, const claim_side& to,
                                   std::optional<day> on, std::span<const stated_rate> stated,
                                   std::span<const money> exact) {
        if (!from.written || !to.written) return refused(unchecked::open_amount);
        if (from.high.has_value() != to.high.has_value()) return refused(unchecked::range);
        const decimal zero{0};
        if (!(zero < from.written->value.amount()) || !(zero < to.written->value.amount())) {
            return refused(unchecked::not_positive);
        }
        if (!from.unit || !to.unit) {
            judgement j = refused(unchecked::ambiguous_currency);
            if (on) j.hint = find_fitting(from, to, *on);
            return j;
        }
        const implied_rates strict = implied(from, to, strict_reading);
        judgement j;
        j.implied = strict;
        if (*from.unit == *to.unit) return judge_restated(j, from, to);

        const stated_rate* const named = find_stated(stated, *from.unit, *to.unit);
        if (named != nullptr) {
            j.by_stated_rate = holds_at(*named, from, to);
            j.contradicts_stated = !j.by_stated_rate;
        }
        if (j.by_stated_rate) {
            j.what = informative(strict, verdict::consistent);
            if (on) static_cast<void>(set_window(j, *from.unit, *to.unit, *on));
            return j;
        }
        if (!on) {
            if (named != nullptr) return contradicted(j);
            j.why_not = unchecked::no_date;
            return j;
        }
        const auto w = set_window(j, *from.unit, *to.unit, *on);
        if (!w) {
            if (named != nullptr) return contradicted(j);
            j.why_not = unchecked::no_rate;
            return j;
        }
        judge_at(j, *w, from, to, *on, exact);
        if (j.what == verdict::inconsistent && j.probable == cause::none && j.contradicts_stated) {
            j.probable = cause::contradicts_stated_rate;
        }
        return j;
    }

    [[nodiscard]] static judgement contradicted(judgement j) {
        j.what = verdict::inconsistent;
        j.probable = cause::contradicts_stated_rate;
        return j;
    }

    void judge_at(judgement& j, const window& w, const claim_side& from, const claim_side& to,
                  day on, std::span<const money> exact) {
        const implied_rates strict = *j.implied;
        if (const auto place = nearest_fit(w, strict)) {
            j.what = informative(strict, verdict::consistent);
            j.fits_on = (*w.track)[*place];
            j.from = basis_of(w, from, to, exact);
            return;
        }
        j.least_tolerance = least_tolerance(w, strict);
        j.fits_on = nearest_day(*w.track, strict, on);
        if (nearest_fit(w, widened(strict, options_.tolerance))) {
            j.what = informative(strict, verdict::consistent_within_tolerance);
            return;
        }
        const bool has_zeros = from.written->trailing_zeros > 0 || to.written->trailing_zeros > 0;
        if (has_zeros) {
            const implied_rates coarse = implied(from, to, coarse_reading);
            if (nearest_fit(w, widened(coarse, options_.tolerance))) {
                j.what = informative(coarse, verdict::consistent_if_coarser);
                j.by_coarse = true;
                return;
            }
        }
        set_cause(j, w, from, to, on);
        if (j.probable != cause::none && j.probable != cause::other_currency) {
            j.what = verdict::inconsistent;
            return;
        }
        const bool in_horizon = j.fits_on && on - *j.fits_on <= options_.days_before &&
                                *j.fits_on - on <= options_.days_after;
        if (!in_horizon) {
            j.what = verdict::inconsistent;
            return;
        }
        j.what = verdict::consistent_on_other_date;
        j.probable = *j.fits_on < on ? cause::older_conversion : cause::none;
        j.hint.reset();
    }

    // ---- intervals ----

    static interval<decimal> strict_reading(const figure& f) { return f.claimed(); }
    static interval<decimal> coarse_reading(const figure& f) {
        figure coarser = f;
        coarser.last_digit += f.trailing_zeros;
        coarser.trailing_zeros = 0;
        return coarser.claimed();
    }

    /// Of ranges the rates that both pairs of ends allow.
    template <class Reading>
    [[nodiscard]] static implied_rates implied(const claim_side& from, const claim_side& to,
                                               Reading reading) {
        const auto by = [&](const figure& a, const figure& b) {
            interval<decimal> low = reading(a);
            interval<decimal> high = reading(b);
            // nothing is below zero: "£0.4 ± 0.5"
            const decimal zero{0};
            if (low.low.value < zero) low.low.value = zero;
            if (high.low.value < zero) high.low.value = zero;
            return implied_by(low, high);
        };
        const implied_rates simple = by(*from.written, *to.written);
        return from.high ? intersection(simple, by(*from.high, *to.high)) : simple;
    }

    [[nodiscard]] verdict informative(const implied_rates& rates, verdict v) const {
        return is_wider_than(rates, options_.uninformative) ? verdict::uninformative : v;
    }

    /// Two figures of one currency: one is the other rounded, or is not.
    [[nodiscard]] judgement judge_restated(judgement j, const claim_side& from,
                                           const claim_side& to) const {
        const implied_rates one{{fraction{}, true}, {fraction{}, true}};
        if (intersects(*j.implied, one)) {
            j.what = verdict::consistent;
        } else if (intersects(implied(from, to, coarse_reading), one)) {
            j.what = verdict::consistent_if_coarser;
        } else {
            j.what = verdict::inconsistent;
            for (const int k : slips) {
                if (intersects(shifted(*j.implied, -k), one)) {
                    j.probable = cause::scale_slip;
                    j.slip = k;
                    break;
                }
            }
        }
        return j;
    }

    // ---- days ----

    /// The course of a cross rate by a source, made when it is first asked for.
    [[nodiscard]] const rate_track& track_of(const rate_source& source, currency from,
                                             currency to) {
        const rate_track*& track = known_[{&source, from.index, to.index}];
        if (track == nullptr) track = &tracks_->find(source, from, to);
        return *track;
    }

    /// The days about `on` by the first source that has some; without one, what is missing.
    [[nodiscard]] std::optional<window> set_window(judgement& j, currency from, currency to,
                                                   day on) {
        for (const rate_source* source : sources_) {
            const auto w = window_of(*source, from, to, on);
            if (w) {
                j.source = source;
                j.rate_day = (*w->track)[w->here];
                j.rate = w->track->rate(w->here);
                return w;
            }
        }
        for (const rate_source* source : sources_) {
            for (const currency c : {from, to}) {
                const auto days = find_rate_days(*source, c, on, lookup::previous());
                if (!days && !j.missing) j.missing = days.error();
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<window> window_of(const rate_source& source, currency from,
                                                  currency to, day on) {
        if (on > source.last_day()) return std::nullopt;
        const rate_track& track = track_of(source, from, to);
        const std::size_t after = track.first_after(on);
        if (after == 0) return std::nullopt;
        const std::size_t here = after - 1;
        const bool monthly = source.published() == frequency::monthly;
        const bool is_near = monthly ? month_of(on).first == track[here]
                                     : on - track[here] <= lookup::previous().within;
        if (!is_near) return std::nullopt;
        const auto before = static_cast<std::size_t>(options_.fixings_before);
        const auto next = static_cast<std::size_t>(options_.fixings_after);
        return window{&track, here, here < before ? 0 : here - before,
                      std::min(here + next + 1, track.size())};
    }

    /// The place in the window that fits and is nearest to the day's own.
    [[nodiscard]] static std::optional<std::size_t> nearest_fit(const window& w,
                                                                const implied_rates& rates) {
        const rate_track::search search{*w.track, rates};
        for (std::size_t i = w.here + 1; i-- > w.first;) {
            if (search.fits(i)) return i;
        }
        const std::size_t later = search.find(w.here + 1, w.last);
        return later < w.last ? std::optional{later} : std::nullopt;
    }

    [[nodiscard]] static std::optional<day> nearest_day(const rate_track& track,
                                                        const implied_rates& rates, day on) {
        const rate_track::search search{track, rates};
        std::size_t later = track.first_after(on);
        std::size_t earlier = later; // past the end of those that were not looked at
        // each time as many days again on both sides, so that neither is searched far in vain
        for (std::int32_t reach = 64; earlier > 0 || later < track.size(); reach *= 2) {
            const std::size_t first = track.first_after(on - reach - 1);
            const std::size_t last = track.first_after(on + reach);
            const std::size_t before = search.find_last(first, earlier);
            const std::size_t after = search.find(later, last);
            const bool is_earlier =
                before > first && (after == last || on - track[before - 1] <= track[after] - on);
            if (is_earlier) return track[before - 1];
            if (after < last) return track[after];
            earlier = first;
            later = last;
        }
        return std::nullopt;
    }

    /// How far the window's best rate is from the rates that the digits imply, as a part of it.
    [[nodiscard]] static ratio least_tolerance(const window& w, const implied_rates& rates) {
        // nearest is the highest of the rates below and the lowest of those above
        const fraction* below = nullptr;
        const fraction* above = nullptr;
        for (std::size_t i = w.first; i < w.last; ++i) {
            const fraction& rate = w.track->rate(i);
            if (rate < rates.low.value) {
                if (below == nullptr || *below < rate) below = &rate;
            } else if (rates.high.value < rate) {
                if (above == nullptr || rate < *above) above = &rate;
            } else {
                return ratio{decimal{0}};
            }
        }
        const auto part_of = [](const fraction& rate, const fraction& f) {
            return f.numerator * rate.denominator / (f.denominator * rate.numerator);
        };
        const ratio one{decimal{1}};
        std::optional<ratio> least;
        if (below != nullptr) least = part_of(*below, rates.low.value) - one;
        if (above != nullptr) {
            const ratio off = one - part_of(*above, rates.high.value);
            if (!least || off < *least) least = off;
        }
        return *least;
    }

    // ---- causes ----

    static constexpr std::array<int, 8> slips{3, -3, 1, -1, 2, -2, 6, -6};

    [[nodiscard]] static implied_rates shifted(const implied_rates& rates, int power) {
        const auto move = [&](const fraction& f) {
            const decimal by = *try_shift(decimal{1}, power < 0 ? -power : power);
            return power < 0 ? fraction{f.numerator, f.denominator * by}
                             : fraction{f.numerator * by, f.denominator};
        };
        return {{move(rates.low.value), rates.low.closed},
                {move(rates.high.value), rates.high.closed}};
    }

    void set_cause(judgement& j, const window& w, const claim_side& from, const claim_side& to,
                   day on) {
        const implied_rates strict = *j.implied;
        if (is_wider_than(strict, options_.uninformative)) return; // anything would fit
        const auto fits = [&](const implied_rates& rates) {
            return nearest_fit(w, widened(rates, options_.tolerance)).has_value();
        };
        // between currencies of nearly the same worth it would fit by chance
        const bool is_far = *j.least_tolerance > ratio{options_.far_off};
        if (is_far && fits(inverse(strict))) {
            // who converts starts from the rounder figure
            const bool first_is_original =
                from.written->significant_digits < to.written->significant_digits;
            j.probable = first_is_original ? cause::inverse_rate : cause::swapped;
            return;
        }
        for (const int k : slips) {
            if (!fits(shifted(strict, -k))) continue;
            j.probable = cause::scale_slip;
            j.slip = k;
            return;
        }
        for (std::size_t i = 0; i < to.candidates.size(); ++i) {
            const currency other = to.candidates[i];
            if (other == *to.unit || other == *from.unit) continue;
            const auto there = window_of(*j.source, *from.unit, other, on);
            if (!there || !nearest_fit(*there, strict)) continue;
            j.probable = cause::other_currency;
            j.hint = other;
            return;
        }
    }

    /// Of an ambiguous second currency the only candidate that fits.
    [[nodiscard]] std::optional<currency> find_fitting(const claim_side& from, const claim_side& to,
                                                       day on) {
        std::optional<currency> found;
        const implied_rates rates = widened(implied(from, to, strict_reading), options_.tolerance);
        const auto options = [](const claim_side& side) {
            currency_candidates all = side.candidates;
            return side.unit ? currency_candidates{*side.unit} : all;
        };
        const currency_candidates firsts = options(from);
        const currency_candidates seconds = options(to);
        for (std::size_t a = 0; a < firsts.size(); ++a) {
            for (std::size_t b = 0; b < seconds.size(); ++b) {
                if (firsts[a] == seconds[b]) continue;
                for (const rate_source* source : sources_) {
                    const auto w = window_of(*source, firsts[a], seconds[b], on);
                    if (!w) continue;
                    if (nearest_fit(*w, rates)) {
                        if (found) return std::nullopt; // two: still open
                        found = to.unit ? firsts[a] : seconds[b];
                    }
                    break;
                }
            }
        }
        return found;
    }

    /// Of the written and the exact amounts the one that gives the second figure on the day nearer
    /// to the claim's.
    [[nodiscard]] static basis basis_of(const window& w, const claim_side& from,
                                        const claim_side& to, std::span<const money> exact) {
        constexpr std::size_t never = SIZE_MAX;
        const auto distance = [&](const decimal& amount) {
            const auto place =
                nearest_fit(w, implied_by(interval<decimal>::point(amount), to.written->claimed()));
            if (!place) return never;
            return *place < w.here ? w.here - *place : *place - w.here;
        };
        const std::size_t by_written = distance(from.written->value.amount());
        std::size_t by_exact = never;
        for (const money& amount : exact) {
            if (amount.unit() == *from.unit)
                by_exact = std::min(by_exact, distance(amount.amount()));
        }
        if (by_written == never && by_exact == never) return basis::neither;
        if (by_written == by_exact) return basis::either;
        return by_written < by_exact ? basis::written : basis::exact;
    }

    // ---- rates that the text states ----

    [[nodiscard]] static const stated_rate* find_stated(std::span<const stated_rate> all,
                                                        currency from, currency to) noexcept {
        for (const stated_rate& s : all) {
            if ((s.base == from && s.counter == to) || (s.base == to && s.counter == from)) {
                return &s;
            }
        }
        return nullptr;
    }

    [[nodiscard]] static bool holds_at(const stated_rate& s, const claim_side& from,
                                       const claim_side& to) {
        const figure as_figure{hedge::none, money{s.rate, s.counter}, s.last_digit};
        const interval<decimal> digits = as_figure.strict();
        const implied_rates stated{{{digits.low.value, decimal{1}}, true},
                                   {{digits.high.value, decimal{1}}, true}};
        const implied_rates rates = s.base == *from.unit ? stated : inverse(stated);
        return intersects(implied(from, to, strict_reading), rates);
    }

    std::vector<const rate_source*> sources_;
    judge_options options_;
    std::shared_ptr<rate_tracks> tracks_ = std::make_shared<rate_tracks>();
    std::map<std::tuple<const rate_source*, std::size_t, std::size_t>, const rate_track*>
        known_; ///< of them, found without asking the others
};

} // namespace mulct
