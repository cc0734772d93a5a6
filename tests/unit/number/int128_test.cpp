#include <mulct/number/int128.hpp>
#include <mulct/number/wide.hpp>

#include <support/catch.hpp>

#include <cstdint>
#include <rapidcheck.h>

using mulct::int128;
using mulct::uint128;
using mulct::detail::digits_of;
using mulct::detail::magnitude;
using mulct::detail::multiplied;
using mulct::detail::power_of_ten;

namespace {

constexpr uint128 two_to_127 = uint128{1} << 127;
constexpr uint128 greatest = ~uint128{0};

/// Whether every power is ten of the one before, and has one digit more.
constexpr bool powers_are_powers() {
    for (int n = 1; n <= 38; ++n) {
        const uint128 p = power_of_ten(n);
        if (p / 10 != power_of_ten(n - 1) || p % 10 != 0) return false;
        if (digits_of(p) != n + 1 || digits_of(p - 1) != n || digits_of(p + 1) != n + 1) {
            return false;
        }
    }
    return power_of_ten(0) == 1;
}

} // namespace

TEST_CASE("the powers of ten go from 1 to 10^38, and each has one digit more") {
    CHECK_BOTH(powers_are_powers());
    CHECK_BOTH((power_of_ten(19) == 10'000'000'000'000'000'000U));
    // Python: hex(10**38)
    CHECK_BOTH((power_of_ten(38) == (uint128{0x4B3B4CA85A86C47AU} << 64 | 0x098A224000000000U)));
    // The next one would not fit a signed number: 38 is the most.
    static_assert(power_of_ten(38) < two_to_127 && two_to_127 / 10 < power_of_ten(38));
}

TEST_CASE("0 has one digit, and the greatest number has 39") {
    CHECK_BOTH(digits_of(0) == 1);
    CHECK_BOTH(digits_of(9) == 1);
    CHECK_BOTH(digits_of(10) == 2);
    CHECK_BOTH(digits_of(7'552'800) == 7);
    CHECK_BOTH(digits_of(two_to_127) == 39);
    CHECK_BOTH(digits_of(greatest) == 39);
}

TEST_CASE("every number has a magnitude, the least one too") {
    CHECK_BOTH((magnitude(0) == 0));
    CHECK_BOTH((magnitude(5) == 5));
    CHECK_BOTH((magnitude(-5) == 5));
    CHECK_BOTH((magnitude(static_cast<int128>(two_to_127 - 1)) == two_to_127 - 1));
    CHECK_BOTH((magnitude(-static_cast<int128>(two_to_127 - 1)) == two_to_127 - 1));
    CHECK_BOTH((magnitude(-static_cast<int128>(two_to_127 - 1) - 1) == two_to_127));
}

TEST_CASE("a product is there exactly if 128 bits hold it") {
    CHECK_BOTH((multiplied(0, greatest) == uint128{0}));
    CHECK_BOTH((multiplied(1, greatest) == greatest));
    CHECK_BOTH((multiplied(12, 12) == uint128{144}));
    CHECK_BOTH((multiplied(uint128{1} << 64, uint128{1} << 63) == two_to_127));
    CHECK_BOTH(!multiplied(uint128{1} << 64, uint128{1} << 64));
    CHECK_BOTH(!multiplied(2, two_to_127));
    // 3 and 5 divide 2^128 - 1
    CHECK_BOTH((multiplied(3, greatest / 3) == greatest));
    CHECK_BOTH(!multiplied(3, greatest / 3 + 1));
    CHECK_BOTH(!multiplied(greatest, greatest));
}

TEST_CASE("products are those of integers without a bound") {
    CHECK(rc::check("product", [] {
        using boost::multiprecision::cpp_int;
        // Both about 64 bits wide after the shift, so that the edge is hit from either side.
        const auto number =
            rc::gen::map(rc::gen::pair(rc::gen::pair(rc::gen::arbitrary<std::uint64_t>(),
                                                     rc::gen::arbitrary<std::uint64_t>()),
                                       rc::gen::inRange(0, 128)),
                         [](const auto& x) {
                             return (uint128{~x.first.first} << 64 | x.first.second) >> x.second;
                         });
        for (int i = 0; i < 50; ++i) {
            const uint128 a = *number;
            const uint128 b = *number;
            const cpp_int expected = cpp_int{a} * cpp_int{b};
            const auto got = multiplied(a, b);
            RC_ASSERT(got.has_value() == (expected < cpp_int{1} << 128));
            if (got) RC_ASSERT(cpp_int{*got} == expected);
        }
    }));
}
