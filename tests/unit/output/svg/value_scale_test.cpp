#include <mulct/output/svg/value_scale.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>

#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace mulct;
using decimals::d;
using svg::value_scale;

namespace {

std::vector<std::string> labels(const value_scale& scale) {
    std::vector<std::string> all;
    for (const auto& tick : scale.ticks(0, svg::px(600)))
        all.push_back(tick.label);
    return all;
}

using texts = std::vector<std::string>;

} // namespace

TEST_CASE("an axis is marked at 1, 2 or 5 times a power of ten, from zero on") {
    CHECK(labels(value_scale{{d("7")}, 5}) == texts{"0", "2", "4", "6", "8"});
    CHECK(labels(value_scale{{d("5")}, 5}) == texts{"0", "1", "2", "3", "4", "5"});
    CHECK(labels(value_scale{{d("5.01")}, 5}) == texts{"0", "2", "4", "6"});
    CHECK(labels(value_scale{{d("12345")}, 3}) == texts{"0", "5,000", "10,000", "15,000"});
    CHECK(labels(value_scale{{d("0.034"), d("0.01")}, 4}) ==
          texts{"0", "0.01", "0.02", "0.03", "0.04"});
    CHECK(labels(value_scale{{d("-89.0943"), d("25.5")}, 6}) == texts{"−100", "−50", "0", "50"});
    CHECK(labels(value_scale{{d("-3")}, 4}) == texts{"−3", "−2", "−1", "0"});
}

TEST_CASE("an axis without values, or of zeros, goes from 0 to 1") {
    CHECK(labels(value_scale{{}, 5}) == texts{"0", "1"});
    CHECK(labels(value_scale{{d("0"), d("0.00")}, 5}) == texts{"0", "1"});
    CHECK(value_scale{{}, 5}.unit_text("EUR") == "EUR");
    CHECK(value_scale{{d("0")}, 5}.label(d("0.00")) == "0");
}

TEST_CASE("great amounts are counted in thousands, millions, billions or trillions") {
    const auto unit = [](std::string_view greatest) {
        return value_scale{{d(greatest)}, 5}.unit_text("EUR");
    };
    CHECK(unit("49000") == "EUR");
    CHECK(unit("150000") == "EUR thousand");
    CHECK(unit("7552800") == "EUR million");
    CHECK(unit("990000000") == "EUR billion"); // the axis ends at 1 billion
    CHECK(unit("746000000") == "EUR million");
    CHECK(unit("1200000000") == "EUR billion");
    CHECK(unit("5000000000000") == "EUR trillion");
    CHECK(unit("400000000000000000") == "EUR trillion");
    CHECK(unit("2000000000000000000") == "EUR × 10¹⁸");
    CHECK(unit("99999999999999999999999999999999999999") == "EUR × 10³⁶");
    CHECK(unit("0.00001") == "EUR × 10⁻⁶");
    CHECK(unit("0.00000000000000000000000000000000000001") == "EUR × 10⁻³⁹");
    CHECK(value_scale{{d("7552800")}, 5}.unit_text("") == "million");
}

TEST_CASE("the word is smaller where small values would be all zeros") {
    const value_scale scale{{d("2513250000"), d("58246113.02"), d("0")}, 6};
    CHECK(scale.unit_text("EUR") == "EUR million");
    CHECK(scale.label(d("2513250000")) == "2,513");
    CHECK(scale.label(d("58246113.02")) == "58.2");
    CHECK(labels(scale) == texts{"0", "500", "1,000", "1,500", "2,000", "2,500", "3,000"});
    CHECK(value_scale{{d("2513250000"), d("746000000")}, 6}.unit_text("EUR") == "EUR billion");
}

TEST_CASE("a value is written to about three digits") {
    const value_scale millions{{d("183390000")}, 5};
    CHECK(millions.label(d("183390000")) == "183");
    CHECK(millions.label(d("99200396")) == "99.2");
    CHECK(millions.label(d("7552800")) == "7.55");
    CHECK(millions.label(d("20000000")) == "20");
    CHECK(millions.label(d("500000")) == "0.5");
    CHECK(millions.label(d("12345")) == "0.0123");
    CHECK(millions.label(d("0")) == "0");
    CHECK(millions.label(d("-1")) == "≈ 0");
    CHECK(millions.label(d("0.00000000000000000000000000000000000001")) == "≈ 0");
    const value_scale percent{{d("-89.0943")}, 5};
    CHECK(percent.label(d("-89.0943")) == "−89.1");
    CHECK(percent.label(d("-5")) == "−5");
    CHECK(percent.unit_text("%") == "%");
    CHECK(value_scale{{d("5000000")}, 5}.unit_text("%") == "million %");
}

TEST_CASE("values stand in proportion between the ends of their axis") {
    const value_scale scale{{d("-50"), d("150")}, 5}; // -50 to 150
    CHECK(scale.position(d("-50"), 1000, 21000) == 1000);
    CHECK(scale.zero(1000, 21000) == 6000);
    CHECK(scale.position(d("0.00"), 1000, 21000) == 6000);
    CHECK(scale.position(d("150"), 1000, 21000) == 21000);
    CHECK(scale.position(d("33.33"), 1000, 21000) == 9333);
    // an axis that goes up the page
    CHECK(scale.position(d("150"), 30000, 10000) == 10000);
    CHECK(scale.position(d("0"), 30000, 10000) == 25000);
}

TEST_CASE("any values stand on their axis, in their order, between a few round marks") {
    CHECK(rc::check("scale", [] {
        std::vector<decimal> values;
        for (const auto coefficient : *rc::gen::arbitrary<std::vector<std::int64_t>>()) {
            const decimal x = *decimal::make(coefficient, *rc::gen::inRange(0, 39));
            values.push_back(x);
            if (const auto y = try_shift(x, *rc::gen::inRange(-20, 21))) values.push_back(*y);
        }
        const auto most = *rc::gen::inRange<std::int64_t>(2, 9);
        const value_scale scale{values, most};
        const svg::length end = svg::px(700);
        for (const decimal& a : values) {
            const auto at = scale.position(a, 0, end);
            RC_ASSERT((at >= 0 && at <= end));
            RC_ASSERT(scale.label(a).size() < 20U);
            for (const decimal& b : values)
                RC_ASSERT((a < b ? at <= scale.position(b, 0, end) : true));
        }
        const auto ticks = scale.ticks(0, end);
        RC_ASSERT((ticks.size() >= 2U && ticks.size() <= static_cast<std::size_t>(most) + 1));
        RC_ASSERT(ticks.front().at == 0);
        RC_ASSERT(ticks.back().at == end);
        int zeros = 0;
        for (const auto& tick : ticks) {
            zeros += tick.zero ? 1 : 0;
            RC_ASSERT(tick.zero == (tick.label == "0"));
            RC_ASSERT(tick.label.size() < 14U);
        }
        RC_ASSERT(zeros == 1);
    }));
}
