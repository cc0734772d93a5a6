/// Council Regulation (EC) No 1103/97, Articles 4 and 5, as a conformance suite.

#include <mulct/rates/euro_law.hpp>

#include <support/catch.hpp>
#include <support/rounding_oracle.hpp>

#include <optional>
#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <vector>

using mulct::convert_by_law;
using mulct::currency;
using mulct::decimal;
using mulct::euro_law_problem;
using mulct::find_conversion_rate;
using mulct::intermediate;
using mulct::money;
using mulct::parse_decimal;
using mulct::parse_money;
using mulct::rounding;
using mulct::try_divide;
using namespace mulct::literals;
using oracle::cpp_int;
using oracle::cpp_rational;
using oracle::from_to;

namespace {

constexpr decimal d(std::string_view text) {
    return parse_decimal(text).value();
}

constexpr money m(std::string_view text) {
    return parse_money(text).value();
}

/// Whether an amount is converted to this one, with just these digits.
constexpr bool becomes(std::string_view from, std::string_view expected,
                       intermediate between = intermediate::exact()) {
    const money e = m(expected);
    const auto got = convert_by_law(m(from), e.unit(), between);
    return got && *got == e && got->amount().scale() == e.amount().scale();
}

constexpr bool fails(std::string_view from, currency to, euro_law_problem problem,
                     intermediate between = intermediate::exact()) {
    const auto got = convert_by_law(m(from), to, between);
    return !got && got.error() == problem;
}

/// What the law forbids: multiplying by an inverse rate of five decimals (Art. 4(3)).
constexpr decimal by_rounded_inverse(std::string_view from) {
    const decimal rate = find_conversion_rate(m(from).unit())->rate;
    const decimal inverse = *try_divide(decimal{1}, rate, 5, rounding::half_up);
    return (m(from).amount() * inverse).rounded(2, rounding::half_up);
}

} // namespace

TEST_CASE("all 21 conversion rates, both ways, on a million") {
    // The quotients and products were made with Python's fractions.
    struct row {
        currency unit;
        std::string_view rate;
        std::string_view million_in_euros;
        std::string_view million_euros;
        int first_year;
    };
    static constexpr row rows[] = {
        {"ATS"_currency, "13.7603", "72672.83", "13760300.00", 1999},
        {"BEF"_currency, "40.3399", "24789.35", "40339900", 1999},
        {"BGN"_currency, "1.95583", "511291.88", "1955830.00", 2026},
        {"CYP"_currency, "0.585274", "1708601.44", "585274.00", 2008},
        {"DEM"_currency, "1.95583", "511291.88", "1955830.00", 1999},
        {"EEK"_currency, "15.6466", "63911.65", "15646600.00", 2011},
        {"ESP"_currency, "166.386", "6010.12", "166386000", 1999},
        {"FIM"_currency, "5.94573", "168187.93", "5945730.00", 1999},
        {"FRF"_currency, "6.55957", "152449.02", "6559570.00", 1999},
        {"GRD"_currency, "340.750", "2934.70", "340750000", 2001},
        {"HRK"_currency, "7.53450", "132722.81", "7534500.00", 2023},
        {"IEP"_currency, "0.787564", "1269738.08", "787564.00", 1999},
        {"ITL"_currency, "1936.27", "516.46", "1936270000", 1999},
        {"LTL"_currency, "3.45280", "289620.02", "3452800.00", 2015},
        {"LUF"_currency, "40.3399", "24789.35", "40339900", 1999},
        {"LVL"_currency, "0.702804", "1422871.81", "702804.00", 2014},
        {"MTL"_currency, "0.429300", "2329373.40", "429300.00", 2008},
        {"NLG"_currency, "2.20371", "453780.22", "2203710.00", 1999},
        {"PTE"_currency, "200.482", "4987.98", "200482000", 1999},
        {"SIT"_currency, "239.640", "4172.93", "239640000.00", 2007},
        {"SKK"_currency, "30.1260", "33193.92", "30126000.00", 2009},
    };
    static_assert(std::size(rows) == std::size(mulct::detail::conversion_rate_table));
    const auto right = [](const row& r) {
        const auto found = find_conversion_rate(r.unit);
        const auto same = [](const auto& got, currency unit, std::string_view amount) {
            return got && got->unit() == unit && got->amount() == d(amount) &&
                   got->amount().scale() == d(amount).scale();
        };
        const decimal million{1'000'000};
        return found && found->unit == r.unit && found->rate == d(r.rate) &&
               found->rate.scale() == d(r.rate).scale() && // the last zero is a figure too
               same(convert_by_law(money{million, r.unit}, "EUR"_currency), "EUR"_currency,
                    r.million_in_euros) &&
               same(convert_by_law(money{million, "EUR"_currency}, r.unit), r.unit,
                    r.million_euros);
    };
    for (const row& r : rows) {
        CAPTURE(r.unit.code());
        CHECK(right(r));
        CHECK(mulct::day{find_conversion_rate(r.unit)->first_day} == r.unit.lifetime().last + 1);
    }
    static_assert([](auto correct) {
        for (const row& r : rows) {
            if (!correct(r)) return false;
        }
        return true;
    }(right));
}

TEST_CASE("a rate is never inverted: a rounded inverse is wrong") {
    CHECK_BOTH(becomes("1000000 LVL", "1422871.81 EUR"));
    CHECK_BOTH(by_rounded_inverse("1000000 LVL") == d("1422870.00"));
    CHECK_BOTH(becomes("1000000 HRK", "132722.81 EUR"));
    CHECK_BOTH(by_rounded_inverse("1000000 HRK") == d("132720.00"));
    CHECK_BOTH(becomes("1000000 IEP", "1269738.08 EUR"));
    CHECK_BOTH(by_rounded_inverse("1000000 IEP") == d("1269740.00"));
    CHECK_BOTH(becomes("1000000 CYP", "1708601.44 EUR"));
    CHECK_BOTH(by_rounded_inverse("1000000 CYP") == d("1708600.00"));
}

TEST_CASE("between national currencies the intermediate is exact, or has three decimals or more") {
    // 100 DEM are EUR 51.12918..., and those FRF 335.38548...; EUR 51.129 are FRF 335.38425...
    CHECK_BOTH(becomes("100 DEM", "335.39 FRF"));
    CHECK_BOTH(becomes("100 DEM", "335.39 FRF", intermediate::exact()));
    CHECK_BOTH(becomes("100 DEM", "335.38 FRF", intermediate::rounded_to(3)));
    CHECK_BOTH(becomes("100 DEM", "335.39 FRF", intermediate::rounded_to(4)));
    CHECK_BOTH(becomes("100 DEM", "335.39 FRF", intermediate::rounded_to(30)));
}

TEST_CASE("an intermediate of fewer than three decimals is refused") {
    for (const int decimals : {2, 1, 0, -1, -38}) {
        CHECK(fails("100 DEM", "FRF"_currency, euro_law_problem::too_few_intermediates,
                    intermediate::rounded_to(decimals)));
    }
    // It would even have been right by chance: EUR 51.13 are FRF 335.39081...
    static_assert(fails("100 DEM", "FRF"_currency, euro_law_problem::too_few_intermediates,
                        intermediate::rounded_to(2)));
}

TEST_CASE("the intermediate has no bearing on a conversion from or to the euro") {
    CHECK_BOTH(becomes("1000000 LVL", "1422871.81 EUR", intermediate::rounded_to(3)));
    CHECK_BOTH(becomes("1000000 EUR", "702804.00 LVL", intermediate::rounded_to(3)));
}

TEST_CASE("a result exactly half way goes up") {
    // The exact products; where half to even would go down, it is another cent.
    CHECK_BOTH(becomes("25 EUR", "391.17 EEK"));    // 391.165
    CHECK_BOTH(becomes("10 EUR", "75.35 HRK"));     // 75.345
    CHECK_BOTH(becomes("50 EUR", "21.47 MTL"));     // 21.465
    CHECK_BOTH(becomes("250 EUR", "41597 ESP"));    // 41596.5, in whole pesetas
    CHECK_BOTH(becomes("50 EUR", "96814 ITL"));     // 96813.5
    CHECK_BOTH(becomes("50 EUR", "688.02 ATS"));    // 688.015
    CHECK_BOTH(becomes("2.50 EUR", "75.32 SKK"));   // 75.315
    CHECK_BOTH(becomes("10.79 LTL", "3.13 EUR"));   // 3.125: the one kind of tie into the euro
    CHECK_BOTH(becomes("0.5 BEF", "1 LUF"));        // the same rate: 0.5
    CHECK_BOTH(becomes("0.005 DEM", "0.01 BGN"));   // likewise
    CHECK_BOTH(becomes("12.345 EUR", "12.35 EUR")); // rounding alone
    // below a half, down
    CHECK_BOTH(becomes("24.99 EUR", "391.01 EEK")); // 391.008534
    CHECK_BOTH(becomes("0.49 BEF", "0 LUF"));
}

TEST_CASE("an amount owed is rounded as the same amount due") {
    CHECK_BOTH(becomes("-250 EUR", "-41597 ESP"));
    CHECK_BOTH(becomes("-10.79 LTL", "-3.13 EUR"));
    CHECK_BOTH(becomes("-100 DEM", "-335.39 FRF"));
    CHECK_BOTH(becomes("0 DEM", "0.00 EUR"));
}

TEST_CASE("a currency to itself is rounded to its sub-unit and no more") {
    CHECK_BOTH(becomes("100 DEM", "100.00 DEM"));
    CHECK_BOTH(becomes("100.5 ITL", "101 ITL"));
    CHECK_BOTH(becomes("7552800 EUR", "7552800.00 EUR"));
}

TEST_CASE("the law says nothing about other currencies") {
    constexpr auto none = euro_law_problem::no_conversion_rate;
    CHECK_BOTH(fails("1 GBP", "EUR"_currency, none));
    CHECK_BOTH(fails("1 EUR", "GBP"_currency, none));
    CHECK_BOTH(fails("1 DEM", "USD"_currency, none));
    CHECK_BOTH(fails("1 USD", "DEM"_currency, none));
    CHECK_BOTH(fails("1 GBP", "GBP"_currency, none));
    CHECK_BOTH(fails("1 ADP", "EUR"_currency, none)); // became the euro, with no rate of its own
    CHECK_BOTH(!find_conversion_rate("EUR"_currency));
    CHECK_BOTH(!find_conversion_rate("GBP"_currency));
    CHECK_BOTH(!find_conversion_rate("XEU"_currency)); // one to one, by another article
}

TEST_CASE("a result of the law of more than 38 digits is an overflow") {
    constexpr auto overflow = euro_law_problem::overflow;
    CHECK_BOTH(fails("99999999999999999999999999999999999999 EUR", "ITL"_currency, overflow));
    CHECK_BOTH(fails("99999999999999999999999999999999999999 LVL", "EUR"_currency, overflow));
    CHECK_BOTH(fails("99999999999999999999999999999999999999 DEM", "DEM"_currency, overflow));
    CHECK_BOTH(fails("99999999999999999999999999999999999999 DEM", "ITL"_currency, overflow));
    CHECK_BOTH(fails("99999999999999999999999999999999999999 DEM", "ITL"_currency, overflow,
                     intermediate::rounded_to(3)));
    CHECK_BOTH(fails("1 DEM", "FRF"_currency, overflow, intermediate::rounded_to(39)));
}

namespace {

struct party {
    currency unit;
    cpp_rational per_euro;
};

/// The euro and the 21 that became it.
std::vector<party> parties() {
    std::vector<party> all{{"EUR"_currency, 1}};
    for (const auto& r : mulct::detail::conversion_rate_table) {
        all.push_back({currency::find(r.code).value(),
                       cpp_rational{cpp_int{r.coefficient}, oracle::ten_to(r.scale)}});
    }
    return all;
}

decimal some_amount(int most_digits) {
    return *rc::gen::oneOf(oracle::decimal_of(*from_to(1, most_digits), *from_to(0, 6)),
                           oracle::decimal_of(9, 2));
}

} // namespace

TEST_CASE("every pair of the euro and the 21 is one exact quotient, rounded half up") {
    const auto all = parties();
    REQUIRE(all.size() == 22);
    CHECK(rc::check("pairs", [&] {
        const decimal amount = some_amount(24);
        for (const party& from : all) {
            for (const party& to : all) {
                RC_LOG() << to_string(amount) << ' ' << from.unit.code() << " to " << to.unit.code()
                         << '\n';
                const auto got = convert_by_law({amount, from.unit}, to.unit);
                RC_ASSERT(got.has_value());
                RC_ASSERT(got->unit() == to.unit);
                const cpp_rational exact = oracle::value(amount) * to.per_euro / from.per_euro;
                const int places = *to.unit.minor_unit();
                const cpp_int expected = oracle::rounded(exact, places, rounding::half_up);
                RC_ASSERT(oracle::is(got->amount(), expected, places));
            }
        }
    }));
}

TEST_CASE("every pair of the 21 goes through a rounded intermediate where that is asked for") {
    const auto all = parties();
    int differences = 0;
    CHECK(rc::check("pairs with intermediates", [&] {
        // 20 digits, one more for the euros, 9 after their point and 6 of a rate: at most 36
        const decimal amount = some_amount(20);
        const int decimals = *from_to(3, 9);
        for (std::size_t i = 1; i < all.size(); ++i) {
            for (std::size_t j = 1; j < all.size(); ++j) {
                if (i == j) continue;
                const party& from = all[i];
                const party& to = all[j];
                RC_LOG() << to_string(amount) << ' ' << from.unit.code() << " to " << to.unit.code()
                         << " with " << decimals << '\n';
                const auto got = convert_by_law({amount, from.unit}, to.unit,
                                                intermediate::rounded_to(decimals));
                RC_ASSERT(got.has_value());
                const cpp_int euros = oracle::rounded(oracle::value(amount) / from.per_euro,
                                                      decimals, rounding::half_up);
                const cpp_rational between{euros, oracle::ten_to(decimals)};
                const int places = *to.unit.minor_unit();
                const cpp_int expected =
                    oracle::rounded(between * to.per_euro, places, rounding::half_up);
                RC_ASSERT(oracle::is(got->amount(), expected, places));
                if (*convert_by_law({amount, from.unit}, to.unit) != *got) ++differences;
            }
        }
    }));
    CHECK(differences > 0); // or the two ways would not have been told apart
}
