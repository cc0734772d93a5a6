// Converts a fine at the reference rates of the day on which it was announced.

// [readme]
#include <mulct/mulct.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

int main() {
    using namespace mulct;
    using namespace mulct::literals;

    std::ifstream file{"rates/ecb.rates"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const rate_table rates = rate_table::make(parse_snapshot(text).value()).value();

    constexpr money fine{decimal{7'500'000}, "GBP"_currency};
    constexpr day announced = *parse_day("2022-05-23");

    const auto converted = convert(fine, "USD"_currency, rates.source(), announced,
                                   lookup::previous(), {rounding::half_up});
    std::cout << to_string(converted.value().to) << '\n'; // 9429071.87 USD
}
// [readme]
