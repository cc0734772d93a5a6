#include <mulct/stats/trend.hpp>

#include <support/catch.hpp>

#include <string>

using namespace mulct;

namespace {

const period_kind yearly = *find_period_kind(group_key::year);
const period_kind quarterly = *find_period_kind(group_key::quarter);
const period_kind monthly = *find_period_kind(group_key::month);

} // namespace

TEST_CASE("years, quarters and months are counted on, and read back") {
    CHECK(period_number("2022", yearly) == 2022);
    CHECK(period_number("2023-Q1", quarterly) == period_number("2022-Q4", quarterly) + 1);
    CHECK(period_number("2023-01", monthly) == period_number("2022-12", monthly) + 1);
    for (const char* name : {"2022-Q1", "2022-Q4"})
        CHECK(period_name(period_number(name, quarterly), quarterly) == name);
    for (const char* name : {"2022-01", "2022-09", "2022-10", "2022-12"})
        CHECK(period_name(period_number(name, monthly), monthly) == name);
    CHECK(period_name(987, yearly) == "0987");
    CHECK(!find_period_kind(group_key::regulator));
}

TEST_CASE("a year without an amount is zero, not left out") {
    const auto rows =
        trend({{2019, decimal{10}}, {2021, decimal{30}}, {2019, decimal{5}}, {2022, decimal{45}}},
              yearly, 2);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].count == 2);
    CHECK(rows[0].total == decimal{15});
    CHECK(!rows[0].change);
    CHECK(!rows[0].moving_total);
    CHECK(rows[1].period == 2020);
    CHECK(rows[1].count == 0);
    CHECK(*rows[1].change == decimal{-15});
    CHECK(*rows[1].percent == ratio{-100});
    CHECK(*rows[1].moving_total == decimal{15});
    CHECK(*rows[2].change == decimal{30});
    CHECK(!rows[2].percent); // of nothing
    CHECK(*rows[2].moving_total == decimal{30});
    CHECK(*rows[3].percent == ratio{50});
    CHECK(*rows[3].moving_total == decimal{75});
}

TEST_CASE("a month is compared with the same month of the year before") {
    const auto rows = trend({{period_number("2021-03", monthly), decimal{10}},
                             {period_number("2022-02", monthly), decimal{4}},
                             {period_number("2022-03", monthly), decimal{15}}},
                            monthly, 12);
    REQUIRE(rows.size() == 13);
    CHECK(!rows[11].change);
    CHECK(*rows[11].moving_total == decimal{14});
    CHECK(*rows[12].change == decimal{5});
    CHECK(*rows[12].percent == ratio{50});
    CHECK(*rows[12].moving_total == decimal{19});
}

TEST_CASE("of no amounts there is no trend") {
    CHECK(trend({}, yearly, 1).empty());
}
