// The money types, point by point; docs/money.md shows the parts of this file.

#include <mulct/mulct.hpp>

#include <array>
#include <cstdint>
#include <iostream>

using namespace mulct;
using namespace mulct::literals;

namespace {

constexpr decimal number(std::string_view text) {
    return parse_decimal(text).value();
}
constexpr money amount(std::string_view text) {
    return parse_money(text).value();
}

void numbers() {
    // [numbers]
    static_assert(number("0.1") * decimal{3} == number("0.3"));
    static_assert(number("1.50") == number("1.5")); // equal, though 1.50 keeps its zero

    // A quotient is exact until somebody says how to round it.
    const ratio third = number("1") / decimal{3};
    std::cout << to_string(third) << ' ' << to_string(third.rounded(4, rounding::half_even))
              << '\n';

    // 99,999... with 38 digits is the largest; one more is an error, not another number.
    static_assert(!try_add(number("99999999999999999999999999999999999999"), decimal{1}));
    // [numbers]
}

void rounding_rules() {
    // [rounding]
    static_assert(number("2.345").rounded(2, rounding::half_up) == number("2.35"));
    static_assert(number("2.345").rounded(2, rounding::half_even) == number("2.34"));
    static_assert(number("-2.345").rounded(2, rounding::floor) == number("-2.35"));

    static_assert(amount("GBP 10.005").rounded_to_minor_unit(rounding::half_up) ==
                  amount("GBP 10.01"));
    static_assert(try_round_to_step(number("10.02"), number("0.05"), rounding::half_up).value() ==
                  number("10.00")); // Swiss cash
    static_assert(try_round_to_significant(number("7552800"), 2, rounding::half_up).value() ==
                  number("7600000"));
    // [rounding]
}

void currencies() {
    // [currencies]
    static_assert("JPY"_currency.minor_unit() == 0 && "BHD"_currency.minor_unit() == 3);
    static_assert(!"XAU"_currency.minor_unit()); // gold has none
    static_assert("HRK"_currency.became() == "EUR"_currency);
    // "XYZ"_currency does not compile.

    const auto kuna = find_currency_on("HRK", *parse_day("2023-01-01"));
    if (!kuna && kuna.error().problem == currency_problem::ended) {
        std::cout << "HRK ended on " << to_string(kuna.error().unit->lifetime().last) << '\n';
    }
    for (const currency c : similar_currencies("GPB"))
        std::cout << c.code() << '\n'; // GBP
    // [currencies]
}

void two_typings() {
    // [typings]
    // The currency in the type: mixing does not compile.
    using pounds = money_in<"GBP"_currency>;
    constexpr pounds fine{number("7552800")};
    static_assert(fine + fine == fine * decimal{2});
    static_assert(sizeof(pounds) <= sizeof(money));

    // The currency in the value: mixing throws an error that names both.
    try {
        (void)(amount("GBP 1") + amount("USD 1"));
    } catch (const currency_mismatch& e) {
        std::cout << e.what() << '\n';
    }

    // From one to the other by a constructor, never by itself.
    static_assert(money{fine} == amount("GBP 7552800"));
    static_assert(pounds{amount("GBP 7552800")} == fine);
    // [typings]
}

void shares() {
    // [shares]
    const ratio left = amount("GBP 20000000") / amount("GBP 183390000");
    std::cout << to_string((left * ratio{100}).rounded(4, rounding::half_up))
              << " %\n"; // 10.9057 %
    // [shares]
}

void allocation() {
    // [allocation]
    // Three shares of £100.00, the odd penny to the first: the parts add up to the whole.
    constexpr auto parts = allocate(amount("GBP 100"), std::array<std::uint64_t, 3>{1, 1, 1}, 2);
    static_assert(parts.value()[0] == amount("GBP 33.34"));
    static_assert(parts.value()[1] == amount("GBP 33.33"));
    static_assert(parts.value()[0] + parts.value()[1] + parts.value()[2] == amount("GBP 100"));

    // At run time, any number of parts; also more parts than pennies.
    const auto pennies = split(amount("GBP -0.02"), 3, 2);
    for (const money& part : pennies.value())
        std::cout << to_string(part) << '\n';
    // [allocation]
}

void euro_law() {
    // [law]
    static_assert(convert_by_law(amount("LVL 1000000"), "EUR"_currency).value() ==
                  amount("EUR 1422871.81"));
    static_assert(convert_by_law(amount("DEM 100"), "FRF"_currency).value() ==
                  amount("FRF 335.39"));
    static_assert(
        convert_by_law(amount("DEM 100"), "FRF"_currency, intermediate::rounded_to(3)).value() ==
        amount("FRF 335.38"));

    static_assert(redenominated(amount("TRL 2500000"), 2, rounding::half_up).value() ==
                  amount("TRY 2.50"));
    // [law]
}

} // namespace

int main() {
    numbers();
    rounding_rules();
    currencies();
    two_typings();
    shares();
    allocation();
    euro_law();
}
