#pragma once
/// Comma-separated values as RFC 4180 has them, one record at a time.

#include <mulct/base/error.hpp>
#include <mulct/base/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// One field: its text without quotes, and the part of the file it takes, quotes included.
struct csv_field {
    std::string text;
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// Reads records off a text. A field may be quoted, with "" for a quote; lines end with LF or CRLF;
/// the last one needs no end. Empty lines are skipped. A UTF-8 byte order mark at the start is too.
class csv_reader {
  public:
    explicit csv_reader(std::string_view text, char separator = ',') noexcept
        : text_(text), separator_(separator), at_(byte_order_mark_length(text)) {}

    /// Puts the next record's fields into `fields` and says true, or says false at the end.
    /// After an error there is nothing more to read.
    [[nodiscard]] parsed<bool> next(std::vector<csv_field>& fields) {
        fields.clear();
        while (at_ < text_.size() && end_of_line()) {
        }
        if (at_ >= text_.size()) return false;
        record_ = at_;
        for (;;) {
            csv_field field{{}, at_, 0};
            if (const auto read = read_field(field.text); !read) {
                at_ = text_.size();
                return read;
            }
            field.length = at_ - field.offset;
            fields.push_back(std::move(field));
            if (at_ >= text_.size() || end_of_line()) return true;
            ++at_; // the separator
        }
    }

    /// Where the record last read starts.
    [[nodiscard]] std::size_t record_offset() const noexcept { return record_; }

  private:
    bool end_of_line() noexcept {
        if (text_[at_] == '\n') {
            ++at_;
            return true;
        }
        if (text_.substr(at_, 2) == "\r\n") {
            at_ += 2;
            return true;
        }
        return false;
    }

    [[nodiscard]] bool at_field_end() const noexcept {
        return at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' ||
               text_.substr(at_, 2) == "\r\n";
    }

    parsed<bool> read_field(std::string& into) {
        if (at_ >= text_.size() || text_[at_] != '"') {
            const std::size_t first = at_;
            while (!at_field_end()) {
                if (text_[at_] == '"') return failed(error{errc::stray_quote, at_, 1});
                if (text_[at_] == '\0') return failed(error{errc::nul_byte, at_, 1});
                ++at_;
            }
            into.assign(text_.substr(first, at_ - first));
            return true;
        }
        const std::size_t quote = at_++;
        for (;;) {
            const std::size_t next = text_.find_first_of(std::string_view{"\"\0", 2}, at_);
            if (next == std::string_view::npos) {
                return failed(error{errc::unclosed_quote, quote, text_.size() - quote});
            }
            if (text_[next] == '\0') return failed(error{errc::nul_byte, next, 1});
            into.append(text_.substr(at_, next - at_));
            at_ = next + 1;
            if (at_ >= text_.size() || text_[at_] != '"') break;
            into.push_back('"');
            ++at_;
        }
        if (!at_field_end()) return failed(error{errc::stray_quote, at_, 1});
        return true;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_;
    std::size_t record_ = 0;
};

/// A field as it is written in a record: quoted only if it must be.
[[nodiscard]] inline std::string csv_quoted(std::string_view field, char separator = ',') {
    const char special[] = {separator, '"', '\n', '\r'};
    if (field.find_first_of(std::string_view{special, sizeof special}) == std::string_view::npos) {
        return std::string{field};
    }
    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"') quoted.push_back('"');
        quoted.push_back(c);
    }
    quoted.push_back('"');
    return quoted;
}

} // namespace mulct
