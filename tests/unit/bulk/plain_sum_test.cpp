#include "texts.hpp"

#include <mulct/bulk/plain_sum.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <span>
#include <vector>

using mulct::uint128;
using mulct::bulk::plain_sum;

namespace {

constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();

plain_sum sum_of(std::initializer_list<std::uint64_t> amounts) {
    plain_sum s;
    for (const std::uint64_t amount : amounts)
        s.add(amount);
    return s;
}
bool is(const plain_sum& s, std::uint64_t count, uint128 total, std::uint64_t least,
        std::uint64_t greatest) {
    return s.count == count && s.total == total && s.least == least && s.greatest == greatest;
}

} // namespace

TEST_CASE("a sum knows its count, its total and its ends") {
    CHECK(is(sum_of({}), 0, 0, largest, 0));
    CHECK(is(sum_of({0}), 1, 0, 0, 0));
    CHECK(is(sum_of({7}), 1, 7, 7, 7));
    CHECK(is(sum_of({5, 3, 9, 3}), 4, 20, 3, 9));
    CHECK(is(sum_of({largest, largest, 1}), 3, uint128{largest} * 2 + 1, 1, largest));
}

TEST_CASE("sums of parts are the sum of all, and an empty part adds nothing") {
    const auto together = [](plain_sum a, const plain_sum& b) {
        a.add(b);
        return a;
    };
    CHECK(is(together(sum_of({5, 3}), sum_of({9, 1})), 4, 18, 1, 9));
    CHECK(is(together(sum_of({9, 1}), sum_of({5, 3})), 4, 18, 1, 9));
    CHECK(is(together(sum_of({5, 3}), {}), 2, 8, 3, 5));
    CHECK(is(together({}, sum_of({5, 3})), 2, 8, 3, 5));
    CHECK(is(together({}, {}), 0, 0, largest, 0));
    CHECK(is(together(sum_of({largest}), sum_of({largest})), 2, uint128{largest} * 2, largest,
             largest));
}

TEST_CASE("many amounts at once are as each by itself, in words of either size") {
    random_numbers random{7};
    for (const std::size_t count : {0U, 1U, 31U, 512U, 513U, 3000U}) {
        std::vector<std::uint32_t> narrow(count);
        std::vector<std::uint64_t> wide(count);
        plain_sum of_narrow;
        plain_sum of_wide;
        for (std::size_t i = 0; i < count; ++i) {
            narrow[i] = static_cast<std::uint32_t>(random.word());
            wide[i] = random.one_in(9) ? largest : random.of_any_size();
            of_narrow.add(narrow[i]);
            of_wide.add(wide[i]);
        }
        for (const auto set : instruction_sets()) {
            CAPTURE(count, static_cast<int>(set));
            plain_sum s;
            s.add(std::span<const std::uint32_t>{narrow}, set);
            CHECK(is(s, of_narrow.count, of_narrow.total, of_narrow.least, of_narrow.greatest));
            s = {};
            s.add(std::span<const std::uint64_t>{wide}, set);
            CHECK(is(s, of_wide.count, of_wide.total, of_wide.least, of_wide.greatest));
        }
    }
}
