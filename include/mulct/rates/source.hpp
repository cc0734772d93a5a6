#pragma once
/// One publisher's rates: its series, and the days on which it published anything.

#include <mulct/base/calendar.hpp>
#include <mulct/rates/frequency.hpp>
#include <mulct/rates/series.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// Where a source's rates come from.
struct provenance {
    std::string_view name;      ///< short, as in options and receipts: "ECB"
    std::string_view title;     ///< what the publisher calls it
    std::string_view publisher; ///< who publishes it
    std::string_view terms;     ///< on what terms
    std::string_view origin;    ///< where the figures were taken from
    std::string_view sha256;    ///< of the observations, as the snapshot states it
};

/// A view of a source. Sources stay apart: no rate is ever made from two of them.
class rate_source {
  public:
    rate_source(const provenance& from, currency pivot, frequency published,
                std::span<const std::int32_t> publication_days, std::vector<series> all)
        : from_(from), pivot_(pivot), published_(published), publication_days_(publication_days),
          series_(std::move(all)) {
        for (std::size_t i = series_.size(); i-- > 0;) // of several, the first is found
            places_[quoted(series_[i]).index] = static_cast<std::uint16_t>(i + 1);
    }

    [[nodiscard]] const provenance& from() const noexcept { return from_; }
    [[nodiscard]] std::string_view name() const noexcept { return from_.name; }
    [[nodiscard]] std::string_view title() const noexcept { return from_.title; }
    [[nodiscard]] frequency published() const noexcept { return published_; }
    /// The currency that every series has on one side, and through which cross rates go.
    [[nodiscard]] currency pivot() const noexcept { return pivot_; }
    [[nodiscard]] std::span<const series> all_series() const noexcept { return series_; }

    /// The days with at least one observation, as counts, ascending; for monthly rates the first
    /// days of their months. Never empty.
    [[nodiscard]] std::span<const std::int32_t> publication_days() const noexcept {
        return publication_days_;
    }
    [[nodiscard]] day first_day() const noexcept { return day{publication_days_.front()}; }
    /// The last day that the rates are for: of monthly ones, the end of the last month.
    [[nodiscard]] day last_day() const noexcept {
        const day last{publication_days_.back()};
        return published_ == frequency::monthly ? month_of(last).last : last;
    }

    /// The series that quotes `c` against the pivot, whichever way round; null if there is none.
    [[nodiscard]] const series* find(currency c) const noexcept {
        const std::size_t place = places_[c.index];
        return place == 0 ? nullptr : &series_[place - 1];
    }

    /// The series of this pair, quoted this way round; null if there is none.
    [[nodiscard]] const series* find_pair(currency base, currency counter) const noexcept {
        const series* const s = find(base == pivot_ ? counter : base);
        return s != nullptr && s->base() == base && s->counter() == counter ? s : nullptr;
    }

    /// The place in `publication_days` of the first day after `d`.
    [[nodiscard]] std::size_t first_publication_after(day d) const noexcept {
        return static_cast<std::size_t>(
            std::upper_bound(publication_days_.begin(), publication_days_.end(), d.count()) -
            publication_days_.begin());
    }

  private:
    /// What a series quotes against the pivot.
    [[nodiscard]] currency quoted(const series& s) const noexcept {
        return s.base() == pivot_ ? s.counter() : s.base();
    }

    provenance from_;
    currency pivot_;
    frequency published_;
    std::span<const std::int32_t> publication_days_;
    std::vector<series> series_;
    std::array<std::uint16_t, currency::count()> places_{}; // of each currency's, from 1
};

} // namespace mulct
