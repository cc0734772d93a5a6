#include <mulct/output/svg/bars.hpp>

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

const bar_chart two{{"Fines & penalties", "EUR", "Source: ECB", ""},
                    {{"DPC", d("8000000")}, {"ICO", d("2000000.00")}}};

} // namespace

TEST_CASE("a chart says who it is: title, unit, source, and words for those who do not see it") {
    const picture p{svg_text(two, {720, "fines"})};
    REQUIRE(p.well_formed());
    CHECK(p.root().attributes.at("role") == "img");
    CHECK(p.root().attributes.at("aria-labelledby") == "fines-title fines-desc");
    CHECK(p.root().attributes.at("width") == "720");
    const auto titles = p.all("title");
    CHECK(titles.front().attributes.at("id") == "fines-title");
    CHECK(titles.front().text == "Fines & penalties");
    CHECK(p.all("desc").front().attributes.at("id") == "fines-desc");
    CHECK(p.texts("desc") == std::vector<std::string>{"DPC: 8,000,000 EUR; ICO: 2,000,000.00 EUR"});
    CHECK(p.texts() == std::vector<std::string>{"Fines & penalties", "EUR million", "Source: ECB",
                                                "0", "2", "4", "6", "8", "DPC", "8", "ICO", "2"});
}

TEST_CASE("a description of the caller's own takes the place of the list") {
    bar_chart chart = two;
    chart.text.description = "Mostly <Ireland>.";
    CHECK(picture{svg_text(chart)}.texts("desc") == std::vector<std::string>{"Mostly <Ireland>."});
}

TEST_CASE("bars start at zero, and their lengths are in proportion") {
    const auto bars = picture{svg_text(two)}.all("rect"); // the first is the paper
    REQUIRE(bars.size() == 3);
    CHECK(picture::number(bars[1], "x") == picture::number(bars[2], "x"));
    const auto longer = picture::number(bars[1], "width");
    const auto shorter = picture::number(bars[2], "width");
    CHECK(longer - 4 * shorter <= 4);
    CHECK(longer - 4 * shorter >= -4);
}

TEST_CASE("negative bars go to the other side, with their values beyond them") {
    const picture p{svg_text(bar_chart{{"", "EUR", "", ""}, {{"a", d("-5")}, {"b", d("5")}}})};
    const auto bars = p.all("rect");
    CHECK(picture::number(bars[1], "x") + picture::number(bars[1], "width") ==
          picture::number(bars[2], "x"));
    const auto texts = p.all("text");
    CHECK(texts[texts.size() - 3].text == "−5");
    CHECK(picture::extent(texts[texts.size() - 3]).last < picture::number(bars[1], "x"));
}

TEST_CASE("every bar tells its exact value") {
    const auto titles = picture{svg_text(two)}.texts("title");
    CHECK(titles == std::vector<std::string>{"Fines & penalties", "DPC: 8,000,000 EUR",
                                             "ICO: 2,000,000.00 EUR"});
}

TEST_CASE("a chart of nothing says so") {
    const picture p{svg_text(bar_chart{{"Nothing", "EUR", "Source", ""}, {}})};
    REQUIRE(p.well_formed());
    CHECK(p.texts() == std::vector<std::string>{"Nothing", "EUR", "Source", "no data"});
    CHECK(p.texts("desc") == std::vector<std::string>{"no data"});
}

TEST_CASE("bars of zero have an axis to stand on") {
    const picture p{svg_text(bar_chart{{"", "", "", ""}, {{"a", d("0")}, {"b", d("0")}}})};
    CHECK(p.texts() == std::vector<std::string>{"0", "1", "a", "0", "b", "0"});
}

TEST_CASE("a label too long for its column is shortened, and given whole beside it") {
    const std::string label(200, 'x');
    const picture p{svg_text(bar_chart{{"", "", "", ""}, {{label, d("1")}}})};
    CHECK(p.holds_its_texts());
    CHECK(p.texts("title").back() == label + ": 1");
    CHECK(p.texts()[p.texts().size() - 2].ends_with("x…"));
}

TEST_CASE("many bars are summed up, and the picture grows with them") {
    bar_chart chart;
    for (int i = 0; i < 30; ++i)
        chart.bars.push_back({"r" + std::to_string(i), decimal{i}});
    const picture p{svg_text(chart)};
    CHECK(p.texts("desc").front().ends_with("r23: 23; and 6 more"));
    CHECK(picture::number(p.root(), "height") > svg::px(30 * 26));
}

TEST_CASE("any bars make a well-formed picture that holds its texts") {
    CHECK(rc::check("bars", [] {
        bar_chart chart{{*any_text(), *any_text(), *any_text(), *any_text()}, {}};
        const int bars = *rc::gen::inRange(0, 6);
        for (int i = 0; i < bars; ++i)
            chart.bars.push_back({*any_text(), any_value()});
        const picture p{svg_text(chart, {*rc::gen::inRange(300, 1200)})};
        RC_ASSERT(p.well_formed());
        RC_ASSERT(p.holds_its_texts());
    }));
}
