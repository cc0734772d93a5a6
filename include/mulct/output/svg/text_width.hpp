#pragma once
/// How wide text comes out in a picture, as far as that can be known without its font.

#include <mulct/base/utf8.hpp>
#include <mulct/output/svg/canvas.hpp>
#include <mulct/output/width.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::svg {

/// The advance widths of ' ' to '~' in Helvetica, and so in Arial and Liberation Sans, in
/// thousandths of the size (Adobe's font metrics, Helvetica.afm).
inline constexpr std::int16_t advance_widths[] = {
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // `
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,      // p
};

/// The width of a text: a little more than Helvetica's, since another font may stand in for it.
[[nodiscard]] constexpr length text_width(std::string_view text, const text_style& style) noexcept {
    std::int64_t thousandths = 0;
    for (std::size_t i = 0; i < text.size();) {
        const utf8_character c = utf8_step(text, i);
        if (c.code_point >= ' ' && c.code_point <= '~') {
            thousandths += advance_widths[c.code_point - ' '];
        } else if (c.code_point == U'…' || display_width(c.code_point) == 2) {
            thousandths += 1000;
        } else if (display_width(c.code_point) == 1) {
            thousandths += 600; // about what other alphabets' letters take
        }
        i += c.length;
    }
    const std::int64_t percent = style.bold ? 112 : 104;
    return thousandths * style.size * percent / 1'000;
}

/// A text that takes at most `width`: whole, or cut and ended by an ellipsis.
[[nodiscard]] inline std::string shortened_to(std::string_view text, const text_style& style,
                                              length width) {
    if (text_width(text, style) <= width) return std::string{text};
    constexpr std::string_view ellipsis = "…";
    // two widths apart may each have lost the better part of a hundredth
    const length room = width - text_width(ellipsis, style) - 1;
    std::size_t end = 0;
    for (std::size_t next = 0; next < text.size();) {
        next += utf8_step(text, next).length;
        if (text_width(text.substr(0, next), style) > room) break;
        end = next;
    }
    while (end > 0 && text[end - 1] == ' ')
        --end;
    return std::string{text.substr(0, end)} + std::string{ellipsis};
}

/// A text in at most `most` lines, broken at spaces; what does not fit is cut with an ellipsis.
[[nodiscard]] inline std::vector<std::string>
lines_of(std::string_view text, const text_style& style, length width, std::size_t most) {
    std::vector<std::string> lines;
    while (!text.empty() && lines.size() + 1 < most && text_width(text, style) > width) {
        std::size_t end = 0; // of the last word that fits
        for (std::size_t space = text.find(' '); space != std::string_view::npos;
             space = text.find(' ', space + 1)) {
            if (text_width(text.substr(0, space), style) > width) break;
            end = space;
        }
        if (end == 0) break; // a word that is too long for any line
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    if (!text.empty()) lines.push_back(shortened_to(text, style, width));
    return lines;
}

} // namespace mulct::svg
