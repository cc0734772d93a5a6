#include <mulct/figure/figure.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <string_view>

using namespace mulct;

namespace {

constexpr decimal number(std::string_view text) {
    return *parse_decimal(text);
}

constexpr figure written(std::string_view value, int last_digit, int trailing_zeros = 0,
                         hedge side = hedge::none) {
    figure f{side, money{number(value), "GBP"_currency}};
    f.last_digit = last_digit;
    f.trailing_zeros = trailing_zeros;
    return f;
}

constexpr interval<decimal> from_to(std::string_view low, std::string_view high) {
    return interval<decimal>::closed(number(low), number(high));
}

} // namespace

TEST_CASE("a figure claims half a unit of its last digit either side") {
    CHECK_BOTH(written("7500000", 5).strict() == from_to("7450000", "7550000")); // £7.5m
    CHECK_BOTH(written("8100000", 4).strict() == from_to("8095000", "8105000")); // £8.10m
    CHECK_BOTH(written("7552800", 0).strict() == from_to("7552799.5", "7552800.5"));
    CHECK_BOTH(written("5.00", -2).strict() == from_to("4.995", "5.005"));
    CHECK_BOTH(written("0", 6).strict() == from_to("-500000", "500000"));
}

TEST_CASE("both ends belong to the claim, since a half may have been rounded either way") {
    CHECK_BOTH(written("7500000", 5).strict().contains(number("7450000")));
    CHECK_BOTH(written("7500000", 5).strict().contains(number("7550000")));
    CHECK_BOTH(!written("7500000", 5).strict().contains(number("7550000.01")));
    CHECK_BOTH(!written("7500000", 5).strict().contains(number("7449999.99")));
    CHECK_BOTH(!written("7500000", 5).claimed().contains(number("7552800")));
}

TEST_CASE("a unit is one of the last written digit") {
    CHECK_BOTH(written("7500000", 5).unit() == decimal{100000});
    CHECK_BOTH(written("5.00", -2).unit() == number("0.01"));
    CHECK_BOTH(written("5", 0).unit() == decimal{1});
}

TEST_CASE("the coarse reading takes the zeros of a whole number for rounding") {
    // £20 million: one zero before the scale word
    CHECK_BOTH(written("20000000", 6, 1).strict() == from_to("19500000", "20500000"));
    CHECK_BOTH(written("20000000", 6, 1).coarse() == from_to("15000000", "25000000"));
    // £1,500: two
    CHECK_BOTH(written("1500", 0, 2).coarse() == from_to("1450", "1550"));
    // and where there are none, it is the strict one
    CHECK_BOTH(written("17000000", 6).coarse() == written("17000000", 6).strict());
}

TEST_CASE("a hedge widens the claim by one whole unit on its side and no further") {
    // "more than $21.3m": 21.37 was cut, not rounded
    CHECK_BOTH(written("21300000", 5, 0, hedge::over).claimed() == from_to("21250000", "21400000"));
    CHECK_BOTH(written("21300000", 5, 0, hedge::up_to).claimed() ==
               from_to("21200000", "21350000"));
    CHECK_BOTH(written("21300000", 5, 0, hedge::nearly).claimed() ==
               from_to("21200000", "21350000"));
    CHECK_BOTH(written("21300000", 5, 0, hedge::about).claimed() ==
               from_to("21200000", "21400000"));
    CHECK_BOTH(written("21300000", 5).claimed() == from_to("21250000", "21350000"));
    // but the strict reading is what the digits say, whatever stands before them
    CHECK_BOTH(written("21300000", 5, 0, hedge::about).strict() == from_to("21250000", "21350000"));
}

TEST_CASE("whatever the digits, a claim holds the figure, and its strict reading") {
    CHECK(rc::check("strict within claimed, strict within coarse", [] {
        const auto coefficient = *rc::gen::inRange<long long>(0, 1'000'000'000);
        const int last_digit = *rc::gen::inRange(-9, 13);
        const int zeros = *rc::gen::inRange(0, 9);
        const auto side = static_cast<hedge>(*rc::gen::inRange(0, 5));
        const decimal value = last_digit < 0 ? *decimal::make(coefficient, -last_digit)
                                             : *try_shift(decimal{coefficient}, last_digit);
        figure f{side, money{value, "EUR"_currency}};
        f.last_digit = last_digit;
        f.trailing_zeros = zeros;
        const auto within = [](const interval<decimal>& a, const interval<decimal>& b) {
            return b.contains(a.low.value) && b.contains(a.high.value);
        };
        RC_ASSERT(f.strict().contains(value));
        RC_ASSERT(within(f.strict(), f.claimed()));
        RC_ASSERT(within(f.strict(), f.coarse()));
        RC_ASSERT(f.strict().high.value - f.strict().low.value == f.unit());
        const decimal width = f.claimed().high.value - f.claimed().low.value;
        const int halves = side == hedge::none ? 2 : side == hedge::about ? 4 : 3;
        RC_ASSERT(width + width == f.unit() * decimal{halves});
    }));
}
