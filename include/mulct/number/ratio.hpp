#pragma once
/// Exact quotients: what a division gives, until somebody names how to round it.

#include <mulct/number/decimal.hpp>
#include <mulct/number/wide.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace mulct {

/// Thrown by `operator/` when the divisor is zero.
class division_by_zero : public std::domain_error {
  public:
    division_by_zero() : std::domain_error("mulct: division by zero") {}
};

class ratio;
[[nodiscard]] parsed<ratio> parse_ratio(std::string_view text);

/// A fraction in lowest terms with a positive denominator. Its integers have no bound, so sums and
/// products of ratios never overflow; only rounding one to a decimal can.
class ratio {
  public:
    /// 0.
    ratio() : numerator_(0), denominator_(1) {}

    explicit ratio(std::integral auto whole) : numerator_(whole), denominator_(1) {}

    /// Decimals are ratios: nothing is lost, so this conversion needs no words.
    ratio(const decimal& x)
        : ratio(detail::to_wide(x.coefficient()), detail::wide_power_of_ten(x.scale())) {}

    [[nodiscard]] bool is_negative() const { return numerator_ < 0; }
    [[nodiscard]] bool is_zero() const { return numerator_ == 0; }

    /// The nearest decimal with exactly `places` digits after the point, by `policy`; `overflow`
    /// where 38 digits do not hold it.
    [[nodiscard]] parsed<decimal> try_rounded(int places, rounding policy) const {
        if (places < 0 || places > decimal::max_scale) return failed(error{errc::overflow});
        const detail::wide scaled = abs(numerator_) * detail::wide_power_of_ten(places);
        detail::wide kept;
        detail::wide rest;
        divide_qr(scaled, denominator_, kept, rest);
        const bool odd = bit_test(kept, 0);
        const auto half = detail::wide{rest * 2}.compare(denominator_) <=> 0;
        if (detail::rounds_up_magnitude(policy, is_negative(), odd, half, rest == 0)) ++kept;
        const auto magnitude = detail::to_int128(kept);
        if (!magnitude) return failed(error{errc::overflow});
        return decimal::make(is_negative() ? -*magnitude : *magnitude, places);
    }

    /// As `try_rounded`, throwing `overflow_error`.
    [[nodiscard]] decimal rounded(int places, rounding policy) const {
        const auto r = try_rounded(places, policy);
        if (!r) throw overflow_error{};
        return *r;
    }

    friend bool operator==(const ratio& a, const ratio& b) {
        return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
    }
    friend std::strong_ordering operator<=>(const ratio& a, const ratio& b) {
        return detail::wide{a.numerator_ * b.denominator_}.compare(b.numerator_ *
                                                                   a.denominator_) <=> 0;
    }

    friend ratio operator+(const ratio& a, const ratio& b) {
        return {a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_,
                a.denominator_ * b.denominator_};
    }
    friend ratio operator-(const ratio& a, const ratio& b) { return a + -b; }
    friend ratio operator*(const ratio& a, const ratio& b) {
        return {a.numerator_ * b.numerator_, a.denominator_ * b.denominator_};
    }
    /// Throws `division_by_zero`.
    friend ratio operator/(const ratio& a, const ratio& b) {
        if (b.is_zero()) throw division_by_zero{};
        return {a.numerator_ * b.denominator_, a.denominator_ * b.numerator_};
    }
    ratio operator-() const {
        ratio r = *this;
        r.numerator_ = -r.numerator_;
        return r;
    }
    ratio& operator+=(const ratio& b) { return *this = *this + b; }
    ratio& operator-=(const ratio& b) { return *this = *this - b; }
    ratio& operator*=(const ratio& b) { return *this = *this * b; }
    ratio& operator/=(const ratio& b) { return *this = *this / b; }

    [[nodiscard]] friend ratio abs(const ratio& x) { return x.is_negative() ? -x : x; }

    /// Numerator and denominator, "n/d", or "n" where the denominator is 1.
    [[nodiscard]] friend std::string to_string(const ratio& x) {
        if (x.denominator_ == 1) return x.numerator_.str();
        return x.numerator_.str() + "/" + x.denominator_.str();
    }

    [[nodiscard]] friend std::size_t hash_value(const ratio& x) {
        return std::hash<std::string>{}(to_string(x));
    }

    friend parsed<ratio> parse_ratio(std::string_view text);

  private:
    ratio(detail::wide numerator, detail::wide denominator)
        : numerator_(std::move(numerator)), denominator_(std::move(denominator)) {
        if (denominator_ < 0) {
            numerator_ = -numerator_;
            denominator_ = -denominator_;
        }
        const detail::wide divisor = gcd(numerator_, denominator_);
        if (divisor != 1) {
            numerator_ /= divisor;
            denominator_ /= divisor;
        }
    }

    detail::wide numerator_;
    detail::wide denominator_;
};

/// Reads what `to_string` writes, and any other whole number or quotient of whole numbers in the
/// strict form: "3/4", "6/8", "-2". `zero` for a zero below the line.
[[nodiscard]] inline parsed<ratio> parse_ratio(std::string_view text) {
    const std::size_t line = std::min(text.find('/'), text.size());
    const auto whole = [&](std::size_t at, std::string_view part) -> parsed<detail::wide> {
        std::size_t digits = part.starts_with('-') && at == 0 ? 1 : 0;
        const std::size_t first = digits;
        while (digits < part.size() && ascii::is_digit(part[digits]))
            ++digits;
        if (digits == first) return failed(error{errc::not_a_number, at, part.size()});
        if (digits != part.size()) {
            return failed(error{errc::trailing_text, at + digits, part.size() - digits});
        }
        if (part[first] == '0' && digits - first > 1) {
            return failed(error{errc::leading_zero, at + first, digits - first});
        }
        return detail::wide{std::string{part}};
    };
    if (text.empty()) return failed(error{errc::empty});
    const auto numerator = whole(0, text.substr(0, line));
    if (!numerator) return failed(numerator.error());
    if (line == text.size()) return ratio{*numerator, detail::wide{1}};
    const auto denominator = whole(line + 1, text.substr(line + 1));
    if (!denominator) return failed(denominator.error());
    if (*denominator == 0) return failed(error{errc::zero, line + 1, text.size() - line - 1});
    return ratio{*numerator, *denominator};
}

/// The exact quotient of two decimals. Throws `division_by_zero`.
[[nodiscard]] inline ratio operator/(const decimal& a, const decimal& b) {
    return ratio{a} / ratio{b};
}

} // namespace mulct

template <>
struct std::hash<mulct::ratio> {
    std::size_t operator()(const mulct::ratio& x) const { return hash_value(x); }
};
