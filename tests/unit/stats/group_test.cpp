#include "fines.hpp"

#include <mulct/stats/group.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

std::string key(const fine_case& c, group_key k) {
    return key_value(counted(c, "7552800.00"), k);
}

} // namespace

TEST_CASE("group keys are read by the names they are written with") {
    for (const std::string_view name : group_key_names) {
        INFO(name);
        REQUIRE(parse_group_key(name));
        CHECK(to_string(*parse_group_key(name)) == name);
    }
    static_assert(*parse_group_key("regulator") == group_key::regulator);
    static_assert(*parse_group_key("case") == group_key::matter);
    CHECK(parse_group_key("colour").error() == error{errc::unknown_word, 0, 6});
    CHECK(parse_group_key("Year").error() == error{errc::unknown_word, 0, 4});
}

TEST_CASE("a fine has a value for each key") {
    const fine_case c = fine("Clearview AI", "7552800", "GBP", "2022-05-18");
    CHECK(key(c, group_key::regulator) == "ICO");
    CHECK(key(c, group_key::country) == "GB");
    CHECK(key(c, group_key::year) == "2022");
    CHECK(key(c, group_key::quarter) == "2022-Q2");
    CHECK(key(c, group_key::month) == "2022-05");
    CHECK(key(c, group_key::entity) == "Clearview AI Inc.");
    CHECK(key(c, group_key::sector) == "technology");
    CHECK(key(c, group_key::law) == "GDPR");
    CHECK(key(c, group_key::currency) == "GBP");
    CHECK(key(c, group_key::stage) == "imposed");
    CHECK(key(c, group_key::size) == "4 from 1 million");
    CHECK(key(c, group_key::matter) == "Clearview AI");
}

TEST_CASE("a period is known as far as its date, and else is empty") {
    CHECK(key(fine("A", "1", "GBP", "2019-11"), group_key::year) == "2019");
    CHECK(key(fine("A", "1", "GBP", "2019-11"), group_key::quarter) == "2019-Q4");
    CHECK(key(fine("A", "1", "GBP", "2019-11"), group_key::month) == "2019-11");
    CHECK(key(fine("A", "1", "GBP", "2019"), group_key::year) == "2019");
    CHECK(key(fine("A", "1", "GBP", "2019"), group_key::quarter).empty());
    CHECK(key(fine("A", "1", "GBP", "2019"), group_key::month).empty());
    CHECK(key(fine("A", "1", "GBP", ""), group_key::year).empty());
}

TEST_CASE("the year is that of the decision, the stage that of the last event") {
    fine_case c = fine("A", "1", "GBP", "2022-05-18");
    c.events.push_back({stage::annulled, *parse_partial_date("2023-10-17"), {}, "", ""});
    CHECK(key(c, group_key::year) == "2023");
    CHECK(key(c, group_key::stage) == "annulled");
    c.events.push_back({stage::reinstated, *parse_partial_date("2025-10-07"), {}, "", ""});
    CHECK(key(c, group_key::year) == "2022"); // due since it was imposed
    CHECK(key(c, group_key::stage) == "reinstated");
}

TEST_CASE("a band begins with its own first amount") {
    const auto band = [](std::string_view amount) { return size_band(*parse_decimal(amount)); };
    CHECK(band("0") == "1 below 10 thousand");
    CHECK(band("9999.99") == "1 below 10 thousand");
    CHECK(band("10000.00") == "2 from 10 thousand");
    CHECK(band("999999.99") == "3 from 100 thousand");
    CHECK(band("1000000") == "4 from 1 million");
    CHECK(band("99999999.99") == "5 from 10 million");
    CHECK(band("999999999.99") == "6 from 100 million");
    CHECK(band("1000000000") == "7 from 1 billion");
}

TEST_CASE("fines with the same values are one group, groups come in the order of their values") {
    const std::vector<fine_case> cases{
        fine("A", "5", "GBP", "2022-05-18"), fine("B", "7", "EUR", "2022-05-18"),
        fine("C", "1", "GBP", "2021-05-18"), fine("D", "6", "GBP", "2022-01-02"),
        fine("E", "2", "GBP", "")};
    std::vector<counted_fine> fines;
    for (const fine_case& c : cases)
        fines.push_back(counted(c, "1.00"));
    const std::vector keys{group_key::currency, group_key::year};
    const auto groups = group(fines, keys);
    REQUIRE(groups.size() == 4);
    CHECK(groups[0].keys == std::vector<std::string>{"EUR", "2022"});
    CHECK(groups[1].keys == std::vector<std::string>{"GBP", ""});
    CHECK(groups[2].keys == std::vector<std::string>{"GBP", "2021"});
    CHECK(groups[3].keys == std::vector<std::string>{"GBP", "2022"});
    CHECK(groups[3].members == std::vector<std::size_t>{0, 3});
    CHECK(amounts_of(fines, groups[3]).size() == 2);
    CHECK(amounts_of(fines).size() == 5);
}

TEST_CASE("without keys all fines are one group, without fines there is none") {
    const fine_case c = fine("A", "5", "GBP", "2022-05-18");
    const std::vector fines{counted(c, "5.00"), counted(c, "7.00")};
    const auto groups = group(fines, {});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].members.size() == 2);
    CHECK(group({}, {}).empty());
}

TEST_CASE("every fine is in exactly one group") {
    CHECK(rc::check("groups", [] {
        const auto years = *rc::gen::container<std::vector<int>>(rc::gen::inRange(2015, 2026));
        std::vector<fine_case> cases;
        for (const int year : years)
            cases.push_back(fine("A", "5", year % 2 == 0 ? "EUR" : "GBP", std::to_string(year)));
        std::vector<counted_fine> fines;
        for (const fine_case& c : cases)
            fines.push_back(counted(c, "5.00"));
        const std::vector keys{group_key::year, group_key::currency};
        std::vector<std::size_t> seen;
        for (const fine_group& g : group(fines, keys)) {
            for (const std::size_t i : g.members) {
                RC_ASSERT(g.keys[0] == std::to_string(years[i]));
                seen.push_back(i);
            }
        }
        std::sort(seen.begin(), seen.end());
        RC_ASSERT(seen.size() == years.size());
        for (std::size_t i = 0; i < seen.size(); ++i)
            RC_ASSERT(seen[i] == i);
    }));
}
