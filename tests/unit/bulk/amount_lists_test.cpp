#include "texts.hpp"

#include <mulct/bulk/amount_lists.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

using mulct::bulk::amount_lists;

namespace {

std::vector<std::uint64_t> in_order(const amount_lists& lists, std::size_t list) {
    std::vector<std::uint64_t> all;
    lists.for_each_piece(list, [&](const mulct::bulk::amount_piece& piece) {
        piece.visit([&](auto words) { all.insert(all.end(), words.begin(), words.end()); });
    });
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

TEST_CASE("every amount is in its list, once") {
    random_numbers random{1};
    amount_lists lists;
    std::vector<std::vector<std::uint64_t>> expected;
    for (int i = 0; i < 300'000; ++i) {
        if (random.one_in(300)) { // more lists, while others are filled
            expected.resize(expected.size() + random.below(3) + 1);
            lists.reserve(expected.size());
        }
        if (expected.empty()) continue;
        // a few are long, most are short
        const std::size_t all = expected.size();
        const std::size_t list = random.below(random.one_in(2) ? all : all / 50 + 1);
        const std::uint64_t amount = random.of_any_size();
        expected[list].push_back(amount);
        lists.prefetch_list(list);
        lists.prefetch_next(list);
        lists.append(list, amount);
    }
    REQUIRE(lists.size() == expected.size());
    CHECK(expected.size() > 1000);
    std::size_t empty = 0;
    for (std::size_t list = 0; list < expected.size(); ++list) {
        std::sort(expected[list].begin(), expected[list].end());
        if (in_order(lists, list) != expected[list]) FAIL_CHECK(list);
        empty += expected[list].empty() ? 1U : 0U;
    }
    CHECK(empty > 0);
}

TEST_CASE("a list of any length is whole") {
    amount_lists lists;
    lists.reserve(700);
    // each list as long as its number: all ends of pieces are among them
    for (std::size_t list = 0; list < 700; ++list) {
        for (std::size_t i = 0; i < list; ++i)
            lists.append(list, i);
    }
    for (std::size_t list = 0; list < 700; ++list) {
        const auto found = in_order(lists, list);
        REQUIRE(found.size() == list);
        for (std::size_t i = 0; i < list; ++i) {
            if (found[i] != i) FAIL_CHECK(list);
        }
    }
    amount_lists one;
    one.reserve(1);
    for (std::uint64_t i = 0; i < 100'000; ++i)
        one.append(0, 100'000 - i);
    const auto found = in_order(one, 0);
    REQUIRE(found.size() == 100'000);
    CHECK(found.front() == 1);
    CHECK(found.back() == 100'000);
    CHECK(std::adjacent_find(found.begin(), found.end()) == found.end());
}

TEST_CASE("an empty list has nothing to show, nor has one that is not there") {
    amount_lists lists;
    CHECK(lists.size() == 0);
    CHECK(in_order(lists, 0).empty());
    lists.reserve(3);
    lists.reserve(2); // fewer changes nothing
    CHECK(lists.size() == 3);
    lists.append(1, 7);
    CHECK(in_order(lists, 0).empty());
    CHECK(in_order(lists, 1) == std::vector<std::uint64_t>{7});
    CHECK(in_order(lists, 2).empty());
    CHECK(in_order(lists, 3).empty());
    CHECK(in_order(lists, 1'000'000).empty());
}
