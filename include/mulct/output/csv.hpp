#pragma once
/// Tables as comma-separated values (RFC 4180, with LF line ends): cells as they are.

#include <mulct/base/csv.hpp>
#include <mulct/output/table.hpp>

#include <cstddef>
#include <string>

namespace mulct {

[[nodiscard]] inline std::string csv_text(const table& t) {
    std::string out;
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
        if (i > 0) out += ',';
        out += csv_quoted(t.columns[i].name);
    }
    out += '\n';
    for (const auto& row : t.rows) {
        // an empty line is no record, so a lone empty cell is written out
        if (row.size() == 1 && row[0].empty()) out += "\"\"";
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ',';
            out += csv_quoted(row[i]);
        }
        out += '\n';
    }
    return out;
}

} // namespace mulct
