#pragma once
/// Stepping through UTF-8, valid or not. Unicode 15, table 3-7: well-formed byte sequences.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mulct {

/// What may stand before a text, of which it is no part: U+FEFF.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// How many bytes of it a text starts with: all or none.
[[nodiscard]] constexpr std::size_t byte_order_mark_length(std::string_view text) noexcept {
    return text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
}

/// One character of a text: its code point and how many bytes it takes. A byte that starts no
/// well-formed sequence is one step of length 1 with `valid` false.
struct utf8_character {
    char32_t code_point = 0;
    std::uint8_t length = 1;
    bool valid = true;
};

/// The character that starts at byte `at`, which must be below `text.size()`.
[[nodiscard]] constexpr utf8_character utf8_step(std::string_view text, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned b0 = byte(0);
    constexpr utf8_character bad{0xFFFD, 1, false};
    if (b0 < 0x80) return {static_cast<char32_t>(b0), 1, true};
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    if (b0 >= 0xC2 && b0 <= 0xDF) {
        if (!continues(1)) return bad;
        return {static_cast<char32_t>((b0 & 0x1FU) << 6 | (byte(1) & 0x3FU)), 2, true};
    }
    if (b0 >= 0xE0 && b0 <= 0xEF) {
        // The second byte's range keeps out overlong forms (E0) and surrogates (ED).
        const unsigned low = b0 == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = b0 == 0xED ? 0x9F : 0xBF;
        if (byte(1) < low || byte(1) > high || !continues(2)) return bad;
        return {
            static_cast<char32_t>((b0 & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU)),
            3, true};
    }
    if (b0 >= 0xF0 && b0 <= 0xF4) {
        const unsigned low = b0 == 0xF0 ? 0x90 : 0x80;
        const unsigned high = b0 == 0xF4 ? 0x8F : 0xBF;
        if (byte(1) < low || byte(1) > high || !continues(2) || !continues(3)) return bad;
        return {static_cast<char32_t>((b0 & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 |
                                      (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU)),
                4, true};
    }
    return bad;
}

/// The byte offset of the first thing that is not UTF-8, or `npos`.
[[nodiscard]] constexpr std::size_t find_invalid_utf8(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        const utf8_character c = utf8_step(text, i);
        if (!c.valid) return i;
        i += c.length;
    }
    return std::string_view::npos;
}

/// How many characters (code points) a text has.
[[nodiscard]] constexpr std::size_t utf8_length(std::string_view text) noexcept {
    std::size_t n = 0;
    for (std::size_t i = 0; i < text.size(); i += utf8_step(text, i).length)
        ++n;
    return n;
}

} // namespace mulct
