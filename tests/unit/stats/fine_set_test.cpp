#include "fines.hpp"

#include <mulct/stats/fine_set.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <vector>

using namespace mulct;

namespace {

fine_set set_of(const std::vector<fine_case>& cases, const conversion_policy& policy) {
    static const rate_source* const sources[] = {&ecb()};
    route_cache routes{"EUR"_currency, sources, policy.rule, {rounding::half_up, std::nullopt}};
    std::vector<const fine_case*> matters;
    for (const fine_case& c : cases)
        matters.push_back(&c);
    return make_fine_set(matters, "EUR"_currency, policy, routes);
}

} // namespace

TEST_CASE("a fine counts at the rate of its policy's day") {
    const std::vector cases{fine("A", "7500000", "GBP", "2022-05-23")};
    CHECK(to_string(set_of(cases, conversion_policy::own_day()).counted.at(0).amount) ==
          "8846113.02");
    const auto before = conversion_policy::on(*parse_day("2022-05-20")); // 0.84820
    CHECK(to_string(set_of(cases, before).counted.at(0).amount) == "8842254.19");
}

TEST_CASE("what is not one sum, or has no day or no rate, is left over with its reason") {
    const std::vector cases{
        fine("Daily", "1000/day", "EUR", "2022-05-23"), fine("Range", "1..2", "EUR", "2022-05-23"),
        fine("Unknown", "", "EUR", "2022-05-23"),       fine("Month", "5", "GBP", "2022-05"),
        fine("Suspended", "5", "RUB", "2022-05-23"),    fine("Own currency", "5.5", "EUR", "")};
    const fine_set set = set_of(cases, conversion_policy::own_day());
    REQUIRE(set.left_over.size() == 5);
    CHECK(set.left_over[0].why == uncounted::per_day);
    CHECK(set.left_over[0].is_no_sum());
    CHECK(set.left_over[1].why == uncounted::range);
    CHECK(set.left_over[1].is_no_sum());
    CHECK(set.left_over[2].why == uncounted::unknown_amount);
    CHECK(!set.left_over[2].is_no_sum());
    CHECK(set.left_over[3].why == uncounted::unknown_day);
    CHECK(set.left_over[4].why == uncounted::no_rate);
    CHECK(std::get<absence>(set.left_over[4].failures.at(0)).reason == absence_reason::suspended);
    // what is in the currency of the figures needs neither a rate nor a day
    REQUIRE(set.counted.size() == 1);
    CHECK(to_string(set.counted[0].amount) == "5.50");
    CHECK(set_of(cases, conversion_policy::month_average()).left_over.size() == 4);
}

TEST_CASE("in the prices of a year, amounts grow before they are converted, or after") {
    const std::vector cases{fine("A", "1000", "GBP", "2015"), fine("B", "500", "EUR", "2024"),
                            fine("C", "500", "SEK", "2024"), fine("D", "500", "EUR", ""),
                            fine("E", "1000", "GBP", "1987")};
    static const rate_source* const sources[] = {&ecb()};
    const auto policy = conversion_policy::on(*parse_day("2022-05-20")); // GBP 0.84820
    std::vector<const fine_case*> matters;
    for (const fine_case& c : cases)
        matters.push_back(&c);
    route_cache routes{"EUR"_currency, sources, policy.rule, {rounding::half_up, std::nullopt}};
    const auto before =
        make_fine_set(matters, "EUR"_currency, policy, routes, price_basis{2024, true});
    REQUIRE(before.counted.size() == 2);
    CHECK(to_string(before.counted[0].amount) == "1578.64"); // 1339 / 0.84820
    CHECK(before.counted[0].due.amount() == decimal{1000});
    CHECK(to_string(before.counted[1].amount) == "500.00");
    REQUIRE(before.left_over.size() == 3);
    CHECK(before.left_over[0].why == uncounted::no_prices);
    CHECK(before.left_over[0].gap->area == "SEK"_currency);
    CHECK(!before.left_over[1].gap->year);
    CHECK(before.left_over[2].gap->year == 1987);
    // after: 1178.97 times the euro's prices of 2024 by those of 2015, 1512.39 / 1199.99
    const auto after = make_fine_set(matters, "EUR"_currency, policy, routes, price_basis{2024});
    REQUIRE(after.counted.size() == 3);
    CHECK(to_string(after.counted[0].amount) == "1485.90");
    CHECK(after.left_over.size() == 2);
}

TEST_CASE("what is not decided or annulled is no fine in force") {
    fine_case open = fine("Open", "5", "EUR", "2022-05-23");
    open.events[0].what = stage::proposed;
    fine_case annulled = fine("Annulled", "5", "EUR", "2022-05-23");
    annulled.events.push_back({stage::annulled, *parse_partial_date("2023"), {}, "", ""});
    const std::vector cases{open, annulled};
    const fine_set set = set_of(cases, conversion_policy::own_day());
    CHECK(set.counted.empty());
    CHECK(set.left_over.empty());
    REQUIRE(set.not_in_force.size() == 2);
    CHECK(!set.not_in_force[0].annulled);
    CHECK(set.not_in_force[1].annulled);
}
