#include <mulct/bulk/factor_table.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>
#include <support/rounding_oracle.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

using namespace mulct;
using bulk::exact_factor;
using bulk::factor_table;

namespace {

using side = decltype(exact_factor::times);

day d(std::string_view text) {
    return parse_day(text).value();
}
std::uint32_t place(day on) {
    return static_cast<std::uint32_t>(on - bulk::first_plain_day);
}
const rate_source* const sources[] = {&ecb()};

const exact_factor& find(factor_table& table, currency from, std::string_view on) {
    return table.find(from.index, place(d(on)));
}

/// Whether a factor is a quotient, in whatever terms.
bool is(const exact_factor& f, std::uint64_t times, std::uint64_t over) {
    return f.times * over == times * f.over && f.times != 0;
}

/// Whether the rate of a route fits a factor: in lowest terms, from hundredths to minor units.
bool fits(const std::vector<leg>& legs, int places) {
    oracle::cpp_rational rate{oracle::ten_to(places), 100};
    for (const leg& l : legs) {
        const oracle::cpp_rational used = oracle::value(l.rate) / l.observations;
        rate = l.divides ? oracle::cpp_rational{rate / used} : oracle::cpp_rational{rate * used};
    }
    constexpr side largest = std::numeric_limits<side>::max();
    return numerator(rate) <= largest && denominator(rate) <= largest;
}

/// How many of the rates that were compared are there and fit, are there and do not, are not there.
struct seen {
    std::size_t fit = 0;
    std::size_t unfit = 0;
    std::size_t none = 0;
};

/// Compares a table with `convert`, for every currency on some days.
seen compare(currency to, const lookup& rule, std::int32_t step) {
    const int places = to.minor_unit().value();
    factor_table table{to, sources, rule, places};
    seen s;
    for (std::size_t i = 0; i < currency::count(); ++i) {
        const currency from = currency::at(i);
        for (day on = d("1998-01-05"); on <= d("2026-12-31"); on = on + step) {
            const exact_factor f = table.find(from.index, place(on));
            const auto one =
                convert({decimal{1}, from}, to, sources, on, rule, {rounding::half_up});
            const bool should_fit = one && fits(one->legs, places);
            if (should_fit != (f.times != 0)) {
                CAPTURE(from.code(), to_string(on), f.times, f.over);
                FAIL_CHECK();
            }
            ++(should_fit ? s.fit : one ? s.unfit : s.none);
            if (!should_fit) continue;
            for (const std::uint64_t amount : {1ULL, 755'280'050ULL, 99'999'999'999ULL}) {
                const auto exact = convert({*decimal::make(static_cast<int128>(amount), 2), from},
                                           to, sources, on, rule, {rounding::half_even});
                const auto units = bulk::convert_units<rounding::half_even>(amount, f);
                if (exact->to.amount().coefficient() != static_cast<int128>(units)) {
                    CAPTURE(from.code(), to_string(on), amount, units);
                    FAIL_CHECK();
                }
            }
        }
    }
    return s;
}

} // namespace

TEST_CASE("every currency has on every day the factor that convert multiplies by") {
    for (const currency to : {"GBP"_currency, "EUR"_currency, "JPY"_currency}) {
        CAPTURE(to.code());
        const seen s = compare(to, lookup::previous(), 97); // each day by itself
        CHECK(s.fit > 3000);
        CHECK(s.none > 10'000);
        CHECK(s.unfit < s.fit / 20); // most rows go the quick way
    }
}

TEST_CASE("so it has where so many days are asked for that they are found together") {
    const seen s = compare("GBP"_currency, lookup::previous(), 41);
    CHECK(s.fit > 9000);
    CHECK(s.none > 20'000);
    CHECK(compare("USD"_currency, lookup::exact(), 43).fit > 6000);
}

TEST_CASE("so it has by other rules") {
    const seen average = compare("GBP"_currency, lookup::month_average(), 487);
    CHECK(average.fit + average.unfit > 500);
    CHECK(average.none > 1000);
    const seen law = compare("EUR"_currency, lookup::irrevocable(), 487);
    CHECK(law.fit > 200);
    CHECK(law.unfit == 0);
    const seen refused =
        compare("EUR"_currency, {lookup::rule::previous, 7, {}, ended_currencies::refused}, 487);
    CHECK(refused.fit > 500);
}

TEST_CASE("a currency that the law has replaced goes by the law") {
    factor_table euro{"EUR"_currency, sources, lookup::previous(), 2};
    CHECK(is(find(euro, "HRK"_currency, "2024-05-23"), 2000, 15'069)); // 1 / 7.53450
    CHECK(find(euro, "HRK"_currency, "2022-05-23").times != 0);
    CHECK_FALSE(is(find(euro, "HRK"_currency, "2022-05-23"), 2000, 15'069));
    CHECK(is(find(euro, "DEM"_currency, "1999-01-04"), 100'000, 195'583));
    CHECK(find(euro, "DEM"_currency, "1998-12-31").times == 0);
    factor_table lira{"TRY"_currency, sources, lookup::previous(), 2};
    CHECK(is(find(lira, "TRL"_currency, "2010-01-04"), 1, 1'000'000));
}

TEST_CASE("an amount in the currency that is asked for needs no rate, on any day") {
    factor_table pound{"GBP"_currency, sources, lookup::previous(), 2};
    for (const std::string_view on : {"1970-01-01", "1998-12-31", "2022-05-23", "2099-12-31"}) {
        CHECK(is(find(pound, "GBP"_currency, on), 1, 1));
    }
    factor_table yen{"JPY"_currency, sources, lookup::previous(), 0};
    CHECK(is(find(yen, "JPY"_currency, "2022-05-23"), 1, 100));
}

TEST_CASE("a rate of more digits than fit is none, and the second source serves where the first "
          "has none") {
    const rate_table first = table_of("EUR"_currency, {"2022-05-23 EUR/GBP 0.84783000000001"});
    const rate_table second =
        table_of("EUR"_currency, {"2022-05-23 EUR/GBP 0.5", "2022-05-23 EUR/USD 1.0659"});
    const rate_source* const both[] = {&first.source(), &second.source()};
    factor_table table{"GBP"_currency, both, lookup::exact(), 2};
    CHECK(find(table, "EUR"_currency, "2022-05-23").times == 0);
    CHECK(is(find(table, "USD"_currency, "2022-05-23"), 5000, 10'659));
    CHECK(find(table, "USD"_currency, "2022-05-24").times == 0);
}

TEST_CASE("what was asked for is asked for once, and what was found can be listed") {
    const rate_table rates =
        table_of("USD"_currency, {"1970-01-01 USD/GBP 0.5", "2022-05-23 USD/GBP 0.84783",
                                  "2099-12-31 USD/GBP 0.25"});
    const rate_source* const one[] = {&rates.source()};
    factor_table table{"GBP"_currency, one, lookup::exact(), 2,
                       factor_table::remembered::what_was_asked};
    const auto listed = [&] {
        std::vector<std::pair<currency, day>> all;
        table.for_each_used([&](currency from, day on) { all.emplace_back(from, on); });
        return all;
    };
    CHECK(listed().empty());
    for (const std::string_view on :
         {"2022-05-23", "2022-05-24", "1970-01-01", "2099-12-31", "2022-05-23"}) {
        CHECK(table.known("GBP"_currency.index, place(d(on)))->over == 0);
        static_cast<void>(find(table, "USD"_currency, on));
        static_cast<void>(find(table, "CHF"_currency, on));
    }
    CHECK(is(find(table, "USD"_currency, "1970-01-01"), 1, 2));
    CHECK(is(find(table, "USD"_currency, "2099-12-31"), 1, 4));
    using pairs = std::vector<std::pair<currency, day>>;
    CHECK(listed() == pairs{{"USD"_currency, d("1970-01-01")},
                            {"USD"_currency, d("2022-05-23")},
                            {"USD"_currency, d("2099-12-31")}});
}
