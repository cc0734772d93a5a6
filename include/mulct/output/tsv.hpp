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

namespace detail {

template <class CellAt>
void add_tsv_line(std::string& out, std::size_t cells, CellAt cell_at) {
    for (std::size_t i = 0; i < cells; ++i) {
        if (i > 0) out += '\t';
        out += tsv_escaped(cell_at(i));
    }
    out += '\n';
}

} // namespace detail

/// The line of the columns' names, ended with LF.
[[nodiscard]] inline std::string tsv_names(const table& t,
                                           formula_cells formulas = formula_cells::neutralised) {
    std::string out;
    detail::add_tsv_line(out, t.columns.size(), [&](std::size_t i) {
        return harmless_cell(t.columns[i].name, column_kind::text, formulas);
    });
    return out;
}

/// A line a row, ended with LF. Every line has a field for each column.
[[nodiscard]] inline std::string tsv_rows(const table& t,
                                          formula_cells formulas = formula_cells::neutralised) {
    std::string out;
    for (const auto& row : t.rows) {
        detail::add_tsv_line(out, t.columns.size(), [&](std::size_t i) {
            return harmless_cell(cell_of(row, i), t.columns[i].kind, formulas);
        });
    }
    return out;
}

/// Both.
[[nodiscard]] inline std::string tsv_text(const table& t,
                                          formula_cells formulas = formula_cells::neutralised) {
    return tsv_names(t, formulas) + tsv_rows(t, formulas);
}

} // namespace mulct
