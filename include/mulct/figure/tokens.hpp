#pragma once
/// Words and the spaces between them, forwards and backwards, in UTF-8 that may be broken.

#include <mulct/base/ascii.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mulct {

/// A word and where it starts.
struct token {
    std::string_view text;
    std::size_t first = 0;
};

namespace detail {

[[nodiscard]] constexpr unsigned byte_at(std::string_view text, std::size_t i) noexcept {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
}

/// The bytes of the letter at `i`, 0 if there is none. Above ASCII, all that is not known to be a
/// sign or a space is a letter: U+00C0 on, but for U+2000 to 206F, 20A0 to 20CF and full-width
/// signs. Good enough for words that are looked up afterwards.
[[nodiscard]] constexpr std::size_t letter_length(std::string_view text, std::size_t i) noexcept {
    const unsigned b = byte_at(text, i);
    if (b < 0x80) return ascii::is_letter(static_cast<char>(b)) ? 1 : 0;
    if (b >= 0xC3 && b <= 0xDF) return (byte_at(text, i + 1) & 0xC0U) == 0x80U ? 2 : 0;
    return 0; // no language read here has letters beyond U+07FF
}

} // namespace detail

[[nodiscard]] constexpr bool is_letter_at(std::string_view text, std::size_t i) noexcept {
    return detail::letter_length(text, i) != 0;
}

/// The word at `i`, as far as its letters go. An elided article or preposition keeps its
/// apostrophe: "d'" of "d'euros".
[[nodiscard]] constexpr std::optional<token> token_at(std::string_view text,
                                                      std::size_t i) noexcept {
    std::size_t end = i;
    for (;;) {
        while (end < text.size() && ascii::is_letter(text[end]))
            ++end;
        const std::size_t n = detail::letter_length(text, end);
        if (n == 0) break;
        end += n;
    }
    if (end == i) return std::nullopt;
    if (end - i <= 2 && end < text.size() && (text[end] == '\'' || text[end] == '\xE2')) {
        const std::size_t apostrophe = text.substr(end).starts_with('\'')       ? 1
                                       : text.substr(end).starts_with("\u2019") ? 3
                                                                                : 0;
        if (apostrophe != 0 && is_letter_at(text, end + apostrophe)) end += apostrophe;
    }
    return token{text.substr(i, end - i), i};
}

/// The word that ends before byte `end`, looking back no further than `floor`.
[[nodiscard]] constexpr std::optional<token> token_before(std::string_view text, std::size_t end,
                                                          std::size_t floor) noexcept {
    std::size_t first = end;
    while (first > floor) {
        if (detail::letter_length(text, first - 1) == 1) {
            --first;
        } else if (first - floor >= 2 && detail::letter_length(text, first - 2) == 2) {
            first -= 2;
        } else {
            break;
        }
    }
    if (first == end) return std::nullopt;
    return token{text.substr(first, end - first), first};
}

/// The bytes of the space at `i` that joins the parts of an amount: up to three spaces of any
/// width, a line break among them at most.
[[nodiscard]] constexpr std::size_t space_length(std::string_view text, std::size_t i) noexcept {
    const unsigned second = detail::byte_at(text, i + 1);
    if (detail::byte_at(text, i) == ' ' && second > 0x20 && second < 0x80) return 1;
    const std::size_t first = i;
    bool line_broken = false;
    for (int n = 0; n < 3; ++n) {
        const unsigned b = detail::byte_at(text, i);
        const unsigned b1 = detail::byte_at(text, i + 1);
        const unsigned b2 = detail::byte_at(text, i + 2);
        if (b == ' ' || b == '\t') {
            ++i;
        } else if (b == '\n' && !line_broken) {
            line_broken = true;
            ++i;
        } else if (b == 0xC2 && b1 == 0xA0) {
            i += 2;
        } else if (b == 0xE2 && b1 == 0x80 && (b2 == 0xAF || b2 == 0x89 || b2 == 0x87)) {
            i += 3;
        } else {
            break;
        }
    }
    return i - first;
}

/// The same for the space that ends before byte `end`.
[[nodiscard]] constexpr std::size_t space_length_before(std::string_view text, std::size_t end,
                                                        std::size_t floor) noexcept {
    // nearly always there is one plain space, or none
    const auto before = [&](std::size_t n) {
        return end >= floor + n ? detail::byte_at(text, end - n) : unsigned{'.'};
    };
    const auto is_plain = [](unsigned b) { return b > 0x20 && b < 0x80; };
    if (is_plain(before(1))) return 0;
    if (before(1) == ' ' && is_plain(before(2))) return 1;
    std::size_t first = end;
    for (int n = 0; n < 3 && first > floor; ++n) {
        std::size_t length = 0;
        for (const std::size_t candidate : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
            if (first < floor + candidate) break;
            // exactly one space of that many bytes
            if (space_length(text.substr(0, first), first - candidate) == candidate &&
                (candidate == 1 || detail::byte_at(text, first - candidate) >= 0x80)) {
                length = candidate;
            }
        }
        if (length == 0) break;
        first -= length;
    }
    return end - first;
}

/// Reads a text's words one after the other.
class token_reader {
  public:
    constexpr explicit token_reader(std::string_view text) noexcept : text_(text) {}

    [[nodiscard]] constexpr std::optional<token> next() noexcept {
        while (at_ < text_.size() && !is_letter_at(text_, at_))
            ++at_;
        const auto word = token_at(text_, at_);
        if (word) at_ += word->text.size();
        return word;
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace mulct
