#pragma once
/// Text within XML and HTML.

#include <mulct/base/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mulct {

/// A text as content or within a quoted attribute. What is not UTF-8, or no character of XML 1.0
/// (its production 2: most controls), becomes U+FFFD; lines end with a line feed alone.
[[nodiscard]] inline std::string xml_escaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const utf8_character c = utf8_step(text, i);
        i += c.length;
        switch (c.code_point) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        case '\r':
            if (!text.substr(i).starts_with('\n')) out += '\n';
            break;
        case '\t':
        case '\n': out += text[i - 1]; break;
        default:
            // HTML has no characters from 7F to 9F either
            if (!c.valid || c.code_point < 0x20 || (c.code_point >= 0x7F && c.code_point < 0xA0) ||
                c.code_point == 0xFFFE || c.code_point == 0xFFFF) {
                out += "\uFFFD";
            } else {
                out += text.substr(i - c.length, c.length);
            }
        }
    }
    return out;
}

} // namespace mulct
