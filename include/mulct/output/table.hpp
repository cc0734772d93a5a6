#pragma once
/// A table before anybody decides how it looks.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mulct {

/// What a column holds, which decides how it is set: text to the left; numbers to the right, their
/// digits grouped where people read them.
enum class column_kind : std::uint8_t { text, number };

struct table_column {
    std::string name;
    column_kind kind = column_kind::text;
};

/// Rows of cells under named columns. Cells are plain text; numbers in the strict decimal form. An
/// empty cell means that there is nothing to say.
struct table {
    std::vector<table_column> columns;
    std::vector<std::vector<std::string>> rows;

    void add(std::vector<std::string> row) { rows.push_back(std::move(row)); }
};

} // namespace mulct
