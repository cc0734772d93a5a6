#pragma once
/// Reads the European Central Bank's historical CSV (eurofxref-hist.csv): a header of currency
/// codes, one row a day, newest first, "N/A" where there is no rate, a comma at each line's end.

#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
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

} // namespace mulct
