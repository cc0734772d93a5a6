#pragma once
/// Tables as a fragment of HTML.

#include <mulct/number/decimal.hpp>
#include <mulct/output/formula_cells.hpp>
#include <mulct/output/table.hpp>
#include <mulct/output/text.hpp>
#include <mulct/output/width.hpp>
#include <mulct/output/xml.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace mulct {

/// What is around a table's cells.
struct html_layout {
    std::string caption;                                 ///< none where it is empty
    std::string class_name = "mulct";                    ///< of the table element
    formula_cells formulas = formula_cells::neutralised; ///< people paste tables in spreadsheets
};

/// A table element, well-formed as XML too; rows that sum up others are its foot. Cells of columns
/// of numbers have the class "number"; those that are one carry its digits in data-value, for
/// programs that sort. A text as short as a date has the class "whole" where a browser would break
/// it at a hyphen.
[[nodiscard]] inline std::string html_table(const table& t, const html_layout& layout = {}) {
    constexpr std::size_t date_width = 10;
    std::string out = "<table class=\"" + xml_escaped(layout.class_name) + "\">\n";
    if (!layout.caption.empty()) {
        out += "<caption>" + xml_escaped(layout.caption) + "</caption>\n";
    }
    const auto class_of = [&](std::size_t i) {
        return is_number(t.columns[i].kind) ? " class=\"number\"" : "";
    };
    out += "<thead>\n<tr>";
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
        const std::string name =
            harmless_cell(t.columns[i].name, column_kind::text, layout.formulas);
        out += std::string{"<th scope=\"col\""} + class_of(i) + '>' + xml_escaped(name) + "</th>";
    }
    out += "</tr>\n</thead>\n<tbody>\n";
    const std::size_t feet = std::min(t.feet, t.rows.size());
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
        const auto& row = t.rows[r];
        if (feet > 0 && r == t.rows.size() - feet) out += "</tbody>\n<tfoot>\n";
        out += "<tr>";
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            const std::string_view cell = cell_of(row, i);
            const bool number = is_number(t.columns[i].kind);
            const bool heads = i < t.heads && !number;
            const bool whole = !number && cell.find('-') != std::string_view::npos &&
                               display_width(cell) <= date_width;
            out += heads ? "<th scope=\"row\"" : std::string{"<td"} + class_of(i);
            if (whole) out += " class=\"whole\"";
            if (number && parse_decimal(cell)) {
                out += " data-value=\"" + std::string{cell} + "\">" + grouped(cell);
            } else {
                out += '>' + xml_escaped(harmless_cell(cell, t.columns[i].kind, layout.formulas));
            }
            out += heads ? "</th>" : "</td>";
        }
        out += "</tr>\n";
    }
    return out + (feet > 0 ? "</tfoot>" : "</tbody>") + "\n</table>\n";
}

} // namespace mulct
