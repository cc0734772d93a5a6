#pragma once
/// One publisher's rates: its series, and the days on which it published anything.

#include <mulct/rates/series.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// A view of a source. Sources stay apart: no rate is ever made from two of them.
class rate_source {
  public:
    rate_source(std::string_view name, std::string_view title, currency pivot,
                std::span<const std::int32_t> publication_days, std::vector<series> all)
        : name_(name), title_(title), pivot_(pivot), publication_days_(publication_days),
          series_(std::move(all)) {}

    /// Short name, as in options and receipts: "ECB".
    [[nodiscard]] std::string_view name() const noexcept { return name_; }
    /// What the publisher calls it.
    [[nodiscard]] std::string_view title() const noexcept { return title_; }
    /// The currency that every series has on one side, and through which cross rates go.
    [[nodiscard]] currency pivot() const noexcept { return pivot_; }
    [[nodiscard]] std::span<const series> all_series() const noexcept { return series_; }

    /// The days with at least one observation, as counts, ascending. Never empty.
    [[nodiscard]] std::span<const std::int32_t> publication_days() const noexcept {
        return publication_days_;
    }
    [[nodiscard]] day first_day() const noexcept { return day{publication_days_.front()}; }
    [[nodiscard]] day last_day() const noexcept { return day{publication_days_.back()}; }

    /// The series that quotes `c` against the pivot, whichever way round; null if there is none.
    [[nodiscard]] const series* find(currency c) const noexcept {
        const auto found = std::find_if(series_.begin(), series_.end(), [&](const series& s) {
            return (s.base() == pivot_ ? s.counter() : s.base()) == c;
        });
        return found == series_.end() ? nullptr : &*found;
    }

    /// The place in `publication_days` of the first day after `d`.
    [[nodiscard]] std::size_t first_publication_after(day d) const noexcept {
        return static_cast<std::size_t>(
            std::upper_bound(publication_days_.begin(), publication_days_.end(), d.count()) -
            publication_days_.begin());
    }

  private:
    std::string_view name_;
    std::string_view title_;
    currency pivot_;
    std::span<const std::int32_t> publication_days_;
    std::vector<series> series_;
};

} // namespace mulct
