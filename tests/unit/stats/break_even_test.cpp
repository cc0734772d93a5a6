#include <mulct/stats/break_even.hpp>

#include <support/catch.hpp>

using namespace mulct;

namespace {

exposure seen(int own, int rest) {
    return {decimal{own}, decimal{rest}};
}

} // namespace

TEST_CASE("at the break-even rate both totals are equal") {
    // 500 pounds and nothing else, against 600 euro: equal at 1.2 euro a pound
    CHECK(to_string(*break_even_rate(seen(500, 0), seen(0, 600))) == "6/5");
    CHECK(to_string(*break_even_rate(seen(0, 600), seen(500, 0))) == "6/5");
    // both have pounds: 300 r + 100 = 100 r + 400
    CHECK(to_string(*break_even_rate(seen(300, 100), seen(100, 400))) == "3/2");
}

TEST_CASE("where no rate above zero makes them equal there is none") {
    CHECK(!break_even_rate(seen(300, 100), seen(300, 400))); // parallel
    CHECK(!break_even_rate(seen(300, 400), seen(100, 100))); // at -1.5
    CHECK(!break_even_rate(seen(300, 100), seen(100, 100))); // at zero
}
