#pragma once
/// Cells that a spreadsheet would take for formulas, and run.

#include <mulct/number/decimal.hpp>
#include <mulct/output/table.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mulct {

/// A program that reads a file wants its cells as they are; a person opens it in a spreadsheet.
enum class formula_cells : std::uint8_t { neutralised, kept };

/// Whether a text begins as a formula does: = + - @, in full width too, or the TAB, CR or LF that
/// may stand before it. https://owasp.org/www-community/attacks/CSV_Injection
[[nodiscard]] constexpr bool begins_formula(std::string_view text) noexcept {
    for (const std::string_view start :
         {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
        if (text.starts_with(start)) return true;
    }
    return false;
}

/// The cell, behind an apostrophe if it begins a formula: spreadsheets take the rest for text. In a
/// column of numbers a strict decimal stays: -5 is a number.
[[nodiscard]] inline std::string harmless_cell(std::string_view cell, column_kind kind,
                                               formula_cells formulas) {
    const bool stays = formulas == formula_cells::kept || !begins_formula(cell) ||
                       (is_number(kind) && parse_decimal(cell));
    return stays ? std::string{cell} : "'" + std::string{cell};
}

} // namespace mulct
