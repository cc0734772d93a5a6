#pragma once
/// The lines of a text, one at a time.

#include <mulct/base/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mulct {

/// A line without its end, and where it starts.
struct text_line {
    std::string_view text;
    std::size_t offset = 0;
};

/// Takes lines off a text. They end with LF or CRLF; the last one needs no end. A UTF-8 byte order
/// mark at the start is skipped.
class line_reader {
  public:
    explicit constexpr line_reader(std::string_view text) noexcept
        : text_(text), at_(byte_order_mark_length(text)) {}

    /// The next line, or nothing at the end.
    [[nodiscard]] constexpr std::optional<text_line> next() noexcept {
        if (at_ >= text_.size()) return std::nullopt;
        const std::size_t end = std::min(text_.find('\n', at_), text_.size());
        text_line line{text_.substr(at_, end - at_), at_};
        at_ = end + 1;
        if (line.text.ends_with('\r')) line.text.remove_suffix(1);
        return line;
    }

  private:
    std::string_view text_;
    std::size_t at_;
};

} // namespace mulct
