#include <mulct/bulk/written_rates.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>
#include <support/rounding_oracle.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace mulct;
using namespace mulct::literals;
using bulk::written_rates;

namespace {

day d(std::string_view text) {
    return parse_day(text).value();
}
std::uint32_t place(std::string_view on) {
    return static_cast<std::uint32_t>(d(on) - bulk::first_plain_day);
}
const rate_source* const sources[] = {&ecb()};

std::string cells(written_rates& rates, currency from, std::string_view on) {
    const written_rates::entry& e = rates.find(from.index, place(on));
    if (e.factor.times == 0) return "none";
    return {e.text.data(), e.length()};
}

} // namespace

TEST_CASE("a rate has its factor and the cells that say which it is") {
    written_rates euro{"EUR"_currency, sources, lookup::previous(), 2, {}};
    CHECK(euro.to() == "EUR"_currency);
    CHECK(euro.places() == 2);
    // 1 / 0.84783 = 1.17948173572532...
    CHECK(cells(euro, "GBP"_currency, "2022-05-23") == ",1.179481735725,2022-05-23");
    // a Sunday, and the Friday before
    CHECK(cells(euro, "USD"_currency, "2022-05-22") == ",0.945447669471,2022-05-20");
    CHECK(cells(euro, "EUR"_currency, "2022-05-23") == ",1,");
    CHECK(cells(euro, "HRK"_currency, "2024-05-23") == ",0.132722808415,");
    CHECK(cells(euro, "RUB"_currency, "2022-06-01") == "none");
    CHECK(cells(euro, "GBP"_currency, "1998-12-31") == "none");
    // again, from what is kept
    euro.prefetch("GBP"_currency.index, place("2022-05-23"));
    CHECK(cells(euro, "GBP"_currency, "2022-05-23") == ",1.179481735725,2022-05-23");
    CHECK(cells(euro, "RUB"_currency, "2022-06-01") == "none");
}

TEST_CASE("an average has its first and its last day, and another separator stands before each") {
    written_rates pound{"GBP"_currency, sources, lookup::month_average(), 2, {';'}};
    const std::string average = cells(pound, "EUR"_currency, "2022-05-23");
    CHECK(average.starts_with(";0.8"));
    CHECK(average.ends_with(";2022-05-02..2022-05-31"));
}

TEST_CASE("the rate beside an amount is the exact one, rounded half even to twelve places") {
    for (const currency to : {"EUR"_currency, "JPY"_currency, "GBP"_currency}) {
        for (std::size_t i = 0; i < currency::count(); ++i) {
            for (day on = d("1999-01-05"); on <= d("2026-01-31"); on = on + 613) {
                const auto along = find_route(currency::at(i), to, sources, on, lookup::previous());
                if (!along) continue;
                oracle::cpp_rational rate{1};
                for (const leg& l : along->legs) {
                    const oracle::cpp_rational used = oracle::value(l.rate);
                    rate = l.divides ? oracle::cpp_rational{rate / used}
                                     : oracle::cpp_rational{rate * used};
                }
                const oracle::cpp_int wanted = oracle::rounded(
                    oracle::in_units(rate, bulk::written_rate_places), rounding::half_even);
                const oracle::cpp_rational found = oracle::value(bulk::written_rate(*along));
                if (found != oracle::cpp_rational{wanted, oracle::ten_to(12)}) {
                    CAPTURE(currency::at(i).code(), to.code(), to_string(on));
                    FAIL_CHECK();
                }
            }
        }
    }
}

TEST_CASE("cells that are longer than there is room for are left to who converts one by one") {
    const rate_table table = table_of("EUR"_currency, {"2022-05-02 EUR/USD 0.0000000000075",
                                                       "2022-05-31 EUR/USD 0.0000000000075"});
    const rate_source* const one[] = {&table.source()};
    // 133333333333.333333333333: the factor fits, and so does the text with one day
    written_rates by_day{"EUR"_currency, one, lookup::exact(), 0, {}};
    CHECK(cells(by_day, "USD"_currency, "2022-05-02") == ",133333333333.333333333333,2022-05-02");
    // but not with two
    written_rates by_month{"EUR"_currency, one, lookup::month_average(), 0, {}};
    CHECK(cells(by_month, "USD"_currency, "2022-05-23") == "none");
    const auto along =
        find_route("USD"_currency, "EUR"_currency, one, d("2022-05-23"), lookup::month_average());
    REQUIRE(along);
    CHECK(bulk::rate_cells(*along, {}) == ",133333333333.333333333333,2022-05-02..2022-05-31");
}

TEST_CASE("threads that ask at the same time get the same answers") {
    written_rates shared{"EUR"_currency, sources, lookup::previous(), 2, {}};
    const auto all_of = [](written_rates& rates) {
        std::string text;
        for (const currency from : {"GBP"_currency, "USD"_currency, "HRK"_currency, "XAU"_currency})
            for (std::int32_t n = 0; n < 3000; n += 3) {
                const std::string on = to_string(d("2015-01-01") + n);
                text += cells(rates, from, on);
            }
        return text;
    };
    std::vector<std::string> answers(4);
    {
        std::vector<std::jthread> threads;
        for (std::string& a : answers)
            threads.emplace_back([&] { a = all_of(shared); });
    }
    written_rates alone{"EUR"_currency, sources, lookup::previous(), 2, {}};
    const std::string wanted = all_of(alone);
    for (const std::string& a : answers)
        CHECK(a == wanted);
}
