#pragma once
/// Reads the European Central Bank's historical CSV (eurofxref-hist.csv): a header of currency
/// codes, one row a day, newest first, "N/A" where there is no rate, a comma at each line's end.

#include <mulct/base/csv.hpp>
#include <mulct/rates/snapshot.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace mulct {

/// The observations of an ECB file, ascending by day and currency, each with its digits as
/// published. Every cell is a rate or N/A (or empty); anything else is an error at that cell.
[[nodiscard]] inline parsed<std::vector<snapshot_row>> parse_ecb_csv(std::string_view text) {
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

    std::vector<snapshot_row> rows;
    for (;;) {
        const auto more = reader.next(fields);
        if (!more) return failed(more.error());
        if (!*more) break;
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
            const auto rate = parse_decimal(cell.text);
            if (!rate) return failed(shifted(rate.error(), cell.offset));
            if (rate->is_negative() || rate->is_zero()) {
                return failed(error{rate->is_zero() ? errc::zero : errc::negative, cell.offset,
                                    cell.text.size()});
            }
            rows.push_back({*on, euro, columns[i], *rate});
        }
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.key() < b.key(); });
    const auto twice = std::adjacent_find(
        rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.key() == b.key(); });
    if (twice != rows.end()) {
        const std::string written = to_string(twice->on);
        return failed(error{errc::duplicate, text.rfind(written), written.size()});
    }
    return rows;
}

} // namespace mulct
