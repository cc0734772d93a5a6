#pragma once
/// The Bank of England's spot exchange rates against sterling, in the CSV of its Interactive
/// Database (_iadb-fromshowcolumns.asp with CSVF=TN): a column for each series, by its code, and
/// the day as "23 May 2022". A rate is units of the currency for one pound.
/// https://www.bankofengland.co.uk/boeapps/database/Help.asp and the series' pages there.

#include <mulct/base/csv.hpp>
#include <mulct/rates/formats/day_table.hpp>
#include <mulct/rates/formats/written_day.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

namespace detail {

struct boe_series {
    std::string_view code;
    currency counter;
};

/// Daily spot rates into sterling.
inline constexpr std::array boe_spot_series{
    boe_series{"XUDLADS", "AUD"_currency},  boe_series{"XUDLCDS", "CAD"_currency},
    boe_series{"XUDLSFS", "CHF"_currency},  boe_series{"XUDLBK89", "CNY"_currency},
    boe_series{"XUDLBK25", "CZK"_currency}, boe_series{"XUDLDKS", "DKK"_currency},
    boe_series{"XUDLERS", "EUR"_currency},  boe_series{"XUDLHDS", "HKD"_currency},
    boe_series{"XUDLBK33", "HUF"_currency}, boe_series{"XUDLBK78", "ILS"_currency},
    boe_series{"XUDLBK97", "INR"_currency}, boe_series{"XUDLJYS", "JPY"_currency},
    boe_series{"XUDLBK93", "KRW"_currency}, boe_series{"XUDLBK83", "MYR"_currency},
    boe_series{"XUDLNKS", "NOK"_currency},  boe_series{"XUDLNDS", "NZD"_currency},
    boe_series{"XUDLBK47", "PLN"_currency}, boe_series{"XUDLZOS4", "RON"_currency},
    boe_series{"XUDLBK85", "RUB"_currency}, boe_series{"XUDLSRS", "SAR"_currency},
    boe_series{"XUDLSKS", "SEK"_currency},  boe_series{"XUDLSGS", "SGD"_currency},
    boe_series{"XUDLBK87", "THB"_currency}, boe_series{"XUDLBK95", "TRY"_currency},
    boe_series{"XUDLTWS", "TWD"_currency},  boe_series{"XUDLUSS", "USD"_currency},
    boe_series{"XUDLZRS", "ZAR"_currency}};

} // namespace detail

/// The rates of a file with the series of spot rates into sterling; `unknown_series` for any other.
/// A cell is a rate or empty.
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_boe_iadb_csv(std::string_view text) {
    csv_reader reader{text};
    const auto header = read_header(reader);
    if (!header) return failed(header.error());
    if (const table_cell first = cell_of(header->front()); !ascii::same_word(first.text, "DATE")) {
        return failed(first.wrong(errc::bad_header));
    }
    std::vector<rate_pair> columns;
    for (const csv_field& field : without_end_comma(*header).subspan(1)) {
        const table_cell name = cell_of(field);
        const auto* const series =
            std::find_if(detail::boe_spot_series.begin(), detail::boe_spot_series.end(),
                         [&](const detail::boe_series& s) { return s.code == name.text; });
        if (series == detail::boe_spot_series.end()) {
            return failed(name.wrong(errc::unknown_series));
        }
        const auto column = as_new_column({"GBP"_currency, series->counter}, name, columns);
        if (!column) return failed(column.error());
        columns.push_back(*column);
    }
    return read_day_rows(reader, header->size(), columns, {}, parse_day_month_year);
}

/// The rates in the Bank's form. Fails with the first row that has no series there. The rows ascend
/// by day.
[[nodiscard]] inline result<std::string, rate_row>
boe_iadb_csv_text(std::span<const rate_row> rows) {
    const auto series_of = [](currency c) {
        return std::find_if(detail::boe_spot_series.begin(), detail::boe_spot_series.end(),
                            [&](const detail::boe_series& s) { return s.counter == c; });
    };
    for (const rate_row& r : rows) {
        if (r.base != "GBP"_currency || series_of(r.counter) == detail::boe_spot_series.end()) {
            return failed(r);
        }
    }
    const std::vector<rate_pair> columns = pairs_of(rows);
    std::string text = "DATE";
    for (const rate_pair& column : columns) {
        text += ',';
        text += series_of(column.counter)->code;
    }
    text += '\n';
    write_day_rows(text, rows, columns, ",", "", "\n",
                   [](day on) { return day_month_year(on, month_form::three_letters); });
    return text;
}

} // namespace mulct
