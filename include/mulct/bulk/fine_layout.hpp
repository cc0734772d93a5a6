#pragma once
/// Which columns of a flat file of fines are read, and what groups are made of.

#include <mulct/base/csv_records.hpp>
#include <mulct/fines/load.hpp>
#include <mulct/stats/group.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mulct::bulk {

/// The header of a flat file: one row a fine.
struct fine_layout {
    std::string header; ///< its row, with the line feed
    char separator = ',';
    std::size_t width = 0; ///< columns
    fine_reading reading;
    std::size_t amount = 0;
    std::size_t currency = 0;
    std::size_t date = 0;
    std::size_t regulator = 0;
    std::size_t country = 0;
    std::size_t entity = 0;
    std::optional<std::size_t> matter;
    std::optional<std::size_t> law;
    std::optional<std::size_t> sector;
};

/// Whether amounts can be summed by a key in one pass over the rows: all but `matter`, of which
/// there are as many as rows.
[[nodiscard]] constexpr bool is_for_rows(group_key k) noexcept {
    return k != group_key::matter;
}

/// The layout of a file whose header row, line feed included, this is; none where its rows are
/// events, or where `check_fines` has something to say against it.
[[nodiscard]] inline std::optional<fine_layout> find_layout(std::string_view header,
                                                            const fine_reading& reading = {}) {
    const csv_start start = find_fine_start(header, reading);
    const char separator = start.parted.separator;
    const auto row = next_record(header, start.header, separator);
    const bool is_one = row && !row->open_quote && !next_record(header, row->end, separator);
    if (!start.parted.is_sure || !is_one || mulct::detail::is_utf16(header)) return std::nullopt;
    fine_checker checker{reading, separator, fine_checker::kept::nothing};
    if (!checker.take(row->in(header), row->start)) return std::nullopt;
    if (checker.form() != fine_form::flat) return std::nullopt;
    // a flat file has the first six
    return fine_layout{std::string{header},
                       separator,
                       checker.width(),
                       reading,
                       checker.find("amount").value(),
                       checker.find("currency").value(),
                       checker.find("date").value(),
                       checker.find("regulator").value(),
                       checker.find("country").value(),
                       checker.find("entity").value(),
                       checker.find("case"),
                       checker.find("law"),
                       checker.find("sector")};
}

} // namespace mulct::bulk
