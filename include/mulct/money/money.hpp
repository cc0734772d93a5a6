#pragma once
/// Amounts of one currency.

#include <mulct/money/currency.hpp>
#include <mulct/number/decimal.hpp>

#include <compare>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mulct {

/// Thrown by an operator on amounts of two currencies. Names both.
class currency_mismatch : public std::logic_error {
  public:
    currency_mismatch(currency a, currency b)
        : std::logic_error("mulct: " + std::string{a.code()} + " and " + std::string{b.code()} +
                           " do not mix without a rate"),
          left(a), right(b) {}

    currency left;
    currency right;
};

/// A decimal amount of a currency. It keeps its digits: nothing is rounded to the minor unit until
/// `rounded` says so.
class money {
  public:
    constexpr money(decimal amount, currency unit) noexcept : amount_(amount), currency_(unit) {}

    [[nodiscard]] constexpr const decimal& amount() const noexcept { return amount_; }
    [[nodiscard]] constexpr currency unit() const noexcept { return currency_; }

    [[nodiscard]] constexpr bool is_negative() const noexcept { return amount_.is_negative(); }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return amount_.is_zero(); }

    /// With exactly `places` digits after the point. Throws `overflow_error`.
    [[nodiscard]] constexpr money rounded(int places, rounding policy) const {
        return {amount_.rounded(places, policy), currency_};
    }

    /// Sums and differences of one currency; two currencies throw `currency_mismatch`, a result
    /// that no decimal holds throws `overflow_error`.
    friend constexpr money operator+(const money& a, const money& b) {
        require_same(a, b);
        return {a.amount_ + b.amount_, a.currency_};
    }
    friend constexpr money operator-(const money& a, const money& b) {
        require_same(a, b);
        return {a.amount_ - b.amount_, a.currency_};
    }
    friend constexpr money operator*(const money& a, const decimal& factor) {
        return {a.amount_ * factor, a.currency_};
    }
    friend constexpr money operator*(const decimal& factor, const money& a) { return a * factor; }
    constexpr money operator-() const noexcept { return {-amount_, currency_}; }
    constexpr money& operator+=(const money& b) { return *this = *this + b; }
    constexpr money& operator-=(const money& b) { return *this = *this - b; }
    constexpr money& operator*=(const decimal& factor) { return *this = *this * factor; }

    /// Amounts of different currencies are not equal, not even two zeros.
    friend constexpr bool operator==(const money& a, const money& b) noexcept {
        return a.currency_ == b.currency_ && a.amount_ == b.amount_;
    }
    /// Throws `currency_mismatch`: without a rate neither is the greater.
    friend constexpr std::weak_ordering operator<=>(const money& a, const money& b) {
        require_same(a, b);
        return a.amount_ <=> b.amount_;
    }

  private:
    static constexpr void require_same(const money& a, const money& b) {
        if (a.currency_ != b.currency_) throw currency_mismatch{a.currency_, b.currency_};
    }

    decimal amount_;
    currency currency_;
};

/// Reads "GBP 7552800" or "7552800 GBP": a strict decimal, one space, and an ISO 4217 code.
[[nodiscard]] constexpr parsed<money> parse_money(std::string_view text) noexcept {
    if (text.empty()) return failed(error{errc::empty});
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return failed(error{errc::no_currency, 0, text.size()});
    const bool code_first = ascii::is_letter(text[0]);
    const std::string_view left = text.substr(0, space);
    const std::string_view right = text.substr(space + 1);
    const std::size_t code_at = code_first ? 0 : space + 1;
    const std::size_t number_at = code_first ? space + 1 : 0;
    const auto amount = parse_decimal(code_first ? right : left);
    if (!amount) return failed(shifted(amount.error(), number_at));
    const auto unit = currency::find(code_first ? left : right);
    if (!unit) return failed(shifted(unit.error(), code_at));
    return money{*amount, *unit};
}

/// "7552800 GBP", with every digit of the amount's scale.
[[nodiscard]] inline std::string to_string(const money& m) {
    return to_string(m.amount()) + ' ' + std::string{m.unit().code()};
}

} // namespace mulct

template <>
struct std::hash<mulct::money> {
    std::size_t operator()(const mulct::money& m) const noexcept {
        return std::hash<mulct::decimal>{}(m.amount()) * 31 +
               std::hash<mulct::currency>{}(m.unit());
    }
};
