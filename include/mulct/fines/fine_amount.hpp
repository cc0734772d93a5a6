#pragma once
/// What a fine amounts to, as far as is known: often one sum, at times less, at times another kind.

#include <mulct/base/error.hpp>
#include <mulct/base/result.hpp>
#include <mulct/money/money.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mulct {

/// The forms of an amount.
enum class amount_form : std::uint8_t {
    unknown,  ///< not established, or nothing to say
    exact,    ///< a lump sum
    range,    ///< a lump sum between two ends, both included
    symbolic, ///< a lump sum that only marks the wrong: the symbolic euro
    per_day,  ///< a sum for each day: a daily penalty
};

/// Why two amounts do not add up, and have no difference.
enum class not_comparable : std::uint8_t {
    unknown_amount,       ///< one of them is not known
    other_currency,       ///< they are in different currencies
    per_day_and_lump_sum, ///< one is for each day, the other once and for all
    proposed_and_decided, ///< one was only announced, the other is decided
};

/// Thrown by an operator on two such amounts.
class incomparable_amounts : public std::logic_error {
  public:
    explicit incomparable_amounts(not_comparable reason)
        : std::logic_error("mulct: these amounts of fines do not add up"), why(reason) {}

    not_comparable why;
};

/// An amount of a fine in one of the forms. A symbolic amount counts as the sum it names.
class fine_amount {
  public:
    /// Not known.
    constexpr fine_amount() = default;
    /// A lump sum.
    constexpr fine_amount(const money& sum)
        : fine_amount(amount_form::exact, sum.amount(), sum.amount(), sum.unit()) {}

    /// From the lesser to the greater of two; exact if they are equal. Throws `currency_mismatch`.
    [[nodiscard]] static constexpr fine_amount between(const money& a, const money& b) {
        const bool ascending = a <= b;
        return {a == b ? amount_form::exact : amount_form::range, (ascending ? a : b).amount(),
                (ascending ? b : a).amount(), a.unit()};
    }
    [[nodiscard]] static constexpr fine_amount symbolic(const money& sum) {
        return {amount_form::symbolic, sum.amount(), sum.amount(), sum.unit()};
    }
    [[nodiscard]] static constexpr fine_amount per_day(const money& sum) {
        return {amount_form::per_day, sum.amount(), sum.amount(), sum.unit()};
    }

    [[nodiscard]] constexpr amount_form form() const noexcept { return form_; }
    [[nodiscard]] constexpr bool is_known() const noexcept { return form_ != amount_form::unknown; }
    [[nodiscard]] constexpr bool is_per_day() const noexcept {
        return form_ == amount_form::per_day;
    }

    /// The least and the greatest that it may be; the same but for a range. Only of known amounts.
    [[nodiscard]] constexpr money low() const { return {low_, unit()}; }
    [[nodiscard]] constexpr money high() const { return {high_, unit()}; }
    /// Only of known amounts.
    [[nodiscard]] constexpr currency unit() const { return unit_.value(); }

    /// The sum that is due, where it is one and known.
    [[nodiscard]] constexpr std::optional<money> lump_sum() const {
        if (form_ != amount_form::exact && form_ != amount_form::symbolic) return std::nullopt;
        return low();
    }

    /// Nothing, in the same currency, once or for each day; of an unknown amount unknown.
    [[nodiscard]] constexpr fine_amount nothing() const {
        if (!is_known()) return {};
        return {is_per_day() ? amount_form::per_day : amount_form::exact, decimal{0}, decimal{0},
                unit()};
    }

    /// The same form with other ends: what it is in another currency. A range whose ends have come
    /// to be equal is exact. Throws `currency_mismatch`.
    [[nodiscard]] constexpr fine_amount with_ends(const money& low, const money& high) const {
        const fine_amount ends = between(low, high);
        if (form_ == amount_form::range || ends.form_ == amount_form::range) return ends;
        return {form_, ends.low_, ends.high_, ends.unit()};
    }

    friend constexpr bool operator==(const fine_amount&, const fine_amount&) = default;

    /// Throws `overflow_error`.
    [[nodiscard]] friend constexpr result<fine_amount, not_comparable>
    sum_of(const fine_amount& a, const fine_amount& b) {
        if (const auto why = obstacle(a, b)) return failed(*why);
        return like(a, a.low() + b.low(), a.high() + b.high());
    }
    /// From the least to the greatest that `a` can be above `b`. Throws `overflow_error`.
    [[nodiscard]] friend constexpr result<fine_amount, not_comparable>
    difference_of(const fine_amount& a, const fine_amount& b) {
        if (const auto why = obstacle(a, b)) return failed(*why);
        return like(a, a.low() - b.high(), a.high() - b.low());
    }

  private:
    constexpr fine_amount(amount_form form, const decimal& low, const decimal& high, currency unit)
        : form_(form), low_(low), high_(high), unit_(unit) {}

    [[nodiscard]] static constexpr std::optional<not_comparable> obstacle(const fine_amount& a,
                                                                          const fine_amount& b) {
        if (!a.is_known() || !b.is_known()) return not_comparable::unknown_amount;
        if (a.is_per_day() != b.is_per_day()) return not_comparable::per_day_and_lump_sum;
        if (a.unit() != b.unit()) return not_comparable::other_currency;
        return std::nullopt;
    }
    [[nodiscard]] static constexpr fine_amount like(const fine_amount& a, const money& low,
                                                    const money& high) {
        return a.is_per_day() ? per_day(low) : between(low, high);
    }

    amount_form form_ = amount_form::unknown;
    decimal low_;
    decimal high_;
    std::optional<currency> unit_;
};

namespace detail {

inline constexpr std::string_view range_mark = "..";
inline constexpr std::string_view per_day_mark = "/day";
inline constexpr std::string_view symbolic_mark = " symbolic";

/// A decimal that is not negative, at `offset` of a cell.
[[nodiscard]] constexpr parsed<decimal> parse_fine_number(std::string_view text, std::size_t offset,
                                                          decimal_separator mark) noexcept {
    const auto number = parse_decimal(text, mark);
    if (!number) return failed(shifted(number.error(), offset));
    if (number->is_negative()) return failed(error{errc::negative, offset, text.size()});
    return number;
}

} // namespace detail

/// Reads an amount's cell in a file of fines: "7552800", "30000000..50000000", "1000000/day",
/// "1 symbolic"; empty is not known. Numbers are strict decimals with this mark, not negative; of a
/// range the first is the lesser, else it is `out_of_order`.
[[nodiscard]] constexpr parsed<fine_amount>
parse_fine_amount(std::string_view text, currency unit,
                  decimal_separator mark = decimal_separator::point) noexcept {
    using namespace detail;
    if (text.empty()) return fine_amount{};
    if (const std::size_t at = text.find(range_mark); at != std::string_view::npos) {
        const std::size_t second = at + range_mark.size();
        const auto low = parse_fine_number(text.substr(0, at), 0, mark);
        if (!low) return failed(low.error());
        const auto high = parse_fine_number(text.substr(second), second, mark);
        if (!high) return failed(high.error());
        if (*low >= *high) return failed(error{errc::out_of_order, 0, text.size()});
        return fine_amount::between({*low, unit}, {*high, unit});
    }
    const bool per_day = text.ends_with(per_day_mark);
    const bool symbolic = text.ends_with(symbolic_mark);
    if (per_day) text.remove_suffix(per_day_mark.size());
    if (symbolic) text.remove_suffix(symbolic_mark.size());
    const auto number = parse_fine_number(text, 0, mark);
    if (!number) return failed(number.error());
    const money sum{*number, unit};
    if (per_day) return fine_amount::per_day(sum);
    return symbolic ? fine_amount::symbolic(sum) : fine_amount{sum};
}

/// What `parse_fine_amount` reads, without the currency; empty where it is not known.
[[nodiscard]] inline std::string to_string(const fine_amount& a) {
    if (!a.is_known()) return {};
    const std::string low = to_string(a.low().amount());
    switch (a.form()) {
    case amount_form::range:
        return low + std::string{detail::range_mark} + to_string(a.high().amount());
    case amount_form::symbolic: return low + std::string{detail::symbolic_mark};
    case amount_form::per_day: return low + std::string{detail::per_day_mark};
    default: return low;
    }
}

} // namespace mulct
