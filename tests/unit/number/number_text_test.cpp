/// Ratios and intervals as text, which their other tests write and do not read.

#include <mulct/number/interval.hpp>
#include <mulct/number/ratio.hpp>

#include <support/catch.hpp>
#include <support/rounding_oracle.hpp>

#include <rapidcheck.h>
#include <string>
#include <string_view>

using mulct::bound;
using mulct::decimal;
using mulct::errc;
using mulct::error;
using mulct::interval;
using mulct::parse_decimal;
using mulct::parse_interval;
using mulct::parse_ratio;
using mulct::ratio;

namespace {

constexpr decimal d(std::string_view text) {
    return parse_decimal(text).value();
}

constexpr bool interval_is(std::string_view text, const interval<decimal>& expected) {
    const auto i = parse_interval(text);
    return i && *i == expected && i->low.value.scale() == expected.low.value.scale() &&
           i->high.value.scale() == expected.high.value.scale();
}

constexpr bool interval_fails(std::string_view text, const error& expected) {
    const auto i = parse_interval(text);
    return !i && i.error() == expected;
}

} // namespace

TEST_CASE("a ratio is read as it is written") {
    CHECK(parse_ratio("3/4").value() == d("3") / d("4"));
    CHECK(parse_ratio("-3/4").value() == d("-0.75") / d("1"));
    CHECK(parse_ratio("-2").value() == ratio{-2});
    CHECK(parse_ratio("0").value() == ratio{});
    CHECK(parse_ratio("10659/84783").value() == d("1.0659") / d("8.4783"));
    // beyond every decimal
    const std::string big(200, '7');
    CHECK(to_string(parse_ratio(big).value()) == big);
    CHECK(to_string(parse_ratio("-1/1" + std::string(100, '0')).value()) ==
          "-1/1" + std::string(100, '0'));
}

TEST_CASE("a ratio that is not in lowest terms is read, and written in them") {
    CHECK(to_string(parse_ratio("6/8").value()) == "3/4");
    CHECK(to_string(parse_ratio("8/4").value()) == "2");
    CHECK(to_string(parse_ratio("0/5").value()) == "0");
    CHECK(to_string(parse_ratio("-0").value()) == "0");
    CHECK(to_string(parse_ratio("-0/7").value()) == "0");
}

TEST_CASE("what is no ratio is an error with its place") {
    struct {
        std::string_view text;
        error expected;
    } const rows[] = {
        {"", {errc::empty, 0, 0}},
        {"-", {errc::not_a_number, 0, 1}},
        {"/", {errc::not_a_number, 0, 0}},
        {"/2", {errc::not_a_number, 0, 0}},
        {"1/", {errc::not_a_number, 2, 0}},
        {"x", {errc::not_a_number, 0, 1}},
        {"+1", {errc::not_a_number, 0, 2}},
        {" 1", {errc::not_a_number, 0, 2}},
        {"1 ", {errc::trailing_text, 1, 1}},
        {"1.5", {errc::trailing_text, 1, 2}},
        {"1 /2", {errc::trailing_text, 1, 1}},
        {"1/ 2", {errc::not_a_number, 2, 2}},
        {"1/2x", {errc::trailing_text, 3, 1}},
        {"1/2/3", {errc::trailing_text, 3, 2}},
        {"1/-2", {errc::not_a_number, 2, 2}},
        {"--1", {errc::not_a_number, 0, 3}},
        {"01/2", {errc::leading_zero, 0, 2}},
        {"-007", {errc::leading_zero, 1, 3}},
        {"1/08", {errc::leading_zero, 2, 2}}, // and no octal
        {"1/0", {errc::zero, 2, 1}},
        {"0/0", {errc::zero, 2, 1}},
        {"1/00", {errc::leading_zero, 2, 2}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto r = parse_ratio(row.text);
        REQUIRE_FALSE(r);
        CHECK(r.error().code == row.expected.code);
        CHECK(r.error().offset == row.expected.offset);
        CHECK(r.error().length == row.expected.length);
    }
    CHECK(parse_ratio(std::string_view{"1\0", 2}).error() == error{errc::trailing_text, 1, 1});
}

TEST_CASE("every quotient of decimals is read back from its text") {
    CHECK(rc::check("ratios there and back", [] {
        const decimal a = *oracle::decimal_of(*oracle::from_to(1, 38), *oracle::from_to(0, 38));
        const decimal b = *oracle::decimal_of(*oracle::from_to(1, 38), *oracle::from_to(0, 38));
        RC_PRE(!b.is_zero());
        const ratio x = a / b;
        const std::string text = to_string(x);
        const auto back = parse_ratio(text);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == x);
        RC_ASSERT(to_string(*back) == text);
    }));
}

TEST_CASE("an interval is read as it is written, with the digits and the ends it has") {
    using decimals = interval<decimal>;
    CHECK_BOTH(interval_is("[7450000, 7550000]", decimals::closed(d("7450000"), d("7550000"))));
    CHECK_BOTH(interval_is("[8.45, 8.55)", decimals::half_open(d("8.45"), d("8.55"))));
    CHECK_BOTH(interval_is("(-1.50, 0]", decimals{{d("-1.50"), false}, {d("0"), true}}));
    CHECK_BOTH(interval_is("(0, 1.0)", decimals{{d("0"), false}, {d("1.0"), false}}));
    CHECK_BOTH(interval_is("[2, 2]", decimals::point(d("2"))));
    // an empty one is a text like any other
    CHECK_BOTH(interval_is("[2, 1]", decimals::closed(d("2"), d("1"))));
    CHECK_BOTH(interval_is("(1, 1)", decimals{{d("1"), false}, {d("1"), false}}));
}

TEST_CASE("what is no interval is an error with its place") {
    CHECK_BOTH(interval_fails("", {errc::empty, 0, 0}));
    CHECK_BOTH(interval_fails("[", {errc::not_a_number, 0, 1}));
    CHECK_BOTH(interval_fails("]", {errc::not_a_number, 0, 1}));
    CHECK_BOTH(interval_fails("[]", {errc::not_a_number, 0, 2}));
    CHECK_BOTH(interval_fails("1, 2", {errc::not_a_number, 0, 4}));
    CHECK_BOTH(interval_fails("[1, 2", {errc::not_a_number, 0, 5}));
    CHECK_BOTH(interval_fails("1, 2]", {errc::not_a_number, 0, 5}));
    CHECK_BOTH(interval_fails("[1,2]", {errc::not_a_number, 0, 5}));
    CHECK_BOTH(interval_fails(" [1, 2]", {errc::not_a_number, 0, 7}));
    CHECK_BOTH(interval_fails("[1, 2] ", {errc::not_a_number, 0, 7}));
    CHECK_BOTH(interval_fails("{1, 2}", {errc::not_a_number, 0, 6}));
    CHECK_BOTH(interval_fails("]1, 2[", {errc::not_a_number, 0, 6}));
    CHECK_BOTH(interval_fails("[, 2]", {errc::empty, 1, 0}));
    CHECK_BOTH(interval_fails("[1, ]", {errc::empty, 4, 0}));
    CHECK_BOTH(interval_fails("[, ]", {errc::empty, 1, 0}));
    CHECK_BOTH(interval_fails("[1 , 2]", {errc::trailing_text, 2, 1}));
    CHECK_BOTH(interval_fails("[1,  2]", {errc::not_a_number, 4, 2}));
    CHECK_BOTH(interval_fails("[1, 2, 3]", {errc::trailing_text, 5, 3}));
    CHECK_BOTH(interval_fails("[01, 2]", {errc::leading_zero, 1, 2}));
    CHECK_BOTH(interval_fails("(1, 02)", {errc::leading_zero, 4, 2}));
    CHECK_BOTH(interval_fails("[x, 2]", {errc::not_a_number, 1, 1}));
}

TEST_CASE("every interval is read back from its text") {
    CHECK(rc::check("intervals there and back", [] {
        const auto end = [] {
            const int digits = *oracle::from_to(1, 38);
            return bound<decimal>{*oracle::decimal_of(digits, *oracle::from_to(0, 38)),
                                  *rc::gen::arbitrary<bool>()};
        };
        const bound<decimal> low = end();
        const interval<decimal> i{low, end()};
        const std::string text = to_string(i);
        const auto back = parse_interval(text);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == i);
        RC_ASSERT(to_string(*back) == text);
    }));
}
