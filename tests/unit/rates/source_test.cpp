#include <mulct/rates/source.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <string>

using mulct::day;
using mulct::rate_source;
using namespace mulct::literals;

namespace {

day d(std::string_view text) {
    return mulct::parse_day(text).value();
}

} // namespace

TEST_CASE("a source has its name, its pivot, and the days of all its series") {
    const auto table =
        table_of("EUR"_currency, {"2022-05-20 EUR/USD 1.0577", "2022-05-23 EUR/USD 1.0659",
                                  "2022-05-23 EUR/GBP 0.84783", "2022-05-24 EUR/GBP 0.85750"});
    const rate_source& source = table.source();
    CHECK(source.name() == "TEST");
    CHECK(source.title() == "Rates for tests");
    CHECK(source.pivot() == "EUR"_currency);
    CHECK(source.all_series().size() == 2);
    // a day on which one of them was published is a day of the source's, once
    REQUIRE(source.publication_days().size() == 3);
    CHECK(source.first_day() == d("2022-05-20"));
    CHECK(source.publication_days()[1] == d("2022-05-23").count());
    CHECK(source.last_day() == d("2022-05-24"));
}

TEST_CASE("a series is found by its currency, whichever way round it is quoted") {
    // as the Federal Reserve does: some per dollar, some in dollars
    const auto table =
        table_of("USD"_currency, {"2022-05-23 GBP/USD 1.2580", "2022-05-23 USD/JPY 127.76"});
    const rate_source& source = table.source();
    REQUIRE(source.find("GBP"_currency) != nullptr);
    CHECK(source.find("GBP"_currency)->base() == "GBP"_currency);
    CHECK(source.find("GBP"_currency)->counter() == "USD"_currency);
    REQUIRE(source.find("JPY"_currency) != nullptr);
    CHECK(source.find("JPY"_currency)->base() == "USD"_currency);
    CHECK(source.find("JPY"_currency)->counter() == "JPY"_currency);
    // a pair is found only as it is quoted
    CHECK(source.find_pair("GBP"_currency, "USD"_currency) == source.find("GBP"_currency));
    CHECK(source.find_pair("USD"_currency, "JPY"_currency) == source.find("JPY"_currency));
    CHECK(source.find_pair("USD"_currency, "GBP"_currency) == nullptr);
    CHECK(source.find_pair("JPY"_currency, "USD"_currency) == nullptr);
    CHECK(source.find_pair("GBP"_currency, "JPY"_currency) == nullptr);
    CHECK(source.find_pair("USD"_currency, "EUR"_currency) == nullptr);
    // the pivot needs no series, and others have none
    CHECK(source.find("USD"_currency) == nullptr);
    CHECK(source.find("EUR"_currency) == nullptr);
}

TEST_CASE("the first publication after a day is never on it") {
    const auto table =
        table_of("EUR"_currency, {"2022-05-20 EUR/USD 1.0577", "2022-05-23 EUR/USD 1.0659"});
    const rate_source& source = table.source();
    CHECK(source.first_publication_after(day::earliest()) == 0);
    CHECK(source.first_publication_after(d("2022-05-19")) == 0);
    CHECK(source.first_publication_after(d("2022-05-20")) == 1);
    CHECK(source.first_publication_after(d("2022-05-22")) == 1);
    CHECK(source.first_publication_after(d("2022-05-23")) == 2);
    CHECK(source.first_publication_after(day::latest()) == 2);
}
