#pragma once
/// Tables as JSON (RFC 8259): an object a row. Numbers are strings, which keep their digits, but
/// for counts; a cell with nothing to say is null. No two columns should have one name.

#include <mulct/base/ascii.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/output/table.hpp>
#include <mulct/output/visible.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

/// A text as a JSON string. Bytes that are not UTF-8 become U+FFFD, which JSON needs.
[[nodiscard]] inline std::string json_quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const utf8_character c = utf8_step(text, i);
        switch (c.code_point) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (!c.valid) {
                out += "\uFFFD";
            } else if (c.code_point < 0x20) {
                detail::append_hex(out, "\\u", c.code_point, 4);
            } else {
                out += text.substr(i, c.length);
            }
        }
        i += c.length;
    }
    return out + '"';
}

namespace detail {

[[nodiscard]] inline std::string json_cell(std::string_view cell, column_kind kind) {
    if (cell.empty()) return "null";
    // 15 digits are a whole number to all who read JSON
    const bool bare = kind == column_kind::count && cell.size() <= 15 &&
                      std::all_of(cell.begin(), cell.end(), ascii::is_digit) &&
                      (cell.size() == 1 || cell[0] != '0');
    return bare ? std::string{cell} : json_quoted(cell);
}

[[nodiscard]] inline std::string json_object(const table& t, const std::vector<std::string>& row) {
    std::string out = "{";
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
        const std::string_view cell = cell_of(row, i);
        if (i > 0) out += ',';
        out += json_quoted(t.columns[i].name) + ':' + json_cell(cell, t.columns[i].kind);
    }
    return out + '}';
}

} // namespace detail

/// JSON Lines (https://jsonlines.org): each row's object on a line.
[[nodiscard]] inline std::string json_lines(const table& t) {
    std::string out;
    for (const auto& row : t.rows)
        out += detail::json_object(t, row) + '\n';
    return out;
}

/// One array of the rows' objects.
[[nodiscard]] inline std::string json_array(const table& t) {
    std::string out = "[";
    for (std::size_t r = 0; r < t.rows.size(); ++r)
        out += (r > 0 ? ",\n" : "\n") + detail::json_object(t, t.rows[r]);
    return out + (t.rows.empty() ? "]\n" : "\n]\n");
}

} // namespace mulct
