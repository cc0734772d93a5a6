#pragma once
/// Plain tables with a row for each rate: date,base,counter,rate.

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/rates/formats/csv_table.hpp>
#include <mulct/rates/formats/day_table.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

namespace detail {

/// Where in a record the parts of a rate are.
struct long_columns {
    std::optional<std::size_t> on, base, counter, unit, rate;
    std::optional<currency> fixed_base; ///< from a column's name or the caller: with `unit`
};

/// "units_per_gbp" or "per_gbp": the text after the "per_"; empty for any other name.
[[nodiscard]] constexpr std::string_view base_in_name(std::string_view name) noexcept {
    for (const std::string_view start : {"units_per_", "per_"}) {
        if (name.size() > start.size() && ascii::same_word(name.substr(0, start.size()), start)) {
            return name.substr(start.size());
        }
    }
    return {};
}

[[nodiscard]] inline parsed<long_columns> find_long_columns(std::span<const csv_field> header,
                                                            const csv_options& options) {
    long_columns columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const table_cell name = cell_of(header[i]);
        const auto is = [&](std::string_view word) { return ascii::same_word(name.text, word); };
        const std::string_view per = base_in_name(name.text);
        std::optional<std::size_t>* place = nullptr;
        if (is_name_of_day(name.text)) place = &columns.on;
        if (is("base")) place = &columns.base;
        if (is("counter") || is("quote")) place = &columns.counter;
        if (is("currency")) place = &columns.unit;
        if (is("rate") || is("value") || !per.empty()) place = &columns.rate;
        if (place == nullptr) continue; // a column about something else
        if (*place) return failed(name.wrong(errc::duplicate_column));
        *place = i;
        if (per.empty()) continue;
        std::string code{per};
        std::transform(code.begin(), code.end(), code.begin(), ascii::to_upper);
        const auto base = find_currency(code, options);
        if (!base) {
            return failed(shifted(base.error(), name.offset + name.text.size() - per.size()));
        }
        columns.fixed_base = *base;
    }
    const table_cell first = cell_of(header.front());
    const bool has_pair = columns.base && columns.counter && !columns.unit && !columns.fixed_base;
    const bool has_unit = columns.unit && !columns.base && !columns.counter;
    if (!columns.on || !columns.rate || (!has_pair && !has_unit)) {
        return failed(first.wrong(errc::no_rate_columns));
    }
    if (has_unit && !columns.fixed_base) {
        if (!options.base) return failed(cell_of(header[*columns.unit]).wrong(errc::no_base));
        columns.fixed_base = options.base;
    }
    return columns;
}

} // namespace detail

/// The rates of a table with named columns, in any order and any case: the day (date, day or month:
/// YYYY-MM-DD or YYYY-MM), and either base, counter (or quote) and rate (or value), or currency
/// with units_per_gbp (or per_gbp; any code: 1 GBP in the currency), or currency and rate with the
/// caller's base. Other columns are passed over. Fields are separated by what separates the
/// header's: commas, semicolons or tabs; spaces around them do not count. A rate has a decimal
/// point; a cell that is empty, N/A, NA, ND or a point alone states none.
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_csv_long(std::string_view text,
                                                                  const csv_options& options = {}) {
    const auto separator = csv_separator(text);
    if (!separator) return failed(separator.error());
    csv_reader reader{text, *separator};
    const auto header = read_header(reader);
    if (!header) return failed(header.error());
    const auto columns = detail::find_long_columns(*header, options);
    if (!columns) return failed(columns.error());

    std::vector<placed_rate> rates;
    std::vector<csv_field> fields;
    for (;;) {
        const auto more = reader.next(fields);
        if (!more) return failed(more.error());
        if (!*more) return in_order(std::move(rates));
        if (fields.size() != header->size()) {
            return failed(cell_of(fields[0]).wrong(errc::wrong_field_count));
        }
        const table_cell day_cell = cell_of(fields[*columns->on]);
        const auto on = parse_table_day(day_cell.text);
        if (!on) return failed(shifted(on.error(), day_cell.offset));
        const auto unit_in = [&](std::size_t column) {
            const table_cell cell = cell_of(fields[column]);
            const auto unit = find_currency(cell.text, options);
            return unit ? unit : parsed<currency>{failed(shifted(unit.error(), cell.offset))};
        };
        const auto base = columns->base ? unit_in(*columns->base) : *columns->fixed_base;
        if (!base) return failed(base.error());
        const std::size_t counter_column = columns->unit ? *columns->unit : *columns->counter;
        const auto counter = unit_in(counter_column);
        if (!counter) return failed(counter.error());
        if (*base == *counter) {
            return failed(cell_of(fields[counter_column]).wrong(errc::mixed_directions));
        }
        const auto rate = parse_table_rate(cell_of(fields[*columns->rate]), csv_no_rate);
        if (!rate) return failed(rate.error());
        if (!*rate) continue;
        rates.push_back({{*on, *base, *counter, **rate},
                         reader.record_offset(),
                         fields.back().offset + fields.back().length - reader.record_offset()});
    }
}

/// The rates as a table, one a row, in their order.
[[nodiscard]] inline std::string csv_long_text(std::span<const rate_row> rows) {
    std::string text = "date,base,counter,rate\n";
    text.reserve(rows.size() * 28);
    for (const rate_row& r : rows) {
        text += to_string(r.on) + ',';
        text += r.base.code();
        text += ',';
        text += r.counter.code();
        text += ',' + to_string(r.rate) + '\n';
    }
    return text;
}

} // namespace mulct
