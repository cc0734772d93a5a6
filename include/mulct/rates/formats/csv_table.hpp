#pragma once
/// What the readers of plain tables of rates share: what the caller says beside the file, the
/// separator, days and codes.

#include <mulct/base/calendar.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/rates/formats/day_table.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace mulct {

/// What a plain table does not say itself.
struct csv_options {
    /// What one unit of which the rates are for, where no column says.
    std::optional<currency> base = std::nullopt;
    /// Codes of the table that ISO 4217 lists otherwise or not at all, each with its currency.
    std::span<const std::pair<std::string_view, currency>> aliases = {};
};

/// Cells that state no rate, beside empty ones.
inline constexpr std::array<std::string_view, 4> csv_no_rate{"N/A", "NA", "ND", "."};

/// The comma, semicolon or tab that separates the fields of the first line that is not empty; a
/// comma where there is none of them. `bad_header` at the first of a second kind.
[[nodiscard]] constexpr parsed<char> csv_separator(std::string_view text) noexcept {
    const std::size_t first = std::min(text.find_first_not_of("\r\n"), text.size());
    const std::size_t end = std::min(text.find('\n', first), text.size());
    std::optional<char> separator;
    bool quoted = false;
    for (std::size_t i = first; i < end; ++i) {
        const char c = text[i];
        if (c == '"') quoted = !quoted;
        if (quoted || (c != ',' && c != ';' && c != '\t')) continue;
        if (separator && *separator != c) return failed(error{errc::bad_header, i, 1});
        separator = c;
    }
    return separator.value_or(',');
}

/// Whether a column of this name holds the day.
[[nodiscard]] constexpr bool is_name_of_day(std::string_view name) noexcept {
    return ascii::same_word(name, "date") || ascii::same_word(name, "day") ||
           ascii::same_word(name, "month");
}

/// YYYY-MM-DD, or YYYY-MM for a month, which stands under its first day.
[[nodiscard]] constexpr parsed<day> parse_table_day(std::string_view text) noexcept {
    if (text.size() != 7) return parse_day(text);
    char first[10] = {0, 0, 0, 0, 0, 0, 0, '-', '0', '1'};
    std::copy(text.begin(), text.end(), first);
    const auto on = parse_day({first, sizeof first});
    if (!on) return failed(error{on.error().code, 0, text.size()});
    return on;
}

/// The currency of a code, or what the caller's aliases say that it is.
[[nodiscard]] constexpr parsed<currency> find_currency(std::string_view code,
                                                       const csv_options& options) noexcept {
    for (const auto& [alias, unit] : options.aliases) {
        if (alias == code) return unit;
    }
    return currency::find(code);
}

} // namespace mulct
