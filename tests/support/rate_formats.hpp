#pragma once

// What the tests of file formats share: rates as lines, and errors with their places.

#include <mulct/rates/snapshot.hpp>

#include <support/catch.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

using rate_rows = std::vector<mulct::rate_row>;

/// Rates of lines as in a rate file, which are in order.
inline rate_rows rows_of(std::initializer_list<std::string_view> lines) {
    rate_rows rows;
    for (const std::string_view line : lines)
        rows.push_back(mulct::detail::parse_rate_row(line).value());
    return rows;
}

/// The rates as lines of a rate file, with all their digits; or what is wrong.
inline std::string lines_of(const mulct::parsed<rate_rows>& rows) {
    if (rows) return mulct::snapshot_body(*rows);
    return "error " + std::to_string(static_cast<int>(rows.error().code)) + " at " +
           std::to_string(rows.error().offset);
}

inline std::string lines_of(std::initializer_list<std::string_view> lines) {
    return lines_of(rows_of(lines));
}

/// A text with the first `from` replaced.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// What was read of a text, rates or another thing, is this error about `culprit`.
template <class T>
void check_refused(const mulct::parsed<T>& read, std::string_view text, mulct::errc code,
                   std::size_t at, std::string_view culprit) {
    CAPTURE(text, culprit);
    REQUIRE_FALSE(read);
    CHECK(static_cast<int>(read.error().code) == static_cast<int>(code));
    CHECK(read.error().offset == at);
    CHECK(read.error().found_in(text) == culprit);
}

/// The row that a writer has no place for, as a line.
inline std::string no_place_for(const mulct::result<std::string, mulct::rate_row>& text) {
    return text ? "none" : lines_of(mulct::parsed<rate_rows>{rate_rows{text.error()}});
}
