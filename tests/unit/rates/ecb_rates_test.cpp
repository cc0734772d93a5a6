/// The ECB's rates as they are built in, by figures that anyone can look up.

#include <mulct/rates/lookup.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>
#include <support/rounding_oracle.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

using mulct::absence_reason;
using mulct::currency;
using mulct::day;
using mulct::lookup;
using mulct::rate_source;
using mulct::series;
using namespace mulct::literals;

namespace {

day d(std::string_view text) {
    return mulct::parse_day(text).value();
}

std::string rate(currency c, std::string_view on) {
    const auto seen = ecb().find(c)->on(d(on));
    return seen ? to_string(seen->rate) : "none";
}

constexpr auto exact = lookup::exact();
constexpr auto previous = lookup::previous();

void check_found(currency c, std::string_view on, lookup rule, std::string_view expected) {
    CAPTURE(c.code(), on);
    const auto r = find_rate_day(ecb(), c, d(on), rule);
    REQUIRE(r);
    CHECK(to_string(*r) == expected);
}

void check_absent(currency c, std::string_view on, lookup rule, absence_reason reason,
                  std::string_view before, std::string_view after) {
    CAPTURE(c.code(), on);
    const auto r = find_rate_day(ecb(), c, d(on), rule);
    REQUIRE_FALSE(r);
    CHECK(static_cast<int>(r.error().reason) == static_cast<int>(reason));
    const auto text = [](const std::optional<day>& x) { return x ? to_string(*x) : "-"; };
    CHECK(text(r.error().before) == before);
    CHECK(text(r.error().after) == after);
}

} // namespace

TEST_CASE("the ECB published on 7,075 days, from the euro's first on") {
    const auto days = ecb().publication_days();
    CHECK(days.size() == 7075);
    CHECK(to_string(ecb().first_day()) == "1999-01-04");
    CHECK(to_string(ecb().last_day()) == "2026-08-21");
    CHECK(std::is_sorted(days.begin(), days.end()));
    CHECK(ecb_snapshot().rows.size() == 220223);
    CHECK(ecb().pivot() == "EUR"_currency);
    CHECK(ecb().all_series().size() == 41);
    for (const series& s : ecb().all_series())
        CHECK(s.base() == "EUR"_currency);
}

TEST_CASE("the longest time between two publication days is five days, 36 times to April 2026") {
    // Easter and Christmas: Thursday to Tuesday, mostly. So the default look-back of 7 days
    // bridges every gap there has been.
    std::map<int, int> gaps;
    const auto days = ecb().publication_days();
    for (std::size_t i = 1; i < days.size() && day{days[i]} <= d("2026-04-13"); ++i)
        ++gaps[days[i] - days[i - 1]];
    CHECK(gaps.rbegin()->first == 5);
    CHECK(gaps[5] == 36);
    for (std::size_t i = 1; i < days.size(); ++i)
        CHECK(days[i] - days[i - 1] <= 5);
}

TEST_CASE("no rate was published on a weekend, or outside its currency's lifetime") {
    int weekends = 0;
    for (const auto n : ecb().publication_days()) {
        const unsigned weekday = mulct::weekday_of(day{n});
        if (weekday == 0 || weekday == 6) ++weekends;
    }
    CHECK(weekends == 0);
    for (const series& s : ecb().all_series()) {
        CAPTURE(s.counter().code());
        CHECK(s.counter().lifetime().contains(s.front().on));
        CHECK(s.counter().lifetime().contains(s.back().on));
    }
}

TEST_CASE("the rates of 2022-05-23 are those published") {
    CHECK(rate("USD"_currency, "2022-05-23") == "1.0659");
    CHECK(rate("GBP"_currency, "2022-05-23") == "0.84783");
    CHECK(rate("USD"_currency, "1999-01-04") == "1.1789");
    CHECK(rate("TRL"_currency, "2004-12-31") == "1836200");
    CHECK(rate("TRY"_currency, "2005-01-03") == "1.815");
    CHECK(rate("ROL"_currency, "2005-06-30") == "36030");
    CHECK(rate("RON"_currency, "2005-07-01") == "3.603");
}

TEST_CASE("dollars a pound, by cross rates rounded to six places") {
    const auto cross = [](std::string_view on) {
        const auto usd = ecb().find("USD"_currency)->on(d(on))->rate;
        const auto gbp = ecb().find("GBP"_currency)->on(d(on))->rate;
        return oracle::rounded(oracle::value(usd) / oracle::value(gbp), 6,
                               mulct::rounding::half_even);
    };
    CHECK(cross("2022-05-23") == 1257210);
    CHECK(cross("2021-11-29") == 1333128);
    CHECK(cross("2020-10-16") == 1291426);
    CHECK(cross("2019-07-08") == 1251325);
}

TEST_CASE("a Sunday has no rate of its own") {
    check_absent("GBP"_currency, "2022-05-22", exact, absence_reason::not_a_publication_day,
                 "2022-05-20", "2022-05-23");
    check_found("GBP"_currency, "2022-05-22", previous, "2022-05-20");
    check_found("EUR"_currency, "2022-05-22", previous, "2022-05-20");
    check_absent("EUR"_currency, "2022-05-22", exact, absence_reason::not_a_publication_day,
                 "2022-05-20", "2022-05-23");
}

TEST_CASE("the rouble is suspended from 2022-03-02 on") {
    check_found("RUB"_currency, "2022-03-01", exact, "2022-03-01");
    check_found("RUB"_currency, "2022-03-01", previous, "2022-03-01");
    for (const std::string_view on : {"2022-03-02", "2022-06-01"}) {
        check_absent("RUB"_currency, on, exact, absence_reason::suspended, "2022-03-01", "-");
        check_absent("RUB"_currency, on, previous, absence_reason::suspended, "2022-03-01", "-");
    }
    check_absent("RUB"_currency, "2022-06-05", previous, absence_reason::suspended, "2022-03-01",
                 "-");
}

TEST_CASE("the Icelandic krona was suspended from 2008-12-10 to 2018-01-31") {
    check_found("ISK"_currency, "2008-12-09", exact, "2008-12-09");
    for (const std::string_view on : {"2008-12-10", "2012-06-01", "2018-01-31"}) {
        check_absent("ISK"_currency, on, previous, absence_reason::suspended, "2008-12-09",
                     "2018-02-01");
    }
    check_found("ISK"_currency, "2018-02-01", exact, "2018-02-01");
    CHECK(rate("ISK"_currency, "2008-12-09") == "290");
}

TEST_CASE("the kuna has rates to its last day, and is retired after it") {
    check_found("HRK"_currency, "2022-12-31", previous, "2022-12-30"); // a Saturday
    check_found("HRK"_currency, "2022-12-30", exact, "2022-12-30");
    check_absent("HRK"_currency, "2023-01-01", previous, absence_reason::retired, "2022-12-30",
                 "-");
    check_absent("HRK"_currency, "2026-01-02", exact, absence_reason::retired, "2022-12-30", "-");
    // the lev likewise, three years later
    check_found("BGN"_currency, "2025-12-31", exact, "2025-12-31");
    check_absent("BGN"_currency, "2026-01-01", previous, absence_reason::retired, "2025-12-31",
                 "-");
}

TEST_CASE("the euro did not exist in 1998, and had no rates in its first three days") {
    check_absent("EUR"_currency, "1998-12-31", previous, absence_reason::not_yet_existing, "-",
                 "1999-01-04");
    check_absent("EUR"_currency, "1999-01-01", previous, absence_reason::before_series, "-",
                 "1999-01-04");
    check_absent("USD"_currency, "1998-12-31", previous, absence_reason::before_series, "-",
                 "1999-01-04");
    check_found("EUR"_currency, "1999-01-04", exact, "1999-01-04");
}

TEST_CASE("the day after the last is outside, and so is every later one") {
    check_found("GBP"_currency, "2026-08-21", exact, "2026-08-21");
    check_absent("GBP"_currency, "2026-08-22", previous, absence_reason::outside_loaded_data,
                 "2026-08-21", "-");
    check_absent("EUR"_currency, "2026-08-22", previous, absence_reason::outside_loaded_data,
                 "2026-08-21", "-");
    check_absent("RUB"_currency, "2026-08-22", previous, absence_reason::outside_loaded_data,
                 "2022-03-01", "-");
}

TEST_CASE("the ECB has never quoted the Kuwaiti dinar") {
    check_absent("KWD"_currency, "2022-05-23", previous, absence_reason::unknown_currency, "-",
                 "-");
}

TEST_CASE("a currency comes into the series later than the source") {
    check_absent("HRK"_currency, "2005-03-31", previous, absence_reason::before_series, "-",
                 "2005-04-01");
    check_found("HRK"_currency, "2005-04-01", exact, "2005-04-01");
    // the new lira began on a Saturday, and was first quoted on the Monday
    check_absent("TRY"_currency, "2005-01-01", previous, absence_reason::before_series, "-",
                 "2005-01-03");
    check_absent("TRY"_currency, "2004-12-31", previous, absence_reason::not_yet_existing, "-",
                 "2005-01-03");
}
