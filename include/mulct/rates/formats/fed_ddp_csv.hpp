#pragma once
/// The Federal Reserve's H.10 rates in the CSV of its Data Download Program (labels included,
/// series in columns): six rows that describe each series, then a row a day, "ND" where there is no
/// rate. https://www.federalreserve.gov/datadownload/Choose.aspx?rel=H10

#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/rates/formats/day_table.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

namespace detail {

/// A daily series of H.10. Four currencies are quoted in dollars, all others per dollar; the name
/// says which.
struct h10_series {
    std::string_view name;
    rate_pair pair;
};

inline constexpr currency h10_dollar = "USD"_currency;

/// Venezuela's series has had two names and several units: bolivares fuertes to 2018-08-17 (also
/// for the years before that unit), sovereign bolivares from 2018-08-20, and a million of those
/// from 2021-10-04. All are read as VES; who uses them leaves out what is in another unit.
inline constexpr std::array h10_daily_series{
    h10_series{"RXI$US_N.B.AL", {"AUD"_currency, h10_dollar}},
    h10_series{"RXI$US_N.B.EU", {"EUR"_currency, h10_dollar}},
    h10_series{"RXI$US_N.B.NZ", {"NZD"_currency, h10_dollar}},
    h10_series{"RXI$US_N.B.UK", {"GBP"_currency, h10_dollar}},
    h10_series{"RXI_N.B.BZ", {h10_dollar, "BRL"_currency}},
    h10_series{"RXI_N.B.CA", {h10_dollar, "CAD"_currency}},
    h10_series{"RXI_N.B.CH", {h10_dollar, "CNY"_currency}},
    h10_series{"RXI_N.B.DN", {h10_dollar, "DKK"_currency}},
    h10_series{"RXI_N.B.HK", {h10_dollar, "HKD"_currency}},
    h10_series{"RXI_N.B.IN", {h10_dollar, "INR"_currency}},
    h10_series{"RXI_N.B.JA", {h10_dollar, "JPY"_currency}},
    h10_series{"RXI_N.B.KO", {h10_dollar, "KRW"_currency}},
    h10_series{"RXI_N.B.MA", {h10_dollar, "MYR"_currency}},
    h10_series{"RXI_N.B.MX", {h10_dollar, "MXN"_currency}},
    h10_series{"RXI_N.B.NO", {h10_dollar, "NOK"_currency}},
    h10_series{"RXI_N.B.SD", {h10_dollar, "SEK"_currency}},
    h10_series{"RXI_N.B.SF", {h10_dollar, "ZAR"_currency}},
    h10_series{"RXI_N.B.SI", {h10_dollar, "SGD"_currency}},
    h10_series{"RXI_N.B.SL", {h10_dollar, "LKR"_currency}},
    h10_series{"RXI_N.B.SZ", {h10_dollar, "CHF"_currency}},
    h10_series{"RXI_N.B.TA", {h10_dollar, "TWD"_currency}},
    h10_series{"RXI_N.B.TH", {h10_dollar, "THB"_currency}},
    h10_series{"RXI_N.B.VES", {h10_dollar, "VES"_currency}},
    h10_series{"RXI_N.B.VE", {h10_dollar, "VES"_currency}}};

/// The first field of each row of the header, in order; one has a space at its end in some files.
inline constexpr std::array<std::string_view, 6> h10_labels{
    "Series Description", "Unit:", "Multiplier:", "Currency:", "Unique Identifier:", "Time Period"};

} // namespace detail

/// The rates of a file with daily series of H.10; `unknown_series` for any other, such as an index.
/// Each has the multiplier 1 and one name in its two rows of names. A cell is a rate, ND or empty.
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_fed_ddp_csv(std::string_view text) {
    csv_reader reader{text};
    std::array<std::vector<csv_field>, detail::h10_labels.size()> rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto more = reader.next(rows[i]);
        if (!more) return failed(more.error());
        if (!*more) return failed(error{errc::empty, text.size()});
        const table_cell label = cell_of(rows[i].front());
        if (label.text != detail::h10_labels[i]) return failed(label.wrong(errc::bad_header));
        if (rows[i].size() != rows[0].size()) {
            return failed(label.wrong(errc::wrong_field_count));
        }
    }
    const auto& [descriptions, units, multipliers, currencies, identifiers, names] = rows;
    std::vector<rate_pair> columns;
    for (std::size_t i = 1; i < names.size(); ++i) {
        const table_cell name = cell_of(names[i]);
        const auto* const series =
            std::find_if(detail::h10_daily_series.begin(), detail::h10_daily_series.end(),
                         [&](const detail::h10_series& s) { return s.name == name.text; });
        if (series == detail::h10_daily_series.end()) {
            return failed(name.wrong(errc::unknown_series));
        }
        const table_cell identifier = cell_of(identifiers[i]);
        if (identifier.text != "H10/H10/" + std::string{name.text}) {
            return failed(identifier.wrong(errc::bad_header));
        }
        if (const table_cell multiplier = cell_of(multipliers[i]); multiplier.text != "1") {
            return failed(multiplier.wrong(errc::wrong_multiplier));
        }
        const auto column = as_new_column(series->pair, name, columns);
        if (!column) return failed(column.error());
        columns.push_back(*column);
    }
    constexpr std::array<std::string_view, 1> no_rate{"ND"};
    return read_day_rows(reader, names.size(), columns, no_rate, parse_day);
}

/// The rates in the form of the Data Download Program. Fails with the first row that has no series
/// in H.10, in its direction. The rows ascend by day.
[[nodiscard]] inline result<std::string, rate_row>
fed_ddp_csv_text(std::span<const rate_row> rows) {
    std::vector<detail::h10_series> series; // in the order of the columns
    for (const rate_pair& pair : pairs_of(rows)) {
        const auto* const found =
            std::find_if(detail::h10_daily_series.begin(), detail::h10_daily_series.end(),
                         [&](const detail::h10_series& s) { return s.pair == pair; });
        if (found == detail::h10_daily_series.end()) {
            return failed(*std::find_if(rows.begin(), rows.end(), [&](const rate_row& r) {
                return rate_pair{r.base, r.counter} == pair;
            }));
        }
        series.push_back(*found);
    }
    std::string text;
    const auto in_quotes = [](std::string_view field) { return '"' + std::string{field} + '"'; };
    const auto line = [&](std::size_t label, auto cell) {
        text += in_quotes(detail::h10_labels[label]);
        for (const detail::h10_series& s : series)
            text += ',' + in_quotes(cell(s));
        text += '\n';
    };
    const auto foreign = [](const detail::h10_series& s) {
        return s.pair.base == detail::h10_dollar ? s.pair.counter : s.pair.base;
    };
    line(0, [&](const auto& s) { return std::string{foreign(s).name()}; });
    line(1, [](const auto&) { return std::string{"Currency"}; });
    line(2, [](const auto&) { return std::string{"1"}; });
    line(3, [&](const auto& s) { return std::string{foreign(s).code()}; });
    line(4, [](const auto& s) { return "H10/H10/" + std::string{s.name}; });
    line(5, [](const auto& s) { return std::string{s.name}; });
    write_day_rows(text, rows, pairs_of(rows), ",", "ND", "\n",
                   [](day on) { return to_string(on); });
    return text;
}

} // namespace mulct
