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
        counts.add(std::span{amounts}.first(half), set);
        counts.add(std::span{amounts}.subspan(half), set);
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
    counts.add(amounts);
    for (std::size_t i = 0; i < std::size(amounts); ++i) {
        const amount_range size = counts.find(i).size;
        CHECK((size.width == 1 || size.width <= size.least / 16));
    }
}
