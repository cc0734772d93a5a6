#pragma once
/// Reads and writes the SDMX-CSV of the European Central Bank's Data Portal, data set EXR: one
/// observation a line, among columns named by the header. The columns and codes are described at
/// https://data.ecb.europa.eu/data/datasets/EXR/structure, the download at
/// https://data.ecb.europa.eu/help/api/data.

#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace mulct {

namespace detail {

/// The columns that are read; those up to `needed_sdmx_columns` must be there.
enum sdmx_column : std::size_t {
    sdmx_freq,
    sdmx_currency,
    sdmx_currency_denom,
    sdmx_exr_type,
    sdmx_exr_suffix,
    sdmx_time_period,
    sdmx_obs_value,
    sdmx_decimals,
    sdmx_unit_mult,
};
inline constexpr std::size_t needed_sdmx_columns = sdmx_decimals;
inline constexpr std::array<std::string_view, 9> sdmx_columns{
    "FREQ",        "CURRENCY",  "CURRENCY_DENOM", "EXR_TYPE", "EXR_SUFFIX",
    "TIME_PERIOD", "OBS_VALUE", "DECIMALS",       "UNIT_MULT"};

/// Where the header has each column; its width for one it has not. `bad_header` if it has none.
using sdmx_places = std::array<std::size_t, sdmx_columns.size()>;
[[nodiscard]] inline parsed<sdmx_places> find_sdmx_columns(const std::vector<csv_field>& header) {
    sdmx_places places;
    places.fill(header.size());
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto* const name =
            std::find(sdmx_columns.begin(), sdmx_columns.end(), header[i].text);
        if (name == sdmx_columns.end()) continue;
        std::size_t& place = places[static_cast<std::size_t>(name - sdmx_columns.begin())];
        if (place != header.size()) {
            return failed(error{errc::duplicate_column, header[i].offset, header[i].length});
        }
        place = i;
    }
    const auto missing = [&](std::size_t place) { return place == header.size(); };
    if (std::all_of(places.begin(), places.end(), missing)) {
        return failed(error{errc::bad_header, header[0].offset, header[0].length});
    }
    if (std::any_of(places.begin(), places.begin() + needed_sdmx_columns, missing)) {
        return failed(error{errc::missing_column, header[0].offset, 0});
    }
    return places;
}

/// The rate of a cell, with the zeros at its end that DECIMALS says it has. That column may be
/// empty; a rate with more digits than it says keeps them.
[[nodiscard]] inline parsed<decimal> parse_sdmx_rate(const csv_field& value,
                                                     const csv_field* decimals) {
    const auto rate = parse_rate(value.text);
    if (!rate) return failed(shifted(rate.error(), value.offset));
    if (decimals == nullptr || decimals->text.empty()) return rate;
    const auto digits = parse_decimal(decimals->text);
    if (!digits) return failed(shifted(digits.error(), decimals->offset));
    const error too_many{errc::too_many_digits, decimals->offset, decimals->length};
    if (digits->is_negative()) {
        return failed(error{errc::negative, decimals->offset, decimals->length});
    }
    if (digits->scale() != 0) {
        return failed(error{errc::trailing_text, decimals->offset, decimals->length});
    }
    if (*digits <= decimal{rate->scale()}) return rate;
    if (*digits > decimal{decimal::max_scale}) return failed(too_many);
    const auto padded =
        rate->try_rounded(static_cast<int>(digits->coefficient()), rounding::toward_zero);
    return padded ? padded : failed(too_many);
}

} // namespace detail

/// The ECB's daily reference rates in a file, 1 CURRENCY_DENOM = OBS_VALUE CURRENCY, ascending by
/// day and pair. Lines of other series (a FREQ that is not D, an EXR_TYPE that is not SP00, an
/// EXR_SUFFIX that is not A: averages, effective rates) are passed over, and so are days without a
/// value (OBS_VALUE empty or NaN). The publisher drops zeros at the end of a value and says in
/// DECIMALS how many digits it has: 1.91 with 4 is read as 1.9100. UNIT_MULT, a power of ten by
/// which values would have to be multiplied, must be 0, as it is in this data set; `unknown_word`
/// if it is not.
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_ecb_sdmx_csv(std::string_view text) {
    using namespace detail;
    csv_reader reader{text};
    std::vector<csv_field> fields;
    const auto header = reader.next(fields);
    if (!header) return failed(header.error());
    if (!*header) return failed(error{errc::empty});
    const auto places = find_sdmx_columns(fields);
    if (!places) return failed(places.error());
    const std::size_t width = fields.size();

    std::vector<placed_rate> rates;
    for (;;) {
        const auto more = reader.next(fields);
        if (!more) return failed(more.error());
        if (!*more) return in_order(std::move(rates));
        if (fields.size() != width) {
            return failed(error{errc::wrong_field_count, fields[0].offset, fields[0].length});
        }
        const auto cell = [&](sdmx_column c) {
            return (*places)[c] < width ? &fields[(*places)[c]] : nullptr;
        };
        if (cell(sdmx_freq)->text != "D" || cell(sdmx_exr_type)->text != "SP00" ||
            cell(sdmx_exr_suffix)->text != "A") {
            continue;
        }
        const csv_field& value = *cell(sdmx_obs_value);
        if (value.text.empty() || value.text == "NaN") continue;
        const csv_field& denominator = *cell(sdmx_currency_denom);
        const auto base = currency::find(denominator.text);
        if (!base) return failed(shifted(base.error(), denominator.offset));
        const csv_field& code = *cell(sdmx_currency);
        const auto counter = currency::find(code.text);
        if (!counter) return failed(shifted(counter.error(), code.offset));
        if (*base == *counter) {
            return failed(error{errc::mixed_directions, code.offset, code.length});
        }
        const csv_field& period = *cell(sdmx_time_period);
        const auto on = parse_day(period.text);
        if (!on) return failed(shifted(on.error(), period.offset));
        const csv_field* const multiplier = cell(sdmx_unit_mult);
        if (multiplier != nullptr && !multiplier->text.empty() && multiplier->text != "0") {
            return failed(error{errc::unknown_word, multiplier->offset, multiplier->length});
        }
        const auto rate = parse_sdmx_rate(value, cell(sdmx_decimals));
        if (!rate) return failed(rate.error());
        rates.push_back({{*on, *base, *counter, *rate}, period.offset, period.length});
    }
}

/// Rates as a file of that form, one series after the other as the publisher has them, with the
/// columns that are read and the series' key. DECIMALS is each rate's own number of digits.
[[nodiscard]] inline std::string ecb_sdmx_csv_text(const std::vector<rate_row>& rows) {
    std::vector<const rate_row*> by_series;
    by_series.reserve(rows.size());
    for (const rate_row& r : rows)
        by_series.push_back(&r);
    std::sort(by_series.begin(), by_series.end(), [](const rate_row* a, const rate_row* b) {
        return std::tie(a->counter, a->base, a->on) < std::tie(b->counter, b->base, b->on);
    });
    std::string text = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,"
                       "OBS_VALUE,DECIMALS,UNIT,UNIT_MULT\n";
    text.reserve(text.size() + rows.size() * 70);
    for (const rate_row* r : by_series) {
        const std::string_view code = r->counter.code();
        const std::string_view denominator = r->base.code();
        text += "EXR.D.";
        text += code;
        text += '.';
        text += denominator;
        text += ".SP00.A,D,";
        text += code;
        text += ',';
        text += denominator;
        text += ",SP00,A,";
        text += to_string(r->on);
        text += ',';
        text += to_string(r->rate);
        text += ',';
        text += std::to_string(r->rate.scale());
        text += ',';
        text += code;
        text += ",0\n";
    }
    return text;
}

} // namespace mulct
