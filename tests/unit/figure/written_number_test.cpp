#include <mulct/figure/written_number.hpp>

#include <support/catch.hpp>

#include <cstdint>
#include <string>
#include <string_view>

using mulct::read_number;
using mulct::written_number;

namespace {

constexpr bool reads_as(std::string_view text, std::uint64_t digits, int scale,
                        bool is_ambiguous = false) {
    const written_number n = read_number(text, 0);
    return n.is_number && n.first == 0 && n.last == text.size() && n.digits == digits &&
           n.scale == scale && n.is_ambiguous == is_ambiguous;
}

constexpr bool is_no_number(std::string_view text) {
    const written_number n = read_number(text, 0);
    return !n.is_number && n.last == text.size();
}

/// How many bytes of the text are the number's.
constexpr std::size_t length_of(std::string_view text) {
    return read_number(text, 0).last;
}

static_assert(reads_as("1.234,56", 123456, 2));
static_assert(reads_as("1.405", 1405, 3, true));

} // namespace

TEST_CASE("Digits without marks are a whole number") {
    CHECK(reads_as("0", 0, 0));
    CHECK(reads_as("7", 7, 0));
    CHECK(reads_as("7552800", 7552800, 0));
    CHECK(reads_as("007", 7, 0));
}

TEST_CASE("A number is read where it stands and no further") {
    const written_number n = read_number("about 17 million", 6);
    CHECK(n.first == 6);
    CHECK(n.last == 8);
    CHECK(n.digits == 17);
    CHECK(length_of("5.") == 1);
    CHECK(length_of("5, then") == 1);
    CHECK(length_of("5 ") == 1);
    CHECK(length_of("5%") == 1);
}

TEST_CASE("One mark is a decimal one unless three digits follow it") {
    CHECK(reads_as("7.5", 75, 1));
    CHECK(reads_as("7,55", 755, 2));
    CHECK(reads_as("7,5528", 75528, 4));
    CHECK(reads_as("1.405", 1405, 3, true));
    CHECK(reads_as("999,999", 999999, 3, true));
    CHECK(read_number("1.405", 0).mark == '.');
    CHECK(read_number("1,405", 0).mark == ',');
}

TEST_CASE("A group of four digits before a mark and a zero alone are not grouped") {
    CHECK(reads_as("1405.250", 1405250, 3));
    CHECK(reads_as("0.405", 405, 3));
    CHECK(reads_as("0,405", 405, 3));
}

TEST_CASE("Of two different marks the last is the decimal one") {
    CHECK(reads_as("1,234.56", 123456, 2));
    CHECK(reads_as("1.234.567,8", 12345678, 1));
    CHECK(reads_as("1 234,56", 123456, 2));
    CHECK(reads_as("1\u00A0234,5", 12345, 1));
    CHECK(reads_as("1'234.50", 123450, 2));
    CHECK(reads_as("1,234.567", 1234567, 3));
}

TEST_CASE("A repeated mark groups") {
    CHECK(reads_as("1.234.567", 1234567, 0));
    CHECK(reads_as("1,234,567", 1234567, 0));
    CHECK(is_no_number("1.2.3"));
    CHECK(is_no_number("1,23,4"));
    CHECK(is_no_number("1234.567.890"));
    CHECK(is_no_number("1.23,4.5"));
}

TEST_CASE("India groups by twos before the last three digits") {
    CHECK(reads_as("1,50,000", 150000, 0));
    CHECK(reads_as("12,34,56,789", 123456789, 0));
    CHECK(reads_as("1,50,000.25", 15000025, 2));
    CHECK(is_no_number("1.50.000"));
    CHECK(is_no_number("100,50,000"));
}

TEST_CASE("Spaces of every width and both apostrophes join whole groups") {
    for (const std::string mark : {" ", "\u00A0", "\u202F", "\u2009", "\u2007", "'", "\u2019"}) {
        CAPTURE(mark);
        CHECK(reads_as("1" + mark + "234" + mark + "567", 1234567, 0));
        CHECK(length_of("12" + mark + "34") == 2);
        CHECK(length_of("2022" + mark + "500") == 4);
        CHECK(length_of("1" + mark + "2345") == 1);
    }
}

TEST_CASE("A space does not join groups that another mark joined") {
    CHECK(length_of("1,234 567") == 5);
    CHECK(length_of("1 234'567") == 5);
}

TEST_CASE("Half of a character is no mark") {
    CHECK(length_of("1\xC2") == 1);
    CHECK(length_of("1\xE2\x80") == 1);
    CHECK(length_of("1\xE2\x80\x8B"
                    "234") == 1);
}

TEST_CASE("A number may have as many digits as a decimal, and is read past its end otherwise") {
    const std::string most(38, '9');
    const written_number n = read_number(most, 0);
    CHECK(n.is_number);
    CHECK(n.count == 38);
    CHECK((n.digits == mulct::detail::power_of_ten(38) - 1));
    CHECK(is_no_number(most + "9"));
    CHECK(is_no_number(std::string(1000, '1')));
    CHECK(reads_as(std::string(100, '0') + "5", 5, 0));
}

TEST_CASE("Leading zeros are not counted as digits") {
    CHECK(read_number("0.05", 0).count == 1);
    CHECK(read_number("0050", 0).count == 2);
    CHECK(read_number("0", 0).count == 0);
}
