#include <mulct/number/quotient.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>
#include <support/rounding_oracle.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <vector>

using mulct::decimal;
using mulct::errc;
using mulct::error;
using mulct::int128;
using mulct::parse_decimal;
using mulct::parsed;
using mulct::rounding;
using mulct::try_divide;
using mulct::uint128;
using oracle::from_to;
using namespace decimals;

namespace {

constexpr decimal least = d("0.00000000000000000000000000000000000001"); // 10^-38

// By hand; the columns are in the order of the enumeration.
struct row {
    std::string_view a;
    std::string_view b;
    int places;
    std::array<std::string_view, 7> expected;
};
constexpr row rows[] = {
    {"5", "2", 0, {"2", "3", "2", "2", "3", "2", "3"}},
    {"-5", "2", 0, {"-2", "-3", "-2", "-2", "-3", "-3", "-2"}},
    {"5", "-2", 0, {"-2", "-3", "-2", "-2", "-3", "-3", "-2"}},
    {"-5", "-2", 0, {"2", "3", "2", "2", "3", "2", "3"}},
    {"7", "2", 0, {"4", "4", "3", "3", "4", "3", "4"}},
    {"1", "3", 2, {"0.33", "0.33", "0.33", "0.33", "0.34", "0.33", "0.34"}},
    {"-2", "3", 2, {"-0.67", "-0.67", "-0.67", "-0.66", "-0.67", "-0.67", "-0.66"}},
    {"1", "8", 2, {"0.12", "0.13", "0.12", "0.12", "0.13", "0.12", "0.13"}},
    {"3", "8", 2, {"0.38", "0.38", "0.37", "0.37", "0.38", "0.37", "0.38"}},
    {"1", "8", 3, {"0.125", "0.125", "0.125", "0.125", "0.125", "0.125", "0.125"}},
    // fewer places than the operands have: digits of the whole quotient are cut off
    {"0.0125", "1", 3, {"0.012", "0.013", "0.012", "0.012", "0.013", "0.012", "0.013"}},
    {"0.0125", "0.9999", 3, {"0.013", "0.013", "0.013", "0.012", "0.013", "0.012", "0.013"}},
    {"0.0125", "1.0001", 3, {"0.012", "0.012", "0.012", "0.012", "0.013", "0.012", "0.013"}},
    // not a tie: the digits cut off are a half, but something is left behind them
    {"0.0376", "3", 3, {"0.013", "0.013", "0.013", "0.012", "0.013", "0.012", "0.013"}},
    {"0", "-7.5", 2, {"0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"}},
};

constexpr int wrong_rows() {
    int wrong = 0;
    for (const row& r : rows) {
        for (std::size_t i = 0; i < r.expected.size(); ++i) {
            const auto got = try_divide(d(r.a), d(r.b), r.places, oracle::policies[i]);
            if (!is(got, r.expected[i])) ++wrong;
        }
    }
    return wrong;
}

} // namespace

TEST_CASE("each policy rounds a quotient of decimals as its table says") {
    static_assert(wrong_rows() == 0);
    for (const row& r : rows) {
        for (std::size_t i = 0; i < r.expected.size(); ++i) {
            CAPTURE(r.a, r.b, r.places, i);
            CHECK(is(try_divide(d(r.a), d(r.b), r.places, oracle::policies[i]), r.expected[i]));
        }
    }
}

TEST_CASE("7.5 million pounds at the rates of 2022-05-23 are divided and rounded once") {
    constexpr auto half_up = rounding::half_up;
    CHECK_BOTH(is(try_divide(d("7500000"), d("0.84783"), 2, half_up), "8846113.02"));
    CHECK_BOTH(is(try_divide(d("7500000") * d("1.0659"), d("0.84783"), 2, half_up), "9429071.87"));
}

TEST_CASE("a divisor has up to 38 digits") {
    // 1 / (10^38 - 1) is 10^-38 and a little more.
    CHECK_BOTH(is(try_divide(decimal{1}, greatest, 38, rounding::half_even),
                  "0.00000000000000000000000000000000000001"));
    CHECK_BOTH(is(try_divide(decimal{1}, greatest, 38, rounding::ceiling),
                  "0.00000000000000000000000000000000000002"));
    CHECK_BOTH(is(try_divide(decimal{1}, greatest, 37, rounding::half_up),
                  "0.0000000000000000000000000000000000000"));
    CHECK_BOTH(is(try_divide(greatest, greatest, 0, rounding::half_even), "1"));
    // (10^38 - 2) / (10^38 - 1): as near to one as it gets. 38 nines are still one digit short.
    constexpr decimal next = d("99999999999999999999999999999999999998");
    CHECK_BOTH(is(try_divide(next, greatest, 37, rounding::toward_zero),
                  "0.9999999999999999999999999999999999999"));
    CHECK_BOTH(is(try_divide(next, greatest, 37, rounding::half_up),
                  "1.0000000000000000000000000000000000000"));
    // An exact tie with a divisor of 38 digits, and its neighbours.
    constexpr decimal twice = d("99999999999999999999999999999999999998");
    constexpr decimal half = d("49999999999999999999999999999999999999");
    CHECK_BOTH(is(try_divide(half, twice, 0, rounding::half_up), "1"));
    CHECK_BOTH(is(try_divide(half, twice, 0, rounding::half_even), "0"));
    CHECK_BOTH(is(try_divide(half + decimal{1}, twice, 0, rounding::half_even), "1"));
    CHECK_BOTH(is(try_divide(half - decimal{1}, twice, 0, rounding::half_up), "0"));
}

TEST_CASE("a quotient has up to 38 digits, and is an error beyond") {
    constexpr auto half_up = rounding::half_up;
    CHECK_BOTH(
        is(try_divide(greatest, decimal{1}, 0, half_up), "99999999999999999999999999999999999999"));
    CHECK_BOTH(is(try_divide(-greatest, decimal{1}, 0, half_up),
                  "-99999999999999999999999999999999999999"));
    CHECK_BOTH(fails(try_divide(greatest, decimal{1}, 1, half_up), errc::overflow));
    CHECK_BOTH(fails(try_divide(greatest, d("0.1"), 0, half_up), errc::overflow));
    CHECK_BOTH(fails(try_divide(greatest, least, 0, half_up), errc::overflow));
    CHECK_BOTH(fails(try_divide(decimal{1}, least, 0, half_up), errc::overflow)); // 10^38
    CHECK_BOTH(
        is(try_divide(d("0.9"), least, 0, half_up), "90000000000000000000000000000000000000"));
    CHECK_BOTH(is(try_divide(decimal{1}, decimal{3}, 38, half_up),
                  "0.33333333333333333333333333333333333333"));
    CHECK_BOTH(fails(try_divide(decimal{4}, decimal{3}, 38, half_up), errc::overflow));
    // Rounding never carries a quotient to 10^38: with 38 digits above and below the line nothing
    // lies between 10^38 - 1 and 10^38. The nearest below that needs rounding is far off.
    CHECK_BOTH(is(try_divide(d("19999999999999999999999999999999999999"), d("0.2"), 0, half_up),
                  "99999999999999999999999999999999999995"));
}

TEST_CASE("nothing is divided by zero, and places are 0 to 38") {
    constexpr auto up = rounding::half_up;
    CHECK_BOTH(fails(try_divide(decimal{1}, decimal{0}, 2, up), errc::zero));
    CHECK_BOTH(fails(try_divide(decimal{0}, d("0.00"), 2, up), errc::zero));
    CHECK_BOTH(fails(try_divide(decimal{1}, decimal{2}, -1, up), errc::overflow));
    CHECK_BOTH(fails(try_divide(decimal{1}, decimal{2}, 39, up), errc::overflow));
    CHECK_BOTH(
        is(try_divide(decimal{0}, decimal{2}, 38, up), "0.00000000000000000000000000000000000000"));
}

namespace {

decimal made(bool negative, uint128 magnitude, int scale) {
    const auto m = static_cast<int128>(magnitude % mulct::detail::power_of_ten(38));
    return decimal::make(negative ? -m : m, scale).value();
}

struct division {
    decimal a;
    decimal b;
    int places;
};

/// Divisions where something is likely to happen: ties and their neighbours, results about 38
/// digits, divisors of 38 digits.
rc::Gen<division> divisions() {
    using mulct::detail::power_of_ten;
    return rc::gen::exec([]() -> division {
        const bool negative = *rc::gen::arbitrary<bool>();
        const auto nudge = static_cast<uint128>(*from_to(0, 2));
        switch (*from_to(0, 3)) {
        case 0: // anything
            return {*oracle::decimal_of(*from_to(1, 38), *from_to(0, 38)),
                    *oracle::decimal_of(*from_to(1, 38), *from_to(0, 38)), *from_to(0, 38)};
        case 1: { // a = b x (k + 1/2) units, or next to it
            const int places = *from_to(0, 30);
            const int scale = *from_to(0, 37 - places);
            const uint128 divisor = *oracle::below_ten_to(18) + 1;
            const uint128 odd = *oracle::below_ten_to(18) * 2 + 1;
            return {made(negative, divisor * odd * 5 + nudge - 1, places + 1 + scale),
                    made(*rc::gen::arbitrary<bool>(), divisor, scale), places};
        }
        case 2: { // about 10^38 units
            const int places = *from_to(0, 38);
            const int up = *from_to(0, 37);
            const int scale = *from_to(0, 38);
            const int scale_of_a = scale + up - 38 + places;
            const uint128 divisor = *oracle::below_ten_to(38 - up);
            return {made(negative, divisor * power_of_ten(up) + nudge - 1,
                         std::clamp(scale_of_a, 0, 38)),
                    made(false, divisor, scale), places};
        }
        default: { // a divisor of 38 digits
            const uint128 divisor = power_of_ten(38) - 1 - *oracle::below_ten_to(*from_to(1, 37));
            const uint128 part = *rc::gen::element(uint128{2}, uint128{3}, uint128{1});
            return {made(negative, divisor / part + nudge, *from_to(0, 38)),
                    made(*rc::gen::arbitrary<bool>(), divisor, *from_to(0, 38)), *from_to(0, 38)};
        }
        }
    });
}

} // namespace

TEST_CASE("quotients are those of the rational numbers, rounded by the policy, or over 38 digits") {
    int done = 0;
    int overflows = 0;
    int ties = 0;
    int full = 0;
    CHECK(rc::check("quotients", [&] {
        for (const auto& [a, b, places] : *rc::gen::container<std::vector<division>>(divisions())) {
            RC_LOG() << to_string(a) << " / " << to_string(b) << " to " << places << " places\n";
            ++done;
            if (b.is_zero()) {
                RC_ASSERT(fails(try_divide(a, b, places, rounding::half_up), errc::zero));
                continue;
            }
            const oracle::cpp_rational exact = oracle::value(a) / oracle::value(b);
            if (oracle::is_tie(oracle::in_units(exact, places))) ++ties;
            for (const rounding policy : oracle::policies) {
                RC_LOG() << "policy " << static_cast<int>(policy) << '\n';
                const auto got = try_divide(a, b, places, policy);
                const auto expected = oracle::rounded(exact, places, policy);
                if (oracle::too_large(expected)) {
                    RC_ASSERT(fails(got, errc::overflow));
                    if (policy == rounding::half_up) ++overflows;
                } else {
                    RC_ASSERT(got.has_value());
                    RC_ASSERT(oracle::is(*got, expected, places));
                    if (policy == rounding::half_up && abs(expected) >= oracle::ten_to(37)) ++full;
                }
            }
        }
    }));
    // The property rests on all of these coming up.
    CAPTURE(done, overflows, ties, full);
    CHECK(done > 1000);
    CHECK(overflows > done / 20);
    CHECK(overflows < done * 19 / 20);
    CHECK(ties > done / 50);
    CHECK(full > done / 50);
}
