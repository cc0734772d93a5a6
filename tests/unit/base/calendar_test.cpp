#include <mulct/base/calendar.hpp>

#include <support/catch.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

using mulct::civil;
using mulct::civil_of;
using mulct::day;
using mulct::day_of;
using mulct::errc;
using mulct::error;
using mulct::parse_day;
using mulct::weekday_of;
using mulct::year_of;

namespace {

constexpr unsigned days_in(int year, unsigned month) {
    constexpr std::array<unsigned, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

constexpr civil next(civil c) {
    if (c.day_of_month < days_in(c.year, c.month)) return {c.year, c.month, c.day_of_month + 1};
    if (c.month < 12) return {c.year, c.month + 1, 1};
    return {c.year + 1, 1, 1};
}

constexpr bool same(civil a, civil b) {
    return a.year == b.year && a.month == b.month && a.day_of_month == b.day_of_month;
}

/// Whether a day's number, its civil date and its weekday go with one another, both ways.
constexpr bool goes_together(day d, civil c, unsigned weekday) {
    const auto back = day_of(c.year, c.month, c.day_of_month);
    return back && *back == d && same(civil_of(d), c) && year_of(d) == c.year &&
           weekday_of(d) == weekday;
}

/// YYYY-MM-DD, by a way that shares nothing with the code under test.
std::string written(civil c) {
    const auto padded = [](std::string digits, std::size_t width) {
        return std::string(width - digits.size(), '0') + digits;
    };
    return padded(std::to_string(c.year), 4) + "-" + padded(std::to_string(c.month), 2) + "-" +
           padded(std::to_string(c.day_of_month), 2);
}

struct known_day {
    std::string_view text;
    int count;
    unsigned weekday; ///< 0 is Sunday
};

// Counts and weekdays from Python's datetime; year 0 is the 366 days before 0001-01-01.
constexpr known_day known_days[] = {
    {"0000-01-01", -719528, 6}, {"0001-01-01", -719162, 1}, {"1582-10-15", -141427, 5},
    {"1900-02-28", -25509, 3},  {"1900-03-01", -25508, 4},  {"1969-12-31", -1, 3},
    {"1970-01-01", 0, 4},       {"1999-01-04", 10595, 1},   {"2000-02-29", 11016, 2},
    {"2019-07-08", 18085, 1},   {"2020-10-16", 18551, 5},   {"2022-05-23", 19135, 1},
    {"9999-12-31", 2932896, 5},
};

constexpr bool reads(const known_day& known) {
    const auto d = parse_day(known.text);
    return d && d->count() == known.count && weekday_of(*d) == known.weekday;
}

constexpr bool reads_all() {
    for (const known_day& known : known_days) {
        if (!reads(known)) return false;
    }
    return true;
}

/// The days walked from 2019-12-31 (a Tuesday) on for which something does not go together.
constexpr int wrong_days_around_a_leap_year() {
    civil c{2019, 12, 31};
    int wrong = 0;
    for (int i = 0; i < 400; ++i, c = next(c)) {
        if (!goes_together(day{18261 + i}, c, static_cast<unsigned>(2 + i) % 7)) ++wrong;
    }
    return wrong;
}

} // namespace

TEST_CASE("known days have their counts and weekdays") {
    static_assert(reads_all());
    for (const known_day& known : known_days) {
        CAPTURE(known.text);
        CHECK(reads(known));
        CHECK(to_string(day{known.count}) == known.text);
    }
}

TEST_CASE("every day from 0000-01-01 to 9999-12-31 goes there and back") {
    CHECK_BOTH(wrong_days_around_a_leap_year() == 0);
    civil c{0, 1, 1};
    unsigned weekday = 6;
    int count = -719528;
    int wrong = 0;
    for (; c.year < 10000; c = next(c), weekday = (weekday + 1) % 7, ++count) {
        const day d{count};
        const std::string text = to_string(d);
        const auto read = parse_day(text);
        if (!goes_together(d, c, weekday) || !read || *read != d) ++wrong;
        // The text itself where something carries: its other digits are checked by reading back.
        if ((c.day_of_month == 1 || c.day_of_month > 27) && text != written(c)) ++wrong;
    }
    CHECK(wrong == 0);
    CHECK(count - 1 == 2932896);
}

TEST_CASE("days that no month has are refused") {
    CHECK_BOTH(day_of(2022, 2, 30).error() == error{errc::no_such_day});
    CHECK_BOTH(day_of(1900, 2, 29).error() == error{errc::no_such_day});
    CHECK_BOTH(day_of(2000, 2, 29)->count() == 11016);
    CHECK_BOTH(day_of(2100, 2, 29).error() == error{errc::no_such_day});
    CHECK_BOTH(day_of(2023, 4, 31).error() == error{errc::no_such_day});
    CHECK_BOTH(day_of(2023, 0, 1).error() == error{errc::no_such_day});
    CHECK_BOTH(day_of(2023, 13, 1).error() == error{errc::no_such_day});
    CHECK_BOTH(day_of(2023, 1, 0).error() == error{errc::no_such_day});
    CHECK_BOTH(day_of(2023, 1, 32).error() == error{errc::no_such_day});
}

TEST_CASE("a text of the right form that names no day is no such day, as a whole") {
    for (const std::string_view text :
         {"2022-02-30", "1900-02-29", "2023-00-10", "2023-13-10", "2023-10-00", "2023-10-99"}) {
        CAPTURE(text);
        REQUIRE_FALSE(parse_day(text));
        CHECK((parse_day(text).error() == error{errc::no_such_day, 0, 10}));
    }
    static_assert(parse_day("2022-02-30").error() == error{errc::no_such_day, 0, 10});
    CHECK_BOTH(parse_day("2000-02-29").value() == day{11016});
}

TEST_CASE("nothing but YYYY-MM-DD is a day") {
    CHECK_BOTH(parse_day("").error() == error{errc::empty});
    static_assert(parse_day("2022-05-23 ").error() == error{errc::bad_day_form, 0, 11});
    for (const std::string_view text :
         {"2022-05-23 ", " 2022-05-23", "2022-05-2", "2022-5-23", "22-05-23", "20220523",
          "2022/05/23", "23.05.2022", "2022-05-23T00:00", "+022-05-23", "-022-05-23", "2022-+5-23",
          "2022- 5-23", "2022-05--3", "12022-05-23", "2022--05-23", "today"}) {
        CAPTURE(text);
        REQUIRE_FALSE(parse_day(text));
        CHECK((parse_day(text).error() == error{errc::bad_day_form, 0, text.size()}));
    }
}

TEST_CASE("changing one byte of a day makes another day or none") {
    const std::string_view start = "2022-05-23";
    int days = 0;
    for (std::size_t at = 0; at < start.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string text{start};
            text[at] = static_cast<char>(byte);
            const auto d = parse_day(text);
            if (d) ++days;
            const bool digit = byte >= '0' && byte <= '9';
            const bool dash = at == 4 || at == 7;
            const bool form = dash ? byte == '-' : digit;
            CAPTURE(text);
            if (d && (!form || to_string(*d) != text)) FAIL("read as another day");
            if (!d && form != (d.error().code == errc::no_such_day)) FAIL("the wrong reason");
        }
    }
    // By hand: any digit of the year; the two dashes; month 05 alone of the tens (15 is none), 01
    // to 09 of the units; days 03, 13 and 23 of the tens, 20 to 29 of the units.
    CHECK(days == 40 + 2 + 1 + 9 + 3 + 10);
}

TEST_CASE("numbers that the calendar's small types would wrap are no days") {
    CHECK_BOTH(!mulct::day_of(2022, 257, 1));
    CHECK_BOTH(!mulct::day_of(2022, 5, 279));
    CHECK_BOTH(!mulct::day_of(67558, 5, 23));
    CHECK_BOTH(!mulct::day_of(-63514, 5, 23));
}
