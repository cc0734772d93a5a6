#pragma once
/// The numbers between two ends, each of which may or may not belong to them.

#include <mulct/base/error.hpp>
#include <mulct/number/decimal.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mulct {

/// One end of an interval: where it is, and whether it is in.
template <class T>
struct bound {
    T value;
    bool closed = true;

    friend bool operator==(const bound&, const bound&) = default;
};

/// All x from `low` to `high`. Empty if low is above high, or they are equal and not both closed.
/// `T` is `decimal` or `ratio`.
template <class T>
struct interval {
    bound<T> low;
    bound<T> high;

    /// The interval of one number.
    [[nodiscard]] static constexpr interval point(const T& x) { return {{x, true}, {x, true}}; }
    /// [low, high].
    [[nodiscard]] static constexpr interval closed(const T& low, const T& high) {
        return {{low, true}, {high, true}};
    }
    /// [low, high): what rounding half up leaves open.
    [[nodiscard]] static constexpr interval half_open(const T& low, const T& high) {
        return {{low, true}, {high, false}};
    }

    [[nodiscard]] constexpr bool is_point() const {
        return low.closed && high.closed && low.value == high.value;
    }
    [[nodiscard]] constexpr bool is_empty() const { return !reaches(low, high); }

    [[nodiscard]] constexpr bool contains(const T& x) const {
        return reaches(low, {x, true}) && reaches({x, true}, high);
    }

    /// What is in both.
    [[nodiscard]] friend constexpr interval intersection(const interval& a, const interval& b) {
        const bool a_low =
            b.low.value < a.low.value || (b.low.value == a.low.value && !a.low.closed);
        const bool a_high =
            a.high.value < b.high.value || (a.high.value == b.high.value && !a.high.closed);
        return {a_low ? a.low : b.low, a_high ? a.high : b.high};
    }

    /// Whether any number is in both.
    [[nodiscard]] friend constexpr bool intersects(const interval& a, const interval& b) {
        return !intersection(a, b).is_empty();
    }

    /// Every member times `factor`, which must be above zero.
    [[nodiscard]] friend constexpr interval scaled(const interval& a, const T& factor) {
        return {{a.low.value * factor, a.low.closed}, {a.high.value * factor, a.high.closed}};
    }

    friend bool operator==(const interval&, const interval&) = default;

  private:
    /// Whether some number lies from `a` on and up to `b`.
    static constexpr bool reaches(const bound<T>& a, const bound<T>& b) {
        return a.value < b.value || (a.value == b.value && a.closed && b.closed);
    }
};

/// "[7450000, 7550000]", with a round bracket at an end that is not in.
template <class T>
[[nodiscard]] std::string to_string(const interval<T>& i) {
    return (i.low.closed ? "[" : "(") + to_string(i.low.value) + ", " + to_string(i.high.value) +
           (i.high.closed ? "]" : ")");
}

/// Reads what `to_string` writes for decimals; an empty interval is a text like any other.
[[nodiscard]] constexpr parsed<interval<decimal>> parse_interval(std::string_view text) noexcept {
    const std::size_t comma = text.find(", ");
    const bool opened = text.starts_with('[') || text.starts_with('(');
    const bool ended = text.ends_with(']') || text.ends_with(')');
    if (text.empty()) return failed(error{errc::empty});
    if (!opened || !ended || comma == std::string_view::npos) {
        return failed(error{errc::not_a_number, 0, text.size()});
    }
    const auto low = parse_decimal(text.substr(1, comma - 1));
    if (!low) return failed(shifted(low.error(), 1));
    const auto high = parse_decimal(text.substr(comma + 2, text.size() - comma - 3));
    if (!high) return failed(shifted(high.error(), comma + 2));
    return interval<decimal>{{*low, text.front() == '['}, {*high, text.back() == ']'}};
}

} // namespace mulct
