#include <mulct/rates/formats/written_day.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>

using mulct::day;
using mulct::day_month_year;
using mulct::errc;
using mulct::error;
using mulct::month_day_year;
using mulct::month_form;
using mulct::parse_day;
using mulct::parse_day_month_year;
using mulct::parse_month_day_year;

namespace {

constexpr day the_23rd = parse_day("2022-05-23").value();

} // namespace

TEST_CASE("a day before its month is read") {
    CHECK_BOTH(parse_day_month_year("23 May 2022").value() == the_23rd);
    CHECK_BOTH(parse_day_month_year("23 may 2022").value() == the_23rd);
    CHECK_BOTH(parse_day_month_year("02 Jan 2026").value() == parse_day("2026-01-02").value());
    CHECK_BOTH(parse_day_month_year("2 January 2026").value() == parse_day("2026-01-02").value());
    CHECK_BOTH(parse_day_month_year("29 Feb 2024").value() == parse_day("2024-02-29").value());
}

TEST_CASE("a day after its month is read") {
    CHECK_BOTH(parse_month_day_year("May 23, 2022").value() == the_23rd);
    CHECK_BOTH(parse_month_day_year("March 02, 2026").value() == parse_day("2026-03-02").value());
    CHECK_BOTH(parse_month_day_year("Sep 9, 2024").value() == parse_day("2024-09-09").value());
}

TEST_CASE("anything else is refused, whole") {
    for (const std::string_view text :
         {"23 May 22", "23 Mai 2022", "23-May-2022", "23  May 2022", "23 May", "May 2022", "May",
          "123 May 2022", " May 2022", "23 May 20222", "23 Sept 2022", "x3 May 2022",
          " 23 May 2022", "23 May 2022 ", "2022-05-23", "May 23, 2022"}) {
        CAPTURE(text);
        CHECK(parse_day_month_year(text).error() == error{errc::bad_written_day, 0, text.size()});
    }
    for (const std::string_view text :
         {"May 23 2022", "May 23,2022", "May23, 2022", "23 May, 2022", "May 23, 22", ", ", " , ",
          "May , 2022", "Mai 23, 2022", "May 23, 2022 ", "23 May 2022"}) {
        CAPTURE(text);
        CHECK(parse_month_day_year(text).error() == error{errc::bad_written_day, 0, text.size()});
    }
    CHECK(parse_day_month_year("").error() == error{errc::empty});
    CHECK(parse_month_day_year("").error() == error{errc::empty});
}

TEST_CASE("a day that the calendar does not have is refused") {
    CHECK(parse_day_month_year("30 February 2022").error() == error{errc::no_such_day, 0, 16});
    CHECK(parse_day_month_year("0 May 2022").error() == error{errc::no_such_day, 0, 10});
    CHECK(parse_month_day_year("Feb 29, 2022").error() == error{errc::no_such_day, 0, 12});
}

TEST_CASE("what is written reads the same, for every day of a leap year") {
    CHECK(day_month_year(the_23rd, month_form::whole) == "23 May 2022");
    CHECK(day_month_year(*parse_day("2026-01-02"), month_form::three_letters) == "02 Jan 2026");
    CHECK(day_month_year(*parse_day("2021-06-03"), month_form::whole) == "03 June 2021");
    CHECK(month_day_year(*parse_day("2026-03-02")) == "March 02, 2026");
    const day first = *parse_day("2024-01-01");
    for (std::int32_t i = 0; i < 366; ++i) {
        const day d = first + i;
        CHECK(parse_day_month_year(day_month_year(d, month_form::whole)).value() == d);
        CHECK(parse_day_month_year(day_month_year(d, month_form::three_letters)).value() == d);
        CHECK(parse_month_day_year(month_day_year(d)).value() == d);
    }
}
