#pragma once
/// A calendar day as a number. Reading, writing and the calendar itself are in calendar.hpp, which
/// costs more to include.

#include <compare>
#include <cstdint>
#include <limits>

namespace mulct {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
class day {
  public:
    /// 1970-01-01.
    constexpr day() = default;
    /// `count` days after 1970-01-01 (before it, where negative).
    constexpr explicit day(std::int32_t count) noexcept : count_(count) {}

    [[nodiscard]] constexpr std::int32_t count() const noexcept { return count_; }

    /// Beyond every day that can be written: the open ends of a lifetime.
    [[nodiscard]] static constexpr day earliest() noexcept {
        return day{std::numeric_limits<std::int32_t>::min()};
    }
    [[nodiscard]] static constexpr day latest() noexcept {
        return day{std::numeric_limits<std::int32_t>::max()};
    }

    friend constexpr auto operator<=>(day, day) noexcept = default;

    /// Callers keep within written days (years 0000 to 9999), so these cannot wrap.
    friend constexpr day operator+(day d, std::int32_t days) noexcept {
        return day{d.count_ + days};
    }
    friend constexpr day operator-(day d, std::int32_t days) noexcept {
        return day{d.count_ - days};
    }
    /// Days from `b` to `a`.
    friend constexpr std::int32_t operator-(day a, day b) noexcept { return a.count_ - b.count_; }

  private:
    std::int32_t count_ = 0;
};

/// The days from `first` to `last`, both included.
struct day_range {
    day first;
    day last;

    [[nodiscard]] constexpr bool contains(day d) const noexcept { return first <= d && d <= last; }
    friend constexpr bool operator==(const day_range&, const day_range&) = default;
};

} // namespace mulct
