#pragma once
/// Amounts of one currency: one algebra, and two ways to know the currency.

#include <mulct/money/currency.hpp>
#include <mulct/number/decimal.hpp>

#include <compare>
#include <cstddef>
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

namespace detail {

/// The currency as part of the type: an empty object.
template <currency C>
struct fixed_currency {
    [[nodiscard]] constexpr currency get() const noexcept { return C; }
    friend constexpr void require_same(fixed_currency, fixed_currency) noexcept {}
};

/// The currency as part of the value.
class held_currency {
  public:
    constexpr explicit held_currency(currency c) noexcept : held_(c) {}
    [[nodiscard]] constexpr currency get() const noexcept { return held_; }
    friend constexpr void require_same(held_currency a, held_currency b) {
        if (a.held_ != b.held_) throw currency_mismatch{a.held_, b.held_};
    }

  private:
    currency held_;
};

} // namespace detail

/// A decimal amount of a currency. It keeps its digits: nothing is rounded to the minor unit until
/// `rounded` says so. Use it as `money`, whose currency is in the value, or `money_in<C>`, whose
/// currency is in the type. The two do not mix; each is made of the other by a constructor.
///
/// Amounts add, subtract and compare with amounts of the same currency, and multiply with numbers.
/// Two currencies are an error that does not compile where both are in the types, and throws
/// `currency_mismatch` otherwise. A result that no decimal holds throws `overflow_error`. Division
/// is in money/share.hpp, since it gives ratios.
template <class Unit>
class basic_money {
  public:
    /// Whether the type alone says which currency it is.
    static constexpr bool names_currency = requires { Unit{}; };

    /// An amount of a currency that the type names.
    constexpr explicit basic_money(decimal amount) noexcept requires(names_currency)
        : amount_(amount) {}

    /// An amount of a currency that the value names.
    constexpr basic_money(decimal amount, currency unit) noexcept requires(!names_currency)
        : amount_(amount), unit_(unit) {}

    /// From the other typing. A value of another currency throws `currency_mismatch`; types of
    /// different currencies do not convert.
    template <class Other>
    requires(basic_money<Other>::names_currency !=
             names_currency) constexpr explicit basic_money(const basic_money<Other>& m)
        : amount_(m.amount()), unit_(unit_of(m.unit())) {}

    [[nodiscard]] constexpr const decimal& amount() const noexcept { return amount_; }
    [[nodiscard]] constexpr currency unit() const noexcept { return unit_.get(); }

    [[nodiscard]] constexpr bool is_negative() const noexcept { return amount_.is_negative(); }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return amount_.is_zero(); }

    /// The same currency, another amount.
    [[nodiscard]] constexpr basic_money with_amount(const decimal& amount) const noexcept {
        basic_money m = *this;
        m.amount_ = amount;
        return m;
    }

    /// With exactly `places` digits after the point. Throws `overflow_error`.
    [[nodiscard]] constexpr basic_money rounded(int places, rounding policy) const {
        return with_amount(amount_.rounded(places, policy));
    }

    /// With the digits of the currency's minor unit. Throws `no_minor_unit` for a currency without.
    [[nodiscard]] constexpr basic_money rounded_to_minor_unit(rounding policy) const;

    friend constexpr basic_money operator+(const basic_money& a, const basic_money& b) {
        require_same(a.unit_, b.unit_);
        return a.with_amount(a.amount_ + b.amount_);
    }
    friend constexpr basic_money operator-(const basic_money& a, const basic_money& b) {
        require_same(a.unit_, b.unit_);
        return a.with_amount(a.amount_ - b.amount_);
    }
    friend constexpr basic_money operator*(const basic_money& a, const decimal& factor) {
        return a.with_amount(a.amount_ * factor);
    }
    friend constexpr basic_money operator*(const decimal& factor, const basic_money& a) {
        return a * factor;
    }
    constexpr basic_money operator-() const noexcept { return with_amount(-amount_); }
    constexpr basic_money& operator+=(const basic_money& b) { return *this = *this + b; }
    constexpr basic_money& operator-=(const basic_money& b) { return *this = *this - b; }
    constexpr basic_money& operator*=(const decimal& factor) { return *this = *this * factor; }

    /// Amounts of different currencies are not equal, not even two zeros.
    friend constexpr bool operator==(const basic_money& a, const basic_money& b) noexcept {
        return a.unit() == b.unit() && a.amount_ == b.amount_;
    }
    /// Of two currencies neither is the greater: throws `currency_mismatch`.
    friend constexpr std::weak_ordering operator<=>(const basic_money& a, const basic_money& b) {
        require_same(a.unit_, b.unit_);
        return a.amount_ <=> b.amount_;
    }

    [[nodiscard]] friend constexpr basic_money abs(const basic_money& m) noexcept {
        return m.with_amount(abs(m.amount_));
    }

  private:
    [[nodiscard]] static constexpr Unit unit_of(currency c) {
        if constexpr (names_currency) {
            if (Unit{}.get() != c) throw currency_mismatch{Unit{}.get(), c};
            return Unit{};
        } else {
            return Unit{c};
        }
    }

    decimal amount_;
    [[no_unique_address]] Unit unit_;
};

/// The currency is in the value.
using money = basic_money<detail::held_currency>;

/// The currency is in the type: `money_in<"GBP"_currency>`.
template <currency C>
using money_in = basic_money<detail::fixed_currency<C>>;

/// Thrown where an amount should be rounded to the minor unit of a currency that has none.
class no_minor_unit : public std::logic_error {
  public:
    explicit no_minor_unit(currency c)
        : std::logic_error("mulct: " + std::string{c.code()} + " has no minor unit"), unit(c) {}

    currency unit;
};

template <class Unit>
constexpr basic_money<Unit> basic_money<Unit>::rounded_to_minor_unit(rounding policy) const {
    const auto places = unit().minor_unit();
    if (!places) throw no_minor_unit{unit()};
    return rounded(*places, policy);
}

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
template <class Unit>
[[nodiscard]] std::string to_string(const basic_money<Unit>& m) {
    return to_string(m.amount()) + ' ' + std::string{m.unit().code()};
}

} // namespace mulct

template <class Unit>
struct std::hash<mulct::basic_money<Unit>> {
    std::size_t operator()(const mulct::basic_money<Unit>& m) const noexcept {
        return std::hash<mulct::decimal>{}(m.amount()) * 31 +
               std::hash<mulct::currency>{}(m.unit());
    }
};
