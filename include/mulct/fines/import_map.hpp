#pragma once
/// The small file that says how the columns of a foreign table are to be read (docs/import.md).

#include <mulct/base/csv.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/fines/load.hpp>
#include <mulct/fines/raw_fine.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// What a mapping file says.
struct import_map {
    std::vector<column_name> columns; ///< the table's name for a column, and ours
    /// What holds for every row, column by column of ours.
    std::vector<std::pair<std::string, std::string>> constants;
    import_rules rules;

    /// The table's name for one of our columns; empty if it has none.
    [[nodiscard]] std::string_view theirs(std::string_view ours) const noexcept {
        for (const column_name& c : columns) {
            if (c.ours == ours) return c.theirs;
        }
        return {};
    }
    [[nodiscard]] bool knows(std::string_view ours) const noexcept {
        if (!theirs(ours).empty()) return true;
        return std::any_of(constants.begin(), constants.end(),
                           [&](const auto& c) { return c.first == ours; });
    }
};

namespace detail {

class import_map_reader {
  public:
    explicit import_map_reader(std::string_view text) : reader_(text, separator_of(text)) {}

    [[nodiscard]] parsed<import_map> read(std::string_view text) {
        if (is_utf16(text)) return failed(error{errc::utf16});
        if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
            return failed(error{errc::not_utf8, bad, 1});
        }
        const auto header = reader_.next(fields_);
        if (!header) return failed(header.error());
        if (!*header) return failed(error{errc::empty});
        if (fields_.size() != 2 || fields_[0].text != "setting" || fields_[1].text != "value") {
            return failed(error{errc::bad_header, fields_[0].offset, fields_[0].length});
        }
        for (;;) {
            const auto more = reader_.next(fields_);
            if (!more) return failed(more.error());
            if (!*more) break;
            if (fields_.size() != 2) {
                return failed(error{errc::wrong_field_count, reader_.record_offset(), 0});
            }
            if (fields_[1].text.empty()) return failed(about(1, errc::empty));
            if (const auto set = take(fields_[0].text, fields_[1].text); !set) {
                return failed(set.error());
            }
        }
        map_.rules.rows_are_events = !map_.theirs("stage").empty();
        for (const std::string_view needed : {"regulator", "amount"}) {
            if (!map_.knows(needed)) return failed(error{errc::missing_column, text.size(), 0});
        }
        return std::move(map_);
    }

  private:
    [[nodiscard]] static char separator_of(std::string_view text) {
        constexpr std::array<std::string_view, 2> columns{"setting", "value"};
        return choose_separator(text,
                                [&](std::span<const csv_field> header) {
                                    return count_missing(header, columns);
                                })
            .separator;
    }

    [[nodiscard]] error about(std::size_t field, errc code) const noexcept {
        return {code, fields_[field].offset, fields_[field].length};
    }

    [[nodiscard]] parsed<bool> take(std::string_view setting, const std::string& value) {
        const auto after = [&](std::string_view start) { return setting.substr(start.size()); };
        if (std::find(taken_.begin(), taken_.end(), setting) != taken_.end()) {
            return failed(about(0, errc::duplicate));
        }
        taken_.emplace_back(setting);
        import_rules& rules = map_.rules;
        if (setting.starts_with("column ")) {
            return take_column(after("column "), value, false);
        }
        if (setting.starts_with("always ")) {
            return take_column(after("always "), value, true);
        }
        if (setting.starts_with("stage ")) {
            const auto s = parse_stage(value);
            if (!s) return failed(about(1, s.error().code));
            rules.stages.push_back({std::string{after("stage ")}, *s});
            return true;
        }
        if (setting == "date form") {
            const auto order = parse_name<date_order>(date_order_names, value);
            if (!order) return failed(about(1, order.error().code));
            rules.dates = *order;
            return true;
        }
        if (setting == "decimal mark") {
            if (value != "point" && value != "comma") return failed(about(1, errc::unknown_word));
            rules.amounts.decimal_mark = value == "point" ? '.' : ',';
            return true;
        }
        if (setting == "currency") {
            const auto c = currency::find(value);
            if (!c) return failed(about(1, c.error().code));
            rules.amounts.unit = *c;
            rules.amounts.unit_is_stated = true;
            return true;
        }
        if (setting == "empty amount") {
            if (value != "no fine" && value != "unknown") {
                return failed(about(1, errc::unknown_word));
            }
            rules.empty_is_no_fine = value == "no fine";
            return true;
        }
        return failed(about(0, errc::unknown_word));
    }

    [[nodiscard]] parsed<bool> take_column(std::string_view ours, const std::string& value,
                                           bool constant) {
        if (std::find(fine_columns.begin(), fine_columns.end(), ours) == fine_columns.end()) {
            return failed(about(0, errc::unknown_word));
        }
        if (map_.knows(ours)) return failed(about(0, errc::duplicate));
        if (constant) {
            map_.constants.emplace_back(ours, value);
        } else {
            map_.columns.push_back({value, std::string{ours}});
        }
        return true;
    }

    csv_reader reader_;
    std::vector<csv_field> fields_;
    std::vector<std::string> taken_;
    import_map map_;
};

} // namespace detail

/// Reads a mapping file: CSV with the columns `setting` and `value`, one setting a row.
[[nodiscard]] inline parsed<import_map> parse_import_map(std::string_view text) {
    return detail::import_map_reader{text}.read(text);
}

} // namespace mulct
