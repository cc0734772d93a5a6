#include <mulct/number/round_to.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>
#include <support/rounding_oracle.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <rapidcheck.h>
#include <string_view>
#include <vector>

using mulct::decimal;
using mulct::errc;
using mulct::error;
using mulct::parse_decimal;
using mulct::parsed;
using mulct::rounding;
using mulct::try_round_to_significant;
using mulct::try_round_to_step;
using oracle::from_to;
using namespace decimals;

namespace {

// By hand; the columns are in the order of the enumeration.
struct row {
    std::string_view x;
    std::string_view step;
    std::array<std::string_view, 7> expected;
};
constexpr row rows[] = {
    {"12.37", "0.05", {"12.35", "12.35", "12.35", "12.35", "12.40", "12.35", "12.40"}},
    {"12.38", "0.05", {"12.40", "12.40", "12.40", "12.35", "12.40", "12.35", "12.40"}},
    {"12.375", "0.05", {"12.40", "12.40", "12.35", "12.35", "12.40", "12.35", "12.40"}},
    {"12.325", "0.05", {"12.30", "12.35", "12.30", "12.30", "12.35", "12.30", "12.35"}},
    {"-12.325", "0.05", {"-12.30", "-12.35", "-12.30", "-12.30", "-12.35", "-12.35", "-12.30"}},
    {"12.35", "0.05", {"12.35", "12.35", "12.35", "12.35", "12.35", "12.35", "12.35"}},
    {"7552800",
     "25000",
     {"7550000", "7550000", "7550000", "7550000", "7575000", "7550000", "7575000"}},
    {"-1", "3", {"0", "0", "0", "0", "-3", "-3", "0"}},
    {"0", "0.05", {"0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"}},
};

constexpr int wrong_rows() {
    int wrong = 0;
    for (const row& r : rows) {
        for (std::size_t i = 0; i < r.expected.size(); ++i) {
            const auto got = try_round_to_step(d(r.x), d(r.step), oracle::policies[i]);
            if (!is(got, r.expected[i])) ++wrong;
        }
    }
    return wrong;
}

} // namespace

TEST_CASE("a number is rounded to a multiple of a step, as the policy says") {
    static_assert(wrong_rows() == 0);
    for (const row& r : rows) {
        for (std::size_t i = 0; i < r.expected.size(); ++i) {
            CAPTURE(r.x, r.step, i);
            CHECK(is(try_round_to_step(d(r.x), d(r.step), oracle::policies[i]), r.expected[i]));
        }
    }
}

TEST_CASE("a step is above zero, and the multiple fits 38 digits") {
    constexpr auto up = rounding::half_up;
    CHECK_BOTH(fails(try_round_to_step(decimal{1}, decimal{0}, up), errc::zero));
    CHECK_BOTH(fails(try_round_to_step(decimal{1}, d("-0.05"), up), errc::negative));
    CHECK_BOTH(
        is(try_round_to_step(greatest, decimal{1}, up), "99999999999999999999999999999999999999"));
    CHECK_BOTH(fails(try_round_to_step(greatest, decimal{5}, up), errc::overflow)); // 10^38
    CHECK_BOTH(is(try_round_to_step(greatest, decimal{5}, rounding::floor),
                  "99999999999999999999999999999999999995"));
    CHECK_BOTH(is(try_round_to_step(-greatest, decimal{5}, rounding::ceiling),
                  "-99999999999999999999999999999999999995"));
}

TEST_CASE("multiples of a step are those of the rational numbers") {
    CHECK(rc::check("steps", [] {
        for (int i = 0; i < 20; ++i) {
            const decimal step = *rc::gen::oneOf(
                rc::gen::element(d("0.05"), d("0.01"), d("0.25"), d("0.1"), d("5"), d("1000")),
                rc::gen::map(oracle::decimal_of(*from_to(1, 20), *from_to(0, 20)),
                             [](const decimal& s) { return abs(s); }));
            const decimal x =
                *rc::gen::oneOf(oracle::decimal_of(*from_to(1, 38), *from_to(0, 38)),
                                // a tie: an odd number of half steps, where 38 digits hold it
                                rc::gen::map(oracle::decimal_of(15, 0), [&](const decimal& n) {
                                    const auto half = try_multiply(step, d("0.5"));
                                    const auto tie =
                                        try_multiply(n * decimal{2} + decimal{1}, *half);
                                    return tie ? *tie : n;
                                }));
            RC_LOG() << to_string(x) << " to steps of " << to_string(step) << '\n';
            if (step.is_zero()) {
                RC_ASSERT(fails(try_round_to_step(x, step, rounding::floor), errc::zero));
                continue;
            }
            for (const rounding policy : oracle::policies) {
                const auto got = try_round_to_step(x, step, policy);
                const auto steps = oracle::rounded(
                    oracle::cpp_rational{oracle::value(x) / oracle::value(step)}, policy);
                // Where not even the number of steps fits, nothing is promised here.
                if (oracle::too_large(steps)) continue;
                const oracle::cpp_rational exact = steps * oracle::value(step);
                if (got) {
                    RC_ASSERT(oracle::value(*got) == exact);
                    if (!oracle::too_large(numerator(oracle::in_units(exact, step.scale())))) {
                        RC_ASSERT(got->scale() == step.scale());
                    }
                } else {
                    RC_ASSERT(fails(got, errc::overflow));
                    // no scale at which it is exact holds it
                    int scale = 0;
                    while (denominator(oracle::in_units(exact, scale)) != 1)
                        ++scale;
                    RC_ASSERT(scale > 38 ||
                              oracle::too_large(numerator(oracle::in_units(exact, scale))));
                }
            }
        }
    }));
}

TEST_CASE("significant digits count from the first that is not zero") {
    constexpr auto up = rounding::half_up;
    CHECK_BOTH(is(try_round_to_significant(d("7552800"), 2, up), "7600000"));
    CHECK_BOTH(is(try_round_to_significant(d("7552800"), 3, up), "7550000"));
    CHECK_BOTH(is(try_round_to_significant(d("7552800"), 3, rounding::ceiling), "7560000"));
    CHECK_BOTH(is(try_round_to_significant(d("9429071.87"), 3, up), "9430000"));
    CHECK_BOTH(is(try_round_to_significant(d("0.84783"), 3, up), "0.848"));
    CHECK_BOTH(is(try_round_to_significant(d("0.0012345"), 2, up), "0.0012"));
    CHECK_BOTH(is(try_round_to_significant(d("-0.00125"), 2, rounding::half_even), "-0.0012"));
    CHECK_BOTH(is(try_round_to_significant(d("-0.00125"), 2, up), "-0.0013"));
    CHECK_BOTH(is(try_round_to_significant(d("1.0659"), 1, up), "1"));
    // the euro's conversion rates have six, of which a zero at the end is one
    CHECK_BOTH(is(try_round_to_significant(d("340.7504"), 6, up), "340.750"));
}

TEST_CASE("a carry makes one digit more, at the same precision") {
    constexpr auto up = rounding::half_up;
    CHECK_BOTH(is(try_round_to_significant(d("9.96"), 2, up), "10.0"));
    CHECK_BOTH(is(try_round_to_significant(d("996"), 2, up), "1000"));
    CHECK_BOTH(is(try_round_to_significant(d("0.0999"), 1, up), "0.10"));
    CHECK_BOTH(fails(try_round_to_significant(greatest, 1, up), errc::overflow));
    CHECK_BOTH(fails(try_round_to_significant(-greatest, 37, up), errc::overflow));
    CHECK_BOTH(is(try_round_to_significant(greatest, 1, rounding::toward_zero),
                  "90000000000000000000000000000000000000"));
}

TEST_CASE("a number with no more digits than are wanted is left as it is") {
    constexpr auto up = rounding::half_up;
    CHECK_BOTH(is(try_round_to_significant(d("1.50"), 3, up), "1.50"));
    CHECK_BOTH(is(try_round_to_significant(d("1.50"), 38, up), "1.50"));
    CHECK_BOTH(
        is(try_round_to_significant(greatest, 38, up), "99999999999999999999999999999999999999"));
    CHECK_BOTH(is(try_round_to_significant(d("0.00"), 1, up), "0.00"));
}

TEST_CASE("one to 38 significant digits can be asked for") {
    constexpr auto up = rounding::half_up;
    CHECK_BOTH(fails(try_round_to_significant(decimal{1}, 0, up), errc::overflow));
    CHECK_BOTH(fails(try_round_to_significant(decimal{1}, -1, up), errc::overflow));
    CHECK_BOTH(fails(try_round_to_significant(decimal{1}, 39, up), errc::overflow));
}

TEST_CASE("significant digits are those of the rational numbers") {
    CHECK(rc::check("significant digits", [] {
        for (int i = 0; i < 20; ++i) {
            const decimal x = *oracle::decimal_of(*from_to(1, 38), *from_to(0, 38));
            const int digits = *from_to(1, 38);
            RC_LOG() << to_string(x) << " to " << digits << " digits\n";
            const oracle::cpp_rational exact = oracle::value(x);
            // the power of ten of the first digit
            int first = -38;
            while (abs(exact) >= oracle::shift(first + 1))
                ++first;
            const int last = first - digits + 1;
            for (const rounding policy : oracle::policies) {
                const auto got = try_round_to_significant(x, digits, policy);
                if (x.is_zero() || last <= -x.scale()) {
                    RC_ASSERT(got && oracle::is(*got, oracle::cpp_int{x.coefficient()}, x.scale()));
                    continue;
                }
                const oracle::cpp_rational expected =
                    oracle::rounded(oracle::cpp_rational{exact / oracle::shift(last)}, policy) *
                    oracle::shift(last);
                const int places = std::max(0, -last);
                const oracle::cpp_int coefficient = numerator(oracle::in_units(expected, places));
                if (oracle::too_large(coefficient)) {
                    RC_ASSERT(fails(got, errc::overflow));
                } else {
                    RC_ASSERT(got && oracle::is(*got, coefficient, places));
                }
            }
        }
    }));
}
