#pragma once
// Tables in every format that commands print them in.

#include <mulct/output/formula_cells.hpp>
#include <mulct/output/table.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

enum class table_format : std::uint8_t { text, csv, tsv, json, jsonl, markdown, html, latex };

inline constexpr std::array<std::string_view, 8> table_format_names{
    "text", "csv", "tsv", "json", "jsonl", "markdown", "html", "latex"};

// Whether a format is for programs: strict numbers, one table, and no row that sums up others. JSON
// has those by themselves.
constexpr bool is_for_programs(table_format f) noexcept {
    return f == table_format::csv || f == table_format::tsv || f == table_format::json ||
           f == table_format::jsonl;
}

// A table and the words above it, without a colon at their end.
struct titled_table {
    std::string title;
    table content;
};

// The tables one after the other; formats that hold one table have the first. JSON is an array.
std::string tables_text(const std::vector<titled_table>& tables, table_format format,
                        formula_cells formulas = formula_cells::neutralised);

// What programs read of a table that comes in parts: the names of its columns, then the rows of
// each part. Not as JSON, whose rows are in one array.
std::string names_text(const table& t, table_format format, formula_cells formulas);
std::string rows_text(const table& t, table_format format, formula_cells formulas);

// Aligned columns that fit the terminal.
std::string terminal_text(const table& t);

// The rows that sum up no others.
table without_feet(table t);

} // namespace mulct::cli
