#pragma once
/// Text whose invisible parts are shown, so that none of it can act on a terminal.

#include <mulct/base/ascii.hpp>
#include <mulct/base/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mulct {

namespace detail {

/// Controls, line separators, and what turns the direction of writing: Unicode 15, Bidi_Control.
[[nodiscard]] constexpr bool acts_unseen(char32_t c) noexcept {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

inline void append_hex(std::string& out, std::string_view prefix, unsigned value, int digits) {
    out += prefix;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += "0123456789abcdef"[value >> shift & 0xFU];
}

} // namespace detail

/// The text with controls and bytes that are not UTF-8 written as \n, \t, \x1b, \u202e. This is for
/// reading: a backslash stays one, so that it cannot always be undone.
[[nodiscard]] inline std::string visible(std::string_view text) {
    std::size_t i = ascii::printable_length(text);
    std::string out{text.substr(0, i)};
    while (i < text.size()) {
        const utf8_character c = utf8_step(text, i);
        if (!c.valid) {
            detail::append_hex(out, "\\x", static_cast<unsigned char>(text[i]), 2);
        } else if (c.code_point == '\n') {
            out += "\\n";
        } else if (c.code_point == '\r') {
            out += "\\r";
        } else if (c.code_point == '\t') {
            out += "\\t";
        } else if (detail::acts_unseen(c.code_point)) {
            const bool ascii = c.code_point < 0x80;
            detail::append_hex(out, ascii ? "\\x" : "\\u", c.code_point, ascii ? 2 : 4);
        } else {
            out += text.substr(i, c.length);
        }
        i += c.length;
    }
    return out;
}

} // namespace mulct
