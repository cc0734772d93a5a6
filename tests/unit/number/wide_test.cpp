#include <mulct/number/wide.hpp>

#include <support/catch.hpp>

#include <cstdint>
#include <rapidcheck.h>
#include <string>

using mulct::int128;
using mulct::uint128;
using mulct::detail::to_int128;
using mulct::detail::to_wide;
using mulct::detail::wide;
using mulct::detail::wide_power_of_ten;

// Integers without a bound live on the heap: nothing here runs while compiling.

namespace {

// 2^127 - 1 and its neighbours, from Python.
const std::string greatest = "170141183460469231731687303715884105727";
const std::string one_more = "170141183460469231731687303715884105728";
constexpr int128 greatest_int128 = static_cast<int128>((uint128{1} << 127) - 1);

} // namespace

TEST_CASE("every 128-bit integer is itself when wide") {
    CHECK(to_wide(0).str() == "0");
    CHECK(to_wide(-7'552'800).str() == "-7552800");
    CHECK(to_wide(greatest_int128).str() == greatest);
    CHECK(to_wide(-greatest_int128).str() == "-" + greatest);
    CHECK(to_wide(-greatest_int128 - 1).str() == "-" + one_more);
}

TEST_CASE("wide powers of ten are a one and zeros") {
    for (int n = 0; n <= 38; ++n) {
        CHECK(wide_power_of_ten(n).str() == "1" + std::string(static_cast<std::size_t>(n), '0'));
    }
}

TEST_CASE("a wide integer beyond 128 bits does not come back") {
    CHECK((to_int128(wide{greatest}) == greatest_int128));
    CHECK((to_int128(wide{"-" + greatest}) == -greatest_int128));
    CHECK_FALSE(to_int128(wide{one_more}));
    CHECK_FALSE(to_int128(wide{"-" + one_more} - 1));
    // Low bits alone would look like a small number.
    CHECK_FALSE(to_int128((wide{1} << 128) + 5));
    CHECK_FALSE(to_int128(-(wide{1} << 128) - 5));
    CHECK_FALSE(to_int128(wide{1} << 1000));
}

TEST_CASE("the words of a number keep their places") {
    CHECK((to_int128(wide{0}) == int128{0}));
    CHECK((to_int128(wide{1} << 63) == int128{1} << 63));
    CHECK((to_int128(wide{1} << 64) == int128{1} << 64));
    CHECK((to_int128((wide{1} << 64) - 1) == (int128{1} << 64) - 1));
    CHECK((to_int128(-(wide{1} << 64) - 3) == -(int128{1} << 64) - 3));
}

TEST_CASE("128-bit integers come back from wide ones") {
    CHECK(rc::check("there and back", [] {
        const auto high = *rc::gen::arbitrary<std::int64_t>();
        const auto low = *rc::gen::arbitrary<std::uint64_t>();
        // One bit short of the whole: the least value of all has no test here.
        const int128 x = (int128{high} * (int128{1} << 62)) + static_cast<int128>(low >> 2);
        RC_ASSERT((to_int128(to_wide(x)) == x));
    }));
}
