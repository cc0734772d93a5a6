#include "samples.hpp"

#include <mulct/stats/spread.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <cstdint>

using namespace mulct;

namespace {

std::string sd(const sample& s, int places) {
    return to_string(standard_deviation(s, places, rounding::half_up).value());
}
std::string mean(const sample& s, int places, rounding policy = rounding::half_up) {
    return to_string(geometric_mean(s, places, policy).value());
}

} // namespace

TEST_CASE("the standard deviation is that of all amounts, not an estimate from some") {
    CHECK(sd(sample_of({"2", "4", "4", "4", "5", "5", "7", "9"}), 2) == "2.00");
    CHECK(sd(sample_of({"1", "2"}), 2) == "0.50");
    CHECK(sd(sample_of({"1", "2", "3"}), 10) == "0.8164965809"); // sqrt(2/3)
    CHECK(sd(sample_of({"7.25"}), 2) == "0.00");
    CHECK(sd(sample_of({"-1", "1"}), 0) == "1");
    // two large amounts a cent apart: nothing is lost to cancellation
    CHECK(sd(sample_of({"12345678901234567890.00", "12345678901234567890.01"}), 3) == "0.005");
}

TEST_CASE("the geometric mean is the root of the product") {
    CHECK(mean(sample_of({"2", "8"}), 2) == "4.00");
    CHECK(mean(sample_of({"1", "10", "100"}), 0) == "10");
    CHECK(mean(sample_of({"1", "2"}), 10) == "1.4142135624");
    CHECK(mean(sample_of({"0.01", "0.04"}), 2) == "0.02");
    CHECK(mean(sample_of({"5", "0", "7"}), 2) == "0.00");
    CHECK(mean(sample_of({"7.25", "7.25"}), 1) == "7.3");
}

TEST_CASE("a geometric mean between two neighbours exactly is seen as such") {
    CHECK(mean(sample_of({"0.5", "4.5"}), 0) == "2"); // 1.5
    CHECK(mean(sample_of({"0.5", "4.5"}), 0, rounding::half_down) == "1");
    CHECK(mean(sample_of({"1", "6.25"}), 0, rounding::half_even) == "2"); // 2.5
    CHECK(mean(sample_of({"1", "6.25"}), 0) == "3");
    CHECK(mean(sample_of({"1", "6.25"}), 1, rounding::ceiling) == "2.5");
    CHECK(mean(sample_of({"1", "6.26"}), 1, rounding::ceiling) == "2.6");
    CHECK(mean(sample_of({"1", "6.26"}), 0, rounding::half_even) == "3"); // 2.50199
}

TEST_CASE("a geometric mean for which 38 digits are too few is an overflow") {
    const sample s = sample_of({"1", std::string(37, '9')});
    CHECK(geometric_mean(s, 2, rounding::half_up).error().code == errc::overflow);
}

TEST_CASE("a geometric mean is correctly rounded, whether bounds decide or the product") {
    CHECK(rc::check("geometric mean", [] {
        const bool close = *rc::gen::arbitrary<bool>(); // products that bounds cannot tell apart
        const std::int64_t most = close ? 4 : 1'000'000'000'000;
        const auto cents = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, most)));
        std::vector<decimal> amounts;
        detail::wide product = 1;
        for (const std::int64_t c : cents) {
            amounts.push_back(*decimal::make(c, 2));
            product *= c;
        }
        const auto n = static_cast<unsigned>(cents.size());
        const decimal m = geometric_mean(sample{amounts}, 2, rounding::half_up).value();
        // half a cent less is not above the root, half a cent more is
        const detail::wide twice = detail::to_wide(m.coefficient()) * 2;
        const detail::wide scaled = product << n;
        RC_ASSERT(detail::wide{pow(detail::wide{twice - 1}, n)} <= scaled);
        RC_ASSERT(scaled < detail::wide{pow(detail::wide{twice + 1}, n)});
    }));
}
