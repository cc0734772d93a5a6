#pragma once
/// Reads and writes the European Central Bank's historical CSV (eurofxref-hist.csv): a header of
/// currency codes, one row a day, newest first, "N/A" where there is no rate, a comma at each
/// line's end.

#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// The observations of an ECB file, ascending by day and currency, each with its digits as
/// published. Every cell is a rate or N/A (or empty); anything else is an error at that cell.
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_ecb_csv(std::string_view text) {
    constexpr currency euro = "EUR"_currency;
    csv_reader reader{text};
    std::vector<csv_field> fields;
    const auto header = reader.next(fields);
    if (!header) return failed(header.error());
    if (!*header) return failed(error{errc::empty});
    if (fields[0].text != "Date") {
        return failed(error{errc::bad_header, fields[0].offset, fields[0].text.size()});
    }
    // the comma at the end of each line makes a last, empty field, in the header too
    const std::size_t width = fields.size();
    const std::size_t end = fields.back().text.empty() ? width - 1 : width;
    std::vector<currency> columns;
    for (std::size_t i = 1; i < end; ++i) {
        const auto c = currency::find(fields[i].text);
        if (!c) return failed(shifted(c.error(), fields[i].offset));
        if (*c == euro) {
            return failed(error{errc::mixed_directions, fields[i].offset, fields[i].text.size()});
        }
        if (std::find(columns.begin(), columns.end(), *c) != columns.end()) {
            return failed(error{errc::duplicate_column, fields[i].offset, fields[i].text.size()});
        }
        columns.push_back(*c);
    }

    std::vector<placed_rate> rates;
    for (;;) {
        const auto more = reader.next(fields);
        if (!more) return failed(more.error());
        if (!*more) return in_order(std::move(rates));
        const auto on = parse_day(fields[0].text);
        if (!on) return failed(shifted(on.error(), fields[0].offset));
        if (fields.size() != width) {
            return failed(error{errc::wrong_field_count, fields[0].offset, fields[0].text.size()});
        }
        if (end < width && !fields[end].text.empty()) {
            return failed(error{errc::wrong_field_count, fields[end].offset, fields[end].length});
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const csv_field& cell = fields[i + 1];
            if (cell.text == "N/A" || cell.text.empty()) continue;
            const auto rate = parse_rate(cell.text);
            if (!rate) return failed(shifted(rate.error(), cell.offset));
            // a pair comes twice only if its day does
            rates.push_back({{*on, euro, columns[i], *rate}, fields[0].offset, fields[0].length});
        }
    }
}

/// The ECB's file of rates that are in the order of a snapshot: the newest day first, the
/// currencies in the order of their codes, "N/A" where one has no rate. The form is for rates of
/// one euro; any other row is the error.
[[nodiscard]] inline result<std::string, rate_row> ecb_csv_text(const std::vector<rate_row>& rows) {
    constexpr currency euro = "EUR"_currency;
    std::array<bool, currency::count()> quoted{};
    for (const rate_row& r : rows) {
        if (r.base != euro || r.counter == euro) return failed(r);
        quoted[r.counter.index] = true;
    }
    std::string text = "Date,";
    std::vector<currency> columns; // the table of currencies is in the order of the codes
    for (std::size_t i = 0; i < quoted.size(); ++i) {
        if (!quoted[i]) continue;
        columns.push_back(currency::at(i));
        text += columns.back().code();
        text += ',';
    }
    text += '\n';
    for (std::size_t end = rows.size(); end > 0;) {
        std::size_t i = end;
        while (i > 0 && rows[i - 1].on == rows[end - 1].on)
            --i;
        const std::size_t first = i; // of the day's rows, which are in the order of the columns
        text += to_string(rows[first].on);
        text += ',';
        for (const currency c : columns) {
            text += i < end && rows[i].counter == c ? to_string(rows[i++].rate) : "N/A";
            text += ',';
        }
        text += '\n';
        end = first;
    }
    return text;
}

} // namespace mulct
