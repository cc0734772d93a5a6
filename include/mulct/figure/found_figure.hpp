#pragma once
/// A monetary amount that was found in running text.

#include <mulct/figure/figure.hpp>
#include <mulct/figure/word_meaning.hpp>
#include <mulct/money/currency.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace mulct {

/// Why a currency was chosen among its candidates, or why none was.
enum class currency_reason : std::uint8_t {
    code,      ///< an ISO 4217 code
    sign,      ///< a sign or a name that only one currency has: €, zł, kronor
    qualified, ///< narrowed by what stands beside it: US$, norske kroner
    usual,     ///< what the sign or name means unless the text says otherwise: $, £, rupees
    language,  ///< what it means in the text's language: kr in Danish
    given,     ///< the reader's default
    ambiguous, ///< none was chosen
};

inline constexpr std::array<std::string_view, 7> currency_reason_names{
    "code", "sign", "qualified", "usual", "language", "given", "ambiguous"};

[[nodiscard]] constexpr std::string_view to_string(currency_reason r) noexcept {
    return currency_reason_names[static_cast<std::size_t>(r)];
}

/// The currencies that an amount may be in, the likeliest first.
class currency_candidates {
  public:
    static constexpr std::size_t capacity = 24;

    constexpr currency_candidates() noexcept = default;
    constexpr explicit currency_candidates(currency c) noexcept { add(c); }

    /// What does not fit is left out: the list is ordered by likelihood.
    constexpr void add(currency c) noexcept {
        if (size_ < capacity && !contains(c)) places_[size_++] = c.index;
    }
    [[nodiscard]] constexpr bool contains(currency c) const noexcept {
        for (std::size_t i = 0; i < size_; ++i) {
            if (places_[i] == c.index) return true;
        }
        return false;
    }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr currency operator[](std::size_t i) const noexcept {
        return currency::at(places_[i]);
    }

    /// Those that another's candidates have, too.
    [[nodiscard]] constexpr currency_candidates
    narrowed_to_any(const currency_candidates& others) const noexcept {
        currency_candidates both;
        for (std::size_t i = 0; i < size_; ++i) {
            if (others.contains((*this)[i])) both.add((*this)[i]);
        }
        return both;
    }
    /// Those that are in a list, too.
    template <class List>
    [[nodiscard]] constexpr currency_candidates narrowed_to(const List& others) const noexcept {
        currency_candidates both;
        for (std::size_t i = 0; i < size_; ++i) {
            for (const currency c : others) {
                if (c.index == places_[i]) both.add(c);
            }
        }
        return both;
    }

  private:
    std::array<std::uint16_t, capacity> places_{};
    std::uint8_t size_ = 0;
};

enum class figure_form : std::uint8_t { simple, range };

/// An amount in a text, and where it stands. Numbers are as written, in units of the currency; what
/// could not be resolved is left open, never guessed.
struct found_figure {
    std::size_t offset = 0; ///< its bytes, without hedge and rider
    std::size_t length = 0;
    figure_form form = figure_form::simple;
    hedge side = hedge::none;
    rider per = rider::none;
    /// The number; of a range its first. None if the marks can be read two ways ("1.405") or the
    /// scale has two meanings (billion), and nothing tells which.
    std::optional<decimal> amount;
    std::optional<decimal> high_amount; ///< of a range its second number
    /// The other reading, where the amount is open: `readings[0]` is that of a decimal mark or of
    /// the short scale.
    std::array<std::optional<decimal>, 2> readings{};
    int last_digit = 0;         ///< the power of ten of the last written digit
    int trailing_zeros = 0;     ///< zeros at the end of a written whole number
    int significant_digits = 1; ///< from the first digit to the last that is no trailing zero
    std::optional<currency> unit;
    currency_candidates candidates;
    currency_reason why = currency_reason::ambiguous;

    /// What the words allow: of a simple figure half a unit of the last digit either side, open
    /// above for "more than" and below for "up to"; of a range its ends. None where it is open.
    [[nodiscard]] std::optional<decimal> low() const;
    [[nodiscard]] std::optional<decimal> high() const;

  private:
    [[nodiscard]] std::optional<decimal> moved(const decimal& from, int halves) const;
};

/// `from` moved by so many halves of a unit of the last digit.
inline std::optional<decimal> found_figure::moved(const decimal& from, int halves) const {
    const auto half = try_shift(decimal{5}, last_digit - 1);
    if (!half) return std::nullopt;
    const auto by = try_multiply(*half, decimal{halves});
    if (!by) return std::nullopt;
    const auto to = try_add(from, *by);
    return to ? std::optional{*to} : std::nullopt;
}

inline std::optional<decimal> found_figure::low() const {
    if (!amount || form == figure_form::range) return amount;
    switch (side) {
    case hedge::none: return moved(*amount, -1);
    case hedge::over: return amount;
    case hedge::up_to: return std::nullopt;
    case hedge::nearly:
    case hedge::about: return moved(*amount, -2);
    }
    return std::nullopt;
}

inline std::optional<decimal> found_figure::high() const {
    if (!amount) return std::nullopt;
    if (form == figure_form::range) return high_amount;
    switch (side) {
    case hedge::none: return moved(*amount, 1);
    case hedge::over: return std::nullopt;
    case hedge::up_to:
    case hedge::nearly: return amount;
    case hedge::about: return moved(*amount, 2);
    }
    return std::nullopt;
}

} // namespace mulct
