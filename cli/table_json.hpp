#pragma once
// Tables within a command's JSON.

#include <cli/json.hpp>
#include <cli/tables.hpp>

#include <mulct/output/json.hpp>

#include <cstddef>

namespace mulct::cli {

// The rows that sum up no others.
inline json rows_json(const table& t) {
    return json::parse(json_array(without_feet(t)));
}

// The row that sums up the others, the first of a table's feet, without the columns that name it.
inline json foot_json(const table& t) {
    if (t.feet == 0) return {};
    json row = json::parse(json_array(t))[t.rows.size() - t.feet];
    for (std::size_t i = 0; i < t.heads; ++i)
        row.erase(t.columns[i].name);
    return row;
}

} // namespace mulct::cli
