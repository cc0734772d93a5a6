#include "fines.hpp"

#include <mulct/stats/policy.hpp>

#include <support/catch.hpp>

#include <string_view>

using namespace mulct;

namespace {

std::string day_by(std::string_view policy, const fine_case& c) {
    const auto on = rate_day(*parse_conversion_policy(policy), c, final_standing(c).value());
    return on ? to_string(*on) : "none";
}

} // namespace

TEST_CASE("a policy has a written form") {
    for (const char* text : {"own", "final", "month", "year", "2022-05-23", "2022"}) {
        INFO(text);
        CHECK(to_string(*parse_conversion_policy(text)) == text);
    }
    CHECK(parse_conversion_policy("2022")->rule.averages());
    CHECK(!parse_conversion_policy("2022-05-23")->rule.averages());
}

TEST_CASE("what is no policy says what is wrong") {
    CHECK(parse_conversion_policy("").error() == error{errc::empty, 0, 0});
    CHECK(parse_conversion_policy("today").error() == error{errc::unknown_word, 0, 5});
    CHECK(parse_conversion_policy("2022-02-30").error() == error{errc::no_such_day, 0, 10});
    CHECK(parse_conversion_policy("2022-05").error() == error{errc::bad_day_form, 0, 7});
    CHECK(parse_conversion_policy("20220523").error() == error{errc::bad_day_form, 0, 8});
}

TEST_CASE("a rule alone is a policy of each amount's own day") {
    const conversion_policy p = lookup::month_average();
    CHECK(p.when == conversion_policy::time::own_day);
    CHECK(to_string(p) == "month");
}

TEST_CASE("the own day is the decision's, the final one that of the last event") {
    fine_case c = fine("Clearview", "7552800", "GBP", "2022-05-18");
    c.events.push_back({stage::annulled, *parse_partial_date("2023-10-17"), {}, "", ""});
    c.events.push_back({stage::reinstated, *parse_partial_date("2025-10-07"), {}, "", ""});
    CHECK(day_by("own", c) == "2022-05-18");
    CHECK(day_by("final", c) == "2025-10-07");
    CHECK(day_by("2019-01-02", c) == "2019-01-02");
    CHECK(day_by("2019", c) == "2019-01-01");
}

TEST_CASE(
    "a date that is a month or a year has a day only where one rate is that of all its days") {
    CHECK(day_by("own", fine("A", "1", "GBP", "2022-05")) == "none");
    CHECK(day_by("final", fine("A", "1", "GBP", "2022-05")) == "none");
    CHECK(day_by("month", fine("A", "1", "GBP", "2022-05")) == "2022-05-01");
    CHECK(day_by("month", fine("A", "1", "GBP", "2022")) == "none");
    CHECK(day_by("year", fine("A", "1", "GBP", "2022")) == "2022-01-01");
    CHECK(day_by("year", fine("A", "1", "GBP", "")) == "none");
    CHECK(day_by("2022", fine("A", "1", "GBP", "")) == "2022-01-01");
}
