#include <mulct/stats/summary.hpp>

#include <support/catch.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

std::vector<decimal> amounts(std::initializer_list<std::string_view> texts) {
    std::vector<decimal> all;
    for (const std::string_view t : texts)
        all.push_back(parse_decimal(t).value());
    return all;
}

} // namespace

TEST_CASE("of an odd number of amounts, the median is the middle one") {
    const summary s = summarize(amounts({"5", "1", "9"}));
    CHECK(s.count == 3);
    CHECK(to_string(s.total) == "15");
    CHECK(s.mean == ratio{5});
    CHECK(s.median == ratio{5});
    CHECK(s.min == decimal{1});
    CHECK(s.max == decimal{9});
    CHECK(summarize(amounts({"100", "1", "2", "3", "1000"})).median == ratio{3});
}

TEST_CASE("of an even number, it is the mean of the two middle ones, exactly") {
    CHECK(summarize(amounts({"4", "1", "2", "9"})).median == ratio{3});
    CHECK(to_string(summarize(amounts({"0.01", "0.02"})).median) == "3/200");
    CHECK(to_string(summarize(amounts({"1", "2"})).median) == "3/2");
}

TEST_CASE("one amount is its own total, mean, median and ends") {
    const summary s = summarize(amounts({"7552800.50"}));
    CHECK(s.count == 1);
    CHECK(to_string(s.total) == "7552800.50");
    CHECK(s.mean == ratio{*parse_decimal("7552800.5")});
    CHECK(s.median == s.mean);
    CHECK(s.min == s.max);
}

TEST_CASE("a mean that no decimal holds stays a quotient") {
    CHECK(to_string(summarize(amounts({"1", "1", "2"})).mean) == "4/3");
}

TEST_CASE("the totals of cents are exact") {
    CHECK(to_string(summarize(std::vector<decimal>(1000, *parse_decimal("0.10"))).total) ==
          "100.00");
}

TEST_CASE("amounts below zero and equal ones are amounts") {
    const summary s = summarize(amounts({"-5", "3", "3", "-5"}));
    CHECK(s.min == decimal{-5});
    CHECK(s.max == decimal{3});
    CHECK(s.median == ratio{-1});
    CHECK(s.mean == ratio{-1});
}

TEST_CASE("a total of more than 38 digits is an overflow") {
    const decimal most = *parse_decimal(std::string(38, '9'));
    CHECK_THROWS_AS((void)summarize({most, decimal{1}}), overflow_error);
}

TEST_CASE("a summary is that of its definition, in any order of the amounts") {
    CHECK(rc::check("summary", [] {
        using rational = boost::multiprecision::cpp_rational;
        const auto cents = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(
            rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000)));
        std::vector<decimal> all;
        for (const std::int64_t c : cents)
            all.push_back(*decimal::make(c, 2));
        const summary s = summarize(all);

        const auto n = static_cast<std::int64_t>(cents.size());
        const auto exactly = [](const ratio& r) { return rational{to_string(r)}; };
        rational total = 0;
        for (const std::int64_t c : cents)
            total += rational{c, 100};
        RC_ASSERT(s.count == cents.size());
        RC_ASSERT(exactly(ratio{s.total}) == total);
        RC_ASSERT(exactly(s.mean) == total / n);
        // half of the amounts are at or below the median, half at or above
        const rational median = exactly(s.median) * 100;
        const auto below =
            std::count_if(cents.begin(), cents.end(), [&](std::int64_t c) { return c <= median; });
        const auto above =
            std::count_if(cents.begin(), cents.end(), [&](std::int64_t c) { return c >= median; });
        RC_ASSERT((2 * below >= n && 2 * above >= n));
        auto sorted = cents;
        std::sort(sorted.begin(), sorted.end());
        const std::size_t half = sorted.size() / 2;
        RC_ASSERT(median == (sorted.size() % 2 == 1
                                 ? rational{sorted[half]}
                                 : rational{sorted[half - 1] + sorted[half], 2}));
        RC_ASSERT(s.min == *decimal::make(sorted.front(), 2));
        RC_ASSERT(s.max == *decimal::make(sorted.back(), 2));
    }));
}
