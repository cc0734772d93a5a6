#pragma once
/// Exact quotients: what a division gives, until somebody names how to round it.

#include <mulct/number/decimal.hpp>
#include <mulct/number/wide.hpp>

#include <compare>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>

namespace mulct {

/// Thrown by `operator/` when the divisor is zero.
class division_by_zero : public std::domain_error {
  public:
    division_by_zero() : std::domain_error("mulct: division by zero") {}
};

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

/// The exact quotient of two decimals. Throws `division_by_zero`.
[[nodiscard]] inline ratio operator/(const decimal& a, const decimal& b) {
    return ratio{a} / ratio{b};
}

} // namespace mulct

template <>
struct std::hash<mulct::ratio> {
    std::size_t operator()(const mulct::ratio& x) const { return hash_value(x); }
};
