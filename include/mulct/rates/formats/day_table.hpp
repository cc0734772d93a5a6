#pragma once
/// Tables of rates with a row a day and a column a pair of currencies, as most publishers have
/// them.

#include <mulct/base/ascii.hpp>
#include <mulct/base/csv.hpp>
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

/// What a column states: 1 `base` in `counter`.
struct rate_pair {
    currency base;
    currency counter;

    friend constexpr auto operator<=>(const rate_pair&, const rate_pair&) noexcept = default;
};

/// A field without the spaces around it, and where it starts.
struct table_cell {
    std::string_view text;
    std::size_t offset = 0;

    /// An error about the whole cell.
    [[nodiscard]] constexpr error wrong(errc code) const noexcept {
        return {code, offset, text.size()};
    }
};

[[nodiscard]] inline table_cell cell_of(const csv_field& field) noexcept {
    const std::string_view text = ascii::trimmed(field.text);
    const std::size_t quote = field.length == field.text.size() ? 0 : 1;
    return {text, field.offset + quote + static_cast<std::size_t>(text.data() - field.text.data())};
}

/// A header's fields but for the empty one that a comma at the line's end makes.
[[nodiscard]] inline std::span<const csv_field>
without_end_comma(std::span<const csv_field> header) {
    return cell_of(header.back()).text.empty() ? header.first(header.size() - 1) : header;
}

/// The record that comes next; `empty` if there is none.
[[nodiscard]] inline parsed<std::vector<csv_field>> read_header(csv_reader& reader) {
    std::vector<csv_field> fields;
    const auto header = reader.next(fields);
    if (!header) return failed(header.error());
    if (!*header) return failed(error{errc::empty});
    return fields;
}

/// The pair of a column that comes after `columns`; `mixed_directions` for a currency against
/// itself, `duplicate_column` for a pair that is among them.
[[nodiscard]] inline parsed<rate_pair> as_new_column(rate_pair column, const table_cell& name,
                                                     std::span<const rate_pair> columns) noexcept {
    if (column.base == column.counter) return failed(name.wrong(errc::mixed_directions));
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) {
        return failed(name.wrong(errc::duplicate_column));
    }
    return column;
}

/// The rate that a cell states with digits and a decimal point; nothing where it is empty or one of
/// `no_rate`. A comma is refused: it may be a decimal mark.
[[nodiscard]] inline parsed<std::optional<decimal>>
parse_table_rate(const table_cell& cell, std::span<const std::string_view> no_rate) {
    if (cell.text.empty()) return std::optional<decimal>{};
    if (std::find(no_rate.begin(), no_rate.end(), cell.text) != no_rate.end()) {
        return std::optional<decimal>{};
    }
    if (const std::size_t comma = cell.text.find(','); comma != std::string_view::npos) {
        return failed(error{errc::ambiguous_mark, cell.offset + comma, 1});
    }
    const auto rate = parse_rate(cell.text);
    if (!rate) return failed(shifted(rate.error(), cell.offset));
    return std::optional<decimal>{*rate};
}

/// Reads the records below a table's header, which has `width` fields: a day, which `parse_on`
/// reads, a cell for each of `columns`, and no more than an empty field after them. A cell that is
/// empty or one of `no_rate` states none.
template <class ParseDay>
[[nodiscard]] parsed<std::vector<rate_row>>
read_day_rows(csv_reader& reader, std::size_t width, std::span<const rate_pair> columns,
              std::span<const std::string_view> no_rate, ParseDay parse_on) {
    std::vector<placed_rate> rates;
    std::vector<csv_field> fields;
    for (;;) {
        const auto more = reader.next(fields);
        if (!more) return failed(more.error());
        if (!*more) return in_order(std::move(rates));
        const table_cell day_cell = cell_of(fields[0]);
        const auto on = parse_on(day_cell.text);
        if (!on) return failed(shifted(on.error(), day_cell.offset));
        if (fields.size() != width) return failed(day_cell.wrong(errc::wrong_field_count));
        for (std::size_t i = 1; i < width; ++i) {
            const table_cell cell = cell_of(fields[i]);
            if (i > columns.size() && !cell.text.empty()) {
                return failed(cell.wrong(errc::wrong_field_count));
            }
            const auto rate = parse_table_rate(cell, no_rate);
            if (!rate) return failed(rate.error());
            if (!*rate) continue;
            // a pair comes twice only if its day does
            rates.push_back({{*on, columns[i - 1].base, columns[i - 1].counter, **rate},
                             day_cell.offset,
                             day_cell.text.size()});
        }
    }
}

/// The pairs of rates, each once, by base and counter.
[[nodiscard]] inline std::vector<rate_pair> pairs_of(std::span<const rate_row> rows) {
    std::vector<rate_pair> pairs;
    std::vector<bool> seen(currency::count() * currency::count());
    for (const rate_row& r : rows) {
        const std::size_t place = r.base.index * currency::count() + r.counter.index;
        if (seen[place]) continue;
        seen[place] = true;
        pairs.push_back({r.base, r.counter});
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// Writes the records below a table's header: for each day its text, by `day_text`, and the rates
/// of `columns`, which are all pairs that `rows` have, each after `separator`; `no_rate` where
/// there is none. The rows ascend by day.
template <class DayText>
void write_day_rows(std::string& into, std::span<const rate_row> rows,
                    std::span<const rate_pair> columns, std::string_view separator,
                    std::string_view no_rate, std::string_view end, DayText day_text) {
    std::vector<const rate_row*> cells(columns.size());
    for (std::size_t i = 0; i < rows.size();) {
        const day on = rows[i].on;
        std::fill(cells.begin(), cells.end(), nullptr);
        for (; i < rows.size() && rows[i].on == on; ++i) {
            const auto column =
                std::find(columns.begin(), columns.end(), rate_pair{rows[i].base, rows[i].counter});
            cells[static_cast<std::size_t>(column - columns.begin())] = &rows[i];
        }
        into += day_text(on);
        for (const rate_row* cell : cells) {
            into += separator;
            into += cell ? to_string(cell->rate) : std::string{no_rate};
        }
        into += end;
    }
}

} // namespace mulct
