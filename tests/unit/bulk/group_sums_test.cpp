#include "rows.hpp"

#include <mulct/bulk/group_sums.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

using namespace mulct;
using bulk::fine_groups;
using bulk::group_sums;
using keys = std::vector<std::string>;

namespace {

const rate_source* const sources[] = {&ecb()};

// What rows come to, as parts that were summed before: every group's amounts in the part that is
// its turn, or in several.
std::vector<std::unique_ptr<group_sums>> in_parts(const fine_groups& groups, std::size_t key_count,
                                                  std::size_t parts, bool keep_amounts) {
    std::vector<std::unique_ptr<group_sums>> sums;
    for (std::size_t i = 0; i < parts; ++i)
        sums.push_back(std::make_unique<group_sums>(key_count, keep_amounts));
    for (std::size_t g = groups.size(); g-- > 0;) {
        const std::size_t place[] = {g};
        std::vector<bulk::plain_sum> of_part(parts);
        std::size_t turn = g;
        for (const std::uint64_t amount : groups.amounts(place).ascending()) {
            const std::size_t p = turn++ % parts;
            if (keep_amounts) {
                sums[p]->add(sums[p]->find_or_add(groups.keys(g)), amount);
            } else {
                of_part[p].add(amount);
            }
        }
        for (std::size_t p = 0; p < parts; ++p) {
            if (of_part[p].count > 0)
                sums[p]->add(sums[p]->find_or_add(groups.keys(g)), of_part[p]);
        }
    }
    return sums;
}

void require_same_groups(const fine_groups& found, const fine_groups& expected, bool amounts) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t g = 0; g < found.size(); ++g) {
        const std::size_t place[] = {g};
        const bulk::group_amounts here = found.amounts(place);
        const bulk::group_amounts there = expected.amounts(place);
        CHECK(found.keys(g) == expected.keys(g));
        CHECK(here.count() == there.count());
        CHECK(here.total() == there.total());
        CHECK(here.min() == there.min());
        CHECK(here.max() == there.max());
        if (amounts) CHECK(here.ascending() == there.ascending());
    }
}

} // namespace

TEST_CASE("parts that were summed before are the same groups as the rows") {
    random_numbers random{3};
    for (const auto& by : std::vector<std::vector<group_key>>{
             {group_key::regulator},
             {group_key::regulator, group_key::year},
             {group_key::size, group_key::country, group_key::month}}) {
        const row_question q{std::string{row_header},
                             some_rows(random, 2000, 20),
                             {"GBP"_currency, {}, sources, rounding::half_up, by, true}};
        const summed_rows rows{q, 10'000, 2};
        const fine_groups whole = rows.groups();
        REQUIRE(whole.size() > 4);
        for (const std::size_t parts : {1U, 2U, 5U}) {
            for (const bool keep : {true, false}) {
                CAPTURE(parts, keep);
                const auto sums = in_parts(whole, by.size(), parts, keep);
                const fine_groups merged{sums, by.size(), keep, 2};
                require_same_groups(merged, whole, keep);
            }
        }
    }
}

TEST_CASE("a group that was found before keeps its number") {
    group_sums sums{2, false};
    CHECK(sums.group_count() == 0);
    CHECK(sums.find_or_add(keys{"ICO", "2022"}) == 0);
    CHECK(sums.find_or_add(keys{"2022", "ICO"}) == 1);
    CHECK(sums.find_or_add(keys{"", ""}) == 2);
    CHECK(sums.find_or_add(keys{"ICO", "2022"}) == 0);
    CHECK(sums.group_count() == 3);
    bulk::plain_sum of_two;
    of_two.add(5);
    of_two.add(18'446'744'073'709'551'614U);
    sums.add(1, of_two);
    sums.add(1, 7);
    CHECK(sums.sums()[1].count == 3);
    CHECK(sums.sums()[1].total == uint128{18'446'744'073'709'551'614U} + 12);
    CHECK(sums.sums()[1].least == 5);
    CHECK(sums.sums()[1].greatest == 18'446'744'073'709'551'614U);
    CHECK(sums.sums()[0].count == 0);
}

TEST_CASE("no parts and parts without groups are no groups") {
    std::vector<std::unique_ptr<group_sums>> sums;
    CHECK(fine_groups{sums, 2, true, 2}.size() == 0);
    sums.push_back(std::make_unique<group_sums>(2, true));
    CHECK(fine_groups{sums, 2, true, 2}.size() == 0);
}
