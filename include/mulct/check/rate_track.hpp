#pragma once
/// A cross rate's course over all days of a source, held so that it can be searched quickly.

#include <mulct/base/day.hpp>
#include <mulct/check/day_worths.hpp>
#include <mulct/check/implied_rate.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/number/quotient.hpp>
#include <mulct/rates/source.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mulct {

/// What one unit of a currency was in another, on each publication day on which the source has
/// both, ascending. Exact; beside each rate stands an approximation from below, which decides
/// nearly every comparison.
class rate_track {
  public:
    rate_track(const rate_source& source, currency from, currency to) : source_(&source) {
        if (from == to) return;
        detail::day_worths worths{source};
        const std::size_t one = worths.add(from);
        const std::size_t other = worths.add(to);
        std::vector<decimal> floors; // with `most_places` digits after the point
        for (const std::int32_t count : source.publication_days()) {
            if (!worths.move_to(day{count})) continue;
            const fraction& a = worths[one];
            const fraction& b = worths[other];
            const fraction rate{a.numerator * b.denominator, a.denominator * b.numerator};
            const auto approximate =
                try_divide(rate.numerator, rate.denominator, most_places, rounding::floor);
            if (!approximate) continue; // more than 10^20: no source has such
            days_.push_back(count);
            rates_.push_back(rate);
            floors.push_back(*approximate);
        }
        int128 highest = 0;
        for (const decimal& f : floors)
            highest = std::max(highest, f.coefficient());
        int128 unit = 1;
        for (; highest / unit >= limit; unit *= 10)
            --places_;
        floors_.reserve(floors.size());
        for (const decimal& f : floors)
            floors_.push_back(static_cast<std::int64_t>(f.coefficient() / unit));
    }

    [[nodiscard]] const rate_source& source() const noexcept { return *source_; }
    [[nodiscard]] std::size_t size() const noexcept { return days_.size(); }
    [[nodiscard]] bool empty() const noexcept { return days_.empty(); }
    [[nodiscard]] day operator[](std::size_t i) const noexcept { return day{days_[i]}; }

    /// The exact rate of the i-th day.
    [[nodiscard]] const fraction& rate(std::size_t i) const noexcept { return rates_[i]; }

    /// The place of the first day after `d`.
    [[nodiscard]] std::size_t first_after(day d) const noexcept {
        return static_cast<std::size_t>(std::upper_bound(days_.begin(), days_.end(), d.count()) -
                                        days_.begin());
    }

    /// Whether rates lie in an interval, for many of them.
    class search {
      public:
        search(const rate_track& track, const implied_rates& wanted)
            : track_(track), wanted_(wanted), low_(track.floor_of(wanted.low.value)),
              high_(track.floor_of(wanted.high.value)), is_empty_(high_ < low_) {}

        [[nodiscard]] bool fits(std::size_t i) const {
            const std::int64_t floor = track_.floors_[i];
            // a rate is from its floor on and below the next unit, as the ends are from theirs
            if (floor > low_ && floor < high_) return true;
            if (floor < low_ || floor > high_) return false;
            return wanted_.contains(track_.rate(i));
        }
        /// The first place in [first, last) that fits; `last` if there is none.
        [[nodiscard]] std::size_t find(std::size_t first, std::size_t last) const {
            while (first < last && !(may_fit(first) && fits(first)))
                ++first;
            return first;
        }
        /// The place after the last one in [first, last) that fits; `first` if there is none.
        [[nodiscard]] std::size_t find_last(std::size_t first, std::size_t last) const {
            while (last > first && !(may_fit(last - 1) && fits(last - 1)))
                --last;
            return last;
        }

      private:
        /// Whether a floor is not outside: one comparison, since floors are not below zero.
        [[nodiscard]] bool may_fit(std::size_t i) const noexcept {
            const auto beyond_low =
                static_cast<std::uint64_t>(track_.floors_[i]) - static_cast<std::uint64_t>(low_);
            return beyond_low <=
                       static_cast<std::uint64_t>(high_) - static_cast<std::uint64_t>(low_) &&
                   !is_empty_;
        }

        const rate_track& track_;
        implied_rates wanted_;
        std::int64_t low_;
        std::int64_t high_;
        bool is_empty_;
    };

  private:
    static constexpr int most_places = 18;
    static constexpr int128 limit = int128{1000000000} * 1000000000; // fits 63 bits

    /// The unit that a rate lies in, or the highest there is.
    [[nodiscard]] std::int64_t floor_of(const fraction& f) const noexcept {
        constexpr std::int64_t highest = INT64_MAX;
        if (f.denominator.is_zero()) return highest; // without end
        const auto floor = try_divide(f.numerator, f.denominator, places_, rounding::floor);
        if (!floor || floor->coefficient() >= highest) return highest;
        return static_cast<std::int64_t>(floor->coefficient());
    }

    const rate_source* source_;
    std::vector<std::int32_t> days_;
    std::vector<fraction> rates_;
    std::vector<std::int64_t> floors_; ///< in units of 10^-places_
    int places_ = most_places;
};

} // namespace mulct
