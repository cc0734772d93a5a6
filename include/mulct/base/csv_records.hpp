#pragma once
/// The records of a text of comma-separated values, one after the other.

#include <mulct/base/csv_record_end.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mulct {

/// What stands between records, as often as it may: blank lines, and CRs before a row.
inline constexpr std::string_view between_csv_records{"\r\n"};

/// Where a record stands in its text.
struct csv_record_place {
    std::size_t start = 0;
    std::size_t end = 0;   ///< behind its line feed, or the text's end
    bool is_ended = false; ///< by a line feed
    /// Where the quoted field opens in which the text ends.
    std::optional<std::size_t> open_quote = std::nullopt;

    /// The record's text without its line end.
    [[nodiscard]] constexpr std::string_view in(std::string_view text) const noexcept {
        return without_line_end(text.substr(start, end - start));
    }
};

/// The first record at or after `from`; none where only blank lines are left.
[[nodiscard]] constexpr std::optional<csv_record_place>
next_record(std::string_view text, std::size_t from, char separator) noexcept {
    const std::size_t start = text.find_first_not_of(between_csv_records, from);
    if (start == std::string_view::npos) return std::nullopt;
    csv_record_end end{separator};
    const bool ended = end.find(text.substr(start));
    csv_record_place record{start, start + end.passed(), ended};
    if (!ended && end.in_quotes()) record.open_quote = start + end.quote();
    return record;
}

/// Shows each record from `from` on to `visit`, which says whether to go on.
template <class Visit>
constexpr void for_each_record(std::string_view text, std::size_t from, char separator,
                               Visit visit) {
    while (const auto record = next_record(text, from, separator)) {
        if (!visit(*record)) return;
        from = record->end;
    }
}

} // namespace mulct
