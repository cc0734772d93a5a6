#pragma once
/// Tables as comma-separated values (RFC 4180, with LF line ends).

#include <mulct/base/ascii.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/output/formula_cells.hpp>
#include <mulct/output/table.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace mulct {

namespace detail {

/// Most cells are what nothing has to be done to: letters, digits and points.
[[nodiscard]] constexpr bool is_plain_csv(std::string_view cell) noexcept {
    return std::all_of(cell.begin(), cell.end(), [](char c) {
        return ascii::is_digit(c) || ascii::is_letter(c) || c == '.';
    });
}

inline void add_csv_cell(std::string& out, std::string_view cell, column_kind kind,
                         formula_cells formulas) {
    if (is_plain_csv(cell)) {
        out += cell;
    } else {
        out += csv_quoted(harmless_cell(cell, kind, formulas));
    }
}

} // namespace detail

/// The header: a record of the columns' names.
[[nodiscard]] inline std::string csv_names(const table& t,
                                           formula_cells formulas = formula_cells::neutralised) {
    std::string out;
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
        if (i > 0) out += ',';
        detail::add_csv_cell(out, t.columns[i].name, column_kind::text, formulas);
    }
    return out + '\n';
}

/// A record a row, the cells' digits as they are. Every record has a field for each column.
[[nodiscard]] inline std::string csv_rows(const table& t,
                                          formula_cells formulas = formula_cells::neutralised) {
    std::string out;
    for (const auto& row : t.rows) {
        // an empty line is no record, so a lone empty cell is written out
        if (t.columns.size() == 1 && cell_of(row, 0).empty()) out += "\"\"";
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            if (i > 0) out += ',';
            detail::add_csv_cell(out, cell_of(row, i), t.columns[i].kind, formulas);
        }
        out += '\n';
    }
    return out;
}

/// Both.
[[nodiscard]] inline std::string csv_text(const table& t,
                                          formula_cells formulas = formula_cells::neutralised) {
    return csv_names(t, formulas) + csv_rows(t, formulas);
}

} // namespace mulct
