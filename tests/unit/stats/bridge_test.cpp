#include <mulct/stats/bridge.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

using namespace mulct;

TEST_CASE("volume is more fines of the old mean, size what is left at the old rates") {
    // 2 fines of 100 become 3 of 150 at the old rates, which are 140 at the new ones
    const bridge b = make_bridge(decimal{200}, 2, decimal{420}, 3, decimal{450}, 2);
    CHECK(to_string(b.volume) == "100.00");
    CHECK(to_string(b.size) == "150.00");
    CHECK(to_string(b.exchange_rate) == "-30");
}

TEST_CASE("from nothing, and to nothing, all is volume but for the exchange rate") {
    const bridge from = make_bridge(decimal{0}, 0, decimal{50}, 1, decimal{60}, 2);
    CHECK(from.volume == decimal{60});
    CHECK(from.size == decimal{0});
    CHECK(from.exchange_rate == decimal{-10});
    const bridge to = make_bridge(decimal{70}, 3, decimal{0}, 0, decimal{0}, 2);
    CHECK(to.volume == decimal{-70});
    CHECK(to.size == decimal{0});
}

TEST_CASE("the three parts add up to the difference, whatever is rounded") {
    CHECK(rc::check("bridge", [] {
        const auto amount = [] {
            return *decimal::make(*rc::gen::inRange<std::int64_t>(0, 1'000'000'000), 2);
        };
        const decimal before = amount();
        const decimal after = amount();
        const auto n = *rc::gen::inRange<std::size_t>(0, 50);
        const auto m = *rc::gen::inRange<std::size_t>(0, 50);
        const bridge b = make_bridge(before, n, after, m, amount(), 2);
        RC_ASSERT(before + b.volume + b.size + b.exchange_rate == after);
    }));
}
