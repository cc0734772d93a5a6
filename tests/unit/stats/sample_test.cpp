#include "samples.hpp"

#include <mulct/stats/sample.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>

using namespace mulct;

TEST_CASE("a sample has its amounts in ascending order, at the scale that holds them all") {
    const sample s = sample_of({"5", "1.50", "9.125"});
    CHECK(s.count() == 3);
    CHECK(s.places() == 3);
    CHECK(to_string(s[0]) == "1.500");
    CHECK(to_string(s.min()) == "1.500");
    CHECK(to_string(s.max()) == "9.125");
    CHECK(to_string(s.total()) == "15.625");
    CHECK(s.mean() == *parse_ratio("125/24"));
}

TEST_CASE("the totals of cents are exact") {
    const sample s{std::vector<decimal>(1000, *parse_decimal("0.10"))};
    CHECK(to_string(s.total()) == "100.00");
    CHECK(s.mean() == *parse_ratio("1/10"));
}

TEST_CASE("amounts below zero and equal ones are amounts") {
    const sample s = sample_of({"-5", "3", "3", "-5"});
    CHECK(s.min() == decimal{-5});
    CHECK(s.max() == decimal{3});
    CHECK(s.total() == decimal{-4});
}

TEST_CASE("a total of more than 38 digits is an overflow, and so is a scale that is too large") {
    const std::string most(38, '9');
    CHECK_THROWS_AS(sample_of({most, "1"}), overflow_error);
    CHECK_THROWS_AS(sample_of({most, "0.1"}), overflow_error);
    CHECK(to_string(sample_of({most, "0"}).total()) == most);
}

TEST_CASE("a sample is the same in any order of its amounts") {
    CHECK(rc::check("sample", [] {
        auto cents = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(
            rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000)));
        std::vector<decimal> amounts;
        std::int64_t total = 0;
        for (const std::int64_t c : cents) {
            amounts.push_back(*decimal::make(c, 2));
            total += c;
        }
        const sample s{amounts};
        std::sort(cents.begin(), cents.end());
        RC_ASSERT(s.count() == cents.size());
        RC_ASSERT(s.total() == *decimal::make(total, 2));
        for (std::size_t i = 0; i < cents.size(); ++i)
            RC_ASSERT(s[i] == *decimal::make(cents[i], 2));
    }));
}
