#pragma once
/// The European Central Bank's CSV of one day (eurofxref.csv, in eurofxref.zip): currency codes,
/// and below them the day as "23 May 2022" and its rates; a space after each comma, and a comma at
/// each line's end. https://www.ecb.europa.eu/stats/eurofxref/eurofxref.zip

#include <mulct/base/csv.hpp>
#include <mulct/rates/formats/day_table.hpp>
#include <mulct/rates/formats/written_day.hpp>
#include <mulct/rates/rate_row.hpp>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

/// The rates of an ECB file, each with its digits as published. Every cell is a rate or N/A (or
/// empty).
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_ecb_daily_csv(std::string_view text) {
    csv_reader reader{text};
    const auto header = read_header(reader);
    if (!header) return failed(header.error());
    if (const table_cell first = cell_of(header->front()); first.text != "Date") {
        return failed(first.wrong(errc::bad_header));
    }
    std::vector<rate_pair> columns;
    for (const csv_field& field : without_end_comma(*header).subspan(1)) {
        const table_cell name = cell_of(field);
        const auto c = currency::find(name.text);
        if (!c) return failed(shifted(c.error(), name.offset));
        const auto column = as_new_column({"EUR"_currency, *c}, name, columns);
        if (!column) return failed(column.error());
        columns.push_back(*column);
    }
    constexpr std::array<std::string_view, 1> no_rate{"N/A"};
    return read_day_rows(reader, header->size(), columns, no_rate, parse_day_month_year);
}

/// The rates of one day in the ECB's form. Fails with the first row of another day, and with one
/// that is not in euro.
[[nodiscard]] inline result<std::string, rate_row>
ecb_daily_csv_text(std::span<const rate_row> rows) {
    for (const rate_row& r : rows) {
        if (r.base != "EUR"_currency || r.on != rows.front().on) return failed(r);
    }
    const std::vector<rate_pair> columns = pairs_of(rows);
    std::string text = "Date";
    for (const rate_pair& column : columns) {
        text += ", ";
        text += column.counter.code();
    }
    text += ", \n";
    write_day_rows(text, rows, columns, ", ", "N/A", ", \n",
                   [](day on) { return day_month_year(on, month_form::whole); });
    return text;
}

} // namespace mulct
