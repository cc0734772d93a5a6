#include "texts.hpp"

#include <mulct/bulk/key_table.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

using namespace mulct;
using bulk::pair_table;
using bulk::take_apart;
using bulk::text_table;

namespace {

std::uint32_t number_of(text_table& table, std::string_view text, char beyond = '7') {
    const padded_text padded{text, beyond};
    return table.find_or_add(padded.cell());
}

} // namespace

TEST_CASE("texts are numbered in the order in which they are first seen") {
    text_table table;
    CHECK(table.size() == 0);
    CHECK(number_of(table, "ICO") == 0);
    CHECK(number_of(table, "CNIL") == 1);
    CHECK(number_of(table, "ICO") == 0);
    CHECK(number_of(table, "") == 2);
    CHECK(number_of(table, "Datatilsynet, Oslo") == 3);
    CHECK(number_of(table, "") == 2);
    CHECK(table.size() == 4);
    CHECK(table[0] == "ICO");
    CHECK(table[2].empty());
    CHECK(table[3] == "Datatilsynet, Oslo");
}

TEST_CASE("what stands beyond a text does not matter") {
    text_table table;
    for (std::size_t length = 0; length < 40; ++length) {
        const std::string text(length, 'a');
        CHECK(number_of(table, text, 'a') == length);
        CHECK(number_of(table, text, ',') == length);
        CHECK(number_of(table, text, '\0') == length);
    }
}

TEST_CASE("texts that differ in one byte are two") {
    text_table table;
    std::uint32_t numbers = 0;
    for (std::size_t length = 1; length < 60; ++length) {
        std::string text(length, 'a');
        CHECK(number_of(table, text) == numbers++);
        for (std::size_t at = 0; at < length; ++at) {
            text[at] = 'b';
            CHECK(number_of(table, text) == numbers++);
            text[at] = 'a';
        }
    }
}

TEST_CASE("many texts have the numbers that a map gives them") {
    random_numbers random{1};
    text_table table;
    std::unordered_map<std::string, std::uint32_t> known;
    std::vector<std::string> in_order;
    for (int i = 0; i < 100'000; ++i) {
        // the same beginnings and ends, with something else in between; or numbers
        std::string text = random.one_in(2) ? "Autorite de " : "";
        for (std::size_t n = random.below(8); n > 0; --n)
            text += random.one_of({"a", "b", "\xC3\xA9", " "});
        if (random.one_in(2)) text += " protection";
        if (random.one_in(2)) text += std::to_string(random.below(20'000));
        const auto [place, is_new] = known.emplace(text, known.size());
        if (is_new) in_order.push_back(text);
        if (number_of(table, text, "7,\n\""[random.below(4)]) != place->second) {
            CAPTURE(text);
            FAIL_CHECK();
        }
    }
    REQUIRE(table.size() == known.size());
    CHECK(table.size() > 30'000);
    for (std::size_t i = 0; i < in_order.size(); ++i) {
        if (table[i] != in_order[i]) FAIL_CHECK(in_order[i]);
    }
}

TEST_CASE("pairs are numbered in the order in which they are first seen") {
    pair_table table;
    CHECK(table.size() == 0);
    CHECK(table.find_or_add(3, 5) == 0);
    CHECK(table.find_or_add(5, 3) == 1);
    CHECK(table.find_or_add(3, 5) == 0);
    CHECK(table.find_or_add(4'000'000'000, 3) == 2); // far from the others
    CHECK(table.find_or_add(3, 4'000'000'000) == 3);
    CHECK(table.find_or_add(0, 0) == 4);
    CHECK(table.find_or_add(4'000'000'000, 3) == 2);
    CHECK(table.size() == 5);
    CHECK(table[0] == std::pair{3U, 5U});
    CHECK(table[1] == std::pair{5U, 3U});
    CHECK(table[2] == std::pair{4'000'000'000U, 3U});
    CHECK(table[3] == std::pair{3U, 4'000'000'000U});
}

TEST_CASE("many pairs have the numbers that a map gives them") {
    random_numbers random{2};
    pair_table table;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> in_order;
    // small numbers and large ones, on both sides of wherever small ends
    const std::size_t ends[] = {5, 64, 65, 1024, 1025, 1100, 100'000, std::size_t{1} << 32};
    for (int i = 0; i < 100'000; ++i) {
        const std::pair pair{static_cast<std::uint32_t>(random.below(ends[random.below(8)])),
                             static_cast<std::uint32_t>(random.below(ends[random.below(8)]))};
        const auto [place, is_new] = known.emplace(pair, known.size());
        if (is_new) in_order.push_back(pair);
        if (table.find_or_add(pair.first, pair.second) != place->second) {
            CAPTURE(pair.first, pair.second);
            FAIL_CHECK();
        }
    }
    REQUIRE(table.size() == known.size());
    CHECK(table.size() > 30'000);
    for (std::size_t i = 0; i < in_order.size(); ++i) {
        if (table[i] != in_order[i]) FAIL_CHECK(i);
    }
}

TEST_CASE("a pair of pairs is taken apart into the numbers it was made of") {
    std::vector<pair_table> pairs(2);
    const std::uint32_t first = pairs[1].find_or_add(pairs[0].find_or_add(7, 9), 4'000'000'000);
    const std::uint32_t second = pairs[1].find_or_add(pairs[0].find_or_add(9, 7), 0);
    std::vector<std::uint32_t> numbers(3);
    take_apart(pairs, first, numbers);
    CHECK(numbers == std::vector<std::uint32_t>{7, 9, 4'000'000'000});
    take_apart(pairs, second, numbers);
    CHECK(numbers == std::vector<std::uint32_t>{9, 7, 0});
    std::vector<std::uint32_t> alone(1);
    take_apart({}, 5, alone);
    CHECK(alone.front() == 5);
}
