#include <mulct/check/agree.hpp>
#include <mulct/figure/read.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>

using mulct::agree;
using mulct::compare;
using mulct::decimal;
using mulct::exchange_rate;
using mulct::interval;
using mulct::parse_decimal;
using namespace mulct::literals;

namespace {

constexpr decimal d(std::string_view text) {
    return parse_decimal(text).value();
}

// The ECB's reference rates of 2022-05-23, and the cross rate rounded to six figures.
constexpr exchange_rate pounds_per_euro{"EUR"_currency, "GBP"_currency, d("0.84783")};
constexpr exchange_rate dollars_per_pound{"GBP"_currency, "USD"_currency, d("1.25721")};
// ... and of 2021-11-29, when the fine was proposed.
constexpr exchange_rate dollars_per_pound_2021{"GBP"_currency, "USD"_currency, d("1.333128")};

constexpr bool left_is(const std::optional<mulct::comparison>& c, std::string_view low,
                       std::string_view high) {
    return c && c->left == interval<decimal>::closed(d(low), d(high));
}

constexpr bool right_is(const std::optional<mulct::comparison>& c, std::string_view low,
                        std::string_view high) {
    return c && c->right == interval<decimal>::closed(d(low), d(high));
}

} // namespace

TEST_CASE("7.5 million pounds agree with 9.43 million dollars at the day's rate") {
    CHECK_BOTH(agree("£7.5m"_figure, "$9.43m"_figure, dollars_per_pound));
    CHECK_BOTH(agree("$9.43m"_figure, "£7.5m"_figure, dollars_per_pound));
    CHECK_BOTH(agree("£7.5m"_figure, "$9.4m"_figure, dollars_per_pound));
    CHECK_BOTH(agree("£7.5m"_figure, "€8.85m"_figure, pounds_per_euro));
    CHECK_BOTH(agree("€8.85m"_figure, "£7.5m"_figure, pounds_per_euro));
}

TEST_CASE("the exact amount does not: the reports converted the rounded one") {
    // 7552800 x 1.25721 = 9495455.69 and / 0.84783 = 8908389.65
    CHECK_BOTH(!agree("£7,552,800"_figure, "$9.43m"_figure, dollars_per_pound));
    CHECK_BOTH(agree("£7,552,800"_figure, "$9.50m"_figure, dollars_per_pound));
    CHECK_BOTH(!agree("£7,552,800"_figure, "€8.85m"_figure, pounds_per_euro));
    CHECK_BOTH(agree("£7,552,800"_figure, "€8.91m"_figure, pounds_per_euro));
}

TEST_CASE("the proposed fine agrees at the later rate, and not at its own") {
    // 17 million x 1.25721 = 21.37 million, x 1.333128 = 22.66 million
    CHECK_BOTH(agree("£17,000,000"_figure, "more than $21.3 million"_figure, dollars_per_pound));
    CHECK_BOTH(!agree("£17,000,000"_figure, "$21.3 million"_figure, dollars_per_pound));
    CHECK_BOTH(
        !agree("£17,000,000"_figure, "more than $21.3 million"_figure, dollars_per_pound_2021));
    CHECK_BOTH(agree("£17,000,000"_figure, "$22.7 million"_figure, dollars_per_pound_2021));
}

TEST_CASE("a rate is multiplied from its base, on whichever side that stands") {
    // 7450000 x 1.25721 = 9366214.5 and 7550000 x 1.25721 = 9491935.5
    constexpr auto forth = compare("£7.5m"_figure, "$9.43m"_figure, dollars_per_pound);
    CHECK_BOTH(left_is(forth, "9366214.5", "9491935.5"));
    CHECK_BOTH(right_is(forth, "9425000", "9435000"));
    constexpr auto back = compare("$9.43m"_figure, "£7.5m"_figure, dollars_per_pound);
    CHECK_BOTH(left_is(back, "9425000", "9435000"));
    CHECK_BOTH(right_is(back, "9366214.5", "9491935.5"));
}

TEST_CASE("claims that touch at an end agree") {
    constexpr exchange_rate two{"GBP"_currency, "USD"_currency, d("2")};
    // £5 is 4.5 to 5.5 pounds, so 9 to 11 dollars. "Nearly $12" is from 11 on, $11.1 from 11.05 on.
    CHECK_BOTH(agree("£5"_figure, "nearly $12"_figure, two));
    CHECK_BOTH(agree("nearly $12"_figure, "£5"_figure, two));
    CHECK_BOTH(!agree("£5"_figure, "$11.1"_figure, two));
    CHECK_BOTH(!agree("$11.1"_figure, "£5"_figure, two));
    // "About $8" is to 9.
    CHECK_BOTH(agree("about $8"_figure, "£5"_figure, two));
    CHECK_BOTH(!agree("about $7.9"_figure, "£5"_figure, two));
}

TEST_CASE("a hedge widens its own side only") {
    constexpr exchange_rate one{"GBP"_currency, "USD"_currency, d("1")};
    CHECK_BOTH(agree("over £17 million"_figure, "$17,900,000"_figure, one));
    CHECK_BOTH(!agree("over £17 million"_figure, "$16,400,000"_figure, one));
    CHECK_BOTH(agree("up to £17 million"_figure, "$16,100,000"_figure, one));
    CHECK_BOTH(!agree("up to £17 million"_figure, "$17,600,000"_figure, one));
    CHECK_BOTH(agree("about £17 million"_figure, "$17,900,000"_figure, one));
    CHECK_BOTH(agree("about £17 million"_figure, "$16,100,000"_figure, one));
    CHECK_BOTH(!agree("over £17 million"_figure, "$18,100,000"_figure, one)); // no further
}

TEST_CASE("figures of one currency are compared without the rate") {
    CHECK_BOTH(agree("£7,552,800"_figure, "£7.6m"_figure, dollars_per_pound));
    CHECK_BOTH(!agree("£7,552,800"_figure, "£7.5m"_figure, dollars_per_pound));
    CHECK_BOTH(agree("€7.5m"_figure, "€7,450,000"_figure, dollars_per_pound));
}

TEST_CASE("a rate between other currencies says nothing: no agreement, and no comparison") {
    CHECK_BOTH(!compare("£7.5m"_figure, "€8.85m"_figure, dollars_per_pound));
    CHECK_BOTH(!agree("£7.5m"_figure, "€8.85m"_figure, dollars_per_pound));
    CHECK_BOTH(!compare("€8.85m"_figure, "£7.5m"_figure, dollars_per_pound));
    CHECK_BOTH(!compare("$9.43m"_figure, "€8.85m"_figure, dollars_per_pound));
}

TEST_CASE("an amount and a rate that together have more than 38 digits are an overflow") {
    const exchange_rate long_rate{"GBP"_currency, "USD"_currency,
                                  d("1.2345678901234567890123456789012345678")};
    CHECK_THROWS_AS(compare("£7.5m"_figure, "$9.43m"_figure, long_rate), mulct::overflow_error);
    // ... but only where they are multiplied
    CHECK(agree("£7.5m"_figure, "£7.5m"_figure, long_rate));
}
