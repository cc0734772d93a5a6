#include <mulct/output/svg.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>

using namespace mulct;
using decimals::d;

TEST_CASE("a chart of any kind is drawn as its kind is") {
    const bar_chart bars{{"t", "u", "s", "d"}, {{"a", d("1")}}};
    const lollipop_chart items{{"t", "u", "s", "d"}, {{"a", d("1")}}};
    const line_chart lines{{"t", "u", "s", "d"}, {{"a", {{2020, d("1")}}}}};
    const dumbbell_chart changes{{"t", "u", "s", "d"}, "b", "a", {{"a", d("1"), d("2")}}};
    CHECK(svg_text(any_chart{bars}, {500, "x"}) == svg_text(bars, {500, "x"}));
    CHECK(svg_text(any_chart{items}) == svg_text(items));
    CHECK(svg_text(any_chart{lines}) == svg_text(lines));
    CHECK(svg_text(any_chart{changes}) == svg_text(changes));
}
