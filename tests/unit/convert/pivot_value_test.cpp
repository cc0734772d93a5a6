#include <mulct/convert/pivot_value.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>

using mulct::day;
using mulct::decimal;
using mulct::ratio;
using mulct::detail::pivot_value;
using mulct::detail::pivot_value_on;
using mulct::detail::rate_between;
using namespace mulct::literals;

namespace {

constexpr day on(std::string_view text) {
    return mulct::parse_day(text).value();
}

decimal d(std::string_view text) {
    return mulct::parse_decimal(text).value();
}

} // namespace

TEST_CASE("a currency's value in the pivot is the rate or its reciprocal, never divided out") {
    const day that_day = on("2022-05-23");
    const auto pound = pivot_value_on(ecb(), "GBP"_currency, that_day);
    REQUIRE(pound);
    CHECK(pound->numerator == d("1"));
    CHECK(pound->denominator == d("0.84783"));

    const auto h10 = table_of("USD"_currency, {"2022-05-23 GBP/USD 1.2571"});
    const auto other_way = pivot_value_on(h10.source(), "GBP"_currency, that_day);
    REQUIRE(other_way);
    CHECK(other_way->numerator == d("1.2571"));
    CHECK(other_way->denominator == d("1"));

    const auto pivot = pivot_value_on(ecb(), "EUR"_currency, that_day);
    REQUIRE(pivot);
    CHECK(rate_between(*pivot, *pivot) == ratio{1});
}

TEST_CASE("a currency without a rate on the day, or at all, has no value") {
    CHECK_FALSE(pivot_value_on(ecb(), "GBP"_currency, on("2022-05-22")));
    CHECK_FALSE(pivot_value_on(ecb(), "AED"_currency, on("2022-05-23")));
}

TEST_CASE("the rate between two currencies is their exact cross rate") {
    const day that_day = on("2022-05-23");
    const auto pound = *pivot_value_on(ecb(), "GBP"_currency, that_day);
    const auto dollar = *pivot_value_on(ecb(), "USD"_currency, that_day);
    CHECK(rate_between(pound, dollar) == d("1.0659") / d("0.84783"));
    CHECK(rate_between(dollar, pound) == d("0.84783") / d("1.0659"));
}

TEST_CASE("rates too long for a product of decimals are crossed all the same") {
    const decimal nines = d(std::string(38, '9'));
    const decimal eight = d(std::string(37, '9') + '8');
    const pivot_value from{nines, eight};
    CHECK(rate_between(from, {nines, nines}) == nines / eight);
    CHECK(rate_between({nines, d("1")}, {d("1"), nines}) == ratio{nines} * ratio{nines});
}
