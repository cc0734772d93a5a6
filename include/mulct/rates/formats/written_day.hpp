#pragma once
/// Days with the English name of their month, as some publishers write them.

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mulct {

inline constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

namespace detail {

/// 1 to 12 for a month's English name or its first three letters, in any case.
[[nodiscard]] constexpr std::optional<unsigned> month_number(std::string_view name) noexcept {
    for (unsigned i = 0; i < month_names.size(); ++i) {
        if (ascii::same_word(name, month_names[i]) ||
            ascii::same_word(name, month_names[i].substr(0, 3))) {
            return i + 1;
        }
    }
    return std::nullopt;
}

/// A number of `least` to `most` digits, and no more than four.
[[nodiscard]] constexpr std::optional<unsigned> digits_of(std::string_view text, std::size_t least,
                                                          std::size_t most) noexcept {
    if (text.size() < least || text.size() > most) return std::nullopt;
    unsigned n = 0;
    for (const char c : text) {
        if (!ascii::is_digit(c)) return std::nullopt;
        n = n * 10 + static_cast<unsigned>(c - '0');
    }
    return n;
}

/// The day of three parts of `text`.
[[nodiscard]] constexpr parsed<day> written_day(std::string_view text, std::string_view day_part,
                                                std::string_view month_part,
                                                std::string_view year_part) noexcept {
    const auto day_of_month = digits_of(day_part, 1, 2);
    const auto month = month_number(month_part);
    const auto year = digits_of(year_part, 4, 4);
    if (!day_of_month || !month || !year) {
        return failed(error{errc::bad_written_day, 0, text.size()});
    }
    const auto d = day_of(static_cast<int>(*year), *month, *day_of_month);
    if (!d) return failed(error{d.error().code, 0, text.size()});
    return d;
}

} // namespace detail

/// Reads "23 May 2022", the whole text: a day of one or two digits, a month by its name or the
/// first three letters of it, a year of four digits, one space between them. `bad_written_day` or
/// `no_such_day`.
[[nodiscard]] constexpr parsed<day> parse_day_month_year(std::string_view text) noexcept {
    if (text.empty()) return failed(error{errc::empty});
    const std::size_t first = text.find(' ');
    const std::size_t last = text.rfind(' ');
    if (first == last) return failed(error{errc::bad_written_day, 0, text.size()});
    return detail::written_day(text, text.substr(0, first),
                               text.substr(first + 1, last - first - 1), text.substr(last + 1));
}

/// Reads "May 23, 2022", the whole text, as `parse_day_month_year`.
[[nodiscard]] constexpr parsed<day> parse_month_day_year(std::string_view text) noexcept {
    if (text.empty()) return failed(error{errc::empty});
    const std::size_t space = text.find(' ');
    const std::size_t comma = text.find(", ");
    if (comma == std::string_view::npos || space > comma) {
        return failed(error{errc::bad_written_day, 0, text.size()});
    }
    return detail::written_day(text, text.substr(space + 1, comma - space - 1),
                               text.substr(0, space), text.substr(comma + 2));
}

enum class month_form : std::uint8_t { whole, three_letters };

[[nodiscard]] constexpr std::string_view month_name(unsigned month, month_form form) noexcept {
    const std::string_view name = month_names[month - 1];
    return form == month_form::whole ? name : name.substr(0, 3);
}

/// Writes "23 May 2022" with two digits for the day. Range: years 0000 to 9999.
[[nodiscard]] inline std::string day_month_year(day d, month_form form) {
    const std::string iso = to_string(d);
    return iso.substr(8) + ' ' + std::string{month_name(civil_of(d).month, form)} + ' ' +
           iso.substr(0, 4);
}

/// Writes "May 23, 2022" with two digits for the day. Range: years 0000 to 9999.
[[nodiscard]] inline std::string month_day_year(day d) {
    const std::string iso = to_string(d);
    return std::string{month_name(civil_of(d).month, month_form::whole)} + ' ' + iso.substr(8) +
           ", " + iso.substr(0, 4);
}

} // namespace mulct
