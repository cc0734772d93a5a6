#pragma once
/// Where in a text a byte stands, the way an editor counts.

#include <mulct/base/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace mulct {

/// A line and a column, both from 1. Columns count characters (code points), not bytes.
struct position {
    std::size_t line = 1;
    std::size_t column = 1;

    friend constexpr bool operator==(const position&, const position&) = default;
};

/// The position of the byte at `offset` (an offset past the end means the end). Lines end at LF;
/// bytes that are not UTF-8 count as one character each.
[[nodiscard]] constexpr position position_of(std::string_view text, std::size_t offset) noexcept {
    if (offset > text.size()) offset = text.size();
    position p;
    // a byte order mark takes no column
    std::size_t line_start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::size_t i = 0; i < offset; ++i) {
        if (text[i] == '\n') {
            ++p.line;
            line_start = i + 1;
        }
    }
    for (std::size_t i = line_start; i < offset; i += utf8_step(text, i).length)
        ++p.column;
    return p;
}

} // namespace mulct
