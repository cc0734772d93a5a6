#include <mulct/output/svg/lollipop.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>

#include <unit/output/any_text.hpp>
#include <unit/output/svg/any_values.hpp>
#include <unit/output/svg/picture.hpp>

#include <string>
#include <vector>

using namespace mulct;
using decimals::d;

namespace {

const lollipop_chart reductions{
    {"Reductions", "%", "", ""},
    {{"British Airways", d("-89.0943")}, {"Unchanged", d("0")}, {"Raised", d("25.5")}}};

} // namespace

TEST_CASE("dots stand left or right of zero, by their values") {
    const picture p{svg_text(reductions)};
    REQUIRE(p.well_formed());
    const auto dots = p.all("circle");
    REQUIRE(dots.size() == 3);
    const auto zero = picture::number(dots[1], "cx");
    CHECK(picture::number(dots[0], "cx") < zero);
    CHECK(picture::number(dots[2], "cx") > zero);
    // each stem goes from zero to its dot
    const auto lines = p.all("line");
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& stem = lines[lines.size() - 3 + i];
        CHECK(picture::number(stem, "x1") == zero);
        CHECK(stem.attributes.at("x2") == dots[i].attributes.at("cx"));
        CHECK(stem.attributes.at("y2") == dots[i].attributes.at("cy"));
    }
}

TEST_CASE("values stand beyond their dots, rounded, and whole in words") {
    const picture p{svg_text(reductions)};
    CHECK(picture::extent(*p.text("−89.1")).last < picture::number(p.all("circle")[0], "cx"));
    CHECK(picture::extent(*p.text("25.5")).first > picture::number(p.all("circle")[2], "cx"));
    CHECK(p.texts("desc").front() == "British Airways: −89.0943 %; Unchanged: 0 %; Raised: 25.5 %");
}

TEST_CASE("one reduction, equal ones and none make a picture") {
    CHECK(picture{svg_text(lollipop_chart{{"", "%", "", ""}, {{"a", d("-5")}}})}.holds_its_texts());
    const auto dots =
        picture{svg_text(lollipop_chart{{}, {{"a", d("5")}, {"b", d("5.0")}}})}.all("circle");
    CHECK(dots[0].attributes.at("cx") == dots[1].attributes.at("cx"));
    CHECK(picture{svg_text(lollipop_chart{})}.texts() == std::vector<std::string>{"no data"});
}

TEST_CASE("any items make a well-formed picture that holds its texts") {
    CHECK(rc::check("lollipop", [] {
        lollipop_chart chart{{*any_text(), *any_text(), *any_text(), *any_text()}, {}};
        const int items = *rc::gen::inRange(0, 6);
        for (int i = 0; i < items; ++i)
            chart.items.push_back({*any_text(), any_value()});
        const picture p{svg_text(chart, {*rc::gen::inRange(300, 1200)})};
        RC_ASSERT(p.well_formed());
        RC_ASSERT(p.holds_its_texts());
    }));
}
