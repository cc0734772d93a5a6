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
    std::size_t line_start = byte_order_mark_length(text);
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

/// The positions of places that come in order, each counted from the one before: as `position_of`
/// says, but in one pass over the text.
class position_counter {
  public:
    explicit constexpr position_counter(std::string_view text) noexcept
        : text_(text), at_(byte_order_mark_length(text)) {}

    /// Of the byte at `offset`, which is not before the last one asked for.
    [[nodiscard]] constexpr position at(std::size_t offset) noexcept {
        if (offset > text_.size()) offset = text_.size();
        while (at_ < offset) {
            if (text_[at_] == '\n') {
                ++now_.line;
                now_.column = 1;
                ++at_;
            } else {
                ++now_.column;
                at_ += utf8_step(text_, at_).length;
            }
        }
        return now_;
    }

  private:
    std::string_view text_;
    std::size_t at_;
    position now_;
};

} // namespace mulct
