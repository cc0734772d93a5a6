#pragma once
/// Days as years, months and weekdays, and their one written form. The only header that includes
/// Howard Hinnant's date library; its text parser is not used, since it accepts text after a date.

#include <mulct/base/day.hpp>
#include <mulct/base/error.hpp>

#include <date/date.h>

#include <string>
#include <string_view>

namespace mulct {

/// A day's year, month (1 to 12) and day of the month (1 to 31).
struct civil {
    int year;
    unsigned month;
    unsigned day_of_month;
};

[[nodiscard]] constexpr civil civil_of(day d) noexcept {
    const date::year_month_day ymd{date::sys_days{date::days{d.count()}}};
    return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
            static_cast<unsigned>(ymd.day())};
}

[[nodiscard]] constexpr int year_of(day d) noexcept {
    return civil_of(d).year;
}

/// The day of a year (-32767 to 32767), month and day of the month; `no_such_day` for 2022-02-30
/// and its like.
[[nodiscard]] constexpr parsed<day> day_of(int year, unsigned month,
                                           unsigned day_of_month) noexcept {
    // the library keeps these in smaller types, in which 257 would be January
    if (year < -32767 || year > 32767 || month > 12 || day_of_month > 31) {
        return failed(error{errc::no_such_day});
    }
    const date::year_month_day ymd{date::year{year}, date::month{month}, date::day{day_of_month}};
    if (!ymd.ok()) return failed(error{errc::no_such_day});
    return day{static_cast<std::int32_t>(date::sys_days{ymd}.time_since_epoch().count())};
}

/// The calendar month that a day is in.
[[nodiscard]] constexpr day_range month_of(day d) noexcept {
    const civil c = civil_of(d);
    const day first = d - static_cast<std::int32_t>(c.day_of_month - 1);
    const day next = c.month == 12 ? *day_of(c.year + 1, 1, 1) : *day_of(c.year, c.month + 1, 1);
    return {first, next - 1};
}

/// The calendar year that a day is in.
[[nodiscard]] constexpr day_range calendar_year_of(day d) noexcept {
    const int year = year_of(d);
    return {*day_of(year, 1, 1), *day_of(year, 12, 31)};
}

/// 0 for Sunday to 6 for Saturday.
[[nodiscard]] constexpr unsigned weekday_of(day d) noexcept {
    return date::weekday{date::sys_days{date::days{d.count()}}}.c_encoding();
}

/// Reads YYYY-MM-DD, the whole text and nothing else (years 0000 to 9999).
[[nodiscard]] constexpr parsed<day> parse_day(std::string_view text) noexcept {
    const auto wrong_form = failed(error{errc::bad_day_form, 0, text.size()});
    if (text.empty()) return failed(error{errc::empty});
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return wrong_form;
    const auto number = [&](std::size_t first, std::size_t count) -> int {
        int n = 0;
        for (const char c : text.substr(first, count)) {
            if (c < '0' || c > '9') return -1;
            n = n * 10 + (c - '0');
        }
        return n;
    };
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day_of_month = number(8, 2);
    if (year < 0 || month < 0 || day_of_month < 0) return wrong_form;
    const auto d = day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day_of_month));
    if (!d) return failed(error{d.error().code, 0, text.size()});
    return d;
}

/// Writes YYYY-MM-DD. Range: years 0000 to 9999.
[[nodiscard]] inline std::string to_string(day d) {
    const civil c = civil_of(d);
    const auto digit = [](unsigned n) { return static_cast<char>('0' + n % 10); };
    const auto year = static_cast<unsigned>(c.year);
    return {digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            '-',
            digit(c.month / 10),
            digit(c.month),
            '-',
            digit(c.day_of_month / 10),
            digit(c.day_of_month)};
}

} // namespace mulct
