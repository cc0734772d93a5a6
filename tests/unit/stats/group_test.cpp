#include <mulct/stats/group.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

fine_case some_case(std::string_view date) {
    fine_case c{"Clearview AI", "ICO", "GB", "Clearview AI Inc.", "GDPR", "technology", {}};
    fine_event e{stage::imposed, std::nullopt, money{decimal{7552800}, "GBP"_currency}, "", ""};
    if (!date.empty()) e.date = *parse_partial_date(date);
    c.events.push_back(e);
    return c;
}

std::string key(const fine_case& c, group_key k) {
    return key_value(c, *final_standing(c), k);
}

} // namespace

TEST_CASE("group keys are read by the names they are written with") {
    for (const std::string_view name : {"regulator", "country", "year", "currency", "stage"}) {
        INFO(name);
        REQUIRE(parse_group_key(name));
        CHECK(to_string(*parse_group_key(name)) == name);
    }
    static_assert(*parse_group_key("regulator") == group_key::regulator);
    static_assert(*parse_group_key("country") == group_key::country);
    static_assert(*parse_group_key("year") == group_key::year);
    static_assert(*parse_group_key("currency") == group_key::currency);
    static_assert(*parse_group_key("stage") == group_key::stage);
    static_assert(parse_group_key("sector").error() == error{errc::unknown_word, 0, 6});
    CHECK(parse_group_key("sector").error() == error{errc::unknown_word, 0, 6});
    CHECK(parse_group_key("Year").error() == error{errc::unknown_word, 0, 4});
}

TEST_CASE("a case has a value for each key") {
    const fine_case c = some_case("2022-05-18");
    CHECK(key(c, group_key::regulator) == "ICO");
    CHECK(key(c, group_key::country) == "GB");
    CHECK(key(c, group_key::year) == "2022");
    CHECK(key(c, group_key::currency) == "GBP");
    CHECK(key(c, group_key::stage) == "imposed");
}

TEST_CASE("a year is known from a month or a year alone, and else is empty") {
    CHECK(key(some_case("2019-11"), group_key::year) == "2019");
    CHECK(key(some_case("2019"), group_key::year) == "2019");
    CHECK(key(some_case(""), group_key::year).empty());
}

TEST_CASE("the year is that of the decision, the stage that of the last event") {
    fine_case c = some_case("2022-05-18");
    c.events.push_back({stage::annulled, *parse_partial_date("2023-10-17"), {}, "", ""});
    CHECK(key(c, group_key::year) == "2023");
    CHECK(key(c, group_key::stage) == "annulled");
    c.events.push_back({stage::reinstated, *parse_partial_date("2025-10-07"), {}, "", ""});
    CHECK(key(c, group_key::year) == "2022"); // due since it was imposed
    CHECK(key(c, group_key::stage) == "reinstated");
}

TEST_CASE("amounts with the same keys are one group, groups come in the order of their keys") {
    const auto groups = group({{{"ICO", "2022"}, decimal{5}},
                               {{"CNIL", "2022"}, decimal{7}},
                               {{"ICO", "2021"}, decimal{1}},
                               {{"ICO", "2022"}, decimal{6}},
                               {{"", "2022"}, decimal{2}}});
    REQUIRE(groups.size() == 4);
    CHECK(groups[0].keys == std::vector<std::string>{"", "2022"});
    CHECK(groups[1].keys == std::vector<std::string>{"CNIL", "2022"});
    CHECK(groups[2].keys == std::vector<std::string>{"ICO", "2021"});
    CHECK(groups[3].keys == std::vector<std::string>{"ICO", "2022"});
    CHECK(groups[3].figures.count == 2);
    CHECK(groups[3].figures.total == decimal{11});
    CHECK(to_string(groups[3].figures.median) == "11/2");
}

TEST_CASE("without keys all amounts are one group, without amounts there is none") {
    const auto groups = group({{{}, decimal{5}}, {{}, decimal{7}}});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].figures.total == decimal{12});
    CHECK(group({}).empty());
}

TEST_CASE("every amount is in exactly one group, so the groups add up to the whole") {
    CHECK(rc::check("groups", [] {
        std::vector<keyed_amount> all;
        std::map<std::vector<std::string>, std::pair<std::size_t, long>> expected;
        const int count = *rc::gen::inRange(1, 40);
        for (int i = 0; i < count; ++i) {
            const std::vector<std::string> keys{std::to_string(*rc::gen::inRange(0, 4)),
                                                std::to_string(*rc::gen::inRange(0, 3))};
            const int n = *rc::gen::inRange(0, 1000);
            all.push_back({keys, decimal{n}});
            ++expected[keys].first;
            expected[keys].second += n;
        }
        const auto groups = group(all);
        RC_ASSERT(groups.size() == expected.size());
        auto next = expected.begin();
        for (const fine_group& g : groups) {
            RC_ASSERT(g.keys == next->first);
            RC_ASSERT(g.figures.count == next->second.first);
            RC_ASSERT(g.figures.total == decimal{next->second.second});
            ++next;
        }
    }));
}
