#include <mulct/stats/ranking.hpp>

#include <support/catch.hpp>

#include <string>
#include <vector>

using namespace mulct;

namespace {

std::vector<decimal> values(std::initializer_list<int> all) {
    std::vector<decimal> v;
    for (const int x : all)
        v.push_back(decimal{x});
    return v;
}

std::string text(const std::vector<ranked>& all) {
    std::string t;
    for (const ranked& r : all)
        t += std::to_string(r.place) + ":" + std::to_string(r.rank) + " ";
    return t;
}

} // namespace

TEST_CASE("equal values share a rank, and the next one is counted on") {
    CHECK(text(ranking(values({5, 9, 5, 1}))) == "1:1 0:2 2:2 3:4 ");
    CHECK(text(ranking(values({7, 7, 7}))) == "0:1 1:1 2:1 ");
    CHECK(ranking({}).empty());
}

TEST_CASE("values that differ in zeros alone are equal") {
    CHECK(text(ranking(std::vector{*parse_decimal("1.50"), *parse_decimal("1.5")})) == "0:1 1:1 ");
}

TEST_CASE("the first n ranks are more than n where the last of them is shared") {
    const auto all = ranking(values({5, 9, 5, 1}));
    CHECK(count_of_top(all, 1) == 1);
    CHECK(count_of_top(all, 2) == 3);
    CHECK(count_of_top(all, 3) == 3);
    CHECK(count_of_top(all, 4) == 4);
    CHECK(count_of_top(all, 99) == 4);
    CHECK(count_of_top(all, 0) == 0);
}
