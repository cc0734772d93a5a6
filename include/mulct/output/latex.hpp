#pragma once
/// Tables as LaTeX sets them, with the rules of the package booktabs
/// (https://ctan.org/pkg/booktabs). The document needs UTF-8 and \usepackage{booktabs}.

#include <mulct/number/decimal.hpp>
#include <mulct/output/table.hpp>
#include <mulct/output/text.hpp>
#include <mulct/output/visible.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mulct {

/// A text that LaTeX sets as it stands: no command, no ligature of signs, no active character.
/// Controls and bytes that are not UTF-8 are shown as `visible` shows them; line ends are spaces.
[[nodiscard]] inline std::string latex_escaped(std::string_view text) {
    std::string lines_joined;
    for (const char c : text) {
        if (c == '\n' && lines_joined.ends_with('\r')) lines_joined.pop_back();
        lines_joined += c == '\n' ? ' ' : c;
    }
    const std::string shown = visible(lines_joined);
    std::string out;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const char c = shown[i];
        const char next = i + 1 < shown.size() ? shown[i + 1] : '\0';
        switch (c) {
        case '\\': out += "\\textbackslash{}"; break;
        case '^': out += "\\textasciicircum{}"; break;
        case '~': out += "\\textasciitilde{}"; break;
        case '<': out += "\\textless{}"; break;
        case '>': out += "\\textgreater{}"; break;
        case '|': out += "\\textbar{}"; break;
        case '"': out += "\\string\""; break; // babel makes it a command in some languages
        case '{':
        case '}':
        case '$':
        case '&':
        case '#':
        case '_':
        case '%':
            out += '\\';
            out += c;
            break;
        // at the start of a row they would belong to the \\ before it
        case '[':
        case '*':
            out += '{';
            out += c;
            out += '}';
            break;
        default: out += c;
        }
        // -- `` '' ,, ?` !` are set as one sign
        const bool doubled = (c == '-' || c == '`' || c == '\'' || c == ',') && next == c;
        if (doubled || ((c == '?' || c == '!') && next == '`')) out += "{}";
    }
    return out;
}

/// A tabular environment with numbers grouped and to the right.
[[nodiscard]] inline std::string latex_text(const table& t) {
    std::string out = "\\begin{tabular}{";
    for (const table_column& c : t.columns)
        out += is_number(c.kind) ? 'r' : 'l';
    out += "}\n\\toprule\n";
    const auto write_line = [&](auto cell) {
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            if (i > 0) out += " & ";
            out += cell(i);
        }
        out += " \\\\\n";
    };
    write_line([&](std::size_t i) { return latex_escaped(t.columns[i].name); });
    out += "\\midrule\n";
    for (const auto& row : t.rows) {
        write_line([&](std::size_t i) {
            const std::string_view cell = cell_of(row, i);
            if (!is_number(t.columns[i].kind) || !parse_decimal(cell)) {
                return latex_escaped(cell);
            }
            // a minus sign is longer than a hyphen
            return cell.starts_with('-') ? "$-$" + grouped(cell.substr(1)) : grouped(cell);
        });
    }
    return out + "\\bottomrule\n\\end{tabular}\n";
}

} // namespace mulct
