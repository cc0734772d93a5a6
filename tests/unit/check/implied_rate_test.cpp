#include <mulct/check/implied_rate.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>

using namespace mulct;

namespace {

constexpr decimal number(std::string_view text) {
    return *parse_decimal(text);
}
constexpr interval<decimal> between(std::string_view low, std::string_view high) {
    return interval<decimal>::closed(number(low), number(high));
}
std::string digits(std::string_view a, std::string_view b, int n, rounding policy) {
    return to_string(significant({number(a), number(b)}, n, policy));
}

} // namespace

TEST_CASE("two figures imply the rates from the least to the most that their digits allow") {
    // £7.5m and $9.43m
    constexpr implied_rates rates =
        implied_by(between("7450000", "7550000"), between("9425000", "9435000"));
    CHECK(rates.low.value == fraction{number("9425000"), number("7550000")});
    CHECK(rates.high.value == fraction{number("9435000"), number("7450000")});
    CHECK_BOTH(rates.contains({number("1.25721"), decimal{1}}));
    CHECK_BOTH(!rates.contains({number("1.27"), decimal{1}}));
}

TEST_CASE("an end that is open leaves its rate out") {
    const interval<decimal> to{{number("100"), true}, {number("200"), false}};
    const implied_rates rates = implied_by(interval<decimal>::point(number("100")), to);
    CHECK(rates.contains({decimal{1}, decimal{1}}));
    CHECK(!rates.contains({decimal{2}, decimal{1}}));
}

TEST_CASE("an amount that may be nothing leaves the rate open above") {
    const implied_rates rates = implied_by(between("0", "1"), between("5", "6"));
    CHECK(rates.contains({number("1000000"), decimal{1}}));
    CHECK(!rates.contains({number("4.99"), decimal{1}}));
    CHECK(is_wider_than(rates, number("1000")));
}

TEST_CASE("a tolerance is a part of the true rate") {
    const implied_rates one = implied_by(between("1", "1"), between("1", "1"));
    const implied_rates rates = widened(one, number("0.25"));
    // 0.8 is a fifth below 1, but 1 is a quarter above 0.8
    CHECK(rates.contains({number("0.8"), decimal{1}}));
    CHECK(!rates.contains({number("0.79"), decimal{1}}));
    CHECK(rates.contains({decimal{4}, decimal{3}}));
    CHECK(!rates.contains({number("1.34"), decimal{1}}));
}

TEST_CASE("the width is that of the widest over the narrowest") {
    const implied_rates rates = implied_by(between("1", "1"), between("100", "110"));
    CHECK(!is_wider_than(rates, number("0.1")));
    CHECK(is_wider_than(rates, number("0.099")));
}

TEST_CASE("rates are printed with their significant digits, correctly rounded") {
    CHECK(digits("1.0659", "0.84783", 6, rounding::half_even) == "1.25721");
    CHECK(digits("1", "136.05", 6, rounding::half_even) == "0.00735024");
    CHECK(digits("1", "136.05", 6, rounding::floor) == "0.00735023");
    CHECK(digits("1234567", "1", 6, rounding::floor) == "1234567"); // whole digits are all shown
    CHECK(digits("2", "3", 3, rounding::ceiling) == "0.667");
    CHECK(digits("10", "1", 6, rounding::floor) == "10.0000");
}
