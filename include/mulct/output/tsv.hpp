#pragma once
/// Tables as tab-separated values.

#include <mulct/output/formula_cells.hpp>
#include <mulct/output/table.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mulct {

/// A field without what separates fields and lines: \t, \n and \r are written for them, and \\ for
/// a backslash. The media type's definition allows no tab within a field and has no way to quote
/// one (https://www.iana.org/assignments/media-types/text/tab-separated-values).
[[nodiscard]] inline std::string tsv_escaped(std::string_view cell) {
    std::string out;
    for (const char c : cell) {
        switch (c) {
        case '\t': out += "\\t"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\\': out += "\\\\"; break;
        default: out += c;
        }
    }
    return out;
}

/// A line of names and a line a row, ended with LF. Every line has a field for each column.
[[nodiscard]] inline std::string tsv_text(const table& t,
                                          formula_cells formulas = formula_cells::neutralised) {
    std::string out;
    const auto write_line = [&](auto cell) {
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            if (i > 0) out += '\t';
            out += tsv_escaped(cell(i));
        }
        out += '\n';
    };
    write_line([&](std::size_t i) {
        return harmless_cell(t.columns[i].name, column_kind::text, formulas);
    });
    for (const auto& row : t.rows) {
        write_line([&](std::size_t i) {
            return harmless_cell(cell_of(row, i), t.columns[i].kind, formulas);
        });
    }
    return out;
}

} // namespace mulct
