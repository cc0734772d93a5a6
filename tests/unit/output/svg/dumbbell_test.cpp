#include <mulct/output/svg/dumbbell.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>

#include <unit/output/any_text.hpp>
#include <unit/output/svg/any_values.hpp>
#include <unit/output/svg/picture.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace mulct;
using decimals::d;

namespace {

const dumbbell_chart fines{{"Proposed and final", "GBP", "", ""},
                           "proposed",
                           "final",
                           {{"British Airways", d("183390000"), d("20000000")},
                            {"Raised", d("1000000"), d("40000000")},
                            {"Unchanged", d("500000"), d("500000.00")}}};

} // namespace

TEST_CASE("a ring stands for what was proposed and a diamond for the end, as the key says") {
    const picture p{svg_text(fines)};
    REQUIRE(p.well_formed());
    const auto texts = p.texts();
    CHECK(std::vector<std::string>(texts.begin() + 2, texts.begin() + 4) ==
          std::vector<std::string>{"proposed", "final"});
    const auto rings = p.all("circle");
    REQUIRE(rings.size() == 4); // one in the key
    REQUIRE(p.all("path").size() == 4);
    CHECK(rings[1].attributes.at("fill") == "#fff");
    CHECK(picture::number(rings[1], "cx") > picture::number(rings[2], "cx"));
}

TEST_CASE("the lower value is written left of its mark and the higher one right") {
    const picture p{svg_text(fines)};
    const auto ring = picture::number(p.all("circle")[1], "cx");
    CHECK(picture::extent(*p.text("183")).first > ring);
    CHECK(picture::extent(*p.text("20")).last < ring);
    CHECK(p.text("20")->attributes.at("text-anchor") == "end");
    CHECK(p.text("1")->attributes.at("text-anchor") == "end");
    CHECK_FALSE(p.text("40")->attributes.contains("text-anchor"));
}

TEST_CASE("the final value is bold wherever it stands, as in the key") {
    const picture p{svg_text(fines)};
    for (const char* final : {"final", "20", "40", "0.5"})
        CHECK(p.text(final)->attributes.at("font-weight") == "bold");
    for (const char* other : {"proposed", "183", "1"})
        CHECK_FALSE(p.text(other)->attributes.contains("font-weight"));
}

TEST_CASE("equal values are written once") {
    const auto texts = picture{svg_text(fines)}.texts();
    CHECK(std::count(texts.begin(), texts.end(), "0.5") == 1);
}

TEST_CASE("each row is told in words") {
    CHECK(picture{svg_text(fines)}.texts("desc").front() ==
          "British Airways: proposed 183,390,000 GBP, final 20,000,000 GBP; "
          "Raised: proposed 1,000,000 GBP, final 40,000,000 GBP; "
          "Unchanged: proposed 500,000 GBP, final 500,000.00 GBP");
}

TEST_CASE("nothing, or nothing but zeros, makes a picture") {
    CHECK(picture{svg_text(dumbbell_chart{})}.texts() == std::vector<std::string>{"no data"});
    const picture p{svg_text(dumbbell_chart{{}, "a", "b", {{"x", d("0"), d("0")}}})};
    CHECK(p.texts() == std::vector<std::string>{"a", "b", "0", "1", "x", "0"});
}

TEST_CASE("any changes make a well-formed picture that holds its texts") {
    CHECK(rc::check("dumbbell", [] {
        dumbbell_chart chart{
            {*any_text(), *any_text(), *any_text(), *any_text()}, *any_text(), *any_text(), {}};
        const int changes = *rc::gen::inRange(0, 6);
        for (int i = 0; i < changes; ++i)
            chart.changes.push_back({*any_text(), any_value(), any_value()});
        const picture p{svg_text(chart, {*rc::gen::inRange(300, 1200)})};
        RC_ASSERT(p.well_formed());
        RC_ASSERT(p.holds_its_texts());
    }));
}
