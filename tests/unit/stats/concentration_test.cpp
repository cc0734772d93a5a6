#include "samples.hpp"

#include <mulct/stats/concentration.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

using namespace mulct;

TEST_CASE("equal amounts are not concentrated at all") {
    const sample s = sample_of({"5.00", "5.00", "5.00", "5.00"});
    CHECK(gini(s) == ratio{0});
    CHECK(to_string(*herfindahl(s)) == "1/4");
    CHECK(to_string(*top_share(s, 1)) == "1/4");
    CHECK(top_share(s, 9) == ratio{1});
}

TEST_CASE("one amount that is everything is as concentrated as so many can be") {
    const sample s = sample_of({"0", "0", "0", "8"});
    CHECK(to_string(*gini(s)) == "3/4");
    CHECK(herfindahl(s) == ratio{1});
    CHECK(top_share(s, 1) == ratio{1});
}

TEST_CASE("figures between the two, by hand") {
    const sample s = sample_of({"1", "2", "3", "4"});
    CHECK(to_string(*gini(s)) == "1/4");        // (-3 x 1 - 1 x 2 + 1 x 3 + 3 x 4) / (4 x 10)
    CHECK(to_string(*herfindahl(s)) == "3/10"); // 30 / 100
    CHECK(to_string(*top_share(s, 2)) == "7/10");
}

TEST_CASE("of nothing there are no shares") {
    const sample s = sample_of({"0", "0.00"});
    CHECK(!gini(s));
    CHECK(!herfindahl(s));
    CHECK(!top_share(s, 1));
}

TEST_CASE("the Gini coefficient is half the mean difference by the mean") {
    CHECK(rc::check("gini", [] {
        const auto cents =
            *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000)));
        std::vector<decimal> amounts;
        long total = 0;
        long differences = 0;
        for (const int a : cents) {
            amounts.push_back(*decimal::make(a, 2));
            total += a;
            for (const int b : cents)
                differences += std::abs(a - b);
        }
        RC_PRE(total > 0);
        const auto n = static_cast<long>(cents.size());
        RC_ASSERT(gini(sample{amounts}) == ratio{differences} / ratio{2 * n * total});
    }));
}
