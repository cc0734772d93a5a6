#pragma once
/// Many amounts of one currency, in order: what all figures about them are computed from.

#include <mulct/number/decimal.hpp>
#include <mulct/number/ratio.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace mulct {

/// At least one amount, ascending, as whole numbers of 10^-places: so that comparing and adding
/// are single steps of the machine. Their sum has at most 38 digits.
class sample {
  public:
    /// Amounts of any scales. Throws `overflow_error` where their common scale does not hold them,
    /// or 38 digits not their sum.
    explicit sample(const std::vector<decimal>& amounts) {
        for (const decimal& a : amounts)
            places_ = std::max(places_, a.scale());
        units_.reserve(amounts.size());
        for (const decimal& a : amounts)
            units_.push_back(a.scale() == places_
                                 ? a.coefficient()
                                 : a.rounded(places_, rounding::toward_zero).coefficient());
        std::sort(units_.begin(), units_.end());
        // the sums below stay under 2 x 10^38 before each check, but a signed word holds less
        decimal sum = *decimal::make(0, places_);
        for (const int128 u : units_)
            sum += *decimal::make(u, places_);
        total_ = sum.coefficient();
    }

    [[nodiscard]] std::size_t count() const noexcept { return units_.size(); }
    [[nodiscard]] int places() const noexcept { return places_; }
    /// The amounts, ascending, in units of 10^-places.
    [[nodiscard]] std::span<const int128> units() const noexcept { return units_; }
    [[nodiscard]] int128 total_units() const noexcept { return total_; }

    /// The amount at a place from 0, ascending.
    [[nodiscard]] decimal operator[](std::size_t i) const noexcept { return amount_of(units_[i]); }
    [[nodiscard]] decimal total() const noexcept { return amount_of(total_); }
    [[nodiscard]] decimal min() const noexcept { return amount_of(units_.front()); }
    [[nodiscard]] decimal max() const noexcept { return amount_of(units_.back()); }
    [[nodiscard]] ratio mean() const { return total() / decimal{count()}; }

  private:
    [[nodiscard]] decimal amount_of(int128 units) const noexcept {
        return *decimal::make(units, places_);
    }

    int places_ = 0;
    std::vector<int128> units_;
    int128 total_ = 0;
};

} // namespace mulct
