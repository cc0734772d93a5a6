#pragma once
/// Where a file is cut into blocks of whole rows.

#include <mulct/base/csv_records.hpp>
#include <mulct/bulk/row_block.hpp>
#include <mulct/bulk/structure.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace mulct::bulk {

/// How much of a text is whole rows.
struct row_cut {
    std::size_t length = 0; ///< 0 if no row ends
    row_block::cut how = row_block::cut::by_lines;
    /// Where the quoted field opens in which the file ends: what follows cannot be told apart.
    std::optional<std::size_t> open_quote = std::nullopt;
};

/// Of a text that starts where a row does, cut as a strict reader takes rows to end; `is_last` if
/// the file ends with it. `structure` is overwritten.
[[nodiscard]] inline row_cut cut_by_rows(std::string_view text, bool is_last, char separator,
                                         csv_structure& structure) {
    constexpr auto how = row_block::cut::by_rows;
    read_structure(text, separator, structure);
    const bool all_in_place = structure.misplaced_quote == csv_structure::nowhere;
    if (all_in_place && !(is_last && structure.ends_in_quotes)) {
        return {is_last ? text.size() : whole_rows(text), how};
    }
    row_cut cut{0, how};
    std::size_t seen = 0;
    for_each_record(text, 0, separator, [&](const csv_record_place& record) {
        seen = record.start;
        if (is_last) cut.open_quote = record.open_quote;
        if (!record.is_ended && (!is_last || record.open_quote)) return false;
        cut.length = seen = record.end;
        return true;
    });
    // blank lines at the end are of no row to come
    if (!cut.open_quote && text.find_first_not_of(between_csv_records, seen) == text.npos) {
        cut.length = text.size();
    }
    return cut;
}

/// The same cut at any line feed: one within quotes is for the reader of the rows to find. It is
/// the only way that does not look at the whole text.
[[nodiscard]] inline row_cut cut_by_lines(std::string_view text, bool is_last) noexcept {
    return {is_last ? text.size() : text.rfind('\n') + 1, row_block::cut::by_lines};
}

/// The same cut at any line feed outside quotes, counting every quote: a misplaced one, or one that
/// does not close, is for the reader of the rows to find.
[[nodiscard]] inline row_cut cut_by_quotes(std::string_view text, bool is_last) noexcept {
    return {is_last ? text.size() : whole_rows(text), row_block::cut::by_quotes};
}

} // namespace mulct::bulk
