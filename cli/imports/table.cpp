#include <cli/imports/table.hpp>

#include <cli/imports/csv_records.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace mulct::cli {
namespace {

// Our columns, and where each stands in a row.
using text_of_row = std::string raw_fine::*;
constexpr std::array<text_of_row, fine_columns.size()> members{
    &raw_fine::name,  &raw_fine::regulator, &raw_fine::country, &raw_fine::entity,
    &raw_fine::stage, &raw_fine::date,      &raw_fine::amount,  &raw_fine::currency,
    &raw_fine::law,   &raw_fine::sector,    &raw_fine::source,  &raw_fine::note};

text_of_row member_of(std::string_view column) {
    const auto at = std::find(fine_columns.begin(), fine_columns.end(), column);
    return members[static_cast<std::size_t>(at - fine_columns.begin())];
}

} // namespace

import_rules table_rules(const import_hints& hints) {
    return hints.map->rules;
}

void read_table(const import_hints& hints, const import_sink& sink) {
    std::vector<std::string_view> needed;
    for (const column_name& c : hints.map->columns)
        needed.push_back(c.theirs);
    csv_records records{hints.file, needed, hints.separator};
    const auto& header = records.header();
    std::vector<text_of_row> ours(header.size(), nullptr);
    for (const column_name& c : hints.map->columns)
        ours[records.require(c.theirs)] = member_of(c.ours);
    std::vector<std::string> extra;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (ours[i] == nullptr) extra.push_back(header[i]);
    }
    sink.begin(extra);

    csv_record record;
    for (std::size_t n = 1; records.next(record); ++n) {
        raw_fine raw;
        raw.number = n;
        raw.line = record.line;
        raw.rejected = record.rejected;
        for (const auto& [column, value] : hints.map->constants)
            raw.*member_of(column) = value;
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            std::string& text = record.fields[i].text;
            if (ours[i] == nullptr) {
                raw.extra.push_back(std::move(text));
            } else {
                raw.*ours[i] = std::move(text);
            }
        }
        sink.row(std::move(raw));
    }
}

} // namespace mulct::cli
