#include "rows.hpp"

#include <mulct/bulk/fine_groups.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using bulk::fine_groups;
using keys = std::vector<std::string>;

namespace {

const rate_source* const sources[] = {&ecb()};

row_question question(std::string rows, std::vector<group_key> by, bool keep_amounts = true) {
    return {"regulator,country,entity,date,amount,currency\n",
            std::move(rows),
            {"GBP"_currency, {}, sources, rounding::half_up, std::move(by), keep_amounts}};
}

std::string row(std::string_view regulator, std::string_view date, std::string_view amount) {
    return std::string{regulator} + ",GB,Acme," + std::string{date} + ',' + std::string{amount} +
           ",GBP\n";
}

bulk::group_amounts amounts_at(const fine_groups& groups, std::vector<std::size_t> places) {
    return groups.amounts(places);
}

} // namespace

TEST_CASE("groups come in the order of their keys, which worker ever found them") {
    const std::string rows = row("ICO", "2023-01-02", "1") + row("CNIL", "2022-01-02", "2") +
                             row("AEPD", "2023-01-02", "4") + row("ICO", "2022-01-02", "8") +
                             row("CNIL", "2023-01-02", "16") + row("ICO", "2023-05-06", "32") +
                             row("\"A,\"\"B\"", "2023-01-02", "64") +
                             row("ico", "2023-01-02", "1") + row("\xC3\x89tat", "2023-01-02", "1");
    const auto q = question(rows, {group_key::regulator, group_key::year});
    for (const std::size_t block : {1U, 60U, 1000U}) {
        for (const std::size_t workers : {1U, 2U, 3U, 20U}) {
            CAPTURE(block, workers);
            const summed_rows sums{q, block, workers};
            const fine_groups groups = sums.groups();
            REQUIRE(groups.size() == 8);
            CHECK(groups.keys(0) == keys{"A,\"B", "2023"});
            CHECK(groups.keys(1) == keys{"AEPD", "2023"});
            CHECK(groups.keys(2) == keys{"CNIL", "2022"});
            CHECK(groups.keys(3) == keys{"CNIL", "2023"});
            CHECK(groups.keys(4) == keys{"ICO", "2022"});
            CHECK(groups.keys(5) == keys{"ICO", "2023"});
            CHECK(groups.keys(6) == keys{"ico", "2023"});
            CHECK(groups.keys(7) == keys{"\xC3\x89tat", "2023"}); // by bytes
            CHECK(to_string(amounts_at(groups, {5}).total()) == "33.00");
            CHECK(amounts_at(groups, {5}).count() == 2);
            CHECK(to_string(amounts_at(groups, {0}).min()) == "64.00");
        }
    }
}

TEST_CASE("the first key decides, then the second, then the third") {
    random_numbers random{1};
    std::string rows;
    for (int i = 0; i < 2000; ++i) {
        rows += row(std::string(1, static_cast<char>('a' + random.below(5))),
                    "2022-0" + std::to_string(1 + random.below(9)) + "-01",
                    std::to_string(random.word() % 10'000'000'000));
    }
    const auto q = question(rows, {group_key::size, group_key::regulator, group_key::month});
    const summed_rows sums{q, 5000, 3};
    const fine_groups groups = sums.groups();
    CHECK(groups.size() > 100);
    for (std::size_t i = 1; i < groups.size(); ++i)
        CHECK(groups.keys(i - 1) < groups.keys(i));
    CHECK(sums.answer() == answer_one_by_one(q));
}

TEST_CASE("some groups together are as one") {
    const std::string rows = row("A", "2023-01-02", "1.50") + row("B", "2023-01-02", "4") +
                             row("C", "2023-01-02", "7") + row("A", "2023-01-02", "9.25");
    for (const bool keep_amounts : {true, false}) {
        CAPTURE(keep_amounts);
        const summed_rows sums{question(rows, {group_key::regulator}, keep_amounts), 1, 2};
        const fine_groups groups = sums.groups();
        REQUIRE(groups.size() == 3);
        const auto all = amounts_at(groups, {0, 1, 2});
        CHECK(all.count() == 4);
        CHECK(to_string(all.total()) == "21.75");
        CHECK(to_string(all.min()) == "1.50");
        CHECK(to_string(all.max()) == "9.25");
        const auto two = amounts_at(groups, {2, 0});
        CHECK(two.count() == 3);
        CHECK(to_string(two.total()) == "17.75");
        if (!keep_amounts) continue;
        CHECK(to_string(all[1]) == "4.00");
        CHECK(to_string(two[1]) == "7.00");
    }
}

TEST_CASE("without the amounts counts, totals and ends are the same") {
    random_numbers random{2};
    const std::string rows = some_rows(random, 2000, 20);
    row_question q = question(rows, {group_key::regulator, group_key::year});
    q.header = row_header;
    const summed_rows kept{q, 10'000, 2};
    q.what.keep_amounts = false;
    const summed_rows not_kept{q, 3000, 3};
    const fine_groups with = kept.groups();
    const fine_groups without = not_kept.groups();
    REQUIRE(with.size() == without.size());
    CHECK(with.size() > 50);
    for (std::size_t i = 0; i < with.size(); ++i) {
        const auto a = amounts_at(with, {i});
        const auto b = amounts_at(without, {i});
        CHECK(with.keys(i) == without.keys(i));
        CHECK(a.count() == b.count());
        CHECK(a.total() == b.total());
        CHECK(a.min() == b.min());
        CHECK(a.max() == b.max());
    }
    std::vector<std::size_t> everything(with.size());
    std::iota(everything.begin(), everything.end(), std::size_t{0});
    CHECK(with.amounts(everything).total() == without.amounts(everything).total());
}

TEST_CASE("no rows are no groups") {
    for (const std::string& rows :
         {std::string{}, std::string{"\n"}, row("A", "2023-02-30", "1"), row("A", "2023", "")}) {
        for (const bool keep_amounts : {true, false}) {
            const auto q = question(rows, {group_key::regulator, group_key::year}, keep_amounts);
            CHECK(summed_rows{q, 100, 2}.groups().size() == 0);
            const auto one = question(rows, {group_key::regulator}, keep_amounts);
            CHECK(summed_rows{one, 100, 2}.groups().size() == 0);
        }
    }
}

TEST_CASE("many keys of many rows are as many groups") {
    std::string rows;
    for (int i = 0; i < 5000; ++i)
        rows += row("Regulator " + std::to_string(i), "2023-01-02", std::to_string(i + 1));
    const auto q = question(rows, {group_key::regulator, group_key::month});
    const summed_rows sums{q, 20'000, 2};
    const fine_groups groups = sums.groups();
    REQUIRE(groups.size() == 5000);
    CHECK(sums.answer() == answer_one_by_one(q));
}
