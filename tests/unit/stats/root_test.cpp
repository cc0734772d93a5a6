#include <mulct/stats/root.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <cstdint>

using namespace mulct;

namespace {

std::string root(int numerator, int denominator, unsigned degree, int places,
                 rounding policy = rounding::half_up) {
    return to_string(detail::rounded_root(numerator, denominator, degree, places, policy).value());
}

} // namespace

TEST_CASE("a root is rounded by what is left of it, not by an approximation") {
    CHECK(root(2, 1, 2, 0) == "1");
    CHECK(root(2, 1, 2, 20) == "1.41421356237309504880");
    CHECK(root(2, 1, 3, 10) == "1.2599210499");
    CHECK(root(1, 2, 2, 4) == "0.7071");
    CHECK(root(0, 7, 2, 2) == "0.00");
    CHECK(root(9, 1, 2, 2) == "3.00");
    CHECK(root(5, 1, 1, 1) == "5.0");
}

TEST_CASE("a root that lies between two neighbours exactly follows the policy") {
    CHECK(root(25, 4, 2, 0) == "3"); // 2.5
    CHECK(root(25, 4, 2, 0, rounding::half_even) == "2");
    CHECK(root(49, 4, 2, 0, rounding::half_even) == "4");
    CHECK(root(25, 4, 2, 0, rounding::half_down) == "2");
    CHECK(root(27, 8, 3, 0, rounding::half_down) == "1"); // 1.5
    CHECK(root(2, 1, 2, 2, rounding::ceiling) == "1.42");
    CHECK(root(4, 1, 2, 2, rounding::ceiling) == "2.00");
}

TEST_CASE("a root with more than 38 digits is an overflow") {
    const detail::wide large = detail::any_power_of_ten(80);
    CHECK(detail::rounded_root(large, 1, 2, 0, rounding::half_up).error().code == errc::overflow);
    CHECK(detail::rounded_root(2, 1, 2, 39, rounding::half_up).error().code == errc::overflow);
    CHECK(detail::rounded_root(2, 1, 2, -1, rounding::half_up).error().code == errc::overflow);
}

TEST_CASE("the whole root is the greatest whose power is not above the number") {
    CHECK(rc::check("floor root", [] {
        const auto degree = *rc::gen::inRange(1U, 9U);
        detail::wide x = *rc::gen::arbitrary<std::uint64_t>();
        x *= *rc::gen::arbitrary<std::uint64_t>();
        if (*rc::gen::arbitrary<bool>()) { // next to a perfect power
            const detail::wide base = *rc::gen::inRange<std::uint32_t>(0, 70'000);
            x = pow(base, degree) + *rc::gen::inRange(0, 2);
        }
        const detail::wide k = detail::floor_root(x, degree);
        RC_ASSERT(detail::wide{pow(k, degree)} <= x);
        RC_ASSERT(detail::wide{pow(detail::wide{k + 1}, degree)} > x);
    }));
}
