#pragma once
/// Tables as GitHub Flavored Markdown has them (https://github.github.com/gfm/#tables-extension-).

#include <mulct/base/ascii.hpp>
#include <mulct/output/table.hpp>
#include <mulct/output/text.hpp>
#include <mulct/output/visible.hpp>
#include <mulct/output/width.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

/// A text as the content of a cell: no character of it marks anything up. A line end becomes <br>.
[[nodiscard]] inline std::string markdown_escaped(std::string_view text) {
    const auto in_word = [&](std::size_t i) {
        return i < text.size() && (ascii::is_letter(text[i]) || ascii::is_digit(text[i]));
    };
    std::string out;
    std::size_t plain = 0; // what is not yet written starts here
    const auto write_before = [&](std::size_t end, std::string_view instead, std::size_t length) {
        out += visible(text.substr(plain, end - plain));
        out += instead;
        plain = end + length;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            write_before(i, "<br>", 1);
        } else if (c == '\r' && text.substr(i + 1).starts_with('\n')) {
            write_before(i, "", 1);
        } else if (c == '_' && i > 0 && in_word(i - 1) && in_word(i + 1)) {
            continue; // within a word it is no emphasis
        } else if (std::string_view{"\\`*_[]<>&|~$"}.find(c) != std::string_view::npos) {
            write_before(i, "\\", 0);
        }
    }
    write_before(text.size(), "", 0);
    return out;
}

/// A table with numbers grouped and to the right, its source aligned like its picture.
[[nodiscard]] inline std::string markdown_text(const table& t) {
    const std::size_t n = t.columns.size();
    std::vector<std::vector<std::string>> lines(1);
    for (const table_column& c : t.columns)
        lines[0].push_back(markdown_escaped(c.name));
    for (const auto& row : t.rows) {
        std::vector<std::string>& line = lines.emplace_back();
        for (std::size_t i = 0; i < n; ++i) {
            const std::string_view cell = cell_of(row, i);
            line.push_back(
                markdown_escaped(is_number(t.columns[i].kind) ? grouped(cell) : std::string{cell}));
        }
    }
    std::vector<std::size_t> widths(n, 3); // a rule has three dashes at least
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < n; ++i)
            widths[i] = std::max(widths[i], display_width(line[i]));
    }

    std::string out;
    const auto write = [&](const std::vector<std::string>& line) {
        out += '|';
        for (std::size_t i = 0; i < n; ++i) {
            const std::string padding(widths[i] - display_width(line[i]), ' ');
            const bool right = is_number(t.columns[i].kind);
            out += ' ' + (right ? padding + line[i] : line[i] + padding) + " |";
        }
        out += '\n';
    };
    write(lines[0]);
    std::vector<std::string> rule;
    for (std::size_t i = 0; i < n; ++i) {
        const bool right = is_number(t.columns[i].kind);
        rule.push_back(std::string(widths[i] - (right ? 1 : 0), '-') + (right ? ":" : ""));
    }
    write(rule);
    for (std::size_t r = 1; r < lines.size(); ++r)
        write(lines[r]);
    return out;
}

} // namespace mulct
