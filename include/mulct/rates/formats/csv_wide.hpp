#pragma once
/// Plain tables with a row a day and a column a pair of currencies: date,EUR/USD,EUR/GBP.

#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/rates/formats/csv_table.hpp>
#include <mulct/rates/formats/day_table.hpp>
#include <mulct/rates/rate_row.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

namespace detail {

/// What a column states, by its name: "EUR/USD" and "EURUSD" are 1 EUR in USD, "USD_per_AUD" is
/// 1 AUD in USD, "USD" is 1 of the caller's base in USD.
[[nodiscard]] constexpr parsed<rate_pair> pair_named(std::string_view name,
                                                     const csv_options& options) noexcept {
    const auto both = [&](std::size_t base_at, std::size_t base_size, std::size_t counter_at,
                          std::size_t counter_size) -> parsed<rate_pair> {
        const auto base = find_currency(name.substr(base_at, base_size), options);
        if (!base) return failed(shifted(base.error(), base_at));
        const auto counter = find_currency(name.substr(counter_at, counter_size), options);
        if (!counter) return failed(shifted(counter.error(), counter_at));
        return rate_pair{*base, *counter};
    };
    constexpr std::string_view per = "_per_";
    if (const std::size_t at = name.find(per); at != std::string_view::npos) {
        return both(at + per.size(), name.size() - at - per.size(), 0, at);
    }
    if (const std::size_t at = name.find('/'); at != std::string_view::npos) {
        return both(0, at, at + 1, name.size() - at - 1);
    }
    const auto counter = find_currency(name, options);
    if (counter) {
        if (!options.base) return failed(error{errc::no_base, 0, name.size()});
        return rate_pair{*options.base, *counter};
    }
    if (name.size() == 6) return both(0, 3, 3, 3);
    return failed(counter.error());
}

} // namespace detail

/// The rates of a table whose first column is the day (date, day or month: YYYY-MM-DD or YYYY-MM)
/// and whose other columns are pairs. Fields are separated by what separates the header's: commas,
/// semicolons or tabs; spaces around them do not count. A cell is a rate with a decimal point, or
/// states none: empty, N/A, NA, ND or a point alone.
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_csv_wide(std::string_view text,
                                                                  const csv_options& options = {}) {
    const auto separator = csv_separator(text);
    if (!separator) return failed(separator.error());
    csv_reader reader{text, *separator};
    const auto header = read_header(reader);
    if (!header) return failed(header.error());
    if (const table_cell first = cell_of(header->front()); !is_name_of_day(first.text)) {
        return failed(first.wrong(errc::bad_header));
    }
    std::vector<rate_pair> columns;
    for (const csv_field& field : without_end_comma(*header).subspan(1)) {
        const table_cell name = cell_of(field);
        const auto pair = detail::pair_named(name.text, options);
        if (!pair) return failed(shifted(pair.error(), name.offset));
        const auto column = as_new_column(*pair, name, columns);
        if (!column) return failed(column.error());
        columns.push_back(*column);
    }
    return read_day_rows(reader, header->size(), columns, csv_no_rate, parse_table_day);
}

/// The rates as a table with a column for each pair, an empty cell where there is none. The rows
/// ascend by day.
[[nodiscard]] inline std::string csv_wide_text(std::span<const rate_row> rows) {
    const std::vector<rate_pair> columns = pairs_of(rows);
    std::string text = "date";
    for (const rate_pair& column : columns) {
        text += ',';
        text += column.base.code();
        text += '/';
        text += column.counter.code();
    }
    text += '\n';
    write_day_rows(text, rows, columns, ",", "", "\n", [](day on) { return to_string(on); });
    return text;
}

} // namespace mulct
