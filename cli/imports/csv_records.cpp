#include <cli/imports/csv_records.hpp>

#include <cli/inputs.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/utf8.hpp>
#include <mulct/fines/load.hpp>

#include <algorithm>
#include <string_view>

namespace mulct::cli {

csv_records::csv_records(const std::string& path, std::span<const std::string_view> needed,
                         std::optional<char> separator)
    : texts_(
          path,
          [&](std::string_view text) {
              return find_start(text, separator, [&](std::span<const csv_field> header) {
                  return count_missing(header, needed);
              });
          },
          longest_fine_row) {
    if (!texts_.is_sure()) refuse(texts_.where(), describe(errc::ambiguous_separator, {}));
    if (!next_text()) refuse(texts_.where(), describe(errc::empty, {}));
    const std::string_view text = text_.text;
    const auto refuse_at = [&](std::size_t offset, const std::string& why) {
        position at = position_of(text, offset);
        at.line += text_.start.line - 1;
        refuse(at, why);
    };
    if (text.size() > longest_fine_row) refuse_at(0, describe(errc::long_row, {}));
    if (const auto bad = find_invalid_utf8(text); bad != std::string_view::npos) {
        refuse_at(bad, describe(errc::not_utf8, {}));
    }
    if (const auto read = csv_reader{text, texts_.separator()}.next(fields_); !read) {
        refuse_at(read.error().offset, describe(read.error().code, read.error().found_in(text)));
    }
    for (const csv_field& f : fields_) {
        if (const auto cr = f.text.find('\r'); cr != std::string::npos) {
            refuse_at(f.offset + cr, std::string{lone_carriage_return});
        }
        if (!f.text.empty() && find(f.text)) {
            refuse_at(f.offset, in_quotes(f.text) + ": " + describe(errc::duplicate_column, {}));
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
    if (!next_text()) return false;
    record.line = text_.start.line;
    if (text_.text.size() > longest_fine_row) {
        record.rejected = import_rejection::long_row;
        return true;
    }
    if (find_invalid_utf8(text_.text) != std::string_view::npos) {
        record.rejected = import_rejection::not_text;
    } else if (const auto read = csv_reader{text_.text, texts_.separator()}.next(record.fields);
               !read) {
        const error& e = read.error();
        record.rejected =
            e.code == errc::nul_byte ? import_rejection::not_text : import_rejection::wrong_shape;
    } else if (record.fields.size() != header_.size()) {
        record.rejected = import_rejection::wrong_field_count;
    }
    if (record.rejected) record.fields.clear();
    return true;
}

bool csv_records::next_text() {
    if (!texts_.next(text_)) return false;
    if (!text_.open_quote) return true;
    if (texts_.offset() - text_.open_quote_offset > longest_fine_row) {
        refuse(*text_.open_quote, "a quoted field starts here and does not end within " +
                                      std::to_string(longest_fine_row >> 20) +
                                      " MiB; close it with \"");
    }
    refuse(*text_.open_quote, describe(errc::unclosed_quote, {}));
}

void csv_records::refuse(const position& at, const std::string& why) const {
    throw refusal{texts_.name() + ':' + std::to_string(at.line) + ':' + std::to_string(at.column) +
                  ": " + why};
}

} // namespace mulct::cli
