#pragma once
/// Reads one reported figure that stands alone, as English writes them.

#include <mulct/base/ascii.hpp>
#include <mulct/base/error.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/figure/words.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mulct {
namespace detail {

/// Reads the parts of a figure from left to right. Each step either takes what it knows and moves
/// on, or leaves the text where it is.
class figure_reader {
  public:
    constexpr explicit figure_reader(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] constexpr parsed<figure> read() {
        if (const std::size_t bad = find_invalid_utf8(text_); bad != std::string_view::npos) {
            return failed(error{errc::not_utf8, bad, 1});
        }
        skip_spaces();
        if (at_end()) return failed(error{errc::empty, 0, text_.size()});
        const hedge side = take_hedge();
        skip_spaces();
        if (const auto left = take_currency(); !left) return failed(left.error());
        skip_spaces();
        const std::size_t number_at = at_;
        if (rest().starts_with('-')) return failed(error{errc::negative, at_, text_.size() - at_});
        const auto number = take_number();
        if (!number) return failed(number.error());
        const std::size_t number_end = at_;
        skip_spaces();
        const int power = take_scale();
        skip_spaces();
        if (const auto right = take_currency(); !right) return failed(right.error());
        skip_spaces();
        if (!at_end()) return failed(error{errc::trailing_text, at_, text_.size() - at_});
        if (!unit_) return failed(error{errc::no_currency, 0, text_.size()});

        const auto value = try_shift(*number, power);
        if (!value) return failed(error{errc::too_many_digits, number_at, number_end - number_at});
        figure f{side, money{*value, *unit_}, power - number->scale(), 0,
                 digits_of(magnitude(number->coefficient()))};
        if (number->scale() == 0 && !number->is_zero()) {
            for (uint128 m = magnitude(number->coefficient()); m % 10 == 0; m /= 10) {
                ++f.trailing_zeros;
            }
            f.significant_digits -= f.trailing_zeros;
        }
        return f;
    }

  private:
    /// Spaces that print use between a number's groups, and between it and its unit.
    static constexpr std::array<std::string_view, 4> wide_spaces{"\u00A0", "\u202F", "\u2009",
                                                                 "\u2007"};

    [[nodiscard]] constexpr bool at_end() const noexcept { return at_ >= text_.size(); }
    [[nodiscard]] constexpr std::string_view rest() const noexcept { return text_.substr(at_); }
    [[nodiscard]] constexpr char peek(std::size_t ahead = 0) const noexcept {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    constexpr void skip_spaces() noexcept {
        for (;;) {
            const auto* const space =
                std::find_if(wide_spaces.begin(), wide_spaces.end(),
                             [&](std::string_view s) { return rest().starts_with(s); });
            if (space != wide_spaces.end()) {
                at_ += space->size();
            } else if (ascii::is_space(peek())) {
                ++at_;
            } else {
                return;
            }
        }
    }

    constexpr hedge take_hedge() noexcept {
        for (const hedge_word& h : hedge_words) {
            const std::string_view here = rest().substr(0, h.text.size());
            if (!ascii::same_word(here, h.text)) continue;
            if (ascii::is_letter(h.text.back()) && ascii::is_letter(peek(h.text.size()))) continue;
            at_ += h.text.size();
            return h.side;
        }
        return hedge::none;
    }

    /// The letters from here to the first byte that is none. Bytes above ASCII count as letters, so
    /// that a name is never cut within a character, except the wide spaces.
    [[nodiscard]] constexpr std::string_view word() const noexcept {
        std::size_t n = 0;
        while (n < rest().size()) {
            const char c = rest()[n];
            const bool above_ascii = (static_cast<unsigned char>(c) & 0x80U) != 0;
            const bool wide_space =
                std::any_of(wide_spaces.begin(), wide_spaces.end(),
                            [&](std::string_view s) { return rest().substr(n).starts_with(s); });
            if (wide_space || (!ascii::is_letter(c) && !above_ascii)) break;
            ++n;
        }
        return rest().substr(0, n);
    }

    /// Takes a currency sign, name or code, if one is here.
    constexpr parsed<bool> take_currency() noexcept {
        if (at_end() || ascii::is_digit(peek()) || peek() == '-') return false;
        for (const currency_word& w : currency_words) {
            // signs end in something that is no ASCII letter; names are matched whole, below
            if (ascii::is_letter(w.text.back()) || !rest().starts_with(w.text)) continue;
            return set_currency(w, w.text.size());
        }
        const std::string_view name = word();
        if (name.empty()) return false;
        if (const auto w = find_currency_word(name)) return set_currency(*w, name.size());
        if (const auto code = currency::find(name)) return set_currency(*code, name.size());
        // A word that is no currency: on the left nothing else can stand; on the right it may be
        // meant as a scale, and its glueing to the number says so ("7.5mm").
        const bool glued = at_ > 0 && ascii::is_digit(text_[at_ - 1]);
        return failed(
            error{glued ? errc::unknown_scale_word : errc::unknown_currency, at_, name.size()});
    }

    constexpr parsed<bool> set_currency(const currency_word& w, std::size_t length) noexcept {
        const auto code = currency::find(w.code);
        if (!code) return failed(error{errc::ambiguous_currency, at_, length});
        return set_currency(*code, length);
    }

    constexpr parsed<bool> set_currency(currency c, std::size_t length) noexcept {
        if (unit_ && *unit_ != c) {
            return failed(error{errc::conflicting_currency, at_, length});
        }
        unit_ = c;
        at_ += length;
        return true;
    }

    /// The mark that stands between two groups of digits here, or nothing.
    [[nodiscard]] constexpr std::string_view group_mark() const noexcept {
        const auto followed_by_digit = [&](std::size_t n) { return ascii::is_digit(peek(n)); };
        for (const std::string_view mark : {std::string_view{","}, std::string_view{"'"},
                                            std::string_view{" "}, std::string_view{"\u2019"}}) {
            if (rest().starts_with(mark) && followed_by_digit(mark.size())) return mark;
        }
        for (const std::string_view mark : wide_spaces) {
            if (rest().starts_with(mark) && followed_by_digit(mark.size())) return mark;
        }
        return {};
    }

    /// The number's digits without the marks between them. What is too long is cut, but never to a
    /// number that a decimal holds: "0." and one digit too many still fit.
    struct number_text {
        char text[decimal::max_digits + 3] = {};
        std::size_t size = 0;

        constexpr void append(std::string_view more) noexcept {
            for (const char c : more) {
                if (size < sizeof text) text[size++] = c;
            }
        }
    };

    constexpr std::string_view take_digits() noexcept {
        const std::size_t first = at_;
        while (ascii::is_digit(peek()))
            ++at_;
        return text_.substr(first, at_ - first);
    }

    /// Digits, grouped by threes with one mark throughout or not at all, and a fraction after a
    /// point.
    constexpr parsed<decimal> take_number() {
        const std::size_t first = at_;
        const std::string_view head = take_digits();
        if (head.empty()) return failed(error{errc::not_a_number, at_, text_.size() - at_});
        number_text number;
        number.append(head);
        const std::string_view mark = group_mark();
        bool grouped_well = mark.empty() || head.size() <= 3;
        for (std::string_view next = mark; !next.empty(); next = group_mark()) {
            at_ += next.size();
            const std::string_view group = take_digits();
            grouped_well = grouped_well && next == mark && group.size() == 3;
            number.append(group);
        }
        if (peek() == '.' && ascii::is_digit(peek(1))) {
            ++at_;
            number.append(".");
            number.append(take_digits());
        }
        // "1,234.5,6" and "1.2.3" are no numbers either
        const bool more = (peek() == ',' || peek() == '.') && ascii::is_digit(peek(1));
        if (!grouped_well || more) {
            while (ascii::is_digit(peek()) || peek() == ',' || peek() == '.')
                ++at_;
            return failed(error{errc::bad_grouping, first, at_ - first});
        }
        const auto value = parse_decimal({number.text, number.size});
        if (!value) return failed(error{value.error().code, first, at_ - first});
        return value;
    }

    /// Takes a scale word, if one is here. A full stop may follow an abbreviation ("mio.").
    constexpr int take_scale() noexcept {
        const std::string_view name = word();
        const auto power = find_scale(name);
        if (!power) return 0;
        at_ += name.size();
        if (peek() == '.' && name.size() <= 3) ++at_;
        return *power;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<currency> unit_;
};

} // namespace detail

/// Reads a whole text as one figure: a hedge, if any; a number with comma or space groups and a
/// point; a scale word, if any; and a currency sign, name or code before or after it. "£7.5m",
/// "more than US$21.3 million", "7,552,800 GBP". An error says which part is wrong, and where.
[[nodiscard]] constexpr parsed<figure> read_figure(std::string_view text) {
    return detail::figure_reader{text}.read();
}

inline namespace literals {

/// "£7.5m"_figure. A text that is no figure does not compile.
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat" // the attribute is Clang's own
// No template, for the reason given at operator""_currency.
[[nodiscard]] constexpr figure operator""_figure(const char* text, std::size_t size)
    __attribute__((diagnose_if(!read_figure({text, size}),
                               "not a figure: no single amount with a currency", "error"))) {
    return read_figure({text, size}).value();
}
#pragma clang diagnostic pop
#else
template <detail::literal_text Text>
[[nodiscard]] constexpr figure operator""_figure() noexcept {
    constexpr auto read = read_figure(Text.view());
    static_assert(read.has_value(), "not a figure: no single amount with a currency");
    return *read;
}
#endif

} // namespace literals
} // namespace mulct
