#pragma once
/// Tables for people: aligned columns in plain text.

#include <mulct/base/ascii.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/output/table.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

/// A strict decimal with its whole part in groups of three: "7552800.5" becomes "7,552,800.5".
/// Anything else stays as it is.
[[nodiscard]] inline std::string grouped(std::string_view number) {
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    std::size_t whole_end = first;
    while (whole_end < number.size() && ascii::is_digit(number[whole_end]))
        ++whole_end;
    std::size_t end = whole_end;
    if (end < number.size() && number[end] == '.') ++end;
    while (end < number.size() && ascii::is_digit(number[end]))
        ++end;
    if (end != number.size()) return std::string{number};
    std::string out{number.substr(0, first)};
    for (std::size_t i = first; i < whole_end; ++i) {
        if (i > first && (whole_end - i) % 3 == 0) out += ',';
        out += number[i];
    }
    out += number.substr(whole_end);
    return out;
}

/// Columns two spaces apart under a ruled header; no spaces at the ends of lines.
[[nodiscard]] inline std::string aligned_text(const table& t) {
    std::vector<std::vector<std::string>> lines;
    std::vector<std::string> header;
    for (const table_column& c : t.columns)
        header.push_back(c.name);
    lines.push_back(std::move(header));
    for (const auto& row : t.rows) {
        std::vector<std::string> line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line.push_back(t.columns[i].kind == column_kind::number ? grouped(row[i]) : row[i]);
        }
        lines.push_back(std::move(line));
    }

    std::vector<std::size_t> widths(t.columns.size());
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            widths[i] = std::max(widths[i], utf8_length(line[i]));
        }
    }

    std::string out;
    const auto write = [&](const std::vector<std::string>& line) {
        std::string text;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string padding(widths[i] - utf8_length(line[i]), ' ');
            if (i > 0) text += "  ";
            text +=
                t.columns[i].kind == column_kind::number ? padding + line[i] : line[i] + padding;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out += text + '\n';
    };
    write(lines.front());
    std::vector<std::string> rule;
    for (const std::size_t width : widths)
        rule.emplace_back(width, '-');
    write(rule);
    for (std::size_t i = 1; i < lines.size(); ++i)
        write(lines[i]);
    return out;
}

} // namespace mulct
