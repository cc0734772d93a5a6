#include <cli/imports/csv_records.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/utf8.hpp>
#include <mulct/fines/load.hpp>

#include <algorithm>

namespace mulct::cli {

csv_records::csv_records(const std::string& path) : in_(path) {
    std::size_t line = 0;
    if (in_.more()) separator_ = detail::fine_separator(in_.at_hand());
    if (!next_text(line)) refuse(in_.where(), describe(errc::empty, {}));
    const auto at = [&](std::size_t offset) {
        position p = position_of(text_, offset);
        p.line += line - 1;
        return p;
    };
    csv_reader reader{text_, separator_};
    const std::size_t bad = find_invalid_utf8(text_);
    if (bad != std::string_view::npos) refuse(at(bad), describe(errc::not_utf8, {}));
    const auto read = reader.next(fields_);
    if (!read) {
        refuse(at(read.error().offset), describe(read.error().code, read.error().found_in(text_)));
    }
    for (const csv_field& f : fields_) {
        if (!f.text.empty() && find(f.text)) {
            refuse(at(f.offset), in_quotes(f.text) + ": " + describe(errc::duplicate_column, {}));
        }
        header_.push_back(f.text);
    }
}

std::optional<std::size_t> csv_records::find(std::string_view column) const noexcept {
    const auto at = std::find(header_.begin(), header_.end(), column);
    if (at == header_.end()) return std::nullopt;
    return static_cast<std::size_t>(at - header_.begin());
}

std::size_t csv_records::require(std::string_view column) const {
    if (const auto place = find(column)) return *place;
    std::string columns;
    for (const std::string& c : header_)
        columns += (columns.empty() ? "" : ", ") + c;
    refuse({1, 1},
           "the header has no column " + in_quotes(column) + "; it has " + in_quotes(columns));
}

bool csv_records::next(csv_record& record) {
    record.fields.clear();
    record.rejected.reset();
    if (!next_text(record.line)) return false;
    if (text_.size() > longest_fine_row) {
        record.rejected = import_rejection::long_row;
        return true;
    }
    csv_reader reader{text_, separator_};
    if (find_invalid_utf8(text_) != std::string_view::npos) {
        record.rejected = import_rejection::not_text;
    } else if (const auto read = reader.next(record.fields); !read) {
        const error& e = read.error();
        record.rejected =
            e.code == errc::nul_byte ? import_rejection::not_text : import_rejection::wrong_shape;
    } else if (record.fields.size() != header_.size()) {
        record.rejected = import_rejection::wrong_field_count;
    }
    if (record.rejected) record.fields.clear();
    return true;
}

// Gathers a record's text: to the first line end outside quotes. Of a record that is too long no
// more is kept than what shows that.
bool csv_records::next_text(std::size_t& line) {
    text_.clear();
    while (in_.more() && (in_.front() == '\n' || in_.front() == '\r'))
        in_.skip(1);
    if (!in_.more()) return false;
    line = in_.where().line;
    bool quoted = false;
    bool was_quoted = false; // right before the byte at hand
    char last = separator_;
    position quote{};
    std::size_t quote_at = 0;
    const auto keep = [&](std::string_view more) {
        if (more.empty()) return;
        if (text_.size() <= longest_fine_row) text_ += more;
        last = more.back();
        was_quoted = false;
        in_.skip(more.size());
    };
    while (in_.more()) {
        const std::string_view here = in_.at_hand();
        const std::size_t stop = here.find_first_of(quoted ? "\"" : "\"\n");
        const std::size_t length = std::min(stop, here.size());
        keep(here.substr(0, length));
        if (quoted && in_.offset() - quote_at > longest_fine_row) {
            refuse(quote, "a quoted field starts here and does not end within " +
                              std::to_string(longest_fine_row >> 20) + " MiB; close it with \"");
        }
        if (stop == std::string_view::npos) continue;
        if (in_.front() == '\n') {
            in_.skip(1);
            if (text_.ends_with('\r')) text_.pop_back();
            return true;
        }
        // a quote opens a field at its start, and goes on with one after a quote; elsewhere it is
        // an error of this record alone
        const bool opens = last == separator_ || was_quoted;
        if (opens && !was_quoted) {
            quote = in_.where();
            quote_at = in_.offset();
        }
        const bool closes = quoted;
        quoted = !quoted && opens;
        keep("\"");
        was_quoted = closes;
    }
    if (quoted) refuse(quote, describe(errc::unclosed_quote, {}));
    return true;
}

void csv_records::refuse(const position& at, const std::string& why) const {
    throw refusal{in_.name() + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) +
                  ": " + why};
}

} // namespace mulct::cli
