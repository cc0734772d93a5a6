#pragma once
/// Where a record of comma-separated values ends, in a text that comes in parts.

#include <mulct/base/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace mulct {

/// Finds the first line feed outside quotes. A quote opens a field at the field's start, which is
/// behind a byte order mark if the record starts with one; elsewhere it is an error of this record,
/// which `csv_reader` names, and parts nothing.
class csv_record_end {
  public:
    explicit constexpr csv_record_end(char separator) noexcept
        : separator_(separator), last_(separator) {}

    /// Looks at the next part of the text, as far as the record goes in it; whether it ends there.
    [[nodiscard]] constexpr bool find(std::string_view part) noexcept {
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (quoted_) {
                const std::size_t next = std::min(part.find('"', i), part.size());
                passed_ += next - i;
                i = next;
                if (i == part.size()) return false;
            }
            const char c = part[i];
            const bool behind_mark =
                marked_ == byte_order_mark.size() && passed_ == byte_order_mark.size();
            if (marked_ == passed_ && !behind_mark && c == byte_order_mark[marked_]) ++marked_;
            ++passed_;
            if (c == '\n' && !quoted_) return true;
            if (c != '"') {
                closed_ = false;
            } else if (quoted_) {
                quoted_ = false;
                closed_ = true;
            } else if (closed_) { // "" in a quoted field, which goes on
                quoted_ = true;
                closed_ = false;
            } else if (last_ == separator_ || behind_mark) {
                quoted_ = true;
                quote_ = passed_ - 1;
            }
            last_ = c;
        }
        return false;
    }

    /// How many bytes the record has so far, its line feed included.
    [[nodiscard]] constexpr std::size_t passed() const noexcept { return passed_; }
    /// Whether what was looked at ends within a quoted field.
    [[nodiscard]] constexpr bool in_quotes() const noexcept { return quoted_; }
    /// Where in the record the last quoted field opens.
    [[nodiscard]] constexpr std::size_t quote() const noexcept { return quote_; }

  private:
    char separator_;
    char last_; // before the byte at hand
    bool quoted_ = false;
    bool closed_ = false; // by the byte before the one at hand
    std::size_t passed_ = 0;
    std::size_t marked_ = 0; // how many bytes of a byte order mark it starts with
    std::size_t quote_ = 0;
};

/// A record's text without its line end.
[[nodiscard]] constexpr std::string_view without_line_end(std::string_view record) noexcept {
    if (record.ends_with('\n')) record.remove_suffix(1);
    if (record.ends_with('\r')) record.remove_suffix(1);
    return record;
}

} // namespace mulct
