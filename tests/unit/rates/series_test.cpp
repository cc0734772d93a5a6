#include <mulct/rates/series.hpp>

#include <support/catch.hpp>

#include <cstdint>
#include <vector>

using mulct::day;
using mulct::series;
using namespace mulct::literals;

namespace {

const std::vector<std::int32_t> days{-3, 0, 1, 7};
const std::vector<std::int64_t> coefficients{85670, 1, 10659, 999999999999999999};
const std::vector<std::uint8_t> scales{5, 0, 4, 18};

series some() {
    return {"EUR"_currency, "GBP"_currency, days, coefficients, scales};
}

} // namespace

TEST_CASE("a series gives its observations in order, with their digits") {
    const series s = some();
    CHECK(s.base() == "EUR"_currency);
    CHECK(s.counter() == "GBP"_currency);
    REQUIRE(s.size() == 4);
    CHECK(s.front().on == day{-3});
    CHECK(to_string(s.front().rate) == "0.85670");
    CHECK(to_string(s[1].rate) == "1");
    CHECK(to_string(s[2].rate) == "1.0659");
    CHECK(s.back().on == day{7});
    CHECK(to_string(s.back().rate) == "0.999999999999999999");
}

TEST_CASE("a day has an observation or it has none") {
    const series s = some();
    CHECK(s.on(day{-3}));
    CHECK(to_string(s.on(day{1})->rate) == "1.0659");
    CHECK(s.on(day{7})->on == day{7});
    for (const int d : {-4, -2, -1, 2, 6, 8})
        CHECK_FALSE(s.on(day{d}));
    CHECK_FALSE(s.on(day::earliest()));
    CHECK_FALSE(s.on(day::latest()));
}

TEST_CASE("the first observation not before a day is that day's or the next") {
    const series s = some();
    CHECK(s.first_not_before(day::earliest()) == 0);
    CHECK(s.first_not_before(day{-3}) == 0);
    CHECK(s.first_not_before(day{-2}) == 1);
    CHECK(s.first_not_before(day{0}) == 1);
    CHECK(s.first_not_before(day{1}) == 2);
    CHECK(s.first_not_before(day{2}) == 3);
    CHECK(s.first_not_before(day{7}) == 3);
    CHECK(s.first_not_before(day{8}) == 4);
    CHECK(s.first_not_before(day::latest()) == s.size());
}

TEST_CASE("a series without observations has none of any day") {
    const series s{"EUR"_currency, "GBP"_currency, {}, {}, {}};
    CHECK(s.size() == 0);
    CHECK_FALSE(s.on(day{0}));
    CHECK(s.first_not_before(day{0}) == 0);
}
