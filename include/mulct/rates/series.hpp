#pragma once
/// The published rates of one currency pair, in the order of their days.

#include <mulct/base/day.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/number/decimal.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace mulct {

/// What was published for one day. The rate keeps its digits: 0.85670 has scale 5.
struct observation {
    day on;
    decimal rate;
};

/// A view of one pair's observations: 1 `base` = rate x `counter`. Days ascend without repetition.
/// Who opened the data keeps it alive.
class series {
  public:
    series(currency base, currency counter, std::span<const std::int32_t> days,
           std::span<const std::int64_t> coefficients,
           std::span<const std::uint8_t> scales) noexcept
        : base_(base), counter_(counter), days_(days), coefficients_(coefficients),
          scales_(scales) {}

    [[nodiscard]] currency base() const noexcept { return base_; }
    [[nodiscard]] currency counter() const noexcept { return counter_; }

    [[nodiscard]] std::size_t size() const noexcept { return days_.size(); }
    [[nodiscard]] observation operator[](std::size_t i) const noexcept {
        // scales were checked when the data was packed
        return {day{days_[i]}, *decimal::make(coefficients_[i], scales_[i])};
    }
    [[nodiscard]] observation front() const noexcept { return (*this)[0]; }
    [[nodiscard]] observation back() const noexcept { return (*this)[size() - 1]; }

    /// The observation of exactly this day.
    [[nodiscard]] std::optional<observation> on(day d) const noexcept {
        const std::size_t i = first_not_before(d);
        if (i == size() || days_[i] != d.count()) return std::nullopt;
        return (*this)[i];
    }

    /// The place of the first observation on `d` or later; `size()` if there is none.
    [[nodiscard]] std::size_t first_not_before(day d) const noexcept {
        return static_cast<std::size_t>(std::lower_bound(days_.begin(), days_.end(), d.count()) -
                                        days_.begin());
    }

  private:
    currency base_;
    currency counter_;
    std::span<const std::int32_t> days_;
    std::span<const std::int64_t> coefficients_;
    std::span<const std::uint8_t> scales_;
};

} // namespace mulct
