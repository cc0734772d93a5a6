#include "samples.hpp"

#include <mulct/stats/measure.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <vector>

using namespace mulct;

namespace {

std::string figure(std::string_view name, const sample& s,
                   quantile_definition by = quantile_definition::inclusive) {
    const auto f = figure_of(s, *parse_measure(name), by, 2);
    return f ? to_string(*f) : "none";
}

} // namespace

TEST_CASE("every figure has its name") {
    for (const char* name : {"count",
                             "total",
                             "mean",
                             "median",
                             "q1",
                             "q3",
                             "min",
                             "max",
                             "share",
                             "cumulative",
                             "cumulative-share",
                             "sd",
                             "geometric-mean",
                             "gini",
                             "herfindahl",
                             "p0",
                             "p99.9",
                             "p100",
                             "top1",
                             "top1000000"}) {
        INFO(name);
        REQUIRE(parse_measure(name));
        CHECK(parse_measure(name)->name == name);
    }
    CHECK(parse_measure("p90")->percent == decimal{90});
    CHECK(parse_measure("q1")->percent == decimal{25});
    CHECK(parse_measure("top10")->top == 10);
}

TEST_CASE("what is no figure's name is none") {
    for (const std::string_view name : {"sum", "p", "p101", "p-1", "p090", "top", "top0", "top1.0",
                                        "top1000001", "Mean", " mean"}) {
        INFO(name);
        CHECK(parse_measure(name).error() == error{errc::unknown_word, 0, name.size()});
    }
    CHECK(parse_measure("").error() == error{errc::empty, 0, 0});
}

TEST_CASE("amounts are rounded half up to the digits wanted, indices to four, shares to one") {
    const sample s = sample_of({"1.00", "2.00", "4.00"});
    CHECK(figure("count", s) == "3");
    CHECK(figure("total", s) == "7.00");
    CHECK(figure("mean", s) == "2.33");
    CHECK(figure("median", s) == "2.00");
    CHECK(figure("q1", s) == "1.50");
    CHECK(figure("q1", s, quantile_definition::nearest_rank) == "1.00");
    CHECK(figure("p90", s) == "3.60");
    CHECK(figure("min", s) == "1.00");
    CHECK(figure("max", s) == "4.00");
    CHECK(figure("sd", s) == "1.25");             // sqrt(14/9) = 1.2472
    CHECK(figure("geometric-mean", s) == "2.00"); // the cube root of 8
    CHECK(figure("gini", s) == "0.2857");         // 2/7
    CHECK(figure("herfindahl", s) == "0.4286");   // 3/7
    CHECK(figure("top1", s) == "57.1");
}

TEST_CASE("a share of nothing has no value, and relative figures need more than a group") {
    const sample s = sample_of({"0.00"});
    CHECK(figure("gini", s) == "none");
    CHECK(figure("top3", s) == "none");
    CHECK(figure("geometric-mean", s) == "0.00");
    for (const std::string_view name : {"share", "cumulative", "cumulative-share"}) {
        CHECK(parse_measure(name)->is_relative());
        CHECK(figure(name, s) == "none");
    }
    CHECK(!parse_measure("top3")->is_relative());
}

TEST_CASE("the mean and the median are the exact ones, rounded") {
    CHECK(rc::check("mean and median", [] {
        std::vector<decimal> amounts;
        const auto units = *rc::gen::nonEmpty<std::vector<int>>();
        for (const int u : units)
            amounts.push_back(*decimal::make(u, *rc::gen::inRange(0, 5)));
        const sample s{amounts};
        for (const int places : {0, 2, 3, 6}) {
            const auto figure = [&](std::string_view name) {
                return figure_of(s, *parse_measure(name), quantile_definition::inclusive, places);
            };
            RC_ASSERT(figure("mean") == s.mean().rounded(places, rounding::half_up));
            RC_ASSERT(figure("median") == median(s).rounded(places, rounding::half_up));
        }
    }));
    const sample large = sample_of({"33333333333333333333333333333333333333",
                                    "33333333333333333333333333333333333333",
                                    "33333333333333333333333333333333333332"});
    const auto mean_to = [&](int places) {
        return figure_of(large, *parse_measure("mean"), quantile_definition::inclusive, places);
    };
    CHECK(mean_to(0) == large[1]);
    CHECK_THROWS_AS(mean_to(2), overflow_error);
}
