#include <mulct/testing/catch_matchers.hpp>

#include <mulct/figure/read.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>

using mulct::exchange_rate;
using mulct::figure;
using mulct::parse_decimal;
using mulct::testing::AgreesWith;
using namespace mulct::literals;

namespace {

// The cross rate of the ECB's reference rates of 2022-05-23.
constexpr exchange_rate may_2022{"GBP"_currency, "USD"_currency, *parse_decimal("1.25721")};

std::string description_after(const figure& matched, const figure& other) {
    const auto matcher = AgreesWith(other, may_2022);
    (void)matcher.match(matched);
    return matcher.describe();
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

} // namespace

TEST_CASE("the matcher matches figures that agree, and negates") {
    CHECK_THAT("£7.5m"_figure, AgreesWith("$9.43m"_figure, may_2022));
    CHECK_THAT("$9.43m"_figure, AgreesWith("£7.5m"_figure, may_2022));
    CHECK_THAT("£7,552,800"_figure, !AgreesWith("$9.43m"_figure, may_2022));
    CHECK_THAT("£7.5m"_figure, !AgreesWith("€8.85m"_figure, may_2022)); // no rate between them
}

TEST_CASE("a failure shows the rate, and what each figure claims, in the same measure") {
    const std::string text = description_after("£7.5m"_figure, "$9.40m"_figure);
    CAPTURE(text);
    CHECK(has(text, "agrees with 9400000 USD at 1 GBP = 1.25721 USD"));
    // 7450000 x 1.25721 and 7550000 x 1.25721
    CHECK(has(text, "this figure claims"));
    CHECK(has(text, "[9366214.5"));
    CHECK(has(text, ", 9491935.5"));
    CHECK(has(text, "the other claims"));
    CHECK(has(text, "[9395000"));
    CHECK(has(text, ", 9405000"));
    // the figure matched comes first
    CHECK(text.find("[9366214.5") < text.find("[9395000"));
}

TEST_CASE("a failure for want of a rate says so, and shows no intervals") {
    const std::string text = description_after("£7.5m"_figure, "€8.85m"_figure);
    CAPTURE(text);
    CHECK(has(text, "which is no rate between their currencies"));
    CHECK_FALSE(has(text, "claims"));
}

TEST_CASE("a description tells of the last match, not of one before it") {
    const auto matcher = AgreesWith("$9.43m"_figure, may_2022);
    CHECK(matcher.match("£7.5m"_figure));
    CHECK_FALSE(matcher.match("€8.85m"_figure));
    CHECK(has(matcher.describe(), "no rate"));
    CHECK_FALSE(matcher.match("£7,552,800"_figure));
    CHECK(has(matcher.describe(), "this figure claims"));
}

TEST_CASE("a figure is shown as its amount and the interval it claims") {
    const std::string shown = Catch::StringMaker<figure>::convert("more than $21.3m"_figure);
    CAPTURE(shown);
    CHECK(has(shown, "21300000 USD"));
    CHECK(has(shown, "[21250000"));
    CHECK(has(shown, "21400000"));
}
