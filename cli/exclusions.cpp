#include <cli/exclusions.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>

#include <array>
#include <utility>

namespace mulct::cli {
namespace {

constexpr std::array<std::string_view, 6> columns{"source", "pair",      "first",
                                                  "last",   "published", "reason"};

struct exclusion {
    currency base;
    currency counter;
    day_range days;
    std::string published; // empty for all rates of the days

    [[nodiscard]] bool covers(const rate_row& r) const {
        return r.base == base && r.counter == counter && days.contains(r.on) &&
               (published.empty() || to_string(r.rate) == published);
    }
};

// The list's text and name, for messages.
struct list_reader {
    std::string_view text;
    const std::string& name;

    [[noreturn]] void refuse(const error& e) const {
        throw refusal{describe_in_file(name, text, e)};
    }
    [[noreturn]] void refuse(const csv_field& field, const std::string& problem) const {
        throw refusal{place_in_file(name, text, field.offset) + in_quotes(field.text) + ": " +
                      problem};
    }
    template <class Parse>
    [[nodiscard]] auto read(const csv_field& field, std::string_view part, std::size_t at,
                            Parse parse) const {
        const auto value = parse(part);
        if (!value) refuse(shifted(value.error(), field.offset + at));
        return *value;
    }
    [[nodiscard]] exclusion read_row(const std::vector<csv_field>& row) const {
        const csv_field& pair = row[1];
        if (pair.text.size() != 7 || pair.text[3] != '/') {
            refuse(pair, "no pair; write base/counter, such as EUR/USD");
        }
        const std::string_view written{pair.text};
        exclusion e{
            read(pair, written.substr(0, 3), 0, currency::find),
            read(pair, written.substr(4), 4, currency::find),
            {read(row[2], row[2].text, 0, parse_day), read(row[3], row[3].text, 0, parse_day)},
            row[4].text};
        if (row[5].text.empty()) refuse(row[5], "no reason; say why the rate is left out");
        return e;
    }
};

} // namespace

std::size_t leave_out(std::vector<rate_row>& rows, std::string_view source, std::string_view list,
                      const std::string& list_name) {
    const list_reader in{list, list_name};
    csv_reader reader{list};
    std::vector<csv_field> fields;
    std::vector<bool> excluded(rows.size()); // exclusions may overlap: a cell in a range
    for (bool header = true;; header = false) {
        const auto more = reader.next(fields);
        if (!more) in.refuse(more.error());
        if (!*more) break;
        if (fields.size() != columns.size()) {
            in.refuse(error{errc::wrong_field_count, reader.record_offset(), 0});
        }
        if (header) {
            for (std::size_t i = 0; i < columns.size(); ++i) {
                if (fields[i].text != columns[i]) {
                    in.refuse(fields[i],
                              "not the column " + std::string{columns[i]} + ", which belongs here");
                }
            }
            continue;
        }
        if (fields[0].text != source) continue;
        const exclusion e = in.read_row(fields);
        bool found = false;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!e.covers(rows[i])) continue;
            excluded[i] = true;
            found = true;
        }
        if (!found) in.refuse(fields[1], "the file has no such rate to leave out");
    }
    std::vector<rate_row> kept;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!excluded[i]) kept.push_back(rows[i]);
    }
    const std::size_t left_out = rows.size() - kept.size();
    rows = std::move(kept);
    return left_out;
}

} // namespace mulct::cli
