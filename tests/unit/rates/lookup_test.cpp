#include <mulct/rates/lookup.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <rapidcheck.h>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using mulct::absence_reason;
using mulct::currency;
using mulct::day;
using mulct::decimal;
using mulct::lookup;
using mulct::rate_source;
using mulct::rate_table;
using mulct::snapshot;
using namespace mulct::literals;

namespace {

day d(std::string_view text) {
    return mulct::parse_day(text).value();
}

std::string text(const std::optional<day>& x) {
    return x ? to_string(*x) : "-";
}

constexpr std::string_view names[] = {
    "unknown_currency",    "not_yet_existing",      "retired", "before_series",
    "outside_loaded_data", "not_a_publication_day", "stale",   "suspended"};

/// The day, or "reason, the days before and after".
std::string found(const rate_source& source, currency c, std::string_view on, lookup rule) {
    const auto r = find_rate_day(source, c, d(on), rule);
    if (r) return to_string(*r);
    CHECK(r.error().source == &source);
    CHECK(r.error().rule.how == rule.how);
    CHECK(r.error().unit == c);
    CHECK(r.error().requested == d(on));
    return std::string{names[static_cast<std::size_t>(r.error().reason)]} + " " +
           text(r.error().before) + " " + text(r.error().after);
}

constexpr auto exact = lookup::exact();
constexpr auto previous = lookup::previous();

// Published on Thursday 5, Friday 6, Monday 9 and Tuesday 24 March 2020 and, after the gap, on the
// 25th. The pound is left out on the 9th. The yen comes late. HRK stands for what is quoted to its
// end, and beyond.
const std::vector<std::string_view> lines{
    "2020-03-05 EUR/GBP 0.86740", "2020-03-05 EUR/USD 1.1187", "2020-03-06 EUR/GBP 0.86748",
    "2020-03-06 EUR/USD 1.1336",  "2020-03-09 EUR/USD 1.1456", "2020-03-24 EUR/GBP 0.91800",
    "2020-03-24 EUR/USD 1.0843",  "2020-03-24 EUR/JPY 120.25", "2020-03-25 EUR/GBP 0.91800",
    "2020-03-25 EUR/USD 1.0827",  "2020-03-25 EUR/JPY 120.39",
};

const rate_source& source() {
    static const rate_table table = table_of("EUR"_currency, lines);
    return table.source();
}

} // namespace

TEST_CASE("a publication day answers for itself under every rule") {
    for (const lookup rule : {exact, previous, lookup::previous(0)}) {
        CHECK(found(source(), "GBP"_currency, "2020-03-06", rule) == "2020-03-06");
        CHECK(found(source(), "EUR"_currency, "2020-03-06", rule) == "2020-03-06"); // the pivot
        CHECK(found(source(), "GBP"_currency, "2020-03-05", rule) == "2020-03-05"); // the first
        CHECK(found(source(), "GBP"_currency, "2020-03-25", rule) == "2020-03-25"); // the last
    }
}

TEST_CASE("a day without publication has none exactly, and the last before it by look-back") {
    const auto saturday = "2020-03-07";
    CHECK(found(source(), "USD"_currency, saturday, exact) ==
          "not_a_publication_day 2020-03-06 2020-03-09");
    CHECK(found(source(), "EUR"_currency, saturday, exact) ==
          "not_a_publication_day 2020-03-06 2020-03-09");
    CHECK(found(source(), "USD"_currency, saturday, previous) == "2020-03-06");
    CHECK(found(source(), "EUR"_currency, saturday, previous) == "2020-03-06");
    // the nearest day with a rate of this currency, not of the source
    CHECK(found(source(), "GBP"_currency, saturday, exact) ==
          "not_a_publication_day 2020-03-06 2020-03-24");
}

TEST_CASE("the look-back ends after so many days, and then the last rate is stale") {
    CHECK(found(source(), "USD"_currency, "2020-03-16", previous) == "2020-03-09"); // 7 days
    CHECK(found(source(), "USD"_currency, "2020-03-17", previous) == "stale 2020-03-09 2020-03-24");
    CHECK(found(source(), "EUR"_currency, "2020-03-17", previous) == "stale 2020-03-09 2020-03-24");
    CHECK(found(source(), "USD"_currency, "2020-03-17", lookup::previous(8)) == "2020-03-09");
    CHECK(found(source(), "USD"_currency, "2020-03-23", lookup::previous(13)) ==
          "stale 2020-03-09 2020-03-24");
    CHECK(found(source(), "USD"_currency, "2020-03-23", lookup::previous(14)) == "2020-03-09");
    CHECK(found(source(), "USD"_currency, "2020-03-10", lookup::previous(0)) ==
          "stale 2020-03-09 2020-03-24");
}

TEST_CASE("a currency left out on a publication day is suspended: an older rate is no answer") {
    CHECK(found(source(), "GBP"_currency, "2020-03-09", exact) ==
          "suspended 2020-03-06 2020-03-24");
    CHECK(found(source(), "GBP"_currency, "2020-03-09", previous) ==
          "suspended 2020-03-06 2020-03-24");
    // ... and on the days that look back to it
    CHECK(found(source(), "GBP"_currency, "2020-03-10", previous) ==
          "suspended 2020-03-06 2020-03-24");
    CHECK(found(source(), "GBP"_currency, "2020-03-10", lookup::previous(30)) ==
          "suspended 2020-03-06 2020-03-24");
}

TEST_CASE("a currency that the source has never quoted is unknown, on any day") {
    CHECK(found(source(), "KWD"_currency, "2020-03-06", previous) == "unknown_currency - -");
    CHECK(found(source(), "KWD"_currency, "1900-01-01", previous) == "unknown_currency - -");
    CHECK(found(source(), "KWD"_currency, "2030-01-01", exact) == "unknown_currency - -");
}

TEST_CASE("a currency is not there before its series begins") {
    CHECK(found(source(), "JPY"_currency, "2020-03-23", previous) == "before_series - 2020-03-24");
    CHECK(found(source(), "JPY"_currency, "2020-03-06", exact) == "before_series - 2020-03-24");
    CHECK(found(source(), "GBP"_currency, "2020-03-04", previous) == "before_series - 2020-03-05");
    CHECK(found(source(), "EUR"_currency, "2020-03-04", previous) == "before_series - 2020-03-05");
}

TEST_CASE("days after the last one are refused, not carried forward") {
    CHECK(found(source(), "GBP"_currency, "2020-03-26", previous) ==
          "outside_loaded_data 2020-03-25 -");
    CHECK(found(source(), "EUR"_currency, "2020-03-26", lookup::previous(30)) ==
          "outside_loaded_data 2020-03-25 -");
    CHECK(found(source(), "GBP"_currency, "2020-03-26", exact) ==
          "outside_loaded_data 2020-03-25 -");
}

TEST_CASE("a currency is not there before or after its lifetime, whatever was published") {
    const auto table =
        table_of("USD"_currency, {"1998-12-31 USD/DEM 1.67", "1999-01-04 EUR/USD 1.1812",
                                  "1999-01-04 USD/CHF 1.36", "2023-01-03 EUR/USD 1.0532"});
    const rate_source& s = table.source();
    CHECK(found(s, "EUR"_currency, "1998-12-31", previous) == "not_yet_existing - 1999-01-04");
    // the first days of the euro, before it was quoted
    CHECK(found(s, "EUR"_currency, "1999-01-01", previous) == "before_series - 1999-01-04");
    CHECK(found(s, "DEM"_currency, "1998-12-31", previous) == "1998-12-31");
    CHECK(found(s, "DEM"_currency, "1999-01-01", previous) == "retired 1998-12-31 -");
    // a source that went on quoting it: the day asked for is neither before nor after itself
    const auto late =
        table_of("EUR"_currency, {"2022-12-30 EUR/HRK 7.5365", "2023-01-03 EUR/HRK 7.5345"});
    CHECK(found(late.source(), "HRK"_currency, "2023-01-03", previous) == "retired 2022-12-30 -");
    // also after the last of the data: the currency's end is the better reason
    CHECK(found(s, "DEM"_currency, "2030-01-01", previous) == "retired 1998-12-31 -");
}

namespace {

std::string looked_at(std::string_view on, lookup rule) {
    const auto days = days_looked_at(d(on), rule);
    return to_string(days.first) + (days.first == days.last ? "" : ".." + to_string(days.last));
}

/// The days whose rates answer, "first..last of count", or the reason that none do.
std::string days_found(const rate_source& source, currency c, std::string_view on, lookup rule) {
    const auto span = find_rate_days(source, c, d(on), rule);
    if (!span) return std::string{names[static_cast<std::size_t>(span.error().reason)]};
    const auto days = source.publication_days();
    return to_string(day{days[span->first]}) + ".." +
           to_string(day{days[span->first + span->count - 1]}) + " of " +
           std::to_string(span->count);
}

} // namespace

TEST_CASE("a rule says by itself which day or days it looks at") {
    CHECK(looked_at("2022-05-23", lookup::previous()) == "2022-05-23");
    CHECK(looked_at("2022-05-23", lookup::exact()) == "2022-05-23");
    CHECK(looked_at("2022-05-23", lookup::month_average()) == "2022-05-01..2022-05-31");
    CHECK(looked_at("2022-12-31", lookup::month_average()) == "2022-12-01..2022-12-31");
    CHECK(looked_at("2024-02-29", lookup::month_average()) == "2024-02-01..2024-02-29");
    CHECK(looked_at("2022-05-23", lookup::year_average()) == "2022-01-01..2022-12-31");
    // the last year end that is not to come
    CHECK(looked_at("2022-05-23", lookup::year_end()) == "2021-12-31");
    CHECK(looked_at("2022-12-30", lookup::year_end()) == "2021-12-31");
    CHECK(looked_at("2022-12-31", lookup::year_end()) == "2022-12-31");
    CHECK(looked_at("2023-01-01", lookup::year_end()) == "2022-12-31");
    CHECK(looked_at("2022-05-23", lookup::fixed(d("2020-01-02"))) == "2020-01-02");
}

TEST_CASE("customs take the second-last Wednesday of the month before") {
    // Implementing Regulation (EU) 2015/2447, Article 146(2) and (3): Wednesdays of April 2022 are
    // the 6th, 13th, 20th and 27th, and so on
    CHECK(looked_at("2022-05-01", lookup::customs()) == "2022-04-20");
    CHECK(looked_at("2022-05-31", lookup::customs()) == "2022-04-20");
    CHECK(looked_at("2022-06-01", lookup::customs()) == "2022-05-18"); // of 4, 11, 18, 25
    CHECK(looked_at("2022-12-15", lookup::customs()) == "2022-11-23"); // the 30th is the last
    CHECK(looked_at("2022-01-15", lookup::customs()) == "2021-12-22"); // the year before
    CHECK(looked_at("2024-08-01", lookup::customs()) == "2024-07-24"); // July ends on the last one
    for (int n = d("2000-01-01").count(); n < d("2030-01-01").count(); ++n) {
        const day on = days_looked_at(day{n}, lookup::customs()).first;
        const day month_end = mulct::month_of(day{n}).first - 1;
        REQUIRE(mulct::weekday_of(on) == 3);
        REQUIRE(month_end - on >= 7);
        REQUIRE(month_end - on < 14);
    }
}

TEST_CASE("an average is of all publication days of its period, and of nothing less") {
    // February 2020 has 1 and 2 on a weekend; so do 29 February and 1 March
    const auto table =
        table_of("EUR"_currency,
                 {"2020-02-03 EUR/GBP 0.84", "2020-02-03 EUR/USD 1.10", "2020-02-28 EUR/GBP 0.85",
                  "2020-02-28 EUR/USD 1.09", "2020-03-02 EUR/USD 1.11", "2020-03-31 EUR/USD 1.09",
                  "2020-03-31 EUR/GBP 0.88", "2020-04-01 EUR/GBP 0.88", "2020-04-01 EUR/USD 1.09"});
    const rate_source& s = table.source();
    const auto month = lookup::month_average();
    CHECK(days_found(s, "USD"_currency, "2020-02-14", month) == "2020-02-03..2020-02-28 of 2");
    CHECK(days_found(s, "USD"_currency, "2020-02-01", month) == "2020-02-03..2020-02-28 of 2");
    CHECK(days_found(s, "EUR"_currency, "2020-02-29", month) == "2020-02-03..2020-02-28 of 2");
    CHECK(days_found(s, "USD"_currency, "2020-03-14", month) == "2020-03-02..2020-03-31 of 2");
    // the pound was left out once in March: no mean of what is left
    CHECK(days_found(s, "GBP"_currency, "2020-03-14", month) == "suspended");
    // April is not over, and neither is the year; January was before
    CHECK(days_found(s, "USD"_currency, "2020-04-01", month) == "outside_loaded_data");
    CHECK(days_found(s, "USD"_currency, "2020-04-01", lookup::year_average()) ==
          "outside_loaded_data");
    CHECK(days_found(s, "USD"_currency, "2020-01-31", month) == "before_series");
    CHECK(days_found(s, "USD"_currency, "2020-05-01", month) == "outside_loaded_data");
    CHECK(days_found(s, "KWD"_currency, "2020-02-14", month) == "unknown_currency");
}

TEST_CASE("a month is covered if no working day of it is missing at either end") {
    const auto from = [](std::string_view first, std::string_view last) {
        const std::string a = std::string{first} + " EUR/USD 1.10";
        const std::string b = std::string{last} + " EUR/USD 1.11";
        const auto table = table_of("EUR"_currency, {a, b});
        return days_found(table.source(), "USD"_currency, first, lookup::month_average());
    };
    CHECK(from("2020-02-03", "2020-02-28") == "2020-02-03..2020-02-28 of 2"); // Monday, Friday
    CHECK(from("2020-02-04", "2020-02-28") == "before_series");               // Tuesday
    CHECK(from("2020-02-03", "2020-02-27") == "outside_loaded_data");         // Thursday
    // New Year's Day is nobody's working day: 1999-01-01 was a Friday
    CHECK(from("1999-01-04", "1999-01-29") == "1999-01-04..1999-01-29 of 2");
    CHECK(from("1999-01-05", "1999-01-29") == "before_series");
    // a currency that came in the middle of a month has no average of it
    const auto late =
        table_of("EUR"_currency,
                 {"2020-02-03 EUR/GBP 0.84", "2020-02-10 EUR/USD 1.10", "2020-02-10 EUR/GBP 0.85",
                  "2020-02-28 EUR/GBP 0.84", "2020-02-28 EUR/USD 1.1"});
    CHECK(days_found(late.source(), "USD"_currency, "2020-02-20", lookup::month_average()) ==
          "before_series");
    CHECK(days_found(late.source(), "GBP"_currency, "2020-02-20", lookup::month_average()) ==
          "2020-02-03..2020-02-28 of 3");
}

TEST_CASE("year end, fixed day and customs look back from their day as previous does") {
    const auto table =
        table_of("EUR"_currency, {"2021-11-24 EUR/USD 1.12", "2021-12-31 EUR/USD 1.1326",
                                  "2022-05-17 EUR/USD 1.05", "2022-06-30 EUR/USD 1.04"});
    const rate_source& s = table.source();
    CHECK(found(s, "USD"_currency, "2022-05-23", lookup::year_end()) == "2021-12-31");
    CHECK(found(s, "USD"_currency, "2022-03-01", lookup::fixed(d("2022-01-02"))) == "2021-12-31");
    // 2022-05-18 had none, so the most recent rate applies (Article 146(2))
    CHECK(found(s, "USD"_currency, "2022-06-15", lookup::customs()) == "2022-05-17");
    CHECK(found(s, "USD"_currency, "2022-01-15", lookup::customs()) ==
          "stale 2021-12-31 2022-05-17");
    // days after the last one are no obstacle to a rule that looks at an earlier one
    CHECK(found(s, "USD"_currency, "2022-07-15", lookup::year_end()) == "2021-12-31");
    CHECK(found(s, "USD"_currency, "2022-08-15", lookup::customs()) ==
          "outside_loaded_data 2022-06-30 -");
    // a fixed day is the day on which the currency must exist
    CHECK(found(s, "EUR"_currency, "1990-01-01", lookup::fixed(d("2022-01-02"))) == "2021-12-31");
    CHECK(found(s, "EUR"_currency, "2022-01-02", lookup::fixed(d("1990-01-01"))) ==
          "not_yet_existing 2021-12-31 2022-05-17");
}

TEST_CASE("a month's rate is the rate of its days and of no others") {
    snapshot monthly =
        snapshot_of("GBP"_currency, {"2022-04-01 GBP/USD 1.32", "2022-05-01 GBP/EUR 1.20",
                                     "2022-05-01 GBP/USD 1.30", "2022-07-01 GBP/USD 1.22"});
    monthly.published = mulct::frequency::monthly;
    const rate_table table = rate_table::make(monthly).value();
    const rate_source& s = table.source();
    CHECK(to_string(s.last_day()) == "2022-07-31");
    for (const lookup rule : {exact, previous, lookup::previous(0), lookup::month_average()}) {
        CHECK(found(s, "USD"_currency, "2022-05-01", rule) == "2022-05-01");
        CHECK(found(s, "USD"_currency, "2022-05-31", rule) == "2022-05-01");
        CHECK(found(s, "USD"_currency, "2022-06-01", rule).starts_with("stale"));
        CHECK(found(s, "EUR"_currency, "2022-07-31", rule).starts_with("suspended"));
        CHECK(found(s, "USD"_currency, "2022-08-01", rule).starts_with("outside_loaded_data"));
        CHECK(found(s, "USD"_currency, "2022-03-31", rule).starts_with("before_series"));
    }
    // May's rate stands for customs in June
    CHECK(found(s, "USD"_currency, "2022-06-15", lookup::customs()) == "2022-05-01");
}

namespace {

constexpr int first_count = 18000;
constexpr int far_count = 18060;

/// Rates of three currencies on some of 60 days, and of all of them on the last.
rc::Gen<snapshot> some_rates() {
    return rc::gen::exec([] {
        snapshot s = snapshot_of("EUR"_currency, {});
        for (int n = first_count; n <= far_count; ++n) {
            if (n != far_count && *rc::gen::inRange(0, 4) == 0) continue; // nothing that day
            for (const currency c : {"GBP"_currency, "JPY"_currency, "USD"_currency}) {
                if (n != far_count && *rc::gen::inRange(0, 5) == 0) continue;
                const auto rate = *rc::gen::inRange(1, 1000000);
                s.rows.push_back({day{n}, "EUR"_currency, c, decimal::make(rate, 4).value()});
            }
        }
        return s;
    });
}

rc::Gen<lookup> some_rule() {
    return rc::gen::exec([] {
        return *rc::gen::inRange(0, 4) == 0 ? exact : lookup::previous(*rc::gen::inRange(0, 10));
    });
}

rc::Gen<currency> some_currency() {
    return rc::gen::element("EUR"_currency, "GBP"_currency, "JPY"_currency, "USD"_currency,
                            "KWD"_currency);
}

} // namespace

TEST_CASE("the day is the one that a calendar on paper gives") {
    CHECK(rc::check("look-up", [] {
        const snapshot s = *some_rates();
        const rate_table table = rate_table::make(s).value();
        std::set<int> published;
        std::map<currency, std::set<int>> quoted;
        for (const auto& row : s.rows) {
            published.insert(row.on.count());
            quoted["EUR"_currency].insert(row.on.count());
            quoted[row.counter].insert(row.on.count());
        }
        for (int i = 0; i < 50; ++i) {
            const currency c = *some_currency();
            const lookup rule = *some_rule();
            const int on = *rc::gen::inRange(first_count - 5, far_count + 5);
            const auto got = find_rate_day(table.source(), c, day{on}, rule);
            // walk back a day at a time
            int at = on;
            while (at >= first_count && published.count(at) == 0)
                --at;
            RC_LOG() << c.code() << " on " << on << " within " << rule.within << '\n';
            const auto& days = quoted[c];
            std::optional<absence_reason> expected;
            if (days.empty()) {
                expected = absence_reason::unknown_currency;
            } else if (on > far_count) {
                expected = absence_reason::outside_loaded_data;
            } else if (on < *days.begin()) {
                expected = absence_reason::before_series;
            } else if (rule.how == lookup::rule::exact && at != on) {
                expected = absence_reason::not_a_publication_day;
            } else if (on - at > rule.within) {
                expected = absence_reason::stale;
            } else if (days.count(at) == 0) {
                expected = absence_reason::suspended;
            }
            RC_ASSERT(got.has_value() == !expected);
            if (got) {
                RC_ASSERT(*got == day{at});
                continue;
            }
            RC_ASSERT(got.error().reason == *expected);
            std::optional<day> before;
            std::optional<day> after;
            for (const int n : days) {
                if (n < on) before = day{n};
                if (n > on && !after) after = day{n};
            }
            RC_ASSERT(got.error().before == before);
            RC_ASSERT(got.error().after == after);
        }
    }));
}

TEST_CASE("no rule looks ahead: what is published later changes nothing") {
    CHECK(rc::check("no look-ahead", [] {
        // Two histories that agree up to the day asked for, and on the last day of all.
        const day on{*rc::gen::inRange(first_count, far_count)};
        const snapshot one = *some_rates();
        const snapshot other = *some_rates();
        snapshot mixed = one;
        mixed.rows.clear();
        for (const auto& row : one.rows) {
            if (row.on <= on) mixed.rows.push_back(row);
        }
        for (const auto& row : other.rows) {
            if (row.on > on) mixed.rows.push_back(row);
        }
        const rate_table table = rate_table::make(one).value();
        const rate_table later = rate_table::make(mixed).value();
        for (const currency c : {"EUR"_currency, "GBP"_currency, "JPY"_currency, "USD"_currency}) {
            const lookup rule = *some_rule();
            const auto a = find_rate_day(table.source(), c, on, rule);
            const auto b = find_rate_day(later.source(), c, on, rule);
            RC_ASSERT(a.has_value() == b.has_value());
            if (a) {
                RC_ASSERT(*a == *b);
                RC_ASSERT(*a <= on);
                RC_ASSERT(on - *a <= rule.within);
                if (c != "EUR"_currency) {
                    RC_ASSERT(table.source().find(c)->on(*a)->rate ==
                              later.source().find(c)->on(*b)->rate);
                }
            } else {
                RC_ASSERT(a.error().reason == b.error().reason);
                RC_ASSERT(a.error().before == b.error().before);
            }
        }
    }));
}
