#include <mulct/money/money.hpp>
#include <mulct/money/share.hpp>

#include <support/catch.hpp>

#include <compare>
#include <concepts>
#include <functional>
#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <type_traits>

using mulct::currency;
using mulct::currency_mismatch;
using mulct::decimal;
using mulct::errc;
using mulct::error;
using mulct::money;
using mulct::money_in;
using mulct::parse_decimal;
using mulct::parse_money;
using mulct::ratio;
using mulct::rounding;
using namespace mulct::literals;

namespace {

using pounds = money_in<"GBP"_currency>;
using dollars = money_in<"USD"_currency>;

constexpr decimal d(std::string_view text) {
    return parse_decimal(text).value();
}

constexpr money gbp(std::string_view amount) {
    return {d(amount), "GBP"_currency};
}

constexpr money usd(std::string_view amount) {
    return {d(amount), "USD"_currency};
}

/// The same amount with the same digits.
template <class Money>
constexpr bool same(const Money& m, std::string_view amount) {
    return m.amount() == d(amount) && m.amount().scale() == d(amount).scale();
}

// ------------------------------------------------------------------ what compiles

template <class A, class B>
concept adds = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept subtracts = requires(A a, B b) {
    a - b;
};
template <class A, class B>
concept multiplies = requires(A a, B b) {
    a* b;
};
template <class A, class B>
concept divides = requires(A a, B b) {
    a / b;
};
template <class A, class B>
concept equates = requires(A a, B b) {
    a == b;
};
template <class A, class B>
concept orders = requires(A a, B b) {
    a < b;
};
template <class A, class B>
concept adds_to = requires(A a, B b) {
    a += b;
};
template <class A, class B>
concept subtracts_from = requires(A a, B b) {
    a -= b;
};
template <class A, class B>
concept multiplies_by = requires(A a, B b) {
    a *= b;
};
template <class A, class B>
concept divides_by = requires(A a, B b) {
    a /= b;
};
template <class A, class B>
concept assigns = requires(A a, B b) {
    a = b;
};

template <class A, class B>
constexpr bool sums = adds<A, B>&& subtracts<A, B>&& adds_to<A, B>&& subtracts_from<A, B>;
template <class A, class B>
constexpr bool no_sums = !adds<A, B> && !subtracts<A, B> && !adds_to<A, B> && !subtracts_from<A, B>;
template <class A, class B>
constexpr bool compares = equates<A, B>&& orders<A, B>;
template <class A, class B>
constexpr bool no_comparison = !equates<A, B> && !orders<A, B>;

template <class A, class B>
constexpr bool nothing = no_sums<A, B> && !multiplies<A, B> && !divides<A, B> &&
                         no_comparison<A, B> && !multiplies_by<A, B> && !divides_by<A, B>;

template <class A, class B>
constexpr bool nothing_either_way = nothing<A, B>&& nothing<B, A>;

// An amount and an amount of the same typing: sums, comparisons, and how many times. No product.
template <class Money>
constexpr bool amounts =
    sums<Money, Money>&& compares<Money, Money>&& divides<Money, Money> &&
    !multiplies<Money, Money> && !multiplies_by<Money, Money> && !divides_by<Money, Money>;
static_assert(amounts<money>);
static_assert(amounts<pounds>);

// Two currencies in the types, or two typings: nothing at all.
static_assert(nothing_either_way<pounds, dollars>);
static_assert(nothing_either_way<money, pounds>);
static_assert(nothing_either_way<money, dollars>);

// A decimal: product only, either way round. (A quotient would have to be rounded.)
template <class Money>
constexpr bool amount_and_decimal =
    multiplies<Money, decimal>&& multiplies<decimal, Money>&& multiplies_by<Money, decimal> &&
    !multiplies_by<decimal, Money> && no_sums<Money, decimal> && no_sums<decimal, Money> &&
    no_comparison<Money, decimal> && no_comparison<decimal, Money> && !divides<Money, decimal> &&
    !divides<decimal, Money> && !divides_by<Money, decimal>;
static_assert(amount_and_decimal<money>);
static_assert(amount_and_decimal<pounds>);

// Other numbers: nothing. An amount plus 0 is a mistake, and a double is no number of pounds.
template <class Money>
constexpr bool amount_and_other_numbers =
    nothing_either_way<Money, int>&& nothing_either_way<Money, long long>&& nothing_either_way<
        Money, double>&& nothing_either_way<Money, ratio>&& nothing_either_way<Money, bool>;
static_assert(amount_and_other_numbers<money>);
static_assert(amount_and_other_numbers<pounds>);

// Texts and currencies are no amounts.
static_assert(nothing_either_way<money, currency> && nothing_either_way<pounds, currency>);
static_assert(nothing_either_way<money, std::string_view>);

// Increments, remainders, bits and truth mean nothing.
template <class M>
concept counts = requires(M m) {
    ++m;
};
template <class M>
concept has_remainder = requires(M m) {
    m % m;
};
template <class M>
concept is_condition = requires(M m) {
    m ? 0 : 1;
};
static_assert(!counts<money> && !counts<pounds>);
static_assert(!has_remainder<money> && !has_remainder<pounds>);
static_assert(!is_condition<money> && !is_condition<pounds>);

// How an amount is made.
static_assert(std::is_constructible_v<money, decimal, currency>);
static_assert(!std::is_constructible_v<money, decimal>);
static_assert(std::is_constructible_v<pounds, decimal>);
static_assert(!std::is_constructible_v<pounds, decimal, currency>);
static_assert(!std::is_default_constructible_v<money> && !std::is_default_constructible_v<pounds>);
// ... never by itself, of a number or a text
static_assert(!std::is_convertible_v<decimal, pounds> && !std::is_convertible_v<decimal, money>);
static_assert(!std::is_constructible_v<money, int> && !std::is_constructible_v<pounds, int>);
static_assert(!std::is_constructible_v<money, int, currency>);
static_assert(!std::is_constructible_v<money, double, currency>);
static_assert(!std::is_constructible_v<pounds, double>);
static_assert(!std::is_constructible_v<money, std::string_view>);
static_assert(!assigns<money, decimal> && !assigns<pounds, decimal> && !assigns<pounds, int>);
// ... of the other typing by name only
static_assert(std::is_constructible_v<money, pounds> && !std::is_convertible_v<pounds, money>);
static_assert(std::is_constructible_v<pounds, money> && !std::is_convertible_v<money, pounds>);
static_assert(!assigns<money, pounds> && !assigns<pounds, money> && !assigns<pounds, dollars>);
static_assert(!std::is_convertible_v<pounds, dollars>);
// ... and how it is left
static_assert(!std::is_convertible_v<money, decimal> && !std::is_constructible_v<decimal, money>);
static_assert(!std::is_constructible_v<ratio, money> && !std::is_constructible_v<double, pounds>);

// What comes out.
static_assert(std::is_same_v<decltype(gbp("1") + gbp("1")), money>);
static_assert(std::is_same_v<decltype(pounds{d("1")} - pounds{d("1")}), pounds>);
static_assert(std::is_same_v<decltype(pounds{d("1")} * d("2")), pounds>);
static_assert(std::is_same_v<decltype(pounds{d("1")} / pounds{d("2")}), ratio>);
static_assert(std::is_same_v<decltype(gbp("1") / gbp("2")), ratio>);
static_assert(std::is_same_v<decltype(gbp("1") <=> gbp("2")), std::weak_ordering>);

// A currency in the type takes no room.
static_assert(sizeof(pounds) == sizeof(decimal));

/// The same algebra for both typings, once while compiling and once while running.
template <class Money, class Make>
constexpr int wrong_results(Make m) {
    int wrong = 0;
    const auto check = [&](bool right) { wrong += right ? 0 : 1; };
    const Money fine = m("7552800");
    check(fine.unit() == "GBP"_currency);
    check(same(fine + m("0.50"), "7552800.50"));
    check(same(fine - m("17000000"), "-9447200"));
    check(same(fine * d("1.5"), "11329200.0"));
    check(same(d("1.5") * fine, "11329200.0"));
    check(same(-fine, "-7552800"));
    check(same(-(-fine), "7552800"));
    check(same(abs(-fine), "7552800"));
    check(same(abs(fine), "7552800"));
    check(same(fine.with_amount(d("1")), "1"));
    check(fine.with_amount(d("1")).unit() == "GBP"_currency);
    check((-fine).is_negative() && !fine.is_negative());
    check(m("0.00").is_zero() && !fine.is_zero());
    check(fine == m("7552800.00"));
    check(fine != m("7552800.01"));
    check(fine < m("7552800.01") && fine > m("-8000000") && fine <= fine && fine >= fine);
    check((fine <=> m("7552800.0")) == std::weak_ordering::equivalent);
    check(same(m("9429071.8749").rounded(2, rounding::half_up), "9429071.87"));
    check(same(m("9429071.8749").rounded(2, rounding::ceiling), "9429071.88"));
    check(same(m("9429071.875").rounded_to_minor_unit(rounding::half_even), "9429071.88"));
    check(same(m("9429071.865").rounded_to_minor_unit(rounding::half_even), "9429071.86"));
    check(same(m("-0.005").rounded_to_minor_unit(rounding::half_up), "-0.01"));
    Money total = m("0");
    total += fine;
    total += total;
    check(same(total, "15105600"));
    total -= m("0.10");
    check(same(total, "15105599.90"));
    total *= d("0.5");
    check(same(total, "7552799.950"));
    return wrong;
}

struct broken_text {
    std::string_view text;
    error expected;
};
constexpr broken_text broken_texts[] = {
    {"", {errc::empty, 0, 0}},
    {"7552800", {errc::no_currency, 0, 7}},
    {"GBP", {errc::no_currency, 0, 3}},
    {"GBP7552800", {errc::no_currency, 0, 10}},
    {" ", {errc::empty, 0, 0}},
    {"7 ", {errc::empty, 2, 0}},
    {"GBP ", {errc::empty, 4, 0}},
    {"7  GBP", {errc::bad_currency, 2, 4}},
    {"7 GBP ", {errc::bad_currency, 2, 4}},
    {" 7 GBP", {errc::empty, 0, 0}},
    {"GBP  7", {errc::not_a_number, 4, 2}},
    {"7 gbp", {errc::bad_currency, 2, 3}},
    {"7 XYZ", {errc::unknown_currency, 2, 3}},
    {"XYZ 7", {errc::unknown_currency, 0, 3}},
    {"7,5 GBP", {errc::trailing_text, 1, 2}},
    {"GBP 7,5", {errc::trailing_text, 5, 2}},
    {"GBP 007", {errc::leading_zero, 4, 3}},
    {"007 GBP", {errc::leading_zero, 0, 3}},
    {"x GBP", {errc::not_a_number, 2, 3}}, // a letter first, so the number comes last
    {"+7 GBP", {errc::not_a_number, 0, 2}},
    {"GBP 123456789012345678901234567890123456789", {errc::too_many_digits, 4, 39}},
};

constexpr bool all_fail_in_place() {
    for (const broken_text& r : broken_texts) {
        const auto m = parse_money(r.text);
        if (m || m.error() != r.expected) return false;
    }
    return true;
}

constexpr pounds typed_pounds(std::string_view amount) {
    return pounds{d(amount)};
}

} // namespace

TEST_CASE("amounts of one currency add, subtract, compare and are multiplied, in both typings") {
    CHECK_BOTH(wrong_results<money>(gbp) == 0);
    CHECK_BOTH(wrong_results<pounds>(typed_pounds) == 0);
}

TEST_CASE("an amount keeps its digits until somebody rounds it") {
    CHECK_BOTH(same(gbp("1.10") + gbp("2"), "3.10"));
    CHECK_BOTH(same(gbp("1.005") + gbp("0.005"), "1.010"));
    CHECK_BOTH(same(gbp("0.333") * d("3.00"), "0.99900"));
}

TEST_CASE("two currencies do not mix at run time: the error names both") {
    const money pound = gbp("1");
    const money dollar = usd("1");
    CHECK_THROWS_AS(pound + dollar, currency_mismatch);
    CHECK_THROWS_AS(pound - dollar, currency_mismatch);
    CHECK_THROWS_AS((void)(pound < dollar), currency_mismatch);
    CHECK_THROWS_AS((void)(pound <=> dollar), currency_mismatch);
    CHECK_THROWS_AS((void)(pound / dollar), currency_mismatch);
    CHECK_THROWS_AS((void)(pound / usd("0")), currency_mismatch); // rather than division by zero
    CHECK_THROWS_AS(pound + usd("0"), currency_mismatch);         // nothing is of every currency
    try {
        (void)(pound + dollar);
        FAIL("it was added");
    } catch (const currency_mismatch& e) {
        CHECK(e.left == "GBP"_currency);
        CHECK(e.right == "USD"_currency);
        CHECK(std::string{e.what()} == "mulct: GBP and USD do not mix without a rate");
    }
    try {
        (void)(dollar / pound);
        FAIL("it was divided");
    } catch (const std::logic_error& e) {
        CHECK(std::string{e.what()} == "mulct: USD and GBP do not mix without a rate");
    }
}

TEST_CASE("a failed assignment leaves the amount as it was") {
    money total = gbp("1.50");
    CHECK_THROWS_AS(total += usd("1"), currency_mismatch);
    CHECK_THROWS_AS(total -= usd("1"), currency_mismatch);
    CHECK(same(total, "1.50"));
    CHECK(total.unit() == "GBP"_currency);
    money greatest = gbp("99999999999999999999999999999999999999");
    CHECK_THROWS_AS(greatest += gbp("1"), mulct::overflow_error);
    CHECK_THROWS_AS(greatest *= d("10"), mulct::overflow_error);
    CHECK(same(greatest, "99999999999999999999999999999999999999"));
}

TEST_CASE("amounts of two currencies are unequal, also two zeros") {
    CHECK_BOTH(gbp("1") != usd("1"));
    CHECK_BOTH(gbp("0") != usd("0"));
    CHECK_BOTH(!(gbp("0") == usd("0")));
}

TEST_CASE("an amount goes from one typing to the other by name, and only into its own currency") {
    CHECK_BOTH(same(pounds{gbp("7.50")}, "7.50"));
    CHECK_BOTH(money{pounds{d("7.50")}} == gbp("7.50"));
    CHECK_BOTH(money{pounds{d("7.50")}}.unit() == "GBP"_currency);
    CHECK_THROWS_AS(pounds{usd("1")}, currency_mismatch);
    CHECK_THROWS_AS(pounds{usd("0")}, currency_mismatch);
    try {
        (void)dollars{gbp("1")};
        FAIL("pounds became dollars");
    } catch (const currency_mismatch& e) {
        CHECK(e.left == "USD"_currency);
        CHECK(e.right == "GBP"_currency);
    }
}

TEST_CASE("a currency without a minor unit has nothing to round to") {
    const money ounce{d("1.25"), "XAU"_currency};
    try {
        (void)ounce.rounded_to_minor_unit(rounding::half_up);
        FAIL("gold was rounded");
    } catch (const mulct::no_minor_unit& e) {
        CHECK(e.unit == "XAU"_currency);
        CHECK(std::string{e.what()} == "mulct: XAU has no minor unit");
    }
    CHECK_BOTH(same(money{d("1.25"), "XAU"_currency}.rounded(1, rounding::half_even), "1.2"));
    CHECK_BOTH(
        same(money{d("149.5"), "JPY"_currency}.rounded_to_minor_unit(rounding::half_up), "150"));
    CHECK_BOTH(
        same(money{d("1.0005"), "BHD"_currency}.rounded_to_minor_unit(rounding::half_up), "1.001"));
}

TEST_CASE("a quotient of amounts is how many times the one has the other, exactly") {
    CHECK(gbp("1") / gbp("3") == ratio{d("1")} / ratio{d("3")});
    CHECK(pounds{d("7552800")} / pounds{d("17000000")} == d("7552800") / d("17000000"));
    // Clearview AI's fine came down by 55.57 %, British Airways' by 89.0943 %.
    const ratio one{1};
    const ratio hundred{100};
    CHECK(to_string(
              ((gbp("7552800") / gbp("17000000") - one) * hundred).rounded(2, rounding::half_up)) ==
          "-55.57");
    CHECK(to_string(((gbp("20000000") / gbp("183390000") - one) * hundred)
                        .rounded(4, rounding::half_up)) == "-89.0943");
    CHECK_THROWS_AS(gbp("1") / gbp("0.00"), mulct::division_by_zero);
    CHECK_THROWS_AS(pounds{d("0")} / pounds{d("0")}, mulct::division_by_zero);
}

TEST_CASE("equal amounts hash alike, and amounts of two currencies do not") {
    const std::hash<money> hash;
    CHECK(hash(gbp("1.50")) == hash(gbp("1.5")));
    CHECK(hash(gbp("1.5")) != hash(usd("1.5")));
    CHECK(hash(gbp("1.5")) != hash(gbp("1.6")));
    CHECK(std::hash<pounds>{}(pounds{d("1.50")}) == std::hash<pounds>{}(pounds{d("1.5")}));
}

TEST_CASE("an amount is read with its code before or after it") {
    CHECK_BOTH(same(parse_money("GBP 7552800").value(), "7552800"));
    CHECK_BOTH(parse_money("GBP 7552800").value() == gbp("7552800"));
    CHECK_BOTH(parse_money("7552800 GBP").value() == gbp("7552800"));
    CHECK_BOTH(same(parse_money("-7.50 GBP").value(), "-7.50"));
    CHECK_BOTH(same(parse_money("GBP -7.50").value(), "-7.50"));
    CHECK_BOTH(parse_money("0.00 XAU").value().unit() == "XAU"_currency);
}

TEST_CASE("what is no amount is an error with its place") {
    for (const broken_text& r : broken_texts) {
        CAPTURE(r.text);
        const auto m = parse_money(r.text);
        REQUIRE_FALSE(m);
        CHECK(static_cast<int>(m.error().code) == static_cast<int>(r.expected.code));
        CHECK(m.error().offset == r.expected.offset);
        CHECK(m.error().length == r.expected.length);
    }
    static_assert(all_fail_in_place());
}

TEST_CASE("every amount is read back from its text with its digits") {
    CHECK(to_string(gbp("7552800")) == "7552800 GBP");
    CHECK(to_string(pounds{d("-7.50")}) == "-7.50 GBP");
    CHECK(rc::check("amounts there and back", [] {
        const auto coefficient = *rc::gen::arbitrary<std::int64_t>();
        const auto scale = *rc::gen::inRange(0, 39);
        const auto place = *rc::gen::inRange<std::size_t>(0, currency::count());
        const money m{decimal::make(coefficient, scale).value(), currency::at(place)};
        const std::string text = to_string(m);
        const auto back = parse_money(text);
        RC_ASSERT(back.has_value());
        RC_ASSERT(*back == m);
        RC_ASSERT(to_string(*back) == text);
        const std::string other = std::string{m.unit().code()} + ' ' + to_string(m.amount());
        RC_ASSERT(parse_money(other).value() == m);
    }));
}

TEST_CASE("types of different currencies do not convert, values may fail to") {
    static_assert(!std::is_constructible_v<dollars, pounds>);
    static_assert(std::is_constructible_v<mulct::money, pounds>);
    static_assert(std::is_constructible_v<pounds, mulct::money>);
    static_assert(!std::is_convertible_v<mulct::money, pounds>);
    static_assert(!std::is_convertible_v<pounds, mulct::money>);
    const mulct::money in_dollars{mulct::decimal{1}, "USD"_currency};
    CHECK_THROWS_AS(pounds{in_dollars}, mulct::currency_mismatch);
}
