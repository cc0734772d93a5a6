#pragma once
/// Exact decimal numbers: what amounts and rates are made of.

#include <mulct/base/ascii.hpp>
#include <mulct/base/error.hpp>
#include <mulct/number/int128.hpp>
#include <mulct/number/rounding.hpp>

#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mulct {

/// Thrown by an operator whose exact result has no decimal. In a constant expression it stops the
/// compilation instead. The `try_` functions return `errc::overflow` and throw nothing.
class overflow_error : public std::overflow_error {
  public:
    overflow_error() : std::overflow_error("mulct: the exact result does not fit a decimal") {}
};

/// coefficient x 10^-scale, exactly. The coefficient has at most 38 digits, the scale is 0 to 38.
/// The scale is part of the value's form, not of its worth: 1.50 equals 1.5, and prints its zero.
class decimal {
  public:
    static constexpr int max_digits = detail::max_power_of_ten;
    static constexpr int max_scale = detail::max_power_of_ten;

    /// 0.
    constexpr decimal() = default;

    /// A whole number. (All built-in integers up to 64 bits fit.)
    constexpr explicit decimal(std::integral auto whole) noexcept
        : coefficient_(static_cast<int128>(whole)) {}

    /// coefficient x 10^-scale; `overflow` if either is out of range.
    [[nodiscard]] static constexpr parsed<decimal> make(int128 coefficient, int scale) noexcept {
        return make_signed(coefficient < 0, detail::magnitude(coefficient), scale);
    }

    [[nodiscard]] constexpr int128 coefficient() const noexcept { return coefficient_; }
    [[nodiscard]] constexpr int scale() const noexcept { return scale_; }

    [[nodiscard]] constexpr bool is_negative() const noexcept { return coefficient_ < 0; }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return coefficient_ == 0; }
    /// Whether the value is a whole number, whatever zeros it is written with.
    [[nodiscard]] constexpr bool is_whole() const noexcept {
        return detail::magnitude(coefficient_) % detail::power_of_ten(scale_) == 0;
    }

    /// The same value without trailing zeros after the point: 1.50 becomes 1.5.
    [[nodiscard]] constexpr decimal normalized() const noexcept {
        uint128 m = detail::magnitude(coefficient_);
        int scale = scale_;
        while (scale > 0 && m % 10 == 0) {
            m /= 10;
            --scale;
        }
        return {is_negative(), m, scale};
    }

    /// The value with exactly `places` digits after the point (0 to 38), rounded by `policy` where
    /// digits are cut off and padded with zeros where there are fewer. `overflow` where 38 digits
    /// do not hold it.
    [[nodiscard]] constexpr parsed<decimal> try_rounded(int places,
                                                        rounding policy) const noexcept {
        if (places < 0 || places > max_scale) return failed(error{errc::overflow});
        const uint128 m = detail::magnitude(coefficient_);
        if (places >= scale_) {
            const auto padded = detail::multiplied(m, detail::power_of_ten(places - scale_));
            if (!padded) return failed(error{errc::overflow});
            return make_signed(is_negative(), *padded, places);
        }
        const uint128 unit = detail::power_of_ten(scale_ - places);
        const uint128 rest = m % unit;
        uint128 kept = m / unit;
        // unit >= 10, so unit - rest does not wrap and unit / 2 is exact
        const auto half = rest <=> unit / 2;
        if (detail::rounds_up_magnitude(policy, is_negative(), kept % 2 != 0, half, rest == 0)) {
            ++kept;
        }
        return make_signed(is_negative(), kept, places);
    }

    /// As `try_rounded`, throwing `overflow_error`.
    [[nodiscard]] constexpr decimal rounded(int places, rounding policy) const {
        return or_throw(try_rounded(places, policy));
    }

    /// By value: 1.5 and 1.50 are equivalent.
    friend constexpr std::weak_ordering operator<=>(const decimal& a, const decimal& b) noexcept {
        if (a.is_negative() != b.is_negative()) {
            return a.is_negative() ? std::weak_ordering::less : std::weak_ordering::greater;
        }
        const auto magnitudes = compare_magnitudes(a, b);
        return a.is_negative() ? 0 <=> magnitudes : magnitudes;
    }
    friend constexpr bool operator==(const decimal& a, const decimal& b) noexcept {
        return (a <=> b) == 0;
    }

    /// The exact sum, at the larger scale of the two where that fits, else at the least scale that
    /// holds both; `overflow` if either number or the sum has more than 38 digits there.
    [[nodiscard]] friend constexpr parsed<decimal> try_add(const decimal& a,
                                                           const decimal& b) noexcept {
        const auto sum = add_aligned(a, b);
        return sum ? sum : add_aligned(a.normalized(), b.normalized());
    }
    [[nodiscard]] friend constexpr parsed<decimal> try_subtract(const decimal& a,
                                                                const decimal& b) noexcept {
        return try_add(a, -b);
    }

    /// The exact product, at the sum of the scales where that fits, else at the largest scale
    /// below it that holds the product exactly; `overflow` only if no decimal equals it.
    [[nodiscard]] friend constexpr parsed<decimal> try_multiply(const decimal& a,
                                                                const decimal& b) noexcept {
        uint128 x = detail::magnitude(a.coefficient_);
        uint128 y = detail::magnitude(b.coefficient_);
        int scale = a.scale_ + b.scale_;
        const bool negative = a.is_negative() != b.is_negative();
        if (x == 0 || y == 0) return make_signed(false, 0, scale < max_scale ? scale : max_scale);
        for (;;) {
            const auto product = detail::multiplied(x, y);
            if (product && *product <= max_magnitude && scale <= max_scale) {
                return make_signed(negative, *product, scale);
            }
            // A ten in the product is a two of one factor and a five of the other.
            if (scale == 0 || !divide_by(x, y, 2) || !divide_by(x, y, 5)) {
                return failed(error{errc::overflow});
            }
            --scale;
        }
    }

    friend constexpr decimal operator+(const decimal& a, const decimal& b) {
        return or_throw(try_add(a, b));
    }
    friend constexpr decimal operator-(const decimal& a, const decimal& b) {
        return or_throw(try_subtract(a, b));
    }
    friend constexpr decimal operator*(const decimal& a, const decimal& b) {
        return or_throw(try_multiply(a, b));
    }
    constexpr decimal operator-() const noexcept {
        return {!is_negative(), detail::magnitude(coefficient_), scale_};
    }
    constexpr decimal& operator+=(const decimal& b) { return *this = *this + b; }
    constexpr decimal& operator-=(const decimal& b) { return *this = *this - b; }
    constexpr decimal& operator*=(const decimal& b) { return *this = *this * b; }

    [[nodiscard]] friend constexpr decimal abs(const decimal& x) noexcept {
        return x.is_negative() ? -x : x;
    }

    /// x times 10^n, exactly, n from -38 to 38; `overflow` where no decimal equals it.
    [[nodiscard]] friend constexpr parsed<decimal> try_shift(const decimal& x, int n) noexcept {
        if (n < -max_scale || n > max_scale) return failed(error{errc::overflow});
        if (n < 0) return try_multiply(x, decimal{false, 1, -n});
        // Take the point along first; only what is left needs new digits.
        const int moved = n < x.scale() ? n : x.scale();
        const decimal pointed{x.is_negative(), detail::magnitude(x.coefficient_), x.scale_ - moved};
        if (moved == n) return pointed;
        const auto m = detail::multiplied(detail::magnitude(pointed.coefficient_),
                                          detail::power_of_ten(n - moved));
        if (!m) return failed(error{errc::overflow});
        return make_signed(x.is_negative(), *m, 0);
    }

  private:
    static constexpr uint128 max_magnitude = detail::power_of_ten(max_digits) - 1;

    /// For magnitudes and scales known to be in range.
    constexpr decimal(bool negative, uint128 magnitude, int scale) noexcept
        : coefficient_(negative ? -static_cast<int128>(magnitude) : static_cast<int128>(magnitude)),
          scale_(static_cast<std::uint8_t>(scale)) {}

    static constexpr parsed<decimal> make_signed(bool negative, uint128 magnitude,
                                                 int scale) noexcept {
        if (magnitude > max_magnitude || scale < 0 || scale > max_scale) {
            return failed(error{errc::overflow});
        }
        return decimal{negative, magnitude, scale};
    }

    static constexpr decimal or_throw(const parsed<decimal>& r) {
        if (!r) throw overflow_error{};
        return *r;
    }

    static constexpr int larger_scale(const decimal& a, const decimal& b) noexcept {
        return a.scale_ > b.scale_ ? a.scale_ : b.scale_;
    }

    /// Integer parts first, then the fractions at a common scale: a fraction below 1 with at most
    /// 38 digits stays below 10^38, so nothing here can wrap.
    static constexpr std::weak_ordering compare_magnitudes(const decimal& a,
                                                           const decimal& b) noexcept {
        const uint128 x = detail::magnitude(a.coefficient_);
        const uint128 y = detail::magnitude(b.coefficient_);
        const uint128 unit_x = detail::power_of_ten(a.scale_);
        const uint128 unit_y = detail::power_of_ten(b.scale_);
        if (const auto whole = x / unit_x <=> y / unit_y; whole != 0) return whole;
        const int scale = larger_scale(a, b);
        return x % unit_x * detail::power_of_ten(scale - a.scale_) <=>
               y % unit_y * detail::power_of_ten(scale - b.scale_);
    }

    /// The sum at the larger scale. Both terms are below 10^38 in magnitude, so their sum is below
    /// 2 x 10^38, which the unsigned type holds and the signed one does not: hence magnitudes.
    static constexpr parsed<decimal> add_aligned(const decimal& a, const decimal& b) noexcept {
        const int scale = larger_scale(a, b);
        const auto x = detail::multiplied(detail::magnitude(a.coefficient_),
                                          detail::power_of_ten(scale - a.scale_));
        const auto y = detail::multiplied(detail::magnitude(b.coefficient_),
                                          detail::power_of_ten(scale - b.scale_));
        if (!x || !y || *x > max_magnitude || *y > max_magnitude) {
            return failed(error{errc::overflow});
        }
        if (a.is_negative() == b.is_negative()) return make_signed(a.is_negative(), *x + *y, scale);
        if (*x >= *y) return make_signed(a.is_negative(), *x - *y, scale);
        return make_signed(b.is_negative(), *y - *x, scale);
    }

    /// Divides one of x and y by a prime p, if p divides either.
    static constexpr bool divide_by(uint128& x, uint128& y, unsigned p) noexcept {
        if (x % p == 0) {
            x /= p;
        } else if (y % p == 0) {
            y /= p;
        } else {
            return false;
        }
        return true;
    }

    int128 coefficient_ = 0;
    std::uint8_t scale_ = 0;
};

/// What stands before the decimals of a number.
enum class decimal_separator : std::uint8_t { point, comma };

inline constexpr std::array<std::string_view, 2> decimal_separator_names{"point", "comma"};

[[nodiscard]] constexpr char to_char(decimal_separator s) noexcept {
    return s == decimal_separator::comma ? ',' : '.';
}

/// Reads the one strict form: an optional minus sign, digits without a leading zero, and optionally
/// a point, or a comma where that is asked for, with digits after it. The whole text or nothing; no
/// signs, spaces, separators or exponents besides. The written zeros are kept: "1.50" has scale 2.
[[nodiscard]] constexpr parsed<decimal>
parse_decimal(std::string_view text,
              decimal_separator separator = decimal_separator::point) noexcept {
    const char mark = to_char(separator);
    if (text.empty()) return failed(error{errc::empty});
    std::size_t i = 0;
    const bool negative = text[0] == '-';
    if (negative) ++i;
    const std::size_t first = i;
    while (i < text.size() && ascii::is_digit(text[i]))
        ++i;
    if (i == first) {
        return failed(error{errc::not_a_number, 0, text.size()});
    }
    if (text[first] == '0' && i - first > 1) {
        return failed(error{errc::leading_zero, first, i - first});
    }
    std::size_t point = i;
    if (i < text.size() && text[i] == mark) {
        const std::size_t fraction = ++i;
        while (i < text.size() && ascii::is_digit(text[i]))
            ++i;
        if (i == fraction) {
            return failed(error{errc::not_a_number, point, text.size() - point});
        }
    }
    if (i != text.size()) {
        return failed(error{errc::trailing_text, i, text.size() - i});
    }
    const std::size_t scale = point == text.size() ? 0 : text.size() - point - 1;
    uint128 magnitude = 0;
    for (std::size_t k = first; k < text.size(); ++k) {
        if (text[k] == mark) continue;
        if (magnitude >= detail::power_of_ten(decimal::max_digits - 1)) {
            return failed(error{errc::too_many_digits, first, text.size() - first});
        }
        magnitude = magnitude * 10 + static_cast<unsigned>(text[k] - '0');
    }
    if (scale > static_cast<std::size_t>(decimal::max_scale)) {
        return failed(error{errc::too_many_digits, first, text.size() - first});
    }
    const auto coefficient = static_cast<int128>(magnitude);
    return decimal::make(negative ? -coefficient : coefficient, static_cast<int>(scale));
}

namespace detail {

/// The last digit, which is cut off: where a machine word holds the number, in one multiplication.
[[nodiscard]] constexpr unsigned take_digit(uint128& m) noexcept {
    if (m <= UINT64_MAX) {
        const auto word = static_cast<std::uint64_t>(m);
        m = word / 10;
        return static_cast<unsigned>(word % 10);
    }
    const auto digit = static_cast<unsigned>(m % 10);
    m /= 10;
    return digit;
}

} // namespace detail

/// The strict form, with every digit of the scale. A zero has no sign.
[[nodiscard]] inline std::string to_string(const decimal& x) {
    // a sign, a point, and a zero before it with up to 38 digits after it
    char buffer[decimal::max_digits + 3];
    char* first = buffer + sizeof buffer;
    uint128 m = detail::magnitude(x.coefficient());
    for (int n = 0; m != 0 || n <= x.scale(); ++n) {
        if (n == x.scale() && n != 0) *--first = '.';
        *--first = static_cast<char>('0' + detail::take_digit(m));
    }
    if (x.is_negative()) *--first = '-';
    return {first, buffer + sizeof buffer};
}

} // namespace mulct

/// Equal values hash alike, whatever their zeros.
template <>
struct std::hash<mulct::decimal> {
    std::size_t operator()(const mulct::decimal& x) const noexcept {
        const mulct::decimal n = x.normalized();
        const auto m = mulct::detail::magnitude(n.coefficient());
        const auto word = static_cast<std::uint64_t>(m) ^
                          static_cast<std::uint64_t>(m >> 64) * 0x9E3779B97F4A7C15U ^
                          static_cast<std::uint64_t>(n.scale()) << 56 ^
                          static_cast<std::uint64_t>(n.is_negative()) << 63;
        return std::hash<std::uint64_t>{}(word);
    }
};
