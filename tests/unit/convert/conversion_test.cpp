#include <mulct/convert/conversion.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>
#include <support/rounding_oracle.hpp>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using mulct::absence;
using mulct::absence_reason;
using mulct::conversion;
using mulct::conversion_failure;
using mulct::conversion_problem;
using mulct::convert;
using mulct::cross_rate;
using mulct::currency;
using mulct::day;
using mulct::days_used;
using mulct::decimal;
using mulct::find_legs;
using mulct::leg;
using mulct::lookup;
using mulct::money;
using mulct::parse_money;
using mulct::rate_source;
using mulct::rate_table;
using mulct::ratio;
using mulct::rounding;
using mulct::rounding_rule;
using namespace mulct::literals;
using oracle::cpp_rational;

namespace {

day d(std::string_view text) {
    return mulct::parse_day(text).value();
}

money m(std::string_view text) {
    return parse_money(text).value();
}

/// An amount converted, or what stood in the way.
std::string converted(std::string_view from, currency to, const rate_source& source,
                      std::string_view on, rounding_rule finish = {rounding::half_up},
                      lookup rule = lookup::previous()) {
    const auto c = convert(m(from), to, source, d(on), rule, finish);
    if (c) return to_string(c->to);
    if (const auto* problem = std::get_if<conversion_problem>(&c.error())) {
        return *problem == conversion_problem::overflow ? "overflow" : "no minor unit";
    }
    return "absent: " + std::string{std::get<absence>(c.error()).unit.code()};
}

std::string legs_text(const std::vector<leg>& legs) {
    std::string text;
    for (const leg& l : legs) {
        text += text.empty() ? "" : " ";
        text += l.divides ? "/ " : "x ";
        text += std::string{l.base.code()} + "/" + std::string{l.counter.code()} + "=" +
                to_string(l.rate);
    }
    return text;
}

/// As the Federal Reserve quotes: some per dollar, some in dollars.
const rate_source& both_ways() {
    static const rate_table table =
        table_of("USD"_currency, {"2022-05-23 GBP/USD 1.2580", "2022-05-23 EUR/USD 1.0675",
                                  "2022-05-23 USD/JPY 127.76", "2022-05-23 USD/CHF 0.9659"});
    return table.source();
}

} // namespace

TEST_CASE("Clearview AI's fine at the ECB's rates of 2022-05-23") {
    const std::string_view on = "2022-05-23";
    CHECK(converted("7500000 GBP", "USD"_currency, ecb(), on) == "9429071.87 USD");
    CHECK(converted("7500000 GBP", "EUR"_currency, ecb(), on) == "8846113.02 EUR");
    CHECK(converted("7552800 GBP", "USD"_currency, ecb(), on) == "9495452.53 USD");
    CHECK(converted("7552800 GBP", "EUR"_currency, ecb(), on) == "8908389.65 EUR");
    // the proposed fine, at this day's rate and at its own
    CHECK(converted("17000000 GBP", "USD"_currency, ecb(), on) == "21372562.90 USD");
    CHECK(converted("17000000 GBP", "USD"_currency, ecb(), "2021-11-29") == "22663182.91 USD");
}

TEST_CASE("the receipt has all that went into the figure") {
    // a Sunday: the rates are Friday's
    const auto c = convert(m("7500000 GBP"), "USD"_currency, ecb(), d("2022-05-22"),
                           lookup::previous(), {rounding::half_even, 4});
    REQUIRE(c);
    CHECK(c->from == m("7500000 GBP"));
    CHECK(c->to.unit() == "USD"_currency);
    CHECK(c->to.amount().scale() == 4);
    CHECK(c->requested == d("2022-05-22"));
    CHECK(c->days == days_used{d("2022-05-20"), d("2022-05-20"), 1});
    CHECK(c->source == &ecb());
    CHECK(c->rule.how == lookup::rule::previous);
    CHECK(c->policy == rounding::half_even);
    CHECK(c->places == 4);
    REQUIRE(c->legs.size() == 2);
    CHECK(c->exact ==
          ratio{m("7500000 GBP").amount()} / ratio{c->legs[0].rate} * ratio{c->legs[1].rate});
    CHECK(c->to.amount() == c->exact.rounded(4, rounding::half_even));
}

TEST_CASE("rates are used as published, multiplied or divided by, and never inverted") {
    const auto legs = [](const rate_source& source, currency from, currency to) {
        return legs_text(find_legs(source, from, to, d("2022-05-23")));
    };
    // the pivot is every pair's base
    CHECK(legs(ecb(), "EUR"_currency, "USD"_currency) == "x EUR/USD=1.0659");
    CHECK(legs(ecb(), "USD"_currency, "EUR"_currency) == "/ EUR/USD=1.0659");
    CHECK(legs(ecb(), "GBP"_currency, "USD"_currency) == "/ EUR/GBP=0.84783 x EUR/USD=1.0659");
    CHECK(legs(ecb(), "USD"_currency, "GBP"_currency) == "/ EUR/USD=1.0659 x EUR/GBP=0.84783");
    // the pivot is on either side
    const rate_source& fed = both_ways();
    CHECK(legs(fed, "GBP"_currency, "USD"_currency) == "x GBP/USD=1.2580");
    CHECK(legs(fed, "USD"_currency, "GBP"_currency) == "/ GBP/USD=1.2580");
    CHECK(legs(fed, "GBP"_currency, "EUR"_currency) == "x GBP/USD=1.2580 / EUR/USD=1.0675");
    CHECK(legs(fed, "GBP"_currency, "JPY"_currency) == "x GBP/USD=1.2580 x USD/JPY=127.76");
    CHECK(legs(fed, "JPY"_currency, "GBP"_currency) == "/ USD/JPY=127.76 / GBP/USD=1.2580");
    CHECK(legs(fed, "JPY"_currency, "CHF"_currency) == "/ USD/JPY=127.76 x USD/CHF=0.9659");
    CHECK(legs(fed, "USD"_currency, "USD"_currency).empty());
}

TEST_CASE("a cross rate is what one unit becomes, and the way back undoes it") {
    const auto forth = find_legs(ecb(), "GBP"_currency, "USD"_currency, d("2022-05-23"));
    const auto back = find_legs(ecb(), "USD"_currency, "GBP"_currency, d("2022-05-23"));
    CHECK(to_string(cross_rate(forth)) == "35530/28261"); // 1.0659 / 0.84783 in lowest terms
    CHECK(cross_rate(forth) * cross_rate(back) == ratio{1});
    CHECK(cross_rate({}) == ratio{1});
    const auto both = find_legs(both_ways(), "GBP"_currency, "JPY"_currency, d("2022-05-23"));
    CHECK(to_string(cross_rate(both).rounded(5, rounding::half_up)) == "160.72208");
}

TEST_CASE("a conversion ends at the target's minor unit, or where it is told to") {
    const std::string_view on = "2022-05-23";
    // 7500000 / 0.84783 x 136.05 = 1203513676.09...
    CHECK(converted("7500000 GBP", "JPY"_currency, ecb(), on) == "1203513676 JPY");
    CHECK(converted("1 EUR", "USD"_currency, ecb(), on, {rounding::half_up, 4}) == "1.0659 USD");
    CHECK(converted("1 EUR", "USD"_currency, ecb(), on, {rounding::half_up, 6}) == "1.065900 USD");
    CHECK(converted("1 EUR", "USD"_currency, ecb(), on, {rounding::half_up, 0}) == "1 USD");
    CHECK(converted("1 EUR", "USD"_currency, ecb(), on, {rounding::half_up}) == "1.07 USD");
    CHECK(converted("1 EUR", "USD"_currency, ecb(), on, {rounding::floor}) == "1.06 USD");
    CHECK(converted("-1 EUR", "USD"_currency, ecb(), on, {rounding::floor}) == "-1.07 USD");
}

TEST_CASE("a target without a minor unit needs a number of places") {
    const auto table = table_of("EUR"_currency, {"2022-05-23 EUR/XAU 0.000576"});
    const rate_source& gold = table.source();
    CHECK(converted("1000000 EUR", "XAU"_currency, gold, "2022-05-23") == "no minor unit");
    CHECK(converted("1000000 EUR", "XAU"_currency, gold, "2022-05-23", {rounding::half_up, 3}) ==
          "576.000 XAU");
    CHECK(converted("576 XAU", "EUR"_currency, gold, "2022-05-23") == "1000000.00 EUR");
    CHECK(converted("1 XAU", "XAU"_currency, gold, "2022-05-23") == "no minor unit");
}

TEST_CASE("an amount in the target currency needs no rate, and is rounded alone") {
    // on a day without rates, of a currency that the source does not quote
    CHECK(converted("7552800 KWD", "KWD"_currency, ecb(), "1990-01-01") == "7552800.000 KWD");
    CHECK(converted("1.005 GBP", "GBP"_currency, ecb(), "2022-05-22", {rounding::half_even}) ==
          "1.00 GBP");
    const auto c = convert(m("7.5 GBP"), "GBP"_currency, ecb(), d("2022-05-22"), lookup::exact(),
                           {rounding::half_up});
    REQUIRE(c);
    CHECK(c->legs.empty());
    CHECK(c->source == nullptr);
    CHECK_FALSE(c->days);
    CHECK(c->exact == ratio{m("7.5 GBP").amount()});
}

TEST_CASE("a currency that has ended is converted by law, to the day") {
    // HRK became the euro on 2023-01-01 at 7.53450; the ECB's last rate was 7.5365
    CHECK(converted("1000 HRK", "EUR"_currency, ecb(), "2022-12-30") == "132.69 EUR");
    CHECK(converted("1000 HRK", "EUR"_currency, ecb(), "2022-12-31") == "132.69 EUR");
    CHECK(converted("1000 HRK", "EUR"_currency, ecb(), "2023-01-01") == "132.72 EUR");
    CHECK(converted("1000 HRK", "EUR"_currency, ecb(), "2024-06-01") == "132.72 EUR");
    // ... and from there at the day's rate: 1000 / 7.53450 x 1.0666
    CHECK(converted("1000 HRK", "USD"_currency, ecb(), "2023-01-01") == "141.56 USD");
    CHECK(converted("100 USD", "HRK"_currency, ecb(), "2023-01-01") == "706.40 HRK");
    // both ways through the euro, on any day since: DEM 1.95583, FRF 6.55957
    CHECK(converted("100 DEM", "FRF"_currency, ecb(), "2000-05-05") == "335.39 FRF");
    CHECK(converted("100 DEM", "FRF"_currency, ecb(), "2026-11-01") == "335.39 FRF");
}

TEST_CASE("a redenominated currency goes over to the new unit on its first day") {
    // ROL 36030 on 2005-06-30, RON 3.6030 on 2005-07-01
    CHECK(converted("1000000 ROL", "EUR"_currency, ecb(), "2005-06-30") == "27.75 EUR");
    CHECK(converted("1000000 ROL", "EUR"_currency, ecb(), "2005-07-01") == "27.75 EUR");
    CHECK(converted("1000000 ROL", "RON"_currency, ecb(), "2005-07-01") == "100.00 RON");
    CHECK(legs_text(convert(m("1 ROL"), "EUR"_currency, ecb(), d("2005-06-30"), lookup::previous(),
                            {rounding::half_up})
                        ->legs) == "/ EUR/ROL=36030");
    CHECK(legs_text(convert(m("1 ROL"), "EUR"_currency, ecb(), d("2005-07-01"), lookup::previous(),
                            {rounding::half_up})
                        ->legs) == "/ RON/ROL=10000 / EUR/RON=3.603");
}

TEST_CASE("a new unit's first days may have no rate but the old one's") {
    // 2005-01-01 was a Saturday: the last rate is TRL 1836200 of Friday
    const auto legs = [](std::string_view amount, std::string_view on) {
        const auto c = convert(m(amount), "EUR"_currency, ecb(), d(on), lookup::previous(),
                               {rounding::half_up});
        REQUIRE(c);
        return legs_text(c->legs);
    };
    CHECK(legs("1 TRL", "2004-12-31") == "/ EUR/TRL=1836200");
    CHECK(legs("1 TRY", "2005-01-01") == "x TRY/TRL=1000000 / EUR/TRL=1836200");
    CHECK(legs("1 TRY", "2005-01-02") == "x TRY/TRL=1000000 / EUR/TRL=1836200");
    CHECK(legs("1 TRY", "2005-01-03") == "/ EUR/TRY=1.815");
    // an old amount goes over and back
    CHECK(legs("1 TRL", "2005-01-01") == "/ TRY/TRL=1000000 x TRY/TRL=1000000 / EUR/TRL=1836200");
    CHECK(legs("1 TRL", "2005-01-03") == "/ TRY/TRL=1000000 / EUR/TRY=1.815");
    CHECK(converted("100 TRY", "EUR"_currency, ecb(), "2005-01-01") == "54.46 EUR");
    CHECK(converted("54.46 EUR", "TRY"_currency, ecb(), "2005-01-01") == "100.00 TRY");
}

TEST_CASE("succession can be refused, and then what has ended has no rate") {
    lookup strict = lookup::previous();
    strict.ended = mulct::ended_currencies::refused;
    const auto reason = [&](std::string_view amount, std::string_view on) {
        const auto c =
            convert(m(amount), "EUR"_currency, ecb(), d(on), strict, {rounding::half_up});
        REQUIRE_FALSE(c);
        return std::get<mulct::absence>(c.error()).reason;
    };
    CHECK(reason("1 HRK", "2024-01-05") == mulct::absence_reason::retired);
    CHECK(reason("1 TRL", "2006-01-05") == mulct::absence_reason::retired);
    CHECK(reason("1 TRY", "2005-01-01") == mulct::absence_reason::before_series);
    CHECK(reason("1 DEM", "2000-01-05") == mulct::absence_reason::unknown_currency);
}

TEST_CASE("the law alone converts what it tied together, and nothing else") {
    const auto by_law = [](std::string_view amount, currency to, std::string_view on) {
        const auto c =
            convert(m(amount), to, ecb(), d(on), lookup::irrevocable(), {rounding::half_up});
        if (c) {
            CHECK(c->source == nullptr);
            return to_string(c->to);
        }
        const auto& a = std::get<mulct::absence>(c.error());
        CHECK(a.source == nullptr);
        return std::string{a.unit.code()} + (a.reason == mulct::absence_reason::before_series
                                                 ? " from " + to_string(*a.after)
                                                 : " never");
    };
    CHECK(by_law("1000 HRK", "EUR"_currency, "2023-01-01") == "132.72 EUR");
    CHECK(by_law("1000 HRK", "EUR"_currency, "2022-12-31") == "HRK from 2023-01-01");
    CHECK(by_law("1000000 TRL", "TRY"_currency, "2005-01-01") == "1.00 TRY");
    CHECK(by_law("1 GBP", "EUR"_currency, "2023-01-01") == "GBP never");
    CHECK(by_law("1 HRK", "USD"_currency, "2023-01-01") == "USD never");
    CHECK(by_law("1 EUR", "USD"_currency, "2023-01-01") == "USD never");
}

TEST_CASE("an average is the exact mean of its rates, each leg's own") {
    const auto table =
        table_of("EUR"_currency, {"2020-02-03 EUR/GBP 0.84", "2020-02-03 EUR/USD 1.10",
                                  "2020-02-14 EUR/GBP 0.83", "2020-02-14 EUR/USD 1.085",
                                  "2020-02-28 EUR/GBP 0.85", "2020-02-28 EUR/USD 1.09"});
    const auto c = convert(m("100 GBP"), "USD"_currency, table.source(), d("2020-02-20"),
                           lookup::month_average(), {rounding::half_up, 10});
    REQUIRE(c);
    CHECK(c->days == days_used{d("2020-02-03"), d("2020-02-28"), 3});
    CHECK(c->legs[0].used() == m("2.52 GBP").amount() / m("3 GBP").amount());
    // 100 / (2.52 / 3) x (3.275 / 3) = 327.5 / 2.52
    CHECK(to_string(c->to) == "129.9603174603 USD");
    CHECK(observations_used(*c).size() == 6);
}

TEST_CASE("of several sources the first that has every rate serves, whole") {
    const auto first =
        table_of("EUR"_currency, {"2022-05-20 EUR/USD 1.0577", "2022-05-23 EUR/GBP 0.84783",
                                  "2022-05-23 EUR/USD 1.0659"});
    const std::vector<const rate_source*> both{&first.source(), &both_ways()};
    const auto serve = [&](std::string_view amount, currency to, std::string_view on) {
        const auto c = convert(m(amount), to, both, d(on), lookup::exact(), {rounding::half_up, 6});
        REQUIRE(c);
        return (c->source == both[0] ? "first " : "second ") + to_string(c->to);
    };
    CHECK(serve("1 GBP", "USD"_currency, "2022-05-23") == "first 1.257210 USD");
    CHECK(serve("1 USD", "JPY"_currency, "2022-05-23") == "second 127.760000 JPY");
    // none: every reason, in order
    const auto none = convert(m("1 GBP"), "KWD"_currency, both, d("2022-05-23"), lookup::exact(),
                              {rounding::half_up});
    REQUIRE_FALSE(none);
    REQUIRE(none.error().size() == 2);
    CHECK(std::get<mulct::absence>(none.error()[0]).source == both[0]);
    CHECK(std::get<mulct::absence>(none.error()[1]).source == both[1]);
    // what no source could change is said once
    const auto great = convert(m("99999999999999999999999999999999999999 GBP"), "USD"_currency,
                               both, d("2022-05-23"), lookup::exact(), {rounding::half_up});
    REQUIRE_FALSE(great);
    CHECK(great.error().size() == 1);
}

TEST_CASE("a result of more than 38 digits is an overflow, and an intermediate is not") {
    const std::string_view on = "2022-05-23";
    const std::string_view great = "99999999999999999999999999999999999999 GBP";
    CHECK(converted(great, "USD"_currency, ecb(), on) == "overflow");
    CHECK(converted(great, "GBP"_currency, ecb(), on) == "overflow"); // no room for pence
    CHECK(converted(great, "GBP"_currency, ecb(), on, {rounding::half_up, 0}) == great);
    CHECK(converted("1 GBP", "USD"_currency, ecb(), on, {rounding::half_up, 39}) == "overflow");
    CHECK(converted("1 GBP", "USD"_currency, ecb(), on, {rounding::half_up, -1}) == "overflow");
    // there and back by a long rate: 38 digits above the line and under it
    const auto table = table_of("EUR"_currency, {"2022-05-23 EUR/GBP 0.999999999999999999",
                                                 "2022-05-23 EUR/USD 0.999999999999999999"});
    CHECK(converted(great, "USD"_currency, table.source(), on, {rounding::half_up, 0}) ==
          "99999999999999999999999999999999999999 USD");
}

TEST_CASE("without a rate the failure is the absence of the currency that lacks it") {
    const auto failure = [](std::string_view from, currency to, std::string_view on, lookup rule) {
        const auto c = convert(m(from), to, ecb(), d(on), rule, {rounding::half_up});
        REQUIRE_FALSE(c);
        return std::get<absence>(c.error());
    };
    CHECK(failure("1 RUB", "USD"_currency, "2022-06-01", lookup::previous()).unit ==
          "RUB"_currency);
    const absence rouble = failure("1 USD", "RUB"_currency, "2022-06-01", lookup::previous());
    CHECK(rouble.unit == "RUB"_currency);
    CHECK(rouble.reason == absence_reason::suspended);
    CHECK(rouble.before == d("2022-03-01"));
    const absence sunday = failure("1 GBP", "EUR"_currency, "2022-05-22", lookup::exact());
    CHECK(sunday.reason == absence_reason::not_a_publication_day);
    CHECK(sunday.unit == "GBP"_currency);
    CHECK(failure("1 EUR", "KWD"_currency, "2022-05-23", lookup::previous()).reason ==
          absence_reason::unknown_currency);
    // the first currency's want is told first
    CHECK(failure("1 RUB", "KWD"_currency, "2022-06-01", lookup::previous()).unit ==
          "RUB"_currency);
}

TEST_CASE("both legs of a cross rate are of one day") {
    const auto table =
        table_of("EUR"_currency, {"2022-05-20 EUR/GBP 0.84820", "2022-05-20 EUR/USD 1.0577",
                                  "2022-05-23 EUR/USD 1.0659"});
    // the pound was left out on the 23rd: its rate of the 20th is not put beside the dollar's
    CHECK(converted("1 GBP", "USD"_currency, table.source(), "2022-05-23") == "absent: GBP");
    CHECK(converted("1 USD", "GBP"_currency, table.source(), "2022-05-23") == "absent: GBP");
    CHECK(converted("1 EUR", "USD"_currency, table.source(), "2022-05-23") == "1.07 USD");
    CHECK(converted("100 GBP", "USD"_currency, table.source(), "2022-05-22") == "124.70 USD");
}

TEST_CASE("a conversion is one exact ratio, rounded once") {
    // a bare array: clang 14 crashes on a vector of literals
    constexpr currency unit_list[] = {"USD"_currency, "GBP"_currency, "JPY"_currency,
                                      "EUR"_currency, "KWD"_currency};
    const std::vector<currency> units(std::begin(unit_list), std::end(unit_list));
    int ties = 0;
    CHECK(rc::check("conversions", [&] {
        // Each currency is quoted in dollars or per dollar, by a rate of its own.
        mulct::snapshot s = snapshot_of("USD"_currency, {});
        std::vector<cpp_rational> dollars(units.size(), 1); // one unit in dollars
        for (std::size_t i = 1; i < units.size(); ++i) {
            const bool inverse = *rc::gen::arbitrary<bool>();
            const auto coefficient =
                *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(1, 1000000000),
                                rc::gen::element<std::int64_t>(1, 2, 4, 5, 8, 125, 25000));
            const decimal rate = decimal::make(coefficient, *oracle::from_to(0, 9)).value();
            s.rows.push_back({day{19000}, inverse ? "USD"_currency : units[i],
                              inverse ? units[i] : "USD"_currency, rate});
            dollars[i] = inverse ? cpp_rational{1 / oracle::value(rate)} : oracle::value(rate);
        }
        std::sort(s.rows.begin(), s.rows.end(),
                  [](const auto& a, const auto& b) { return a.key() < b.key(); });
        const rate_table table = rate_table::make(s).value();
        const decimal amount =
            *rc::gen::oneOf(oracle::decimal_of(*oracle::from_to(1, 38), *oracle::from_to(0, 12)),
                            oracle::decimal_of(4, 2));
        for (std::size_t i = 0; i < units.size(); ++i) {
            for (std::size_t j = 0; j < units.size(); ++j) {
                const cpp_rational exact = oracle::value(amount) * dollars[i] / dollars[j];
                const std::optional<int> places = *rc::gen::arbitrary<bool>()
                                                      ? std::optional{*oracle::from_to(0, 8)}
                                                      : std::nullopt;
                const int used = places.value_or(*units[j].minor_unit());
                if (oracle::is_tie(oracle::in_units(exact, used))) ++ties;
                for (const rounding policy : oracle::policies) {
                    RC_LOG() << to_string(amount) << ' ' << units[i].code() << " to "
                             << units[j].code() << '\n';
                    const auto c = convert({amount, units[i]}, units[j], table.source(), day{19000},
                                           lookup::exact(), {policy, places});
                    const auto expected = oracle::rounded(exact, used, policy);
                    if (oracle::too_large(expected)) {
                        RC_ASSERT(!c);
                        RC_ASSERT(std::get<conversion_problem>(c.error()) ==
                                  conversion_problem::overflow);
                        continue;
                    }
                    RC_ASSERT(c.has_value());
                    RC_ASSERT(oracle::is(c->to.amount(), expected, used));
                    RC_ASSERT(c->to.unit() == units[j]);
                    RC_ASSERT(to_string(c->exact) == exact.str());
                    RC_ASSERT(c->places == used);
                }
            }
        }
    }));
    CHECK(ties > 0);
}
