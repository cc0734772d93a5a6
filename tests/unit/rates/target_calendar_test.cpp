#include <mulct/rates/target_calendar.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>
#include <vector>

using mulct::day;
using mulct::easter_sunday;
using mulct::is_target_day;

namespace {

constexpr day on(std::string_view text) {
    return mulct::parse_day(text).value();
}

} // namespace

TEST_CASE("Easter is found in the years that test its exceptions") {
    // Meeus's own examples, and the earliest and latest that can be
    CHECK_BOTH(easter_sunday(1991) == on("1991-03-31"));
    CHECK_BOTH(easter_sunday(1992) == on("1992-04-19"));
    CHECK_BOTH(easter_sunday(1993) == on("1993-04-11"));
    CHECK_BOTH(easter_sunday(1954) == on("1954-04-18"));
    CHECK_BOTH(easter_sunday(2000) == on("2000-04-23"));
    CHECK_BOTH(easter_sunday(1818) == on("1818-03-22"));
    CHECK_BOTH(easter_sunday(2285) == on("2285-03-22"));
    CHECK_BOTH(easter_sunday(1886) == on("1886-04-25"));
    CHECK_BOTH(easter_sunday(2038) == on("2038-04-25"));
    // 26 April by the full moon alone: the years in which `late` counts
    CHECK_BOTH(easter_sunday(1981) == on("1981-04-19"));
    CHECK_BOTH(easter_sunday(2049) == on("2049-04-18"));
    CHECK_BOTH(easter_sunday(2076) == on("2076-04-19"));
}

TEST_CASE("Easter is a Sunday between 22 March and 25 April") {
    for (int year = 1583; year <= 9999; ++year) {
        const day easter = easter_sunday(year);
        const mulct::civil c = mulct::civil_of(easter);
        CAPTURE(year, mulct::to_string(easter));
        REQUIRE(c.year == year);
        REQUIRE(weekday_of(easter) == 0);
        REQUIRE(c.month * 100 + c.day_of_month >= 322);
        REQUIRE(c.month * 100 + c.day_of_month <= 425);
    }
}

TEST_CASE("TARGET is closed at weekends") {
    CHECK_BOTH(is_target_day(on("2022-05-20")));
    CHECK_BOTH(!is_target_day(on("2022-05-21")));
    CHECK_BOTH(!is_target_day(on("2022-05-22")));
    CHECK_BOTH(is_target_day(on("2022-05-23")));
}

TEST_CASE("since 2000 TARGET is closed on six days of the year, and on no other holiday") {
    for (const std::string_view closed :
         {"2024-01-01", "2024-03-29", "2024-04-01", "2024-05-01", "2024-12-25", "2024-12-26",
          "2000-04-21", "2000-04-24", "2000-05-01", "2000-12-26"}) {
        CAPTURE(closed);
        CHECK_FALSE(is_target_day(on(closed)));
    }
    for (const std::string_view open :
         {"2024-01-02", "2024-03-28", "2024-04-02", "2024-05-02", "2024-12-24", "2024-12-27",
          "2024-12-31", "2024-05-09", "2024-05-20", "2024-10-03"}) {
        CAPTURE(open);
        CHECK(is_target_day(on(open)));
    }
}

TEST_CASE("in 1999 TARGET was closed on 1 January, 25 and 31 December alone") {
    CHECK_BOTH(!is_target_day(on("1999-01-01")));
    CHECK_BOTH(is_target_day(on("1999-01-04")));
    CHECK_BOTH(is_target_day(on("1999-04-02"))); // Good Friday
    CHECK_BOTH(is_target_day(on("1999-04-05"))); // Easter Monday
    CHECK_BOTH(!is_target_day(on("1999-12-31")));
    // 1 May, 25 and 26 December of that year were at weekends
    int open = 0;
    for (day d = on("1999-01-01"); d <= on("1999-12-31"); d = d + 1)
        open += is_target_day(d) ? 1 : 0;
    CHECK(open == 259);
}

TEST_CASE("the last day of 2001 was closed, that of other years is not") {
    CHECK_BOTH(!is_target_day(on("2001-12-31")));
    CHECK_BOTH(is_target_day(on("2002-12-31")));
    CHECK_BOTH(is_target_day(on("2003-12-31")));
}

TEST_CASE("before TARGET no day is one of its days") {
    CHECK_BOTH(!is_target_day(on("1998-12-31")));
    CHECK_BOTH(!is_target_day(on("1998-06-03")));
}

TEST_CASE("the ECB published on TARGET's days, as far as the snapshot knows all but one") {
    std::vector<std::string> differing;
    const auto days = ecb().publication_days();
    auto next = days.begin();
    for (day d = ecb().first_day(); d <= ecb().last_day(); d = d + 1) {
        const bool published = next != days.end() && *next == d.count();
        if (published) ++next;
        if (published != is_target_day(d)) differing.push_back(to_string(d));
    }
    CHECK(differing == std::vector<std::string>{"2026-08-03"}); // missing in the snapshot's origin
}
