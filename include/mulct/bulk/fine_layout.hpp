#pragma once
/// Which columns of a flat file of fines are read, and what groups are made of.

#include <mulct/base/csv.hpp>
#include <mulct/fines/load.hpp>
#include <mulct/stats/group.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
    const fine_check check = check_fines(header, reading);
    const bool is_right = check.errors.size() == 1 && check.errors[0].what.code == errc::empty &&
                          check.errors[0].column.empty(); // it has no rows yet
    if (!is_right || check.file.form != fine_form::flat) return std::nullopt;

    fine_layout l;
    l.header = header;
    l.separator = find_fine_start(header, reading).parted.separator;
    l.reading = reading;
    csv_reader reader{header, l.separator};
    std::vector<csv_field> fields;
    if (!reader.next(fields)) return std::nullopt;
    l.width = fields.size();
    const auto place = [&](std::string_view ours) -> std::optional<std::size_t> {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (reading.our_name(fields[i].text) == ours) return i;
        }
        return std::nullopt;
    };
    // a flat file has these
    l.amount = place("amount").value();
    l.currency = place("currency").value();
    l.date = place("date").value();
    l.regulator = place("regulator").value();
    l.country = place("country").value();
    l.entity = place("entity").value();
    l.matter = place("case");
    l.law = place("law");
    l.sector = place("sector");
    return l;
}

} // namespace mulct::bulk
