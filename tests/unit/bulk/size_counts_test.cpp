#include "texts.hpp"

#include <mulct/bulk/size_counts.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <span>
#include <vector>

using mulct::bulk::amount_range;
using mulct::bulk::size_counts;

namespace {

/// Whether each amount is found among those of its size, by each set of instructions.
void check(std::vector<std::uint64_t> amounts) {
    for (const mulct::bulk::instruction_set set : instruction_sets()) {
        size_counts counts;
        const std::size_t half = amounts.size() / 2;
        counts.add(std::span<const std::uint64_t>{amounts}.first(half), set);
        counts.add(std::span<const std::uint64_t>{amounts}.subspan(half), set);
        REQUIRE(counts.count() == amounts.size());
        std::sort(amounts.begin(), amounts.end());
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            const size_counts::found f = counts.find(i);
            const auto first = std::find_if(amounts.begin(), amounts.end(),
                                            [&](std::uint64_t a) { return f.size.contains(a); });
            const auto last = std::find_if(first, amounts.end(),
                                           [&](std::uint64_t a) { return !f.size.contains(a); });
            if (!f.size.contains(amounts[i]) ||
                f.before != static_cast<std::size_t>(first - amounts.begin()) ||
                f.count != static_cast<std::size_t>(last - first)) {
                CAPTURE(i, amounts[i], f.size.least, f.size.width);
                FAIL_CHECK();
            }
        }
    }
}

} // namespace

TEST_CASE("amounts of every size are counted where they are") {
    std::vector<std::uint64_t> amounts;
    for (unsigned bit = 0; bit < 64; ++bit) {
        const std::uint64_t power = std::uint64_t{1} << bit;
        amounts.insert(amounts.end(), {power - 1, power, power + 1, power + power / 3});
    }
    amounts.push_back(std::numeric_limits<std::uint64_t>::max());
    check(amounts);
    random_numbers random{5};
    amounts.clear();
    for (int i = 0; i < 2000; ++i)
        amounts.push_back(random.of_any_size());
    check(amounts);
}

TEST_CASE("sizes are narrow: a size's amounts differ by less than a sixteenth") {
    size_counts counts;
    const std::uint64_t amounts[] = {0, 63, 64, 1'000'000, std::uint64_t{1} << 63};
    counts.add(std::span<const std::uint64_t>{amounts});
    for (std::size_t i = 0; i < std::size(amounts); ++i) {
        const amount_range size = counts.find(i).size;
        CHECK((size.width == 1 || size.width <= size.least / 16));
    }
}

TEST_CASE("amounts of a range are found among others, in words of either size") {
    random_numbers random{11};
    for (int round = 0; round < 300; ++round) {
        const bool is_last = random.one_in(10);
        const std::uint64_t least = random.of_any_size();
        const amount_range range{least, is_last ? 0 - least : 1 + random.of_any_size() % 1000};
        std::vector<std::uint32_t> narrow;
        std::vector<std::uint64_t> wide;
        for (std::size_t i = random.below(200); i > 0; --i) {
            wide.push_back(random.one_in(4) ? random.of_any_size() : least + random.below(2000));
            narrow.push_back(static_cast<std::uint32_t>(wide.back()));
        }
        const auto expected = [&](const auto& words) {
            std::vector<std::uint64_t> within;
            std::copy_if(words.begin(), words.end(), std::back_inserter(within),
                         [&](std::uint64_t amount) { return range.contains(amount); });
            return within;
        };
        for (const auto set : instruction_sets()) {
            std::vector<std::uint64_t> found;
            mulct::bulk::append_in_range(std::span<const std::uint32_t>{narrow}, range, found, set);
            CHECK(found == expected(narrow));
            found.clear();
            mulct::bulk::append_in_range(std::span<const std::uint64_t>{wide}, range, found, set);
            CHECK(found == expected(wide));
        }
    }
}
