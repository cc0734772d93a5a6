#pragma once
/// How many columns a text takes where every character has one width: on a terminal.

#include <mulct/base/ascii.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/output/width_table.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace mulct {

namespace detail {

template <std::size_t n>
[[nodiscard]] constexpr bool is_among(char32_t c, const code_points (&ranges)[n]) noexcept {
    const auto after =
        std::upper_bound(std::begin(ranges), std::end(ranges), c,
                         [](char32_t x, const code_points& r) { return x < r.first; });
    return after != std::begin(ranges) && c <= std::prev(after)->last;
}

} // namespace detail

/// 0, 1 or 2.
[[nodiscard]] constexpr std::size_t display_width(char32_t c) noexcept {
    if (c < 0x300) return 1; // most of what is written here, and nothing special among it
    if (detail::is_among(c, detail::zero_width_characters)) return 0;
    return detail::is_among(c, detail::wide_characters) ? 2 : 1;
}

/// The sum over a text's characters. A byte that is no UTF-8 counts 1.
[[nodiscard]] constexpr std::size_t display_width(std::string_view text) noexcept {
    std::size_t i = ascii::printable_length(text);
    std::size_t width = i;
    while (i < text.size()) {
        const utf8_character c = utf8_step(text, i);
        width += display_width(c.code_point);
        i += c.length;
    }
    return width;
}

/// The longest start of a text that takes at most `width` columns; marks stay with their letter.
[[nodiscard]] constexpr std::string_view start_within(std::string_view text,
                                                      std::size_t width) noexcept {
    std::size_t used = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const utf8_character c = utf8_step(text, i);
        used += display_width(c.code_point);
        if (used > width) break;
        i += c.length;
    }
    return text.substr(0, i);
}

/// A text that takes at most `width` columns (1 or more): whole, or cut and ended by an ellipsis.
[[nodiscard]] inline std::string shortened(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string{text};
    std::string_view start = start_within(text, width - 1);
    while (start.ends_with(' '))
        start.remove_suffix(1);
    return std::string{start} + "…";
}

} // namespace mulct
