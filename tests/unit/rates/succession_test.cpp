#include <mulct/rates/succession.hpp>

#include <support/catch.hpp>

#include <mulct/base/calendar.hpp>

#include <string_view>

using mulct::currency;
using mulct::day;
using mulct::find_legal_step;
using mulct::find_predecessor;
using mulct::legal_step;
using mulct::succession;
using namespace mulct::literals;

namespace {

constexpr day d(std::string_view text) {
    return mulct::parse_day(text).value();
}

} // namespace

TEST_CASE("a conversion rate is in force from the day on which it was fixed") {
    constexpr auto kuna = succession("HRK"_currency, d("2023-01-01"));
    STATIC_REQUIRE(kuna);
    CHECK(kuna->what == legal_step::kind::conversion_rate);
    CHECK(kuna->from == "HRK"_currency);
    CHECK(kuna->to == "EUR"_currency);
    CHECK(to_string(kuna->rate) == "7.53450");
    CHECK(to_string(kuna->first_day) == "2023-01-01");
    STATIC_REQUIRE_FALSE(succession("HRK"_currency, d("2022-12-31")));
    // the mark's was in force while marks were still in every purse
    STATIC_REQUIRE(succession("DEM"_currency, d("1999-01-01")));
    STATIC_REQUIRE_FALSE(succession("DEM"_currency, d("1998-12-31")));
}

TEST_CASE("a redenomination is in force from the new unit's first day") {
    constexpr auto lira = succession("TRL"_currency, d("2005-01-01"));
    STATIC_REQUIRE(lira);
    CHECK(lira->what == legal_step::kind::redenomination);
    CHECK(lira->to == "TRY"_currency);
    CHECK(to_string(lira->rate) == "1000000");
    STATIC_REQUIRE_FALSE(succession("TRL"_currency, d("2004-12-31")));
    STATIC_REQUIRE(succession("ROL"_currency, d("2005-07-01")));
    STATIC_REQUIRE_FALSE(succession("ROL"_currency, d("2005-06-30")));
}

TEST_CASE("what lives on, or ended without a ratio, has no step") {
    STATIC_REQUIRE_FALSE(find_legal_step("GBP"_currency));
    STATIC_REQUIRE_FALSE(find_legal_step("EUR"_currency));
    STATIC_REQUIRE_FALSE(find_legal_step("DDM"_currency));
    STATIC_REQUIRE_FALSE(find_legal_step("ZWL"_currency)); // its ratio was not whole
    STATIC_REQUIRE_FALSE(succession("GBP"_currency, d("2030-01-01")));
}

TEST_CASE("a predecessor is the old unit, and leads to the new one again") {
    const auto old = find_predecessor("TRY"_currency);
    REQUIRE(old);
    CHECK(old->from == "TRL"_currency);
    CHECK(old->to == "TRY"_currency);
    CHECK(find_predecessor("RON"_currency)->from == "ROL"_currency);
    CHECK_FALSE(find_predecessor("GBP"_currency));
    // the euro has many, none by redenomination
    CHECK_FALSE(find_predecessor("EUR"_currency));
    // no unit has two predecessors, so there is nothing to choose
    int old_units = 0;
    int found = 0;
    for (std::size_t i = 0; i < currency::count(); ++i) {
        const currency c = currency::at(i);
        const auto step = find_legal_step(c);
        if (step && step->what == legal_step::kind::redenomination) ++old_units;
        if (const auto p = find_predecessor(c)) {
            ++found;
            CHECK(p->to == c);
        }
    }
    CHECK(found == old_units);
    CHECK(found == 28);
}
