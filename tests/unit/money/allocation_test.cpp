#include <mulct/money/allocation.hpp>

#include <support/catch.hpp>
#include <support/rounding_oracle.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <vector>

using mulct::allocate;
using mulct::decimal;
using mulct::errc;
using mulct::error;
using mulct::money;
using mulct::money_in;
using mulct::parse_money;
using mulct::split;
using namespace mulct::literals;
using oracle::cpp_int;
using oracle::cpp_rational;
using oracle::from_to;

namespace {

using weights = std::vector<std::uint64_t>;

constexpr std::uint64_t greatest_weight = std::numeric_limits<std::uint64_t>::max();

constexpr money m(std::string_view text) {
    return parse_money(text).value();
}

template <std::size_t Parts>
constexpr bool parts_are(const money& whole, const std::array<std::uint64_t, Parts>& by, int places,
                         const std::array<std::string_view, Parts>& expected) {
    const auto parts = allocate(whole, by, places);
    if (!parts) return false;
    for (std::size_t i = 0; i < Parts; ++i) {
        const money part = (*parts)[i];
        if (part != m(expected[i]) || part.amount().scale() != places) return false;
    }
    return true;
}

template <std::size_t Parts>
constexpr bool fails(const money& whole, const std::array<std::uint64_t, Parts>& by, int places,
                     errc code) {
    const auto parts = allocate(whole, by, places);
    return !parts && parts.error() == error{code};
}

template <class Money>
std::string text(const mulct::parsed<std::vector<Money>>& parts) {
    if (!parts) return "error";
    std::string all;
    for (const Money& part : *parts)
        all += (all.empty() ? "" : ", ") + to_string(part.amount());
    return all;
}

/// The largest remainders, as one would on paper: exact shares, their whole parts, and the units
/// left over to those with the largest rests, of equal ones to the first.
std::vector<cpp_int> shares_on_paper(const cpp_int& units, const weights& by) {
    cpp_rational sum = 0;
    for (const std::uint64_t w : by)
        sum += w;
    std::vector<cpp_int> shares;
    std::vector<cpp_rational> rests;
    cpp_int left = abs(units);
    for (const std::uint64_t w : by) {
        const cpp_rational exact = cpp_rational{abs(units)} * w / sum;
        shares.emplace_back(numerator(exact) / denominator(exact));
        rests.emplace_back(exact - shares.back());
        left -= shares.back();
    }
    std::vector<std::size_t> order(by.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rests[a] > rests[b]; });
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i)
        ++shares[order[i]];
    if (units < 0) {
        for (cpp_int& share : shares)
            share = -share;
    }
    return shares;
}

/// Weights of all sizes whose sum has at most 64 bits, not all zero.
rc::Gen<weights> some_weights() {
    return rc::gen::exec([] {
        const auto parts = static_cast<std::size_t>(*from_to(1, 12));
        weights by;
        for (std::size_t i = 0; i < parts; ++i) {
            switch (*from_to(0, 3)) {
            case 0: by.push_back(0); break;
            case 1: by.push_back(static_cast<std::uint64_t>(*from_to(1, 5))); break;
            case 2: by.push_back(static_cast<std::uint64_t>(*from_to(1, 1000000))); break;
            default: by.push_back(*oracle::any_word() / parts); break;
            }
        }
        if (*from_to(0, 4) == 0) { // one that fills the 64 bits
            std::uint64_t others = 0;
            for (std::size_t i = 1; i < parts; ++i)
                others += by[i];
            by[0] = greatest_weight - others;
        }
        if (std::all_of(by.begin(), by.end(), [](std::uint64_t w) { return w == 0; })) by[0] = 1;
        return by;
    });
}

} // namespace

TEST_CASE("an amount is divided by largest remainders") {
    // 100 / 3 = 33.33 and 1 cent, which the first of three equal parts gets
    CHECK_BOTH(parts_are(m("100 GBP"), std::array<std::uint64_t, 3>{1, 1, 1}, 2,
                         {"33.34 GBP", "33.33 GBP", "33.33 GBP"}));
    // 10 to 1, 2, 3: 1.667, 3.333, 5.000: the unit left goes to the first, which was cut most
    CHECK_BOTH(parts_are(m("10 GBP"), std::array<std::uint64_t, 3>{1, 2, 3}, 0,
                         {"2 GBP", "3 GBP", "5 GBP"}));
    // Hamilton's seats for Alabama: 10 to 6, 6, 2 are 4.286, 4.286, 1.429; 11 are 4.714, 4.714,
    // 1.571: with one unit more, the third has one less
    CHECK_BOTH(parts_are(m("10 JPY"), std::array<std::uint64_t, 3>{6, 6, 2}, 0,
                         {"4 JPY", "4 JPY", "2 JPY"}));
    CHECK_BOTH(parts_are(m("11 JPY"), std::array<std::uint64_t, 3>{6, 6, 2}, 0,
                         {"5 JPY", "5 JPY", "1 JPY"}));
    // a part without weight gets nothing, also where units are left
    CHECK_BOTH(parts_are(m("0.05 GBP"), std::array<std::uint64_t, 4>{0, 1, 0, 1}, 2,
                         {"0.00 GBP", "0.03 GBP", "0.00 GBP", "0.02 GBP"}));
    // one part is the whole
    CHECK_BOTH(parts_are(m("7552800 GBP"), std::array<std::uint64_t, 1>{greatest_weight}, 2,
                         {"7552800.00 GBP"}));
}

TEST_CASE("more parts than units leave some with nothing") {
    CHECK_BOTH(parts_are(m("0.02 GBP"), std::array<std::uint64_t, 5>{1, 1, 1, 1, 1}, 2,
                         {"0.01 GBP", "0.01 GBP", "0.00 GBP", "0.00 GBP", "0.00 GBP"}));
    CHECK_BOTH(parts_are(m("1 JPY"), std::array<std::uint64_t, 3>{1, 2, 2}, 0,
                         {"0 JPY", "1 JPY", "0 JPY"}));
    CHECK_BOTH(parts_are(m("0 JPY"), std::array<std::uint64_t, 2>{1, 2}, 0, {"0 JPY", "0 JPY"}));
}

TEST_CASE("a negative amount is divided as its opposite") {
    CHECK_BOTH(parts_are(m("-100 GBP"), std::array<std::uint64_t, 3>{1, 1, 1}, 2,
                         {"-33.34 GBP", "-33.33 GBP", "-33.33 GBP"}));
    CHECK_BOTH(parts_are(m("-1 JPY"), std::array<std::uint64_t, 2>{1, 1}, 0, {"-1 JPY", "0 JPY"}));
}

TEST_CASE("the greatest amounts and weights have exact shares") {
    CHECK_BOTH(
        parts_are(m("99999999999999999999999999999999999999 GBP"),
                  std::array<std::uint64_t, 2>{greatest_weight - 1, 1}, 0,
                  // (10^38 - 1) / (2^64 - 1) = 5421010862427522170.33...: from Python
                  {"99999999999999999994578989137572477829 GBP", "5421010862427522170 GBP"}));
    CHECK_BOTH(parts_are(m("1 GBP"), std::array<std::uint64_t, 2>{greatest_weight - 1, 1}, 0,
                         {"1 GBP", "0 GBP"}));
    CHECK_BOTH(parts_are(m("1 GBP"), std::array<std::uint64_t, 2>{0, greatest_weight}, 0,
                         {"0 GBP", "1 GBP"}));
}

TEST_CASE("what cannot be divided up is an error") {
    CHECK_BOTH(fails(m("1 GBP"), std::array<std::uint64_t, 0>{}, 2, errc::empty));
    CHECK_BOTH(fails(m("1 GBP"), std::array<std::uint64_t, 2>{0, 0}, 2, errc::zero));
    CHECK_BOTH(
        fails(m("1 GBP"), std::array<std::uint64_t, 2>{greatest_weight, 1}, 2, errc::overflow));
    CHECK_BOTH(fails(m("0.005 GBP"), std::array<std::uint64_t, 2>{1, 1}, 2, errc::broken_unit));
    CHECK_BOTH(fails(m("-0.5 JPY"), std::array<std::uint64_t, 2>{1, 1}, 0, errc::broken_unit));
    CHECK_BOTH(fails(m("1 GBP"), std::array<std::uint64_t, 2>{1, 1}, -1, errc::overflow));
    CHECK_BOTH(fails(m("1 GBP"), std::array<std::uint64_t, 2>{1, 1}, 39, errc::overflow));
    CHECK_BOTH(fails(m("99999999999999999999999999999999999999 GBP"),
                     std::array<std::uint64_t, 2>{1, 1}, 1, errc::overflow));
    // zeros after the point are no broken units
    CHECK_BOTH(
        parts_are(m("1.5000 GBP"), std::array<std::uint64_t, 2>{1, 2}, 1, {"0.5 GBP", "1.0 GBP"}));
    // the same without an array
    CHECK(allocate(m("1 GBP"), weights{}, 2).error() == error{errc::empty});
    CHECK(allocate(m("1 GBP"), weights{0}, 2).error() == error{errc::zero});
    CHECK(allocate(m("1 GBP"), weights{greatest_weight, 1}, 2).error() == error{errc::overflow});
    CHECK(allocate(m("0.001 GBP"), weights{1}, 2).error() == error{errc::broken_unit});
}

TEST_CASE("the parts are amounts of the currency, in either typing") {
    using pounds = money_in<"GBP"_currency>;
    const pounds fine{decimal{100}};
    const auto parts = allocate(fine, weights{1, 2}, 2);
    static_assert(std::is_same_v<decltype(parts.value()[0]), const pounds&>);
    CHECK(text(parts) == "33.33, 66.67");
    CHECK(allocate(m("100 USD"), weights{1, 2}, 2).value()[0].unit() == "USD"_currency);
    constexpr auto typed = allocate(pounds{decimal{1}}, std::array<std::uint64_t, 2>{1, 1}, 2);
    CHECK_BOTH(typed.value()[0] == pounds{decimal::make(50, 2).value()});
}

TEST_CASE("a split has parts that differ by a unit at most, the larger ones first") {
    CHECK(text(split(m("100 GBP"), 3, 2)) == "33.34, 33.33, 33.33");
    CHECK(text(split(m("0.02 GBP"), 3, 2)) == "0.01, 0.01, 0.00");
    CHECK(text(split(m("-0.02 GBP"), 3, 2)) == "-0.01, -0.01, 0.00");
    CHECK(text(split(m("7 JPY"), 1, 0)) == "7");
    CHECK(split(m("7 JPY"), 0, 0).error() == error{errc::empty});
    CHECK(rc::check("splits", [] {
        const money whole{*oracle::decimal_of(*from_to(1, 38), 2), "GBP"_currency};
        const int parts = *from_to(1, 100);
        const auto all = split(whole, static_cast<std::size_t>(parts), 2).value();
        RC_ASSERT(all.size() == static_cast<std::size_t>(parts));
        const money cent{decimal::make(1, 2).value(), "GBP"_currency};
        RC_ASSERT(abs(all.front()) - abs(all.back()) <= cent);
        RC_ASSERT(std::is_sorted(all.begin(), all.end(),
                                 [](const money& a, const money& b) { return abs(a) > abs(b); }));
    }));
}

TEST_CASE("the parts add up to the whole, and are those of the largest remainders on paper") {
    int left_over = 0;
    int negative = 0;
    int fewer_units_than_parts = 0;
    CHECK(rc::check("allocation", [&] {
        const weights by = *some_weights();
        const int scale = *from_to(0, 38);
        const bool small = *from_to(0, 4) == 0;
        const decimal amount = *oracle::decimal_of(small ? 1 : *from_to(1, 38), scale);
        const money whole{amount, "GBP"_currency};
        RC_LOG() << to_string(whole) << " in " << by.size() << " parts\n";
        const auto parts = allocate(whole, by, scale);
        RC_ASSERT(parts.has_value());
        RC_ASSERT(parts->size() == by.size());

        const cpp_int units{amount.coefficient()};
        const auto expected = shares_on_paper(units, by);
        cpp_int sum = 0;
        for (std::size_t i = 0; i < by.size(); ++i) {
            const decimal& part = (*parts)[i].amount();
            RC_ASSERT(oracle::is(part, expected[i], scale));
            RC_ASSERT(by[i] != 0 || part.is_zero());
            sum += cpp_int{part.coefficient()};
        }
        RC_ASSERT(sum == units);
        if (abs(units) < by.size()) ++fewer_units_than_parts;
        if (units < 0) ++negative;
        cpp_int total = 0;
        for (const std::uint64_t w : by)
            total += w;
        if (units % total != 0) ++left_over;
    }));
    CAPTURE(left_over, negative, fewer_units_than_parts);
    CHECK(left_over > 20);
    CHECK(negative > 20);
    CHECK(fewer_units_than_parts > 3);
}

TEST_CASE("a fixed number of parts gets what a list of them gets") {
    CHECK(rc::check("arrays", [] {
        const money whole{*oracle::decimal_of(*from_to(1, 38), 2), "GBP"_currency};
        const std::array<std::uint64_t, 3> by{*oracle::any_word() / 3, *oracle::any_word() / 3,
                                              1 + *oracle::any_word() / 4};
        const auto some = allocate(whole, by, 2).value();
        const auto same = allocate(whole, weights(by.begin(), by.end()), 2).value();
        RC_ASSERT(std::equal(some.begin(), some.end(), same.begin(), same.end()));
    }));
}
