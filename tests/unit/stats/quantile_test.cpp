#include "samples.hpp"

#include <mulct/stats/quantile.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

using namespace mulct;

namespace {

const sample one_to_ten = sample_of({"7", "1", "10", "2", "9", "3", "8", "4", "6", "5"});

std::string at(std::string_view p, std::string_view definition) {
    return to_string(quantile(one_to_ten, *parse_ratio(p), *parse_quantile_definition(definition)));
}

} // namespace

TEST_CASE("each definition gives what it does in the table of Hyndman and Fan") {
    // R 4: quantile(1:10, 0.25, type = 1, 2, 6, 7, 8)
    CHECK(at("1/4", "nearest-rank") == "3");
    CHECK(at("1/4", "averaged") == "3");
    CHECK(at("1/4", "exclusive") == "11/4");
    CHECK(at("1/4", "inclusive") == "13/4");
    CHECK(at("1/4", "median-unbiased") == "35/12");
    // type = ..., 0.9
    CHECK(at("9/10", "nearest-rank") == "9");
    CHECK(at("9/10", "averaged") == "19/2");
    CHECK(at("9/10", "exclusive") == "99/10");
    CHECK(at("9/10", "inclusive") == "91/10");
    CHECK(at("9/10", "median-unbiased") == "289/30");
}

TEST_CASE("the quantiles of 0 and 1 are the ends") {
    for (const std::string_view d : quantile_definition_names) {
        INFO(d);
        CHECK(at("0", d) == "1");
        CHECK(at("1", d) == "10");
    }
}

TEST_CASE("the median is the middle amount, or the mean of the two middle ones, exactly") {
    CHECK(median(sample_of({"5", "1", "9"})) == ratio{5});
    CHECK(median(sample_of({"4", "1", "2", "9"})) == ratio{3});
    CHECK(to_string(median(sample_of({"0.01", "0.02"}))) == "3/200");
    CHECK(median(sample_of({"100", "1", "2", "3", "1000"})) == ratio{3});
    CHECK(median(sample_of({"7"})) == ratio{7});
    for (const std::string_view d : {"averaged", "exclusive", "inclusive", "median-unbiased"}) {
        INFO(d);
        CHECK(at("1/2", d) == "11/2");
    }
    CHECK(at("1/2", "nearest-rank") == "5");
}

TEST_CASE("definitions have the names they are written with") {
    for (const std::string_view d : quantile_definition_names)
        CHECK(to_string(*parse_quantile_definition(d)) == d);
    CHECK(parse_quantile_definition("type7").error() == error{errc::unknown_word, 0, 5});
}

TEST_CASE("a quantile lies between the ends and does not fall where p rises") {
    CHECK(rc::check("monotone", [] {
        const auto cents =
            *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-1000, 1000)));
        std::vector<decimal> amounts;
        for (const int c : cents)
            amounts.push_back(*decimal::make(c, 2));
        const sample s{amounts};
        const int a = *rc::gen::inRange(0, 101);
        const int b = *rc::gen::inRange(a, 101);
        const auto d = static_cast<quantile_definition>(*rc::gen::inRange(0, 5));
        const ratio low = quantile(s, ratio{a} / ratio{100}, d);
        const ratio high = quantile(s, ratio{b} / ratio{100}, d);
        RC_ASSERT(low <= high);
        RC_ASSERT(ratio{s.min()} <= low);
        RC_ASSERT(high <= ratio{s.max()});
    }));
}
