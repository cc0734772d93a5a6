#include <mulct/stats/share.hpp>

#include <mulct/number/ratio.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <initializer_list>
#include <string>
#include <string_view>

using namespace mulct;

namespace {

std::string shares(std::initializer_list<std::string_view> texts, int places = 1) {
    std::vector<decimal> parts;
    for (const std::string_view t : texts)
        parts.push_back(*parse_decimal(t));
    const auto all = shares_of(parts, places);
    if (!all) return "none";
    std::string text;
    for (const decimal& s : *all)
        text += (text.empty() ? "" : " ") + to_string(s);
    return text;
}

} // namespace

TEST_CASE("three thirds are 33.4, 33.3 and 33.3: together 100") {
    CHECK(shares({"1", "1", "1"}) == "33.4 33.3 33.3");
    CHECK(shares({"1", "1", "1"}, 0) == "34 33 33");
}

TEST_CASE("what was cut off most is rounded up first") {
    // 14.28.. 28.57.. 57.14..: rounded one by one they would be 14.3 28.6 57.1
    CHECK(shares({"1", "2", "4"}) == "14.3 28.6 57.1");
    // 66.66.. twice 16.66..: one by one 66.7 16.7 16.7, which is 100.1
    CHECK(shares({"4", "1", "1"}) == "66.7 16.7 16.6");
}

TEST_CASE("amounts of any scale are shares of one sum, and nothing has none") {
    CHECK(shares({"0.50", "1", "0"}) == "33.3 66.7 0.0");
    CHECK(shares({"5"}) == "100.0");
    CHECK(shares({"0", "0.00"}) == "none");
    CHECK(shares({}) == "none");
}

TEST_CASE("parts of 38 digits have the shares that small ones have") {
    CHECK(
        shares({"99999999999999999999999999999999999999", "99999999999999999999999999999999999999",
                "99999999999999999999999999999999999999"}) == "33.4 33.3 33.3");
    CHECK(shares({"40000000000000000000000000000000000000", "0.00000000000000000000000000000000001",
                  "10000000000000000000000000000000000000"},
                 0) == "80 0 20");
    CHECK(rc::check("by words or without a bound", [] {
        const auto cents = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100'000'000)));
        std::vector<decimal> parts;
        for (const int c : cents)
            parts.push_back(*decimal::make(c, c % 3));
        const auto words = detail::share_percents<uint128>(parts, 2, 1);
        RC_ASSERT(words.has_value());
        RC_ASSERT(words == detail::share_percents<detail::wide>(parts, 2, 1));
    }));
}

TEST_CASE("shares add up to 100, and none is a whole unit off") {
    CHECK(rc::check("shares", [] {
        const auto cents = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 100'000'000)));
        const int places = *rc::gen::inRange(0, 5);
        std::vector<decimal> parts;
        decimal sum;
        for (const int c : cents) {
            parts.push_back(*decimal::make(c, 2));
            sum += parts.back();
        }
        const auto all = shares_of(parts, places);
        RC_ASSERT(all.has_value() != sum.is_zero());
        if (!all) return;
        decimal together;
        const ratio unit = *decimal::make(1, places);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            together += (*all)[i];
            RC_ASSERT(abs(parts[i] / sum * ratio{100} - ratio{(*all)[i]}) < unit);
        }
        RC_ASSERT(together == decimal{100});
    }));
}
