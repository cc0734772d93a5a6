#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/rates/redenomination.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>
#include <support/rounding_oracle.hpp>

#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <vector>

using mulct::currency;
using mulct::day;
using mulct::decimal;
using mulct::errc;
using mulct::error;
using mulct::find_redenomination;
using mulct::money;
using mulct::parse_money;
using mulct::redenominated;
using mulct::rounding;
using namespace mulct::literals;

namespace {

constexpr money m(std::string_view text) {
    return parse_money(text).value();
}

/// Whether an old amount is this new one with just these digits.
constexpr bool becomes(std::string_view old, std::string_view expected,
                       rounding policy = rounding::half_up) {
    const money e = m(expected);
    const auto got = redenominated(m(old), e.amount().scale(), policy);
    return got && *got == e && got->amount().scale() == e.amount().scale();
}

constexpr bool fails(std::string_view old, int places, errc code) {
    const auto got = redenominated(m(old), places, rounding::half_up);
    return !got && got.error() == error{code};
}

} // namespace

TEST_CASE("one unit of each old currency is what the evidence says, and one of each new one back") {
    // The table by hand, row for row; it is in data/redenominations.csv with the evidence.
    struct row {
        std::string_view units;
        std::string_view one_new;
        std::string_view first_day;
    };
    static constexpr row rows[] = {
        {"1 ANG", "1 XCG", "2025-03-31"},       {"5000 AZM", "1 AZN", "2006-01-01"},
        {"1000 BGL", "1 BGN", "1999-07-05"},    {"2750 BRR", "1 BRL", "1994-07-01"},
        {"1000 BYB", "1 BYR", "2000-01-01"},    {"10000 BYR", "1 BYN", "2016-07-01"},
        {"1 CSD", "1 RSD", "2006-10-25"},       {"10000 GHC", "1 GHS", "2007-07-03"},
        {"1000 HRD", "1 HRK", "1994-05-30"},    {"5 MGF", "1 MGA", "2005-01-01"},
        {"10 MRO", "1 MRU", "2018-01-01"},      {"1000 MXP", "1 MXN", "1993-01-01"},
        {"1000 MZM", "1 MZN", "2006-07-01"},    {"1000000 PEI", "1 PEN", "1991-07-01"},
        {"10000 PLZ", "1 PLN", "1995-01-01"},   {"10000 ROL", "1 RON", "2005-07-01"},
        {"1000 RUR", "1 RUB", "1998-01-01"},    {"100 SDD", "1 SDG", "2007-01-10"},
        {"1000 SLL", "1 SLE", "2022-07-01"},    {"1000 SRG", "1 SRD", "2004-01-01"},
        {"1000 STD", "1 STN", "2018-01-01"},    {"5000 TMM", "1 TMT", "2009-01-01"},
        {"1000000 TRL", "1 TRY", "2005-01-01"}, {"100000 UAK", "1 UAH", "1996-09-02"},
        {"1000 UYP", "1 UYU", "1993-03-01"},    {"1000 VEB", "1 VEF", "2008-01-01"},
        {"100000 VEF", "1 VES", "2018-08-20"},  {"1000 ZMK", "1 ZMW", "2013-01-01"},
    };
    const auto right = [](const row& r) {
        const auto found = find_redenomination(m(r.units).unit());
        return becomes(r.units, r.one_new) && found && found->old_unit == m(r.units).unit() &&
               found->new_unit == m(r.one_new).unit() &&
               decimal{found->old_per_new} == m(r.units).amount() &&
               found->first_day == mulct::parse_day(r.first_day).value();
    };
    for (const row& r : rows) {
        CAPTURE(r.units);
        CHECK(right(r));
    }
    static_assert([](auto correct) {
        for (const row& r : rows) {
            if (!correct(r)) return false;
        }
        return true;
    }(right));

    // ... and every row of the file is among them
    std::string uncommented;
    const std::string file = text_of_file("data/redenominations.csv");
    for (std::size_t at = 0; at < file.size();) {
        const std::size_t end = file.find('\n', at) + 1;
        if (file[at] != '#') uncommented += file.substr(at, end - at);
        at = end;
    }
    mulct::csv_reader reader{uncommented};
    std::vector<mulct::csv_field> fields;
    REQUIRE(reader.next(fields));
    std::size_t count = 0;
    for (auto more = reader.next(fields); more && *more; more = reader.next(fields), ++count) {
        REQUIRE(count < std::size(rows));
        const row& r = rows[count];
        CHECK(r.units == fields[2].text + ' ' + fields[0].text);
        CHECK(r.one_new == "1 " + fields[1].text);
        CHECK(r.first_day == fields[3].text);
    }
    CHECK(count == std::size(rows));
}

TEST_CASE("one old unit is its exact part of the new one") {
    CHECK_BOTH(becomes("1 TRL", "0.000001 TRY"));
    CHECK_BOTH(becomes("1 ROL", "0.0001 RON"));
    CHECK_BOTH(becomes("1 MGF", "0.2 MGA"));
    CHECK_BOTH(becomes("1 ANG", "1.00 XCG"));
    CHECK_BOTH(becomes("1 BRR", "0.00036364 BRL")); // 1 / 2750 = 0.000363636...
}

TEST_CASE("old lira and lei are new ones, exactly") {
    // The ECB's rates before and after: 1836200 old lira a euro; 36030 old lei.
    CHECK_BOTH(becomes("1836200 TRL", "1.8362 TRY"));
    CHECK_BOTH(becomes("36030 ROL", "3.6030 RON"));
    CHECK_BOTH(becomes("7500000000 TRL", "7500.00 TRY"));
    CHECK_BOTH(becomes("-25000 ROL", "-2.50 RON"));
    CHECK_BOTH(becomes("0 TRL", "0.00 TRY"));
}

TEST_CASE("what is cut off goes as the policy says") {
    CHECK_BOTH(becomes("5000 TRL", "0.01 TRY", rounding::half_up)); // half a new kurus
    CHECK_BOTH(becomes("5000 TRL", "0.00 TRY", rounding::half_even));
    CHECK_BOTH(becomes("15000 TRL", "0.02 TRY", rounding::half_even));
    CHECK_BOTH(becomes("1 TRL", "0.01 TRY", rounding::ceiling));
    CHECK_BOTH(becomes("-5000 TRL", "-0.01 TRY", rounding::half_up));
    CHECK_BOTH(becomes("-1 TRL", "0.00 TRY", rounding::toward_zero));
}

TEST_CASE("a chain is gone one step at a time") {
    CHECK_BOTH(find_redenomination("VEB"_currency)->new_unit == "VEF"_currency);
    CHECK_BOTH(find_redenomination("VEF"_currency)->new_unit == "VES"_currency);
    CHECK_BOTH(becomes("100000000 VEB", "100000 VEF"));
    CHECK_BOTH(becomes("100000 VEF", "1 VES"));
}

TEST_CASE("a currency that was not redenominated has no new unit") {
    CHECK_BOTH(!find_redenomination("GBP"_currency));
    CHECK_BOTH(!find_redenomination("TRY"_currency)); // the new one
    CHECK_BOTH(!find_redenomination("DEM"_currency)); // the euro's law, not a redenomination
    CHECK_BOTH(!find_redenomination("ZWL"_currency)); // at no whole ratio
    CHECK_BOTH(fails("1 GBP", 2, errc::unknown_currency));
    CHECK_BOTH(fails("1 DEM", 2, errc::unknown_currency));
}

TEST_CASE("a redenominated amount of more than 38 digits is an overflow") {
    CHECK_BOTH(fails("99999999999999999999999999999999999999 ANG", 1, errc::overflow));
    CHECK_BOTH(fails("1 TRL", 39, errc::overflow));
    CHECK_BOTH(fails("1 TRL", -1, errc::overflow));
    CHECK_BOTH(becomes("99999999999999999999999999999999999999 TRL",
                       "99999999999999999999999999999999.999999 TRY"));
}

TEST_CASE("redenominated amounts are those of the rational numbers") {
    CHECK(rc::check("redenomination", [] {
        const auto& records = mulct::detail::redenomination_table;
        const auto& record = records[*rc::gen::inRange<std::size_t>(0, std::size(records))];
        const int places = *oracle::from_to(0, 8);
        const decimal amount = *oracle::decimal_of(*oracle::from_to(1, 28), *oracle::from_to(0, 8));
        const money old{amount, currency::find(record.old_code).value()};
        RC_LOG() << to_string(old) << " to " << places << " places\n";
        for (const rounding policy : oracle::policies) {
            const auto got = redenominated(old, places, policy);
            RC_ASSERT(got.has_value());
            RC_ASSERT(got->unit().code() == record.new_code);
            const auto expected =
                oracle::rounded(oracle::value(amount) / record.old_per_new, places, policy);
            RC_ASSERT(oracle::is(got->amount(), expected, places));
        }
    }));
}
