// One fine at several rules' rates, and a rate that is not there.

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

    // [guide]
    const money fine{decimal{7'552'800}, "GBP"_currency};
    const day announced = *parse_day("2022-05-23");

    for (const lookup& rule : {lookup::previous(), lookup::month_average(), lookup::customs()}) {
        const auto c =
            convert(fine, "USD"_currency, rates.source(), announced, rule, {rounding::half_up});
        std::cout << to_string(rule.how) << ": " << to_string(c.value().to) << '\n';
    }

    // a rate that is not there has a type
    const auto rouble = find_rate_days(rates.source(), "RUB"_currency, *parse_day("2022-06-01"),
                                       lookup::previous());
    if (!rouble && rouble.error().reason == absence_reason::suspended) {
        std::cout << "last quoted on " << to_string(*rouble.error().before) << '\n'; // 2022-03-01
    }
    // [guide]

    return rouble ? 1 : 0;
}
