#pragma once
/// Where values stand along an axis, in integers, and how the axis is marked.

#include <mulct/number/decimal.hpp>
#include <mulct/number/int128.hpp>
#include <mulct/output/svg/canvas.hpp>
#include <mulct/output/text.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::svg {

/// A number as a picture shows it: grouped, with a minus sign that is no hyphen.
[[nodiscard]] inline std::string number_text(const decimal& x) {
    return (x.is_negative() ? "−" : "") + grouped(to_string(abs(x)));
}

/// An axis over some values and zero. It ends at round numbers and has marks 1, 2 or 5 times a
/// power of ten apart.
class value_scale {
  public:
    /// With at most `most_steps` steps (2 or more) from end to end.
    value_scale(const std::vector<decimal>& values, std::int64_t most_steps) {
        int order = lowest_order;
        int least_order = decimal::max_digits;
        for (const decimal& x : values) {
            order = std::max(order, order_of(x));
            if (!x.is_zero()) least_order = std::min(least_order, order_of(x));
        }
        if (order == lowest_order) order = digits; // nothing but zeros, if anything
        exponent_ = order - digits;
        for (const decimal& x : values) {
            first_ = std::min(first_, units(x));
            last_ = std::max(last_, units(x));
        }
        if (first_ == last_) last_ = 1;
        // At most 2 x 10^15 units from end to end, so the step stays below 10^16.
        for (int i = 0; steps() > most_steps; ++i)
            step_ = i % 3 == 1 ? step_ / 2 * 5 : step_ * 2;
        first_ = floor_steps(first_) * step_;
        last_ = -floor_steps(-last_) * step_;
        choose_word(least_order);
    }

    /// The unit and of how much of it the labels speak: "EUR million", "million %", "EUR × 10²⁴".
    [[nodiscard]] std::string unit_text(const std::string& unit) const {
        std::string word;
        if (word_exponent_ < 0 || word_exponent_ > 12) {
            word = "× 10";
            for (const char c : std::to_string(word_exponent_)) {
                static constexpr const char* raised[] = {"⁰", "¹", "²", "³", "⁴",
                                                         "⁵", "⁶", "⁷", "⁸", "⁹"};
                word += c == '-' ? "⁻" : raised[c - '0'];
            }
        } else {
            static constexpr const char* words[] = {"", "thousand", "million", "billion",
                                                    "trillion"};
            word = words[word_exponent_ / 3];
        }
        const char* const gap = unit.empty() || word.empty() ? "" : " ";
        return unit == "%" ? word + gap + unit : unit + gap + word;
    }

    struct tick {
        length at;
        std::string label;
        bool zero;
    };

    /// The marks of an axis that goes from `from` to `to`.
    [[nodiscard]] std::vector<tick> ticks(length from, length to) const {
        std::vector<tick> all;
        for (std::int64_t at = first_; at <= last_; at += step_) {
            all.push_back({place(at, from, to), number_text(in_words(at).normalized()), at == 0});
        }
        return all;
    }

    /// Where a value stands on it, to the nearest hundredth of a pixel towards `from`.
    [[nodiscard]] length position(const decimal& x, length from, length to) const {
        return place(units(x), from, to);
    }
    [[nodiscard]] length zero(length from, length to) const { return place(0, from, to); }

    /// A value as it is written beside its mark, to about three digits; "≈ 0" for one that has none
    /// among the first five after the point.
    [[nodiscard]] std::string label(const decimal& x) const {
        constexpr int most_places = 5;
        const decimal v = in_words(units(x));
        const decimal size = abs(v);
        int places = size < decimal{10} ? 2 : size < decimal{100} ? 1 : 0;
        // below 1 the digits count from the first that is not zero
        for (decimal bound{1}; size < bound && places < most_places; ++places)
            bound = *try_shift(bound, -1);
        const decimal shown = v.try_rounded(places, rounding::half_up).value().normalized();
        return shown.is_zero() && !x.is_zero() ? "≈ 0" : number_text(shown);
    }

  private:
    static constexpr int digits = 15; // what is kept of the greatest value
    static constexpr int lowest_order = -decimal::max_scale - 1;

    /// The least n for which |x| is below 10^n; the lowest for zero.
    static int order_of(const decimal& x) noexcept {
        if (x.is_zero()) return lowest_order;
        int n = 0;
        const uint128 m = mulct::detail::magnitude(x.coefficient());
        while (n < decimal::max_digits && m >= mulct::detail::power_of_ten(n))
            ++n;
        return n - x.scale();
    }

    /// The value in units of 10^exponent_, rounded half up: at most 10^15 of them.
    [[nodiscard]] std::int64_t units(const decimal& x) const noexcept {
        const uint128 m = mulct::detail::magnitude(x.coefficient());
        const int cut = x.scale() + exponent_;
        uint128 n = 0;
        if (m != 0 && cut <= 0) {
            n = m * mulct::detail::power_of_ten(-cut);
        } else if (cut <= decimal::max_digits) {
            const uint128 unit = mulct::detail::power_of_ten(std::max(cut, 0));
            n = (m + unit / 2) / unit;
        }
        const auto signless = static_cast<std::int64_t>(n);
        return x.is_negative() ? -signless : signless;
    }

    [[nodiscard]] std::int64_t floor_steps(std::int64_t at) const noexcept {
        return at >= 0 ? at / step_ : -((-at + step_ - 1) / step_);
    }
    [[nodiscard]] std::int64_t steps() const noexcept {
        return -floor_steps(-last_) - floor_steps(first_);
    }

    [[nodiscard]] length place(std::int64_t at, length from, length to) const noexcept {
        return from + static_cast<length>(int128{at - first_} * (to - from) / (last_ - first_));
    }

    /// The word under which the axis ends at 1 to 999, or the one below it where the least value
    /// that is not zero, which is below 10^least_order, would be written as 0.0 and something.
    /// There is none below 100,000, and from 10^18 on a power of ten instead.
    void choose_word(int least_order) {
        const int order = order_of(decimal{std::max(last_, -first_)}) + exponent_;
        if (order > 18 || order < -3) {
            word_exponent_ = order > 0 ? (order - 1) / 3 * 3 : -((3 - order) / 3 * 3);
        } else if (order > 5) {
            word_exponent_ = std::min((order - 1) / 3 * 3, 12);
            const bool goes_lower = word_exponent_ > 3 && order <= 15;
            if (goes_lower && least_order < word_exponent_) word_exponent_ -= 3;
        }
    }

    [[nodiscard]] decimal in_words(std::int64_t at) const noexcept {
        const auto shifted = try_shift(decimal{at}, exponent_ - word_exponent_);
        return shifted ? *shifted : decimal{}; // never: -18 to 6 places
    }

    int exponent_ = 0;
    std::int64_t first_ = 0;
    std::int64_t last_ = 0;
    std::int64_t step_ = 1;
    int word_exponent_ = 0;
};

} // namespace mulct::svg
