#pragma once
/// A table before anybody decides how it looks.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// What a column holds, which decides how it is set: text to the left; numbers to the right, their
/// digits grouped where people read them. A count is a number of things, which every reader can
/// hold: programs get it as a number, all others as their digits.
enum class column_kind : std::uint8_t { text, number, count };

[[nodiscard]] constexpr bool is_number(column_kind k) noexcept {
    return k != column_kind::text;
}

struct table_column {
    std::string name;
    column_kind kind = column_kind::text;
};

/// Rows of cells under named columns. Cells are plain text; numbers in the strict decimal form. An
/// empty cell means that there is nothing to say, and so does one that a row ends without.
struct table {
    std::vector<table_column> columns;
    std::vector<std::vector<std::string>> rows;
    std::size_t heads = 1; ///< how many of the first columns say what a row is about
    std::size_t feet = 0;  ///< how many of the last rows sum up others: they stay below, unsorted

    void add(std::vector<std::string> row) { rows.push_back(std::move(row)); }
};

/// The cell of a row in a column.
[[nodiscard]] inline std::string_view cell_of(const std::vector<std::string>& row,
                                              std::size_t column) noexcept {
    return column < row.size() ? std::string_view{row[column]} : std::string_view{};
}

} // namespace mulct
