#include <mulct/fines/written_date.hpp>

#include <support/catch.hpp>

#include <string>

using namespace mulct;

namespace {

std::string read(std::string_view text, date_order order) {
    const written_date d = read_written_date(text, order);
    switch (d.what) {
    case written_date::kind::none: return "none";
    case written_date::kind::placeholder: return "placeholder";
    case written_date::kind::unreadable: return "unreadable";
    case written_date::kind::date: return to_string(*d.date);
    }
    return {};
}

constexpr auto iso = date_order::iso;
constexpr auto dmy = date_order::day_month_year;
constexpr auto mdy = date_order::month_day_year;

} // namespace

static_assert(read_written_date("23.05.2022", dmy).date->days.first == *parse_day("2022-05-23"));

TEST_CASE("dates are read in the order that the file has, and ISO's in any") {
    CHECK(read("23.05.2022", dmy) == "2022-05-23");
    CHECK(read("3/5/2022", dmy) == "2022-05-03");
    CHECK(read("3/5/2022", mdy) == "2022-03-05");
    CHECK(read("05-23-2022", mdy) == "2022-05-23");
    for (const date_order order : {iso, dmy, mdy}) {
        CHECK(read(" 2022-05-23 ", order) == "2022-05-23");
        CHECK(read("2022-05-23T10:00:00Z", order) == "2022-05-23");
        CHECK(read("2022-05", order) == "2022-05");
        CHECK(read("2019", order) == "2019");
    }
    CHECK(read("05/2022", dmy) == "2022-05");
    CHECK(read("5.2022", mdy) == "2022-05");
}

TEST_CASE("what is no date in that order is unreadable, not another date") {
    CHECK(read("23/05/2022", iso) == "unreadable");
    CHECK(read("23/05/2022", mdy) == "unreadable");
    CHECK(read("30.02.2022", dmy) == "unreadable");
    CHECK(read("2022-02-30", iso) == "unreadable");
    CHECK(read("3/5/22", dmy) == "unreadable");
    CHECK(read("3/5.2022", dmy) == "unreadable");
    CHECK(read("3/5/2022/1", dmy) == "unreadable");
    CHECK(read("123/5/2022", dmy) == "unreadable");
    CHECK(read("1/2/20222", dmy) == "unreadable");
    CHECK(read("/5/2022", dmy) == "unreadable");
    CHECK(read("13/2022", dmy) == "unreadable");
    CHECK(read("May 2022", dmy) == "unreadable");
}

TEST_CASE("nothing, and words for it, are no date; the first day of a computer is none either") {
    for (const char* text : {"", "  ", "Unknown", "n/a", "NONE", "-"})
        CHECK(read(text, iso) == "none");
    CHECK(read("01/01/1970", dmy) == "placeholder");
    CHECK(read("1970-01-01", iso) == "placeholder");
    CHECK(read("21/06/1921", dmy) == "placeholder");
    CHECK(read("03/12/0209", dmy) == "placeholder");
    CHECK(read("1970", iso) == "placeholder");
    CHECK(read("02/01/1970", dmy) == "1970-01-02");
}
