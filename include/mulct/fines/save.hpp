#pragma once
/// Writes cases as CSV, one row an event, the way they are read.

#include <mulct/base/csv.hpp>
#include <mulct/fines/load.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

/// An event as the cells of its row: `fine_columns`, then what the file had in columns of its own.
[[nodiscard]] inline std::vector<std::string> fine_row(const fine_case& c, const fine_event& e) {
    std::vector<std::string> row{
        c.name,
        c.regulator,
        c.country,
        c.entity,
        std::string{to_string(e.what)},
        e.date ? to_string(*e.date) : "",
        to_string(e.amount),
        e.amount.is_known() ? std::string{e.amount.unit().code()} : "",
        c.law,
        c.sector,
        e.source,
        e.note,
    };
    row.insert(row.end(), e.extra.begin(), e.extra.end());
    return row;
}

/// A file of events that reads as these cases, if their names differ.
[[nodiscard]] inline std::string fines_csv(const fine_file& file) {
    std::string out;
    const auto write = [&out](const auto& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) out += ',';
            out += csv_quoted(row[i]);
        }
        out += '\n';
    };
    std::vector<std::string> header{fine_columns.begin(), fine_columns.end()};
    header.insert(header.end(), file.extra_columns.begin(), file.extra_columns.end());
    write(header);
    for (const fine_case& c : file.cases) {
        for (const fine_event& e : c.events)
            write(fine_row(c, e));
    }
    return out;
}

} // namespace mulct
