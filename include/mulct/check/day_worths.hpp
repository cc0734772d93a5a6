#pragma once
/// What currencies are worth in a source's pivot, one publication day after the other, and amounts
/// of several currencies compared there. Nothing is divided, so all comparisons are exact.

#include <mulct/base/calendar.hpp>
#include <mulct/convert/pivot_value.hpp>
#include <mulct/number/fraction.hpp>
#include <mulct/number/interval.hpp>
#include <mulct/rates/source.hpp>

#include <cstddef>
#include <vector>

namespace mulct::detail {

/// The days that a publication day's rates are for.
[[nodiscard]] inline day_range period_of(const rate_source& source, day published) noexcept {
    if (source.published() == frequency::monthly) return month_of(published);
    return {published, published};
}

/// An amount of any currency in the pivot.
using pivot_amount = fraction;

[[nodiscard]] constexpr pivot_amount in_pivot(const decimal& amount, const pivot_value& worth) {
    return {amount * worth.numerator, worth.denominator};
}
[[nodiscard]] constexpr interval<pivot_amount> in_pivot(const interval<decimal>& i,
                                                        const pivot_value& worth) {
    return {{in_pivot(i.low.value, worth), i.low.closed},
            {in_pivot(i.high.value, worth), i.high.closed}};
}

class day_worths {
  public:
    explicit day_worths(const rate_source& source) noexcept : source_(&source) {}

    /// Adds a currency and returns its place. A currency that the source does not quote leaves no
    /// day with rates for all.
    std::size_t add(currency c) {
        rows_.push_back({c, source_->find(c), 0, {}});
        return rows_.size() - 1;
    }

    /// Whether every currency has a rate on a publication day; if so, `operator[]` is of this day.
    /// Quickest where the days ascend.
    [[nodiscard]] bool move_to(day d) noexcept {
        for (row& r : rows_) {
            if (r.unit == source_->pivot()) continue;
            if (r.quoted == nullptr) return false;
            const series& s = *r.quoted;
            std::size_t i = r.place + 1;
            if (i >= s.size() || s[i].on != d) i = s.first_not_before(d);
            if (i == s.size()) return false;
            const observation seen = s[i];
            if (seen.on != d) return false;
            r.place = i;
            r.worth = value_by(s, source_->pivot(), seen.rate);
        }
        return true;
    }

    [[nodiscard]] const pivot_value& operator[](std::size_t i) const noexcept {
        return rows_[i].worth;
    }

  private:
    struct row {
        currency unit;
        const series* quoted;
        std::size_t place; // of the observation last used
        pivot_value worth; // of one unit
    };

    const rate_source* source_;
    std::vector<row> rows_;
};

} // namespace mulct::detail
