#include <mulct/number/fraction.hpp>

#include <support/catch.hpp>

using namespace mulct;

TEST_CASE("fractions compare without being divided") {
    constexpr fraction third{decimal{1}, decimal{3}};
    constexpr fraction two_sixths{decimal{2}, decimal{6}};
    CHECK_BOTH(third == two_sixths);
    CHECK_BOTH(third < fraction{decimal{1}, decimal{2}});
    CHECK_BOTH(!(two_sixths < third));
    CHECK_BOTH(inverse(third) == fraction{decimal{3}, decimal{1}});
}

TEST_CASE("a fraction over nothing is above every number") {
    constexpr fraction endless{decimal{1}, decimal{0}};
    CHECK_BOTH(fraction{decimal{1000000}, decimal{1}} < endless);
    CHECK_BOTH(!(endless < fraction{decimal{1000000}, decimal{1}}));
    CHECK_BOTH(fraction{} == fraction{decimal{7}, decimal{7}});
}

TEST_CASE("fractions too long to compare exactly are refused") {
    const decimal long_number = *parse_decimal("12345678901234567890123456789012345678");
    const fraction a{long_number, decimal{3}};
    const fraction b{decimal{1}, long_number};
    CHECK_THROWS_AS(a < b, overflow_error);
}
