#include <mulct/fines/country_currency.hpp>
#include <mulct/fines/law.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/fines/country.hpp>

#include <support/catch.hpp>

using namespace mulct;

TEST_CASE("laws are found in what a row says of them, the longer name first") {
    CHECK(find_fine_law("Art. 5 GDPR, Art. 6 GDPR")->name == "GDPR");
    CHECK(find_fine_law("UK GDPR")->sum == 17'500'000);
    CHECK(find_fine_law("Telecoms Act") == nullptr);
}

TEST_CASE("the days on which laws came into force are those of their texts") {
    CHECK(to_string(day{find_fine_law("GDPR")->in_force}) == "2018-05-25");
    CHECK(to_string(day{find_fine_law("UK GDPR")->in_force}) == "2021-01-01");
    CHECK(to_string(day{find_fine_law("DSA")->in_force}) == "2022-11-16");
    CHECK(to_string(day{find_fine_law("DMA")->in_force}) == "2023-05-02");
    CHECK(to_string(day{find_fine_law("Regulation 1/2003")->in_force}) == "2004-05-01");
    CHECK(to_string(day{find_fine_law("AI Act")->in_force}) == "2025-08-02");
    for (const fine_law& law : fine_laws)
        CHECK(currency::find(law.sum_unit));
}

TEST_CASE("a country's currency is the one of the day") {
    const auto on = [](std::string_view country, std::string_view d) {
        return currency_of_country(country, *parse_day(d));
    };
    CHECK(on("SE", "2022-05-23") == "SEK"_currency);
    CHECK(on("HR", "2022-12-31") == "HRK"_currency);
    CHECK(on("HR", "2023-01-01") == "EUR"_currency);
    CHECK(on("BG", "2025-12-31") == "BGN"_currency);
    CHECK(on("BG", "2026-01-01") == "EUR"_currency);
    CHECK(on("LT", "2015-01-01") == "EUR"_currency);
    CHECK_FALSE(on("", "2022-05-23"));
    CHECK_FALSE(on("ZW", "2022-05-23"));
    for (const detail::country_money& m : detail::country_moneys) {
        CHECK(is_country_code(m.country));
        const auto c = currency::find(m.code);
        REQUIRE(c);
        if (m.euro_from != 0) CHECK(c->lifetime().last >= day{m.euro_from} - 1);
    }
}
