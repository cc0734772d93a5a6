#include <mulct/stats/rate_agreement.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>
#include <vector>

using mulct::compare_sources;
using mulct::day;
using mulct::day_range;
using mulct::parse_ratio;
using mulct::rate_agreement;
using mulct::ratio;
using mulct::rounding;
using namespace mulct::literals;

namespace {

constexpr day on(std::string_view text) {
    return mulct::parse_day(text).value();
}

ratio r(std::string_view text) {
    return parse_ratio(text).value();
}

std::string rounded(const ratio& x, int places) {
    return to_string(x.rounded(places, rounding::half_even));
}

constexpr day_range all_days{day::earliest(), day::latest()};

/// The Federal Reserve's rates around the fine of 2022-05-23.
const mulct::rate_table h10 =
    table_of("USD"_currency, {"2022-05-19 GBP/USD 1.2504", "2022-05-20 GBP/USD 1.2492",
                              "2022-05-23 GBP/USD 1.2571", "2022-05-24 GBP/USD 1.2544",
                              "2022-05-23 EUR/USD 1.0668", "2022-05-23 USD/JPY 127.78"});

/// A source that quotes EUR/USD at each rate in turn, from 2024-01-01.
mulct::rate_table euro_dollar(const std::vector<std::string>& rates) {
    std::vector<std::string> lines;
    day d = on("2024-01-01");
    for (const std::string& rate : rates) {
        lines.push_back(to_string(d) + " EUR/USD " + rate);
        d = d + 1;
    }
    return table_of("EUR"_currency, {lines.begin(), lines.end()});
}

} // namespace

TEST_CASE("a cross rate through one source's pivot is compared with another's own rate, exactly") {
    const day_range that_day{on("2022-05-23"), on("2022-05-23")};
    const auto pound =
        compare_sources(ecb(), h10.source(), "GBP"_currency, "USD"_currency, that_day, 10);
    REQUIRE(pound.common == 1);
    REQUIRE(pound.worst.size() == 1);
    CHECK(pound.worst[0].on == on("2022-05-23"));
    CHECK(pound.worst[0].a == r("106590/84783")); // 1.0659 / 0.84783
    CHECK(rounded(pound.worst[0].a, 6) == "1.257210");
    CHECK(pound.worst[0].b == r("12571/10000"));
    CHECK(pound.worst[0].relative == r("12571/10000") / r("106590/84783") - ratio{1});
    CHECK(rounded(pound.worst[0].relative, 8) == "-0.00008716");

    // the other way round, and through both pivots
    const auto back =
        compare_sources(ecb(), h10.source(), "USD"_currency, "GBP"_currency, that_day, 10);
    CHECK(back.worst[0].a == r("84783/106590"));
    CHECK(back.worst[0].b == r("10000/12571"));
    const auto yen =
        compare_sources(ecb(), h10.source(), "GBP"_currency, "JPY"_currency, that_day, 10);
    CHECK(yen.worst[0].a == r("13605000/84783")); // 136.05 / 0.84783
    CHECK(yen.worst[0].b == r("12571/10000") * r("12778/100"));
    const auto euro =
        compare_sources(ecb(), h10.source(), "EUR"_currency, "USD"_currency, that_day, 10);
    CHECK(euro.worst[0].a == r("10659/10000"));
    CHECK(euro.worst[0].b == r("10668/10000"));
}

TEST_CASE("days are counted by who has both currencies on them") {
    const auto a =
        table_of("EUR"_currency, {"2022-05-18 EUR/GBP 0.84670", "2022-05-19 EUR/GBP 0.84728",
                                  "2022-05-19 EUR/USD 1.0525", "2022-05-20 EUR/GBP 0.84820",
                                  "2022-05-20 EUR/USD 1.0577", "2022-05-25 EUR/GBP 0.85295",
                                  "2022-05-25 EUR/USD 1.0656"});
    const auto pound = [&](day_range days) {
        return compare_sources(a.source(), h10.source(), "GBP"_currency, "USD"_currency, days, 10);
    };
    const rate_agreement all = pound(all_days);
    CHECK(all.common == 2); // 19 and 20 May
    CHECK(all.only_a == 1); // 25 May; on 18 May it lacks the dollar
    CHECK(all.only_b == 2); // 23 and 24 May
    const rate_agreement some = pound({on("2022-05-20"), on("2022-05-23")});
    CHECK(some.common == 1);
    CHECK(some.only_a == 0);
    CHECK(some.only_b == 1);
    const rate_agreement none = pound({on("2022-05-23"), on("2022-05-25")});
    CHECK(none.common == 0);
    CHECK(none.only_a == 1);
    CHECK(none.only_b == 2);
    CHECK_FALSE(none.figures);
    CHECK(none.worst.empty());
}

TEST_CASE("a currency that a source does not know leaves nothing in common") {
    const auto result =
        compare_sources(ecb(), h10.source(), "EUR"_currency, "TRY"_currency, all_days, 10);
    CHECK(result.common == 0);
    CHECK(result.only_a == 5538); // since 2005-01-03
    CHECK(result.only_b == 0);
}

TEST_CASE("the figures are those of the sizes, but the mean has signs") {
    const auto a = euro_dollar({"1", "1", "1", "1"});
    const auto b = euro_dollar({"1.01", "0.96", "1", "1.02"});
    const auto result =
        compare_sources(a.source(), b.source(), "EUR"_currency, "USD"_currency, all_days, 2);
    REQUIRE(result.figures);
    CHECK(result.figures->median == r("15/1000")); // of 0, 0.01, 0.02 and 0.04
    CHECK(result.figures->p90 == r("4/100"));
    CHECK(result.figures->maximum == r("4/100"));
    CHECK(result.figures->mean == r("-1/400")); // (0.01 - 0.04 + 0 + 0.02) / 4
    // the largest first
    REQUIRE(result.worst.size() == 2);
    CHECK(result.worst[0].on == on("2024-01-02"));
    CHECK(result.worst[0].relative == r("-4/100"));
    CHECK(result.worst[1].on == on("2024-01-04"));
}

TEST_CASE("a percentile is the least difference that so many do not exceed") {
    // differences of 1, 2, ... n thousandths
    const auto figures = [](int n) {
        std::vector<std::string> rates;
        for (int i = 1; i <= n; ++i)
            rates.push_back("1." + std::to_string(1000 + i).substr(1));
        const auto a = euro_dollar(std::vector<std::string>(rates.size(), "1"));
        const auto b = euro_dollar(rates);
        return *compare_sources(a.source(), b.source(), "EUR"_currency, "USD"_currency, all_days, 0)
                    .figures;
    };
    const auto hundred = figures(100);
    CHECK(hundred.median == r("505/10000"));
    CHECK(hundred.p90 == r("90/1000"));
    CHECK(hundred.p95 == r("95/1000"));
    CHECK(hundred.p99 == r("99/1000"));
    CHECK(hundred.maximum == r("100/1000"));
    const auto more = figures(101);
    CHECK(more.median == r("51/1000"));
    CHECK(more.p90 == r("91/1000"));
    CHECK(more.p95 == r("96/1000"));
    CHECK(more.p99 == r("100/1000"));
    const auto one = figures(1);
    CHECK(one.median == r("1/1000"));
    CHECK(one.p90 == r("1/1000"));
    CHECK(one.p99 == r("1/1000"));
}

TEST_CASE("of equal differences the earlier day comes first") {
    const auto a = euro_dollar({"1", "1", "1"});
    const auto b = euro_dollar({"1.01", "0.98", "1.02"});
    const auto worst =
        compare_sources(a.source(), b.source(), "EUR"_currency, "USD"_currency, all_days, 10).worst;
    REQUIRE(worst.size() == 3);
    CHECK(worst[0].on == on("2024-01-02"));
    CHECK(worst[1].on == on("2024-01-03"));
    CHECK(worst[2].on == on("2024-01-01"));
}

TEST_CASE("the mean is of differences rounded to 12 places") {
    const auto a = euro_dollar({"3", "3"});
    const auto b = euro_dollar({"4", "3"});
    const auto result =
        compare_sources(a.source(), b.source(), "EUR"_currency, "USD"_currency, all_days, 1);
    CHECK(result.worst[0].relative == r("1/3"));
    CHECK(result.figures->mean == r("333333333333/2000000000000"));
}

TEST_CASE("a source agrees with itself") {
    const auto result = compare_sources(ecb(), ecb(), "GBP"_currency, "USD"_currency, all_days, 3);
    CHECK(result.common == 7075);
    CHECK(result.only_a + result.only_b == 0);
    CHECK(result.figures->maximum.is_zero());
    CHECK(result.figures->mean.is_zero());
    CHECK(result.worst[0].on == on("1999-01-04"));
}
