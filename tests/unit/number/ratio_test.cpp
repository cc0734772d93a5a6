#include <mulct/number/ratio.hpp>

#include <support/catch.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

using mulct::decimal;
using mulct::division_by_zero;
using mulct::errc;
using mulct::error;
using mulct::overflow_error;
using mulct::parse_decimal;
using mulct::parsed;
using mulct::ratio;
using mulct::rounding;

// A ratio's integers live on the heap: nothing here runs while compiling.

namespace {

decimal d(std::string_view text) {
    return parse_decimal(text).value();
}

ratio r(int numerator, int denominator) {
    return decimal{numerator} / decimal{denominator};
}

std::string text(const parsed<decimal>& x) {
    if (x) return to_string(*x);
    return x.error() == error{errc::overflow} ? "overflow" : "another error";
}

constexpr std::array policies{rounding::half_even,   rounding::half_up, rounding::half_down,
                              rounding::toward_zero, rounding::away,    rounding::floor,
                              rounding::ceiling};

template <class T>
concept rounds_without_policy = requires(T x) {
    x.rounded(2);
};

} // namespace

TEST_CASE("a quotient is in lowest terms, with its sign above the line") {
    CHECK(to_string(r(1, 3)) == "1/3");
    CHECK(to_string(r(6, 4)) == "3/2");
    CHECK(to_string(r(-6, 4)) == "-3/2");
    CHECK(to_string(r(6, -4)) == "-3/2");
    CHECK(to_string(r(-6, -4)) == "3/2");
    CHECK(to_string(r(6, 3)) == "2");
    CHECK(to_string(r(0, -7)) == "0");
}

TEST_CASE("whole numbers and decimals are ratios") {
    CHECK(to_string(ratio{}) == "0");
    CHECK(to_string(ratio{-7}) == "-7");
    CHECK(to_string(ratio{std::numeric_limits<std::int64_t>::min()}) == "-9223372036854775808");
    CHECK(to_string(ratio{std::numeric_limits<std::uint64_t>::max()}) == "18446744073709551615");
    CHECK(to_string(ratio{d("1.50")}) == "3/2");
    CHECK(to_string(ratio{d("-0.125")}) == "-1/8");
    CHECK(ratio{d("1.50")} == ratio{d("1.5")});
    CHECK(to_string(ratio{d("0.00000000000000000000000000000000000001")}) ==
          "1/100000000000000000000000000000000000000");
}

TEST_CASE("fractions add, subtract, multiply and divide as in school") {
    CHECK(r(1, 2) + r(1, 3) == r(5, 6));
    CHECK(r(1, 2) - r(1, 3) == r(1, 6));
    CHECK(r(2, 3) * r(3, 4) == r(1, 2));
    CHECK(r(2, 3) / r(4, 3) == r(1, 2));
    CHECK(r(1, 2) / r(-1, 4) == ratio{-2});
    CHECK(r(1, 3) + r(1, 3) + r(1, 3) == ratio{1});
    CHECK(-r(1, 2) == r(-1, 2));
    CHECK(abs(r(-1, 2)) == r(1, 2));
    CHECK(abs(r(1, 2)) == r(1, 2));
    CHECK(r(1, 3) * ratio{0} == ratio{});
    CHECK(ratio{d("0.1")} + ratio{d("0.2")} == ratio{d("0.3")});
}

TEST_CASE("the assigning operators are the others, with the number itself too") {
    ratio x = r(1, 2);
    x += r(1, 3);
    CHECK(x == r(5, 6));
    x -= r(1, 2);
    CHECK(x == r(1, 3));
    x *= r(3, 5);
    CHECK(x == r(1, 5));
    x /= r(2, 1);
    CHECK(x == r(1, 10));
    const ratio& itself = x;
    x += itself;
    CHECK(x == r(1, 5));
    x *= itself;
    CHECK(x == r(1, 25));
    x /= itself;
    CHECK(x == ratio{1});
    x -= itself;
    CHECK(x.is_zero());
}

TEST_CASE("nothing is divided by zero") {
    CHECK_THROWS_AS(ratio{1} / ratio{}, division_by_zero);
    CHECK_THROWS_AS(ratio{} / ratio{}, division_by_zero);
    CHECK_THROWS_AS(decimal{1} / d("0.00"), division_by_zero);
    CHECK_THROWS_AS(decimal{1} / d("0.00"), std::domain_error);
    ratio x = r(1, 2);
    CHECK_THROWS_AS(x /= ratio{}, division_by_zero);
    CHECK(x == r(1, 2));
}

TEST_CASE("ratios are ordered by value") {
    CHECK(r(1, 3) < r(1, 2));
    CHECK(r(-1, 2) < r(-1, 3));
    CHECK(r(-1, 2) < ratio{});
    CHECK(ratio{} < r(1, 1000));
    CHECK(r(2, 4) == r(1, 2));
    CHECK((r(2, 4) <=> r(1, 2)) == std::strong_ordering::equal);
    CHECK(r(1, 3) != ratio{d("0.33333333333333333333333333333333333333")});
    CHECK(r(1, 3) > ratio{d("0.33333333333333333333333333333333333333")});
    CHECK(r(1, 3) < ratio{d("0.33333333333333333333333333333333333334")});
}

TEST_CASE("zero has no sign, however it came about") {
    for (const ratio& zero : {-ratio{}, r(-1, 2) + r(1, 2), r(-1, 2) * ratio{}, abs(-ratio{})}) {
        CHECK(zero.is_zero());
        CHECK_FALSE(zero.is_negative());
        CHECK(zero == ratio{});
        CHECK(to_string(zero) == "0");
        CHECK(std::hash<ratio>{}(zero) == std::hash<ratio>{}(ratio{}));
    }
    CHECK(r(-1, 2).is_negative());
    CHECK_FALSE(r(1, 2).is_negative());
    CHECK_FALSE(r(1, 2).is_zero());
}

TEST_CASE("equal ratios hash alike") {
    const std::hash<ratio> hash;
    CHECK(hash(r(2, 4)) == hash(r(1, 2)));
    CHECK(hash(ratio{d("0.50")}) == hash(r(1, 2)));
    CHECK(hash(r(1, 2)) != hash(r(-1, 2)));
    CHECK(hash(r(1, 2)) != hash(r(2, 1)));
}

TEST_CASE("each policy rounds a quotient as its table says") {
    // By hand; the columns are in the order of `policies`.
    struct {
        ratio x;
        int places;
        std::array<std::string_view, 7> expected;
    } const rows[] = {
        {r(-5, 2), 0, {"-2", "-3", "-2", "-2", "-3", "-3", "-2"}},
        {r(-3, 2), 0, {"-2", "-2", "-1", "-1", "-2", "-2", "-1"}},
        {r(-1, 2), 0, {"0", "-1", "0", "0", "-1", "-1", "0"}},
        {r(1, 2), 0, {"0", "1", "0", "0", "1", "0", "1"}},
        {r(3, 2), 0, {"2", "2", "1", "1", "2", "1", "2"}},
        {r(5, 2), 0, {"2", "3", "2", "2", "3", "2", "3"}},
        {r(1, 3), 2, {"0.33", "0.33", "0.33", "0.33", "0.34", "0.33", "0.34"}},
        {r(-2, 3), 2, {"-0.67", "-0.67", "-0.67", "-0.66", "-0.67", "-0.67", "-0.66"}},
        {r(9, 4), 1, {"2.2", "2.3", "2.2", "2.2", "2.3", "2.2", "2.3"}},
        {r(-9, 4), 1, {"-2.2", "-2.3", "-2.2", "-2.2", "-2.3", "-2.3", "-2.2"}},
        {r(47, 20), 1, {"2.4", "2.4", "2.3", "2.3", "2.4", "2.3", "2.4"}},
        {r(-47, 20), 1, {"-2.4", "-2.4", "-2.3", "-2.3", "-2.4", "-2.4", "-2.3"}},
        {r(9, 4), 4, {"2.2500", "2.2500", "2.2500", "2.2500", "2.2500", "2.2500", "2.2500"}},
        {ratio{}, 2, {"0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"}},
    };
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < policies.size(); ++i) {
            CAPTURE(to_string(row.x), row.places, i);
            CHECK(text(row.x.try_rounded(row.places, policies[i])) == row.expected[i]);
            CHECK(to_string(row.x.rounded(row.places, policies[i])) == row.expected[i]);
        }
    }
}

TEST_CASE("a quotient next to a tie is no tie, however near") {
    // 1/10^70 above and below 2.25 and 2.35: no decimal tells them from the tie.
    const ratio tenth = r(1, 10);
    ratio epsilon{1};
    for (int i = 0; i < 70; ++i)
        epsilon *= tenth;
    for (const ratio& sign : {ratio{1}, ratio{-1}}) {
        const std::string minus = sign.is_negative() ? "-" : "";
        for (const rounding nearest :
             {rounding::half_even, rounding::half_up, rounding::half_down}) {
            const auto rounded = [&](const ratio& x) {
                return text((sign * x).try_rounded(1, nearest));
            };
            CHECK(rounded(r(9, 4) + epsilon) == minus + "2.3");
            CHECK(rounded(r(9, 4) - epsilon) == minus + "2.2");
            CHECK(rounded(r(47, 20) + epsilon) == minus + "2.4");
            CHECK(rounded(r(47, 20) - epsilon) == minus + "2.3");
        }
        // ... and a whole number with so little on it is not whole.
        CHECK(text((sign * (ratio{2} + epsilon)).try_rounded(0, rounding::away)) == minus + "3");
        CHECK(text((sign * (ratio{3} - epsilon)).try_rounded(0, rounding::toward_zero)) ==
              minus + "2");
    }
}

TEST_CASE("a rounded quotient of more than 38 digits is an error") {
    const ratio greatest{d("99999999999999999999999999999999999999")};
    const auto up = rounding::half_up;
    CHECK(text(greatest.try_rounded(0, up)) == "99999999999999999999999999999999999999");
    CHECK(text((-greatest).try_rounded(0, up)) == "-99999999999999999999999999999999999999");
    CHECK(text(greatest.try_rounded(1, up)) == "overflow");
    CHECK(text((greatest + r(1, 3)).try_rounded(0, up)) ==
          "99999999999999999999999999999999999999");
    CHECK(text((greatest + r(1, 2)).try_rounded(0, up)) == "overflow");
    CHECK(text((-greatest - r(1, 2)).try_rounded(0, up)) == "overflow");
    CHECK(text((greatest + r(1, 2)).try_rounded(0, rounding::half_down)) ==
          "99999999999999999999999999999999999999");
    // Beyond 128 bits, where low bits alone would look like a number.
    CHECK(text((greatest * greatest).try_rounded(0, up)) == "overflow");
    CHECK(text((-greatest * greatest).try_rounded(0, up)) == "overflow");
    CHECK(text(r(1, 3).try_rounded(38, up)) == "0.33333333333333333333333333333333333333");
    CHECK(text(r(4, 3).try_rounded(38, up)) == "overflow");
    CHECK_THROWS_AS(greatest.rounded(1, up), overflow_error);
}

TEST_CASE("a quotient is rounded to 0 to 38 places") {
    CHECK(text(ratio{}.try_rounded(38, rounding::half_up)) ==
          "0.00000000000000000000000000000000000000");
    CHECK(text(ratio{}.try_rounded(-1, rounding::half_up)) == "overflow");
    CHECK(text(ratio{}.try_rounded(39, rounding::half_up)) == "overflow");
}

TEST_CASE("7.5 million pounds on 2022-05-23 are the published dollars and euros") {
    // The ECB's reference rates of that day: USD 1.0659 and GBP 0.84783 per euro.
    const ratio euros = d("7500000") / d("0.84783");
    CHECK(to_string(euros.rounded(2, rounding::half_up)) == "8846113.02");
    CHECK(to_string((euros * d("1.0659")).rounded(2, rounding::half_up)) == "9429071.87");
    // Which way the exact numbers go makes no difference.
    CHECK(euros * d("1.0659") == d("7500000") * d("1.0659") / d("0.84783"));
}

TEST_CASE("a ratio does not turn into a decimal without a policy") {
    static_assert(std::is_same_v<decltype(decimal{} / decimal{}), ratio>);
    static_assert(std::is_convertible_v<decimal, ratio>);
    static_assert(!std::is_convertible_v<ratio, decimal> &&
                  !std::is_constructible_v<decimal, ratio>);
    static_assert(!std::is_convertible_v<int, ratio>);
    static_assert(!std::is_constructible_v<ratio, double>);
    static_assert(!rounds_without_policy<ratio>);
    SUCCEED("checked while compiling");
}
