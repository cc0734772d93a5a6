#pragma once
/// Tables as comma-separated values (RFC 4180, with LF line ends).

#include <mulct/base/csv.hpp>
#include <mulct/output/formula_cells.hpp>
#include <mulct/output/table.hpp>

#include <cstddef>
#include <string>

namespace mulct {

/// A header and a record a row, the cells' digits as they are. Every record has a field for each
/// column.
[[nodiscard]] inline std::string csv_text(const table& t,
                                          formula_cells formulas = formula_cells::neutralised) {
    std::string out;
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
        if (i > 0) out += ',';
        out += csv_quoted(harmless_cell(t.columns[i].name, column_kind::text, formulas));
    }
    out += '\n';
    for (const auto& row : t.rows) {
        // an empty line is no record, so a lone empty cell is written out
        if (t.columns.size() == 1 && cell_of(row, 0).empty()) out += "\"\"";
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            if (i > 0) out += ',';
            out += csv_quoted(harmless_cell(cell_of(row, i), t.columns[i].kind, formulas));
        }
        out += '\n';
    }
    return out;
}

} // namespace mulct
