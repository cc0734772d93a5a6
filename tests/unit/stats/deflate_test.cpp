#include <mulct/stats/deflate.hpp>

#include <support/catch.hpp>

using namespace mulct;

namespace {

constexpr currency eur = "EUR"_currency;
constexpr currency gbp = "GBP"_currency;
constexpr currency usd = "USD"_currency;

std::string level(currency area, int year) {
    return to_string(price_level(area, year).value().rounded(3, rounding::half_up));
}

} // namespace

TEST_CASE("a year's level is the mean of its months, or the publisher's own") {
    CHECK(level(eur, 2015) == "99.999"); // the base of the index; its months have two digits
    CHECK(level(gbp, 2015) == "100.000");
    CHECK(level(gbp, 2024) == "133.900");
    CHECK(level(usd, 2022) == "292.655"); // as the Bureau of Labor Statistics states it
}

TEST_CASE("a year that is not complete has no level, nor has an area without prices") {
    CHECK(price_level(usd, 2025).error().year == 2025); // without its October
    CHECK(price_level(eur, 1995).error().area == eur);
    CHECK(price_level("SEK"_currency, 2020).error().area == "SEK"_currency);
}

TEST_CASE("an amount in other prices grows as they did, exactly") {
    const auto pounds = in_prices_of(decimal{1000}, gbp, 2015, 2024);
    CHECK(pounds.value() == ratio{1339});
    CHECK(in_prices_of(decimal{1339}, gbp, 2024, 2015).value() == ratio{1000});
    CHECK(in_prices_of(decimal{7}, usd, 2022, 2022).value() == ratio{7});
    CHECK(in_prices_of(decimal{1}, usd, 2025, 2022).error().year == 2025);
    CHECK(in_prices_of(decimal{1}, usd, 2022, 1800).error().year == 1800);
}

TEST_CASE("prices have their publishers") {
    CHECK(price_source_of(eur).starts_with("Eurostat"));
    CHECK(price_source_of(gbp).starts_with("ONS"));
    CHECK(price_source_of(usd).starts_with("BLS"));
    CHECK(price_source_of("SEK"_currency).empty());
}
