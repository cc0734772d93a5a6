#include <mulct/number/decimal.hpp>

#include <support/catch.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using mulct::decimal;
using mulct::decimal_separator;
using mulct::errc;
using mulct::error;
using mulct::int128;
using mulct::overflow_error;
using mulct::parse_decimal;
using mulct::parsed;
using mulct::rounding;
using mulct::uint128;

namespace {

constexpr std::string_view overflow = "overflow";

// 10^38 - 1, the greatest whole number, and 10^-38, the least fraction.
#define NINES "99999999999999999999999999999999999999"
#define LEAST "0.00000000000000000000000000000000000001"

constexpr decimal d(std::string_view text) {
    return parse_decimal(text).value();
}

/// Whether a result is what a text says, to the last zero.
constexpr bool is(const parsed<decimal>& got, std::string_view expected) {
    if (!got) return expected == overflow && got.error() == error{errc::overflow};
    if (expected == overflow) return false;
    const decimal e = d(expected);
    return got->coefficient() == e.coefficient() && got->scale() == e.scale();
}

std::string text(const parsed<decimal>& x) {
    if (x) return to_string(*x);
    return x.error() == error{errc::overflow} ? std::string{overflow} : "another error";
}

struct sum {
    std::string_view a;
    std::string_view b;
    std::string_view expected;
};

template <std::size_t N>
constexpr bool all_hold(const std::array<sum, N>& rows, auto operation) {
    for (const sum& row : rows) {
        if (!is(operation(d(row.a), d(row.b)), row.expected)) return false;
    }
    return true;
}

template <std::size_t N>
void check_all(const std::array<sum, N>& rows, auto operation) {
    for (const sum& row : rows) {
        CAPTURE(row.a, row.b);
        CHECK(text(operation(d(row.a), d(row.b))) == row.expected);
    }
}

constexpr auto add = [](const decimal& a, const decimal& b) { return try_add(a, b); };
constexpr auto subtract = [](const decimal& a, const decimal& b) { return try_subtract(a, b); };
constexpr auto multiply = [](const decimal& a, const decimal& b) { return try_multiply(a, b); };

template <class T>
concept rounds_without_policy = requires(T x) {
    x.rounded(2);
};
template <class T, class U>
concept adds_to = requires(T x, U y) {
    x + y;
};
template <class T, class U>
concept equals = requires(T x, U y) {
    x == y;
};

} // namespace

TEST_CASE("a decimal is 0 unless told, and whole numbers of every size fit") {
    CHECK_BOTH((decimal{}.coefficient() == 0 && decimal{}.scale() == 0));
    CHECK_BOTH(is(decimal{7'552'800}, "7552800"));
    CHECK_BOTH(is(decimal{std::numeric_limits<std::int64_t>::min()}, "-9223372036854775808"));
    CHECK_BOTH(is(decimal{std::numeric_limits<std::uint64_t>::max()}, "18446744073709551615"));
    CHECK_BOTH(is(decimal{std::int8_t{-128}}, "-128"));
}

TEST_CASE("a decimal is made of a coefficient of 38 digits and a scale of 0 to 38") {
    constexpr auto edge = static_cast<int128>(mulct::detail::power_of_ten(38));
    constexpr auto greatest = static_cast<int128>((uint128{1} << 127) - 1);
    CHECK_BOTH(is(decimal::make(150, 2), "1.50"));
    CHECK_BOTH(is(decimal::make(-5, 3), "-0.005"));
    CHECK_BOTH(is(decimal::make(0, 38), "0.00000000000000000000000000000000000000"));
    CHECK_BOTH(is(decimal::make(edge - 1, 0), NINES));
    CHECK_BOTH(is(decimal::make(1 - edge, 38), "-0." NINES));
    CHECK_BOTH(is(decimal::make(edge, 0), overflow));
    CHECK_BOTH(is(decimal::make(-edge, 0), overflow));
    CHECK_BOTH(is(decimal::make(greatest, 0), overflow));
    CHECK_BOTH(is(decimal::make(-greatest - 1, 0), overflow));
    CHECK_BOTH(is(decimal::make(1, -1), overflow));
    CHECK_BOTH(is(decimal::make(1, 39), overflow));
    CHECK_BOTH(is(decimal::make(0, 39), overflow));
}

TEST_CASE("the strict form is read with every zero that is written") {
    struct {
        std::string_view text;
        int128 coefficient;
        int scale;
    } constexpr rows[] = {
        {"0", 0, 0},          {"7", 7, 0},        {"1.50", 150, 2},        {"-1.50", -150, 2},
        {"0.05", 5, 2},       {"-0.05", -5, 2},   {"0.00", 0, 2},          {"10", 10, 0},
        {"1.0659", 10659, 4}, {"100.0", 1000, 1}, {"7552800", 7552800, 0},
    };
    static_assert([](const auto& all) {
        for (const auto& row : all) {
            const decimal x = d(row.text);
            if (x.coefficient() != row.coefficient || x.scale() != row.scale) return false;
        }
        return true;
    }(rows));
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto x = parse_decimal(row.text);
        REQUIRE(x);
        CHECK((x->coefficient() == row.coefficient));
        CHECK(x->scale() == row.scale);
        CHECK(to_string(*x) == row.text);
    }
}

TEST_CASE("38 digits are read and written, before and after the point") {
    for (const std::string_view edge :
         {NINES, "-" NINES, "9999999999999999999999999999999999999.9",
          "9.9999999999999999999999999999999999999", LEAST, "-" LEAST,
          "0.99999999999999999999999999999999999999", "-0.99999999999999999999999999999999999999",
          "0.00000000000000000000000000000000000000", "10000000000000000000000000000000000000",
          "0.10000000000000000000000000000000000000"}) {
        CAPTURE(edge);
        const auto x = parse_decimal(edge);
        REQUIRE(x);
        CHECK(to_string(*x) == edge);
    }
    constexpr auto greatest = static_cast<int128>(mulct::detail::power_of_ten(38)) - 1;
    CHECK_BOTH((d(NINES).coefficient() == greatest));
    CHECK_BOTH((d("-0." NINES).coefficient() == -greatest));
}

TEST_CASE("numbers around the largest of a machine word have all their digits") {
    for (const std::string_view t :
         {"18446744073709551614", "18446744073709551615", "18446744073709551616",
          "184467440737095516.15", "18446744073709551.616", "-1844674407370955161.6",
          "100000000000000000000", "18446744073709551616000000000000000000",
          "340282366920938463463.37460743176821145"}) {
        CAPTURE(t);
        CHECK(to_string(d(t)) == t);
    }
}

TEST_CASE("a minus before a zero is read, and not written") {
    CHECK_BOTH(is(parse_decimal("-0"), "0"));
    CHECK_BOTH(is(parse_decimal("-0.00"), "0.00"));
    CHECK_BOTH(!d("-0").is_negative());
    CHECK(to_string(d("-0.00")) == "0.00");
}

TEST_CASE("nothing but the strict form is a decimal, and the error says where it stops being one") {
    struct row {
        std::string_view text;
        error expected;
    };
    static constexpr row rows[] = {
        {"", {errc::empty, 0, 0}},
        {"-", {errc::not_a_number, 0, 1}},
        {"+1", {errc::not_a_number, 0, 2}},
        {"--1", {errc::not_a_number, 0, 3}},
        {".5", {errc::not_a_number, 0, 2}},
        {"-.5", {errc::not_a_number, 0, 3}},
        {" 1", {errc::not_a_number, 0, 2}},
        {"x", {errc::not_a_number, 0, 1}},
        {"NaN", {errc::not_a_number, 0, 3}},
        {"inf", {errc::not_a_number, 0, 3}},
        {"\xD9\xA3", {errc::not_a_number, 0, 2}}, // an Arabic-Indic three
        {"007", {errc::leading_zero, 0, 3}},
        {"-00", {errc::leading_zero, 1, 2}},
        {"01.5", {errc::leading_zero, 0, 2}},
        {"5.", {errc::not_a_number, 1, 1}},
        {"5.x", {errc::not_a_number, 1, 2}},
        {"5..1", {errc::not_a_number, 1, 3}},
        {"1 ", {errc::trailing_text, 1, 1}},
        {"1\n", {errc::trailing_text, 1, 1}},
        {"1.5.2", {errc::trailing_text, 3, 2}},
        {"1,000.50", {errc::trailing_text, 1, 7}},
        {"12 34", {errc::trailing_text, 2, 3}},
        {"1e5", {errc::trailing_text, 1, 2}},
        {"1.5-", {errc::trailing_text, 3, 1}},
        {"7.5m", {errc::trailing_text, 3, 1}},
        {{"1\0", 2}, {errc::trailing_text, 1, 1}},
        {"0x10", {errc::trailing_text, 1, 3}},
        // 39 digits, and scale 39
        {"100000000000000000000000000000000000000", {errc::too_many_digits, 0, 39}},
        {"-100000000000000000000000000000000000000", {errc::too_many_digits, 1, 39}},
        {NINES ".0", {errc::too_many_digits, 0, 40}},
        {"1.00000000000000000000000000000000000000", {errc::too_many_digits, 0, 40}},
        {"0.000000000000000000000000000000000000001", {errc::too_many_digits, 0, 41}},
        {"-0.000000000000000000000000000000000000000", {errc::too_many_digits, 1, 41}},
    };
    static_assert([](const auto& all) {
        for (const row& r : all) {
            const auto x = parse_decimal(r.text);
            if (x || x.error() != r.expected) return false;
        }
        return true;
    }(rows));
    for (const row& r : rows) {
        CAPTURE(r.text);
        const auto x = parse_decimal(r.text);
        REQUIRE_FALSE(x);
        CHECK((x.error() == r.expected));
    }
}

TEST_CASE("every text of up to six characters is a decimal if the grammar has it") {
    const std::regex grammar{R"(-?(0|[1-9][0-9]*)(\.[0-9]+)?)"};
    constexpr std::string_view alphabet = "-.017x";
    int read = 0;
    int wrong = 0;
    std::string last_wrong;
    std::vector<std::string> texts{""};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string candidate = texts[i];
        const auto x = parse_decimal(candidate);
        bool right = x.has_value() == std::regex_match(candidate, grammar);
        if (x) {
            ++read;
            const bool lost_minus = candidate[0] == '-' && x->is_zero();
            right = right && to_string(*x) == candidate.substr(lost_minus ? 1 : 0);
        } else {
            // A leading zero is told with its digits, everything else to the end of the text.
            const error e = x.error();
            right =
                right && (e.code == errc::leading_zero ? candidate[e.offset] == '0' && e.length > 1
                                                       : e.offset + e.length == candidate.size());
        }
        if (!right) {
            ++wrong;
            last_wrong = candidate;
        }
        if (candidate.size() == 6) continue;
        for (const char c : alphabet)
            texts.push_back(candidate + c);
    }
    CAPTURE(last_wrong);
    CHECK(wrong == 0);
    CHECK(texts.size() == 55987); // 6^0 + 6^1 + ... + 6^6
    CHECK(read > 1000);
}

TEST_CASE("far more digits than fit are an error, not a wrap") {
    for (const std::size_t digits : {39U, 40U, 77U, 1000U}) {
        const auto whole = parse_decimal(std::string(digits, '9'));
        REQUIRE_FALSE(whole);
        CHECK((whole.error() == error{errc::too_many_digits, 0, digits}));
        const auto fraction = parse_decimal("0." + std::string(digits, '0'));
        REQUIRE_FALSE(fraction);
        CHECK((fraction.error() == error{errc::too_many_digits, 0, digits + 2}));
    }
}

TEST_CASE("three tenths are three times a tenth") {
    static_assert(decimal{3} * d("0.1") == d("0.3"));
    CHECK(text(decimal{3} * d("0.1")) == "0.3");
    CHECK(text(d("0.1") + d("0.2")) == "0.3");
    CHECK((d("0.1") + d("0.2") - d("0.3")).is_zero());
}

TEST_CASE("a sum has the larger scale of its terms") {
    constexpr std::array rows{
        sum{"1.5", "2.25", "3.75"},
        sum{"0.1", "0.2", "0.3"},
        sum{"1.50", "0.5", "2.00"},
        sum{"-1.5", "1.50", "0.00"},
        sum{"-1.5", "0.25", "-1.25"},
        sum{"1.5", "-2.25", "-0.75"},
        sum{"-1", "-2", "-3"},
        sum{"0", "0.000", "0.000"},
        sum{NINES, "0", NINES},
        sum{NINES, "-" NINES, "0"},
        sum{"0.99999999999999999999999999999999999999", "-" LEAST,
            "0.99999999999999999999999999999999999998"},
    };
    static_assert(all_hold(rows, add));
    check_all(rows, add);
}

TEST_CASE("a sum beyond 38 digits is an error") {
    constexpr std::array rows{
        sum{NINES, "1", overflow},
        sum{"-" NINES, "-1", overflow},
        sum{NINES, NINES, overflow},
        sum{"-" NINES, "-" NINES, overflow},
        // 39 digits are needed for the result, or for a term at the scale of the other
        sum{NINES, "-0.5", overflow},
        sum{"1", LEAST, overflow},
        sum{"0.99999999999999999999999999999999999999", LEAST, overflow},
        sum{"9999999999999999999999999999999999999.5", "0.5", overflow},
        // and one unit less is none
        sum{"99999999999999999999999999999999999998", "1", NINES},
        sum{"9999999999999999999999999999999999999.4", "0.5",
            "9999999999999999999999999999999999999.9"},
    };
    static_assert(all_hold(rows, add));
    check_all(rows, add);
}

TEST_CASE("zeros after the point do not make a sum overflow") {
    constexpr std::array rows{
        sum{NINES, "0.0", NINES},
        sum{"99999999999999999999999999999999999998", "1.00", NINES},
        sum{"1000000000000000000000000000000000000.0", "0.50",
            "1000000000000000000000000000000000000.5"},
        sum{"-1000000000000000000000000000000000000.0", "0.00",
            "-1000000000000000000000000000000000000"},
    };
    static_assert(all_hold(rows, add));
    check_all(rows, add);
}

TEST_CASE("a difference is the sum with the opposite") {
    constexpr std::array rows{
        sum{"0.3", "0.1", "0.2"},      sum{"0.1", "0.30", "-0.20"},
        sum{"0", "0.00", "0.00"},      sum{"17000000", "7552800", "9447200"},
        sum{NINES, NINES, "0"},        sum{NINES, "-1", overflow},
        sum{"-" NINES, "1", overflow},
    };
    static_assert(all_hold(rows, subtract));
    check_all(rows, subtract);
}

TEST_CASE("a product has the sum of the scales") {
    constexpr std::array rows{
        sum{"3", "0.1", "0.3"},
        sum{"1.50", "2", "3.00"},
        sum{"1.5", "-1.5", "-2.25"},
        sum{"-1.5", "-1.5", "2.25"},
        sum{"-1.5", "0.00", "0.000"},
        sum{"7500000", "1.0659", "7994250.0000"},
        // 9999999999999999999^2, the greatest square of 38 digits that is all nines at the root
        sum{"9999999999999999999", "9999999999999999999", "99999999999999999980000000000000000001"},
        sum{NINES, "0.1", "9999999999999999999999999999999999999.9"},
        sum{NINES, "-1", "-" NINES},
    };
    static_assert(all_hold(rows, multiply));
    check_all(rows, multiply);
}

TEST_CASE("a product that does not fit at that scale gives up zeros, and only as many as it must") {
    constexpr std::array rows{
        // 10^38 is one digit too many
        sum{NINES, "1.0", NINES},
        sum{"4000000000000000000000000000000000000", "2.5",
            "10000000000000000000000000000000000000"},
        sum{"-400000000000000000000000000000000000.0", "2.50",
            "-1000000000000000000000000000000000000.0"},
        // scale 39, with a zero to spare; the ten is a five here and a two there
        sum{"0.0000000000000000005", "0.00000000000000000002", LEAST},
        sum{"0.000000000000000000010", "0.000000000000000001",
            "0.00000000000000000000000000000000000001"},
        // 0 fits any scale
        sum{"0.00000000000000000000000000000000000000", "0.00000000000000000000000000000000000000",
            "0.00000000000000000000000000000000000000"},
        sum{"0", LEAST, "0.00000000000000000000000000000000000000"},
    };
    static_assert(all_hold(rows, multiply));
    check_all(rows, multiply);
}

TEST_CASE("a product that no decimal equals is an error") {
    constexpr std::array rows{
        sum{NINES, "10", overflow},
        sum{NINES, NINES, overflow},
        sum{"-" NINES, "2", overflow},
        sum{"10000000000000000000", "10000000000000000000", overflow}, // 10^19, squared
        sum{LEAST, "0.1", overflow},
        sum{LEAST, LEAST, overflow},
        sum{"0.0000000000000000005", "0.00000000000000000003", overflow}, // 15 at scale 39
        sum{"0." NINES, "1.1", overflow},
    };
    static_assert(all_hold(rows, multiply));
    check_all(rows, multiply);
}

TEST_CASE("the operators throw where the try_ functions return an error") {
    const decimal greatest = d(NINES);
    CHECK_THROWS_AS(greatest + decimal{1}, overflow_error);
    CHECK_THROWS_AS(-greatest - decimal{1}, overflow_error);
    CHECK_THROWS_AS(greatest * decimal{10}, overflow_error);
    CHECK_THROWS_AS(greatest.rounded(1, rounding::half_up), overflow_error);
    CHECK_THROWS_AS(greatest + decimal{1}, std::overflow_error);
    // What is assigned to keeps its value.
    decimal x = greatest;
    CHECK_THROWS_AS(x += decimal{1}, overflow_error);
    CHECK_THROWS_AS(x *= decimal{2}, overflow_error);
    CHECK(text(x) == NINES);
}

TEST_CASE("the assigning operators are the others") {
    constexpr auto steps = [] {
        decimal x = d("1.5");
        x += d("0.25");
        x -= decimal{3};
        x *= d("-2.0");
        return x;
    };
    CHECK_BOTH(is(steps(), "2.500"));
}

TEST_CASE("the opposite of the opposite is the number, and zero has no sign") {
    CHECK_BOTH(is(-d("1.50"), "-1.50"));
    CHECK_BOTH(is(-d("-1.50"), "1.50"));
    CHECK_BOTH(is(-d("0.00"), "0.00"));
    CHECK_BOTH(!(-decimal{}).is_negative());
    CHECK_BOTH(is(abs(d("-1.50")), "1.50"));
    CHECK_BOTH(is(abs(d("1.50")), "1.50"));
    CHECK_BOTH(is(abs(d("-" NINES)), NINES));
}

TEST_CASE("numbers compare by value, whatever their zeros") {
    struct row {
        std::string_view a;
        std::string_view b;
        std::weak_ordering expected;
    };
    constexpr auto less = std::weak_ordering::less;
    constexpr auto same = std::weak_ordering::equivalent;
    static constexpr row rows[] = {
        {"1.5", "1.50", same},
        {"0", "0.000", same},
        {"-0", "0", same},
        {"-1.5", "-1.50", same},
        {"1.49", "1.5", less},
        {"1.5", "1.51", less},
        {"-1.51", "-1.5", less},
        {"-1", "0.00", less},
        {"-0.01", "0", less},
        {"0", "0.01", less},
        {"-2", "1", less},
        {"9", "10.0", less},
        // at a common scale these would have 76 digits
        {"0.99999999999999999999999999999999999999", "1", less},
        {"99999999999999999999999999999999999998", NINES, less},
        {LEAST, NINES, less},
        {"-" NINES, LEAST, less},
        {"-" NINES, "-" LEAST, less},
        {"1", "1.0000000000000000000000000000000000001", less},
        {"10000000000000000000000000000000000000", "1000000000000000000000000000000000000.0",
         std::weak_ordering::greater},
        {"0.10000000000000000000000000000000000000", "0.1", same},
    };
    constexpr auto holds = [](const row& r) {
        const decimal a = d(r.a);
        const decimal b = d(r.b);
        return (a <=> b) == r.expected && (b <=> a) == (0 <=> r.expected) &&
               (a == b) == (r.expected == 0) && (a < b) == (r.expected < 0) &&
               (a >= b) == (r.expected >= 0);
    };
    static_assert([holds](const auto& all) {
        for (const row& r : all) {
            if (!holds(r)) return false;
        }
        return true;
    }(rows));
    for (const row& r : rows) {
        CAPTURE(r.a, r.b);
        CHECK(holds(r));
    }
}

TEST_CASE("equal numbers hash alike") {
    const std::hash<decimal> hash;
    CHECK(hash(d("1.5")) == hash(d("1.500")));
    CHECK(hash(d("0")) == hash(d("0.00000000000000000000000000000000000000")));
    CHECK(hash(-decimal{}) == hash(decimal{}));
    CHECK(hash(d("0.10000000000000000000000000000000000000")) == hash(d("0.1")));
    // No promise, but a hash that tells nothing apart is none.
    CHECK(hash(d("1.5")) != hash(d("-1.5")));
    CHECK(hash(d("1.5")) != hash(d("15")));
    CHECK(hash(d("1")) != hash(d("2")));
}

TEST_CASE("a normalized number has no zeros after the point that it can do without") {
    CHECK_BOTH(is(d("1.500").normalized(), "1.5"));
    CHECK_BOTH(is(d("-20.00").normalized(), "-20"));
    CHECK_BOTH(is(d("100").normalized(), "100"));
    CHECK_BOTH(is(d("0.000").normalized(), "0"));
    CHECK_BOTH(is(d("1.05").normalized(), "1.05"));
    CHECK_BOTH(is(d(LEAST).normalized(), LEAST));
}

TEST_CASE("a number is whole, zero or negative whatever it is written with") {
    CHECK_BOTH(d("2.00").is_whole());
    CHECK_BOTH(d("-2.0").is_whole());
    CHECK_BOTH(!d("2.01").is_whole());
    CHECK_BOTH(d("0.00000000000000000000000000000000000000").is_whole());
    CHECK_BOTH(!d(LEAST).is_whole());
    CHECK_BOTH(d(NINES).is_whole());
    CHECK_BOTH(d("0.00").is_zero());
    CHECK_BOTH(!d("0.01").is_zero());
    CHECK_BOTH(d("-0.01").is_negative());
    CHECK_BOTH(!d("0.01").is_negative());
}

namespace {

struct rounded_row {
    std::string_view x;
    int places;
    std::string_view half_even;
    std::string_view half_up;
    std::string_view half_down;
    std::string_view toward_zero;
    std::string_view away;
    std::string_view floor;
    std::string_view ceiling;
};

// By hand.
constexpr std::array rounded_rows{
    rounded_row{"-2.5", 0, "-2", "-3", "-2", "-2", "-3", "-3", "-2"},
    rounded_row{"-1.5", 0, "-2", "-2", "-1", "-1", "-2", "-2", "-1"},
    rounded_row{"-0.5", 0, "0", "-1", "0", "0", "-1", "-1", "0"},
    rounded_row{"0.5", 0, "0", "1", "0", "0", "1", "0", "1"},
    rounded_row{"1.5", 0, "2", "2", "1", "1", "2", "1", "2"},
    rounded_row{"2.5", 0, "2", "3", "2", "2", "3", "2", "3"},
    // a tie on an even digit, and one unit of the 37th place to either side of it
    rounded_row{"2.25", 1, "2.2", "2.3", "2.2", "2.2", "2.3", "2.2", "2.3"},
    rounded_row{"2.2500000000000000000000000000000000001", 1, "2.3", "2.3", "2.3", "2.2", "2.3",
                "2.2", "2.3"},
    rounded_row{"2.2499999999999999999999999999999999999", 1, "2.2", "2.2", "2.2", "2.2", "2.3",
                "2.2", "2.3"},
    rounded_row{"-2.25", 1, "-2.2", "-2.3", "-2.2", "-2.2", "-2.3", "-2.3", "-2.2"},
    rounded_row{"-2.2500000000000000000000000000000000001", 1, "-2.3", "-2.3", "-2.3", "-2.2",
                "-2.3", "-2.3", "-2.2"},
    rounded_row{"-2.2499999999999999999999999999999999999", 1, "-2.2", "-2.2", "-2.2", "-2.2",
                "-2.3", "-2.3", "-2.2"},
    // the same on an odd digit
    rounded_row{"2.35", 1, "2.4", "2.4", "2.3", "2.3", "2.4", "2.3", "2.4"},
    rounded_row{"2.3500000000000000000000000000000000001", 1, "2.4", "2.4", "2.4", "2.3", "2.4",
                "2.3", "2.4"},
    rounded_row{"2.3499999999999999999999999999999999999", 1, "2.3", "2.3", "2.3", "2.3", "2.4",
                "2.3", "2.4"},
    rounded_row{"-2.35", 1, "-2.4", "-2.4", "-2.3", "-2.3", "-2.4", "-2.4", "-2.3"},
    rounded_row{"-2.3500000000000000000000000000000000001", 1, "-2.4", "-2.4", "-2.4", "-2.3",
                "-2.4", "-2.4", "-2.3"},
    rounded_row{"-2.3499999999999999999999999999999999999", 1, "-2.3", "-2.3", "-2.3", "-2.3",
                "-2.4", "-2.4", "-2.3"},
    // nothing cut off, nothing moved
    rounded_row{"2.50", 1, "2.5", "2.5", "2.5", "2.5", "2.5", "2.5", "2.5"},
    rounded_row{"-2.500", 1, "-2.5", "-2.5", "-2.5", "-2.5", "-2.5", "-2.5", "-2.5"},
    rounded_row{"0.000", 2, "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"},
    // a carry through every digit
    rounded_row{"999.95", 1, "1000.0", "1000.0", "999.9", "999.9", "1000.0", "999.9", "1000.0"},
    rounded_row{"-0.96", 0, "-1", "-1", "-1", "0", "-1", "-1", "0"},
    // all 38 digits cut off at once
    rounded_row{"0.99999999999999999999999999999999999999", 0, "1", "1", "1", "0", "1", "0", "1"},
    rounded_row{"0.50000000000000000000000000000000000000", 0, "0", "1", "0", "0", "1", "0", "1"},
    rounded_row{"-0.50000000000000000000000000000000000001", 0, "-1", "-1", "-1", "0", "-1", "-1",
                "0"},
    rounded_row{
        LEAST, 37, "0.0000000000000000000000000000000000000",
        "0.0000000000000000000000000000000000000", "0.0000000000000000000000000000000000000",
        "0.0000000000000000000000000000000000000", "0.0000000000000000000000000000000000001",
        "0.0000000000000000000000000000000000000", "0.0000000000000000000000000000000000001"},
    rounded_row{"9999999999999999999999999999999999999.5", 0,
                "10000000000000000000000000000000000000", "10000000000000000000000000000000000000",
                "9999999999999999999999999999999999999", "9999999999999999999999999999999999999",
                "10000000000000000000000000000000000000", "9999999999999999999999999999999999999",
                "10000000000000000000000000000000000000"},
};

struct rounded_case {
    rounding policy;
    std::string_view expected;
};

constexpr std::array<rounded_case, 7> cases_of(const rounded_row& r) {
    return {{{rounding::half_even, r.half_even},
             {rounding::half_up, r.half_up},
             {rounding::half_down, r.half_down},
             {rounding::toward_zero, r.toward_zero},
             {rounding::away, r.away},
             {rounding::floor, r.floor},
             {rounding::ceiling, r.ceiling}}};
}

constexpr bool all_round() {
    for (const rounded_row& r : rounded_rows) {
        for (const auto& [policy, expected] : cases_of(r)) {
            if (!is(d(r.x).rounded(r.places, policy), expected)) return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("each policy rounds as its table says") {
    static_assert(all_round());
    for (const rounded_row& r : rounded_rows) {
        for (const auto& [policy, expected] : cases_of(r)) {
            CAPTURE(r.x, r.places, static_cast<int>(policy));
            CHECK(text(d(r.x).try_rounded(r.places, policy)) == expected);
            CHECK(text(d(r.x).rounded(r.places, policy)) == expected);
        }
    }
}

TEST_CASE("rounding to more places than there are pads with zeros, where 38 digits hold them") {
    constexpr auto padded = [](std::string_view x, int places) {
        return d(x).try_rounded(places, rounding::half_even);
    };
    CHECK_BOTH(is(padded("1.5", 3), "1.500"));
    CHECK_BOTH(is(padded("-2", 2), "-2.00"));
    CHECK_BOTH(is(padded("1.5", 1), "1.5"));
    CHECK_BOTH(is(padded("0", 38), "0.00000000000000000000000000000000000000"));
    CHECK_BOTH(is(padded("9", 37), "9.0000000000000000000000000000000000000"));
    CHECK_BOTH(is(padded("9", 38), overflow));
    CHECK_BOTH(is(padded(NINES, 0), NINES));
    CHECK_BOTH(is(padded(NINES, 1), overflow));
    CHECK_BOTH(is(padded("-" NINES, 38), overflow));
    CHECK_BOTH(is(padded("0.1", 38), "0.10000000000000000000000000000000000000"));
}

TEST_CASE("there are 0 to 38 places to round to") {
    constexpr auto rounded = [](int places) {
        return d("0").try_rounded(places, rounding::toward_zero);
    };
    CHECK_BOTH(is(rounded(0), "0"));
    CHECK_BOTH(is(rounded(-1), overflow));
    CHECK_BOTH(is(rounded(39), overflow));
}

TEST_CASE("shifting moves the point, and digits appear only where the number ends") {
    struct row {
        std::string_view x;
        int n;
        std::string_view expected; ///< by value
    };
    static constexpr row rows[] = {
        {"7.55", 6, "7550000"},
        {"7552800", -6, "7.5528"},
        {"1.5", 1, "15"},
        {"1.5", 0, "1.5"},
        {"-0.05", 2, "-5"},
        {"-5", -2, "-0.05"},
        {"1", 37, "10000000000000000000000000000000000000"},
        {"1", 38, overflow},
        {"0.1", 38, "10000000000000000000000000000000000000"},
        {LEAST, 38, "1"},
        {"-0." NINES, 38, "-" NINES},
        {"1", -38, LEAST},
        {"10", -38, "0.0000000000000000000000000000000000001"},
        {"0.1", -38, overflow},
        {"1.0", -38, LEAST},
        {NINES, -38, "0." NINES},
        {NINES, 1, overflow},
    };
    constexpr auto holds = [](const row& r) {
        const auto shifted = try_shift(d(r.x), r.n);
        if (!shifted) return is(shifted, r.expected);
        return r.expected != overflow && *shifted == d(r.expected);
    };
    static_assert([holds](const auto& all) {
        for (const row& r : all) {
            if (!holds(r)) return false;
        }
        return true;
    }(rows));
    for (const row& r : rows) {
        CAPTURE(r.x, r.n, text(try_shift(d(r.x), r.n)));
        CHECK(holds(r));
    }
}

TEST_CASE("a number shifts by at most 38 places") {
    CHECK_BOTH(is(try_shift(d(LEAST), 39), overflow));
    CHECK_BOTH(is(try_shift(d("1"), -39), overflow));
    CHECK_BOTH(is(try_shift(d("1"), std::numeric_limits<int>::max()), overflow));
    CHECK_BOTH(is(try_shift(d("1"), std::numeric_limits<int>::min()), overflow));
}

TEST_CASE("a decimal is not made of a double, nor of anything without a word") {
    static_assert(!std::is_constructible_v<decimal, double>);
    static_assert(!std::is_constructible_v<decimal, float>);
    static_assert(!std::is_constructible_v<decimal, std::string_view>);
    static_assert(!std::is_convertible_v<int, decimal>);
    static_assert(!std::is_convertible_v<decimal, double>);
    static_assert(!std::is_convertible_v<decimal, bool>);
    static_assert(!adds_to<decimal, int> && adds_to<decimal, decimal>);
    static_assert(!equals<decimal, double> && equals<decimal, decimal>);
    static_assert(!rounds_without_policy<decimal>);
    SUCCEED("checked while compiling");
}

TEST_CASE("a decimal comma is read where it is asked for, and then no point is") {
    constexpr auto comma = decimal_separator::comma;
    CHECK_BOTH(parse_decimal("7552800,50", comma).value() == decimal::make(755280050, 2).value());
    CHECK_BOTH(parse_decimal("-0,5", comma).value() == decimal::make(-5, 1).value());
    CHECK_BOTH(parse_decimal("7", comma).value() == decimal{7});
    CHECK_BOTH(parse_decimal("7.5", comma).error() == error{errc::trailing_text, 1, 2});
    CHECK_BOTH(parse_decimal("7,5,5", comma).error() == error{errc::trailing_text, 3, 2});
    CHECK_BOTH(parse_decimal("7,", comma).error() == error{errc::not_a_number, 1, 1});
    CHECK_BOTH(parse_decimal("7,5").error() == error{errc::trailing_text, 1, 2});
}
