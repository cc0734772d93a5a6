#include <mulct/rates/lint.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using mulct::day;
using mulct::finding;
using mulct::frequency;
using mulct::lint;
using mulct::lint_kind;
using mulct::lint_rules;
using mulct::lint_rules_for;
using mulct::publication_calendar;
using mulct::rate_row;
using namespace mulct::literals;

namespace {

constexpr day on(std::string_view text) {
    return mulct::parse_day(text).value();
}

/// Rows of lines, in their order.
std::vector<rate_row> rows_of(const std::vector<std::string>& lines) {
    std::vector<rate_row> rows;
    for (const std::string& line : lines)
        rows.push_back(mulct::detail::parse_rate_row(line).value());
    return rows;
}

/// "spike GBP/BRL 2019-04-01 1: 4.853 439943 5.1227", with a dash for what is not there.
std::string text_of(const finding& f) {
    const auto rate = [](const auto& r) { return r ? to_string(*r) : std::string{"-"}; };
    std::string text{to_string(f.kind)};
    if (f.pair) {
        text += ' ' + std::string{f.pair->base.code()} + '/' + std::string{f.pair->counter.code()};
    }
    text += ' ' + to_string(f.first);
    if (f.last != f.first) text += ".." + to_string(f.last);
    text += ' ' + std::to_string(f.count);
    if (f.before || f.found || f.after) {
        text += ": " + rate(f.before) + ' ' + rate(f.found) + ' ' + rate(f.after);
    }
    return text;
}

std::vector<std::string> found_in(const std::vector<rate_row>& rows, const lint_rules& rules = {}) {
    std::vector<std::string> texts;
    for (const finding& f : lint(rows, rules))
        texts.push_back(text_of(f));
    return texts;
}

std::vector<std::string> found_in(const std::vector<std::string>& lines,
                                  const lint_rules& rules = {}) {
    return found_in(rows_of(lines), rules);
}

/// A pair's rates on days in a row, from 2024-01-01.
std::vector<rate_row> daily(const std::vector<std::string>& rates,
                            std::string_view pair = "EUR/USD") {
    std::vector<rate_row> rows;
    day d = on("2024-01-01");
    for (const std::string& rate : rates) {
        const std::string line = to_string(d) + ' ' + std::string{pair} + ' ' + rate;
        rows.push_back(mulct::detail::parse_rate_row(line).value());
        d = d + 1;
    }
    return rows;
}

using texts = std::vector<std::string>;
const texts nothing;

} // namespace

TEST_CASE("nothing is wrong with no rates, with one, or with good ones") {
    CHECK(found_in(texts{}) == nothing);
    CHECK(found_in(texts{"2022-05-23 EUR/USD 1.0659"}) == nothing);
    CHECK(found_in(texts{"2022-05-20 EUR/GBP 0.84820", "2022-05-20 EUR/USD 1.0577",
                         "2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/USD 1.0659"}) == nothing);
}

TEST_CASE("rows that stand too late are one finding, with their days") {
    CHECK(found_in(texts{"2022-05-24 EUR/USD 1.0720", "2022-05-23 EUR/USD 1.0659",
                         "2022-05-20 EUR/USD 1.0577"}) ==
          texts{"out_of_order 2022-05-20..2022-05-23 2"});
    CHECK(found_in(texts{"2022-05-23 EUR/USD 1.0659", "2022-05-23 EUR/GBP 0.84783"}) ==
          texts{"out_of_order 2022-05-23 1"});
}

TEST_CASE("a second rate for a pair's day is a finding, the same or another") {
    CHECK(found_in(texts{"2022-05-23 EUR/USD 1.0659", "2022-05-23 EUR/USD 1.0659",
                         "2022-05-23 EUR/USD 1.0660"}) ==
          texts{"duplicate EUR/USD 2022-05-23 1: 1.0659 1.0659 -",
                "duplicate EUR/USD 2022-05-23 1: 1.0659 1.0660 -"});
    // they are found wherever they stand, and the first in the file counts
    CHECK(found_in(texts{"2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/USD 1.0720",
                         "2022-05-23 EUR/USD 9.0659"}) ==
          texts{"out_of_order 2022-05-23 1", "duplicate EUR/USD 2022-05-23 1: 1.0659 9.0659 -"});
}

TEST_CASE("a currency in itself is a finding") {
    CHECK(found_in(texts{"2022-05-23 EUR/EUR 1", "2022-05-24 EUR/EUR 1"}) ==
          texts{"against_itself EUR/EUR 2022-05-23..2022-05-24 2: - 1 -"});
}

TEST_CASE("of two ways round the rarer is the finding") {
    CHECK(found_in(texts{"2022-05-20 EUR/USD 1.0577", "2022-05-23 EUR/USD 1.0659",
                         "2022-05-24 USD/EUR 0.93284"}) ==
          texts{"mixed_directions USD/EUR 2022-05-24 1: - 0.93284 -"});
    CHECK(found_in(texts{"2022-05-20 EUR/USD 1.0577", "2022-05-23 USD/EUR 0.93818",
                         "2022-05-24 USD/EUR 0.93284"}) ==
          texts{"mixed_directions EUR/USD 2022-05-20 1: - 1.0577 -"});
    // one of each: just one of them
    CHECK(found_in(texts{"2022-05-20 EUR/USD 1.0577", "2022-05-23 USD/EUR 0.93818"}) ==
          texts{"mixed_directions USD/EUR 2022-05-23 1: - 0.93818 -"});
}

TEST_CASE("a pair without the pivot is a finding, if the pivot is known") {
    const texts lines{"2022-05-23 EUR/USD 1.0659", "2022-05-23 GBP/USD 1.2572"};
    lint_rules rules;
    CHECK(found_in(lines, rules) == nothing);
    rules.pivot = "USD"_currency;
    CHECK(found_in(lines, rules) == nothing);
    rules.pivot = "EUR"_currency;
    CHECK(found_in(lines, rules) == texts{"without_pivot GBP/USD 2022-05-23 1: - 1.2572 -"});
}

TEST_CASE("days after today are a finding") {
    const texts lines{"2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/USD 1.0720",
                      "2022-05-25 EUR/GBP 0.85295", "2022-05-25 EUR/USD 1.0656"};
    lint_rules rules;
    CHECK(found_in(lines, rules) == nothing);
    rules.today = on("2022-05-25");
    CHECK(found_in(lines, rules) == nothing);
    rules.today = on("2022-05-24");
    CHECK(found_in(lines, rules) == texts{"future_day 2022-05-25 1"});
    rules.today = on("2022-05-22");
    CHECK(found_in(lines, rules) == texts{"future_day 2022-05-23..2022-05-25 3"});
}

TEST_CASE("a month's rates may be there in the month before") {
    const texts lines{"2026-08-01 GBP/USD 1.3400", "2026-09-01 GBP/USD 1.3500"};
    lint_rules rules = lint_rules_for(frequency::monthly);
    rules.today = on("2026-08-01");
    CHECK(found_in(lines, rules) == nothing);
    rules.today = on("2026-07-31");
    CHECK(found_in(lines, rules) == texts{"future_day 2026-09-01 1"});
}

TEST_CASE("rates outside a currency's life are a finding for each side") {
    CHECK(found_in(texts{"2022-12-30 EUR/HRK 7.5365", "2022-12-31 EUR/HRK 7.5365"}) == nothing);
    CHECK(found_in(texts{"2022-12-31 EUR/HRK 7.5365", "2023-01-01 EUR/HRK 7.5345",
                         "2023-01-02 EUR/HRK 7.5345"}) ==
          texts{"outside_lifetime EUR/HRK 2023-01-01..2023-01-02 2: - 7.5345 -"});
    CHECK(found_in(texts{"1998-12-31 EUR/USD 1.1668", "1999-01-01 EUR/USD 1.1668",
                         "1999-01-04 EUR/USD 1.1789"}) ==
          texts{"outside_lifetime EUR/USD 1998-12-31 1: - 1.1668 -"});
    // the base may be the one that is dead
    CHECK(found_in(texts{"2023-01-02 HRK/EUR 0.13272"}) ==
          texts{"outside_lifetime HRK/EUR 2023-01-02 1: - 0.13272 -"});
}

TEST_CASE("a month in which a currency began is within its life, one after its end is not") {
    const lint_rules monthly = lint_rules_for(frequency::monthly);
    CHECK(found_in(texts{"2024-06-01 GBP/ZWG 17.2"}, monthly) == nothing); // began on the 25th
    CHECK(found_in(texts{"2024-06-01 GBP/ZWG 17.2"}) ==
          texts{"outside_lifetime GBP/ZWG 2024-06-01 1: - 17.2 -"});
    CHECK(found_in(texts{"2024-05-01 GBP/ZWG 17.2"}, monthly) ==
          texts{"outside_lifetime GBP/ZWG 2024-05-01 1: - 17.2 -"});
    CHECK(found_in(texts{"2022-12-01 GBP/HRK 8.7812"}, monthly) == nothing);
    CHECK(found_in(texts{"2002-10-01 GBP/AFA 7400"}, monthly) == nothing); // ended on the 6th
    CHECK(found_in(texts{"2023-01-01 GBP/HRK 8.7812"}, monthly) ==
          texts{"outside_lifetime GBP/HRK 2023-01-01 1: - 8.7812 -"});
}

TEST_CASE("TARGET's days without a rate are missing, and days in a row are one finding") {
    lint_rules rules;
    const texts lines{"2022-05-18 EUR/USD 1.0523", "2022-05-19 EUR/USD 1.0525",
                      "2022-05-24 EUR/USD 1.0720", "2022-05-26 EUR/USD 1.0697"};
    CHECK(found_in(lines, rules) == nothing);
    rules.calendar = publication_calendar::target;
    // the weekend of 21 May does not split the first
    CHECK(found_in(lines, rules) ==
          texts{"missing_day 2022-05-20..2022-05-23 2", "missing_day 2022-05-25 1"});
}

TEST_CASE("rates for a day that is none of TARGET's are extra") {
    lint_rules rules;
    rules.calendar = publication_calendar::target;
    const texts lines{"2022-05-20 EUR/USD 1.0577", "2022-05-21 EUR/GBP 0.84820",
                      "2022-05-21 EUR/USD 1.0577", "2022-05-23 EUR/USD 1.0659"};
    CHECK(found_in(lines, rules) == texts{"extra_day 2022-05-21 1"});
    rules.calendar = publication_calendar::unknown;
    CHECK(found_in(lines, rules) == nothing);
    // a missing day is found though the last of all is an extra one
    rules.calendar = publication_calendar::target;
    CHECK(found_in(texts{"2022-05-19 EUR/USD 1.0525", "2022-05-21 EUR/USD 1.0577"}, rules) ==
          texts{"missing_day 2022-05-20 1", "extra_day 2022-05-21 1"});
}

TEST_CASE("a change by more than the factor, up or down, is a jump") {
    CHECK(found_in(daily({"100", "100", "120", "120"})) == nothing); // a factor of exactly 1.2
    CHECK(found_in(daily({"120", "120", "100", "100"})) == nothing);
    CHECK(found_in(daily({"100", "101", "121.3", "121"})) ==
          texts{"jump EUR/USD 2024-01-03 1: 101 121.3 121"});
    CHECK(found_in(daily({"120.001", "120.001", "100", "100"})) ==
          texts{"jump EUR/USD 2024-01-03 1: 120.001 100 100"});
    // the last value, after which nobody knows
    CHECK(found_in(daily({"100", "100", "121"})) == texts{"jump EUR/USD 2024-01-03 1: 100 121 -"});
    // the bank's crisis of October 2008
    CHECK(found_in(daily({"156.13", "195", "197", "265", "305"}, "EUR/ISK")) ==
          texts{"jump EUR/ISK 2024-01-02 1: 156.13 195 197",
                "jump EUR/ISK 2024-01-04 1: 197 265 305"});
}

TEST_CASE("the factor of a jump is a rule") {
    lint_rules rules;
    rules.jump = *mulct::decimal::make(15, 1);
    CHECK(found_in(daily({"100", "100", "150", "150"}), rules) == nothing);
    CHECK(found_in(daily({"100", "100", "150.1", "151"}), rules) ==
          texts{"jump EUR/USD 2024-01-03 1: 100 150.1 151"});
}

TEST_CASE("numbers too long for a product of decimals are compared all the same") {
    const std::string nines(38, '9');
    const std::string fraction = "0." + std::string(37, '0') + "1";
    CHECK(found_in(daily({nines, nines, nines})) == nothing);
    CHECK(found_in(daily({nines, fraction, nines})) ==
          texts{"inverted EUR/USD 2024-01-02 1: " + nines + ' ' + fraction + ' ' + nines});
}

TEST_CASE("a value far from both neighbours on one side is a spike") {
    // three that HMRC published
    CHECK(found_in(texts{"2019-03-01 GBP/BRL 4.853", "2019-04-01 GBP/BRL 439943",
                         "2019-05-01 GBP/BRL 5.1227"}) ==
          texts{"spike GBP/BRL 2019-04-01 1: 4.853 439943 5.1227"});
    CHECK(found_in(texts{"2021-11-01 GBP/HRK 8.9069", "2021-12-01 GBP/HRK 1.8282",
                         "2022-01-01 GBP/HRK 8.832"}) ==
          texts{"spike GBP/HRK 2021-12-01 1: 8.9069 1.8282 8.832"});
    CHECK(found_in(texts{"2018-03-01 GBP/IQD 1655.06", "2018-04-01 GBP/IQD 843.06",
                         "2018-05-01 GBP/IQD 1691.76"}) ==
          texts{"spike GBP/IQD 2018-04-01 1: 1655.06 843.06 1691.76"});
    // at exactly the factor it is none, on either side
    CHECK(found_in(daily({"100", "120", "100"})) == nothing);
    CHECK(found_in(daily({"100", "120.1", "100"})) ==
          texts{"spike EUR/USD 2024-01-02 1: 100 120.1 100"});
    CHECK(found_in(daily({"120", "100", "120"})) == nothing);
    CHECK(found_in(daily({"120.1", "100", "120.1"})) ==
          texts{"spike EUR/USD 2024-01-02 1: 120.1 100 120.1"});
    // on two sides, it is on the way
    CHECK(
        found_in(daily({"100", "130", "170", "170"})) ==
        texts{"jump EUR/USD 2024-01-02 1: 100 130 170", "jump EUR/USD 2024-01-03 1: 130 170 170"});
    // far from the one before and near to the one after, it is a jump
    CHECK(found_in(daily({"100", "130", "108.4", "100"})) ==
          texts{"jump EUR/USD 2024-01-02 1: 100 130 108.4"});
}

TEST_CASE("a level after a spike is compared with the one before it") {
    CHECK(found_in(daily({"100", "1000", "150", "150"})) ==
          texts{"spike EUR/USD 2024-01-02 1: 100 1000 150",
                "jump EUR/USD 2024-01-03 1: 100 150 150"});
    CHECK(found_in(daily({"100", "1000", "101", "10", "102"})) ==
          texts{"spike EUR/USD 2024-01-02 1: 100 1000 101",
                "spike EUR/USD 2024-01-04 1: 101 10 102"});
}

TEST_CASE("the factor of a spike is a rule of its own") {
    lint_rules rules;
    rules.spike = *mulct::decimal::make(15, 1);
    CHECK(found_in(daily({"100", "151", "100", "100"}), rules) ==
          texts{"spike EUR/USD 2024-01-02 1: 100 151 100"});
    // below it, but above that of a jump: up and down again
    CHECK(
        found_in(daily({"100", "149", "100", "100"}), rules) ==
        texts{"jump EUR/USD 2024-01-02 1: 100 149 100", "jump EUR/USD 2024-01-03 1: 149 100 100"});
}

TEST_CASE("values are neighbours within five publication days") {
    const auto with_days = [](int others) {
        std::vector<std::string> lines{"2024-01-01 EUR/TRY 32.6530", "2024-01-01 EUR/USD 1.1050"};
        for (int i = 1; i <= others; ++i)
            lines.push_back("2024-01-" + std::string{i < 9 ? "0" : ""} + std::to_string(1 + i) +
                            " EUR/USD 1.0956");
        lines.push_back("2024-01-20 EUR/TRY 45.0000");
        lines.push_back("2024-01-20 EUR/USD 1.0890");
        return lines;
    };
    CHECK(found_in(with_days(0)) == texts{"jump EUR/TRY 2024-01-20 1: 32.6530 45.0000 -"});
    CHECK(found_in(with_days(4)) ==
          texts{"jump EUR/TRY 2024-01-20 1: 32.6530 45.0000 -",
                "gap EUR/TRY 2024-01-02..2024-01-05 4: 32.6530 - 45.0000"});
    CHECK(found_in(with_days(5)) ==
          texts{"gap EUR/TRY 2024-01-02..2024-01-06 5: 32.6530 - 45.0000"});
}

TEST_CASE("a pair that is left out for good has no gap") {
    CHECK(found_in(texts{"2022-03-01 EUR/RUB 117.2010", "2022-03-01 EUR/USD 1.1162",
                         "2022-03-02 EUR/USD 1.1106", "2022-03-03 EUR/USD 1.1076"}) == nothing);
    CHECK(found_in(texts{"2022-03-01 EUR/USD 1.1162", "2022-03-02 EUR/USD 1.1106",
                         "2022-03-03 EUR/RUB 117.2010", "2022-03-03 EUR/USD 1.1076"}) == nothing);
}

TEST_CASE("a value near its neighbours' reciprocal is inverted") {
    CHECK(found_in(daily({"0.84820", "1.17948", "0.85750"}, "EUR/GBP")) ==
          texts{"inverted EUR/GBP 2024-01-02 1: 0.84820 1.17948 0.85750"});
    CHECK(found_in(daily({"1.0577", "0.93818", "1.0720"})) ==
          texts{"inverted EUR/USD 2024-01-02 1: 1.0577 0.93818 1.0720"});
    CHECK(found_in(daily({"136.05", "0.007350", "136.49"}, "EUR/JPY")) ==
          texts{"inverted EUR/JPY 2024-01-02 1: 136.05 0.007350 136.49"});
}

TEST_CASE("the product of reciprocals is within 5 % of 1, and they differ by more than 10 %") {
    CHECK(found_in(daily({"1.25", "0.84", "1.25"})) ==
          texts{"inverted EUR/USD 2024-01-02 1: 1.25 0.84 1.25"}); // 1.05
    CHECK(found_in(daily({"1.25", "0.841", "1.25"})) ==
          texts{"spike EUR/USD 2024-01-02 1: 1.25 0.841 1.25"});
    CHECK(found_in(daily({"0.8", "1.191", "0.8"})) ==
          texts{"inverted EUR/USD 2024-01-02 1: 0.8 1.191 0.8"}); // 0.9528, above 1 / 1.05
    CHECK(found_in(daily({"0.8", "1.19", "0.8"})) ==
          texts{"spike EUR/USD 2024-01-02 1: 0.8 1.19 0.8"});     // 0.952
    CHECK(found_in(daily({"0.95", "1.045", "0.95"})) == nothing); // 1.1 times
    CHECK(found_in(daily({"0.95", "1.0451", "0.95"})) ==
          texts{"inverted EUR/USD 2024-01-02 1: 0.95 1.0451 0.95"});
}

TEST_CASE("a pair may be inverted from some day on, or up to one") {
    CHECK(found_in(daily({"1.18", "1.19", "1.20", "0.85", "0.84"})) ==
          texts{"inverted EUR/USD 2024-01-04..2024-01-05 2: 1.20 0.85 -"});
    CHECK(found_in(daily({"1.18", "0.85", "0.84", "0.83"})) ==
          texts{"inverted EUR/USD 2024-01-01 1: - 1.18 0.85"});
    // of equally many the later
    CHECK(found_in(daily({"1.18", "0.85"})) == texts{"inverted EUR/USD 2024-01-02 1: 1.18 0.85 -"});
    CHECK(found_in(daily({"1.18", "0.85", "1.17", "1.16", "0.86", "0.87", "1.15"})) ==
          texts{"inverted EUR/USD 2024-01-02 1: 1.18 0.85 1.17",
                "inverted EUR/USD 2024-01-05..2024-01-06 2: 1.16 0.86 1.15"});
}

TEST_CASE("in a month a pair near 1 may move more than in a day") {
    // HMRC's JOD before and after the referendum of June 2016
    const texts lines{"2016-07-01 GBP/JOD 1.0389", "2016-08-01 GBP/JOD 0.935"};
    CHECK(found_in(lines, lint_rules_for(frequency::monthly)) == nothing);
    CHECK(found_in(lines) == texts{"inverted GBP/JOD 2016-08-01 1: 1.0389 0.935 -"});
}

TEST_CASE("fewer digits than the neighbours' are stripped zeros, and one finding a pair") {
    texts rates(30, "1.0712");
    CHECK(found_in(daily(rates)) == nothing);
    rates[10] = "1.072";
    CHECK(found_in(daily(rates)) ==
          texts{"stripped_zeros EUR/USD 2024-01-11 1: 1.0712 1.072 1.0712"});
    rates[20] = "1.07";
    rates[21] = "1";
    CHECK(found_in(daily(rates)) ==
          texts{"stripped_zeros EUR/USD 2024-01-11..2024-01-22 3: 1.0712 1.072 1.0712"});
    // at an end too
    CHECK(found_in(daily({"1.071", "1.0712", "1.0712", "1.0712", "1.0712", "1.0712"})) ==
          texts{"stripped_zeros EUR/USD 2024-01-01 1: - 1.071 1.0712"});
    CHECK(found_in(daily({"1.0712", "1.0712", "1.0712", "1.0712", "1.0712", "1.071"})) ==
          texts{"stripped_zeros EUR/USD 2024-01-06 1: 1.0712 1.071 -"});
    // but not where fewer than five neighbours say what is usual
    CHECK(found_in(daily({"1.0712", "1.0712", "1.0712", "1.0712", "1.071"})) == nothing);
}

TEST_CASE("a zero more than the neighbours' digits is padding, another digit is not") {
    texts rates(30, "1.071");
    rates[10] = "1.0710";
    rates[12] = "1.07200";
    CHECK(found_in(daily(rates)) ==
          texts{"padded_zeros EUR/USD 2024-01-11..2024-01-13 2: 1.071 1.0710 1.071"});
    rates[10] = "1.0711";
    rates[12] = "1.07201";
    CHECK(found_in(daily(rates)) == nothing);
}

TEST_CASE("a lasting change of the number of digits is neither") {
    texts rates(30, "0.8571");
    rates.insert(rates.end(), 30, "0.85710");
    CHECK(found_in(daily(rates)) == nothing);
    std::reverse(rates.begin(), rates.end());
    CHECK(found_in(daily(rates)) == nothing);
    // nor beside it a number with a digit less before the point
    rates.assign(30, "1.0712");
    rates.back() = "0.9912";
    rates.insert(rates.end(), 30, "1.07121");
    CHECK(found_in(daily(rates)) == nothing);
}

TEST_CASE("who counts significant digits has stripped nothing") {
    texts rates;
    for (int i = 0; i < 10; ++i)
        rates.insert(rates.end(), {"9.987", "10.01", "9.991"});
    CHECK(found_in(daily(rates)) == nothing);
    rates[16] = "10";
    CHECK(found_in(daily(rates)) == texts{"stripped_zeros EUR/USD 2024-01-17 1: 9.987 10 9.991"});
}

TEST_CASE("what is informational changes no figure or is seldom wrong") {
    for (const auto kind :
         {lint_kind::jump, lint_kind::gap, lint_kind::stripped_zeros, lint_kind::padded_zeros}) {
        CHECK(mulct::is_informational(kind));
    }
    for (const auto kind : {lint_kind::out_of_order, lint_kind::duplicate, lint_kind::missing_day,
                            lint_kind::inverted, lint_kind::spike}) {
        CHECK_FALSE(mulct::is_informational(kind));
    }
}

TEST_CASE("every kind has its name") {
    CHECK(to_string(lint_kind::out_of_order) == "out_of_order");
    CHECK(to_string(lint_kind::missing_day) == "missing_day");
    CHECK(to_string(lint_kind::spike) == "spike");
    CHECK(to_string(lint_kind::padded_zeros) == "padded_zeros");
}

TEST_CASE("the ECB's rates miss one day, jumped in crises alone, and lost their zeros") {
    lint_rules rules;
    rules.pivot = "EUR"_currency;
    rules.calendar = publication_calendar::target;
    rules.today = ecb_snapshot().rows.back().on;
    texts found;
    std::map<std::string, std::size_t> stripped;
    for (const finding& f : lint(ecb_snapshot().rows, rules)) {
        if (f.kind == lint_kind::stripped_zeros) {
            stripped[std::string{f.pair->counter.code()}] = f.count;
        } else {
            found.push_back(text_of(f));
        }
    }
    CHECK(found == texts{"missing_day 2026-08-03 1", "jump EUR/ISK 2008-10-06 1: 156.13 195 197",
                         "jump EUR/ISK 2008-10-08 1: 197 265 305",
                         "jump EUR/ISK 2008-11-06 1: 305 205 200",
                         "jump EUR/RUB 2014-12-16 1: 74.7717 91.52 82.1728",
                         "jump EUR/RUB 2022-02-28 1: 92.5673 115.4842 117.201",
                         "jump EUR/TRL 2001-02-22 1: 624367 1050000 1052750",
                         "jump EUR/TRY 2021-12-21 1: 20.0434 14.7132 14.0719",
                         "gap EUR/ISK 2008-12-10..2018-01-31 2341: 290 - 125.01"});
    // one in ten is what a zero at the end of a fixed number of digits comes to
    CHECK(stripped.size() == 38);
    CHECK(stripped.at("USD") == 689);
    CHECK(stripped.at("JPY") == 705);
    CHECK(stripped.at("KRW") == 736);
    // quoted in whole units or always with four places
    CHECK(stripped.count("TRL") + stripped.count("ROL") + stripped.count("EEK") == 0);
}
