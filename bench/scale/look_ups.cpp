// How many amounts a second the library converts, each by the rate of its currency and day:
// mulct-look-ups RATES [COUNT]
//
// RATES is a snapshot, such as rates/ecb.rates. The amounts, days and currencies are those of
// mulct-make-fines: drawn before the time is taken, and in no order. The first pass, in which the
// factors are made, does not count. What is printed: conversions a second, on one core.

#include <mulct/bulk/factor_table.hpp>
#include <mulct/rates/packed.hpp>
#include <mulct/rates/snapshot.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace mulct;
using namespace mulct::literals;

struct amount_on_day {
    std::uint64_t hundredths;
    std::uint32_t place; // of the day
    std::uint16_t unit;
};

std::vector<amount_on_day> draw(std::size_t count) {
    constexpr std::array units{"EUR"_currency, "GBP"_currency, "USD"_currency, "SEK"_currency,
                               "NOK"_currency, "DKK"_currency, "PLN"_currency, "CZK"_currency,
                               "HUF"_currency, "RON"_currency, "CHF"_currency, "JPY"_currency,
                               "CAD"_currency, "AUD"_currency, "KRW"_currency, "ZAR"_currency};
    constexpr auto first = static_cast<std::uint32_t>(*day_of(2010, 1, 4) - bulk::first_plain_day);
    constexpr std::uint32_t days = 780 * 7; // to the end of 2024
    std::mt19937_64 random{20220523};
    std::vector<amount_on_day> all(count);
    for (amount_on_day& a : all) {
        const std::uint64_t drawn = random();
        a = {drawn >> 28, first + static_cast<std::uint32_t>(drawn & 0xFFFF) % days,
             units[drawn >> 16 & 15].index};
    }
    return all;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: mulct-look-ups RATES [COUNT]\n";
        return 2;
    }
    std::ifstream file{argv[1]};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto read = parse_snapshot(text);
    if (!read) {
        std::cerr << argv[1] << ": no snapshot of rates\n";
        return 2;
    }
    const rate_table rates = rate_table::make(*read).value();
    const rate_source* const sources[] = {&rates.source()};
    bulk::factor_table factors{"GBP"_currency, sources, lookup::previous(), 2};
    const auto all = draw(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20'000'000);

    std::uint64_t sum = 0; // so that nothing is left out
    const auto convert_all = [&] {
        for (const amount_on_day& a : all)
            sum +=
                bulk::convert_units<rounding::half_up>(a.hundredths, factors.find(a.unit, a.place));
    };
    convert_all();
    const auto start = std::chrono::steady_clock::now();
    convert_all();
    const auto taken = std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::steady_clock::now() - start);
    std::cout << all.size() * 1'000'000'000 / static_cast<std::uint64_t>(taken.count()) << '\n';
    return sum == 0 ? 1 : 0;
}
