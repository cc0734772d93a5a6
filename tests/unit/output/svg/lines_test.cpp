#include <mulct/output/svg/lines.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>

#include <unit/output/any_text.hpp>
#include <unit/output/svg/any_values.hpp>
#include <unit/output/svg/picture.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

using namespace mulct;
using decimals::d;

namespace {

const line_chart fines{{"Fines", "EUR", "", ""},
                       {{"Ireland", {{2021, d("225000000")}, {2019, d("0")}, {2020, d("450000")}}},
                        {"France", {{2019, d("51000000")}, {2021, d("214000000")}}}}};

std::vector<std::string> line_paths(const picture& p) {
    std::vector<std::string> data;
    for (const auto& e : p.all("path")) {
        if (e.attributes.contains("stroke-linejoin")) data.push_back(e.attributes.at("d"));
    }
    return data;
}

} // namespace

TEST_CASE("a line goes through its years in their order, and breaks where one is missing") {
    const picture p{svg_text(fines)};
    REQUIRE(p.well_formed());
    const auto lines = line_paths(p);
    REQUIRE(lines.size() == 2);
    CHECK(std::count(lines[0].begin(), lines[0].end(), 'L') == 2);
    CHECK(std::count(lines[1].begin(), lines[1].end(), 'L') == 0);
    CHECK(std::count(lines[1].begin(), lines[1].end(), 'M') == 2);
    CHECK(p.texts("desc").front() == "Ireland: 2019 0 EUR; 2020 450,000 EUR; 2021 225,000,000 EUR; "
                                     "France: 2019 51,000,000 EUR; 2021 214,000,000 EUR");
}

TEST_CASE("lines are told apart without colour, by dashes and marks") {
    const picture p{svg_text(fines)};
    CHECK(p.all("circle").size() == 4); // three years and the name
    std::vector<std::string> dashes;
    for (const auto& e : p.all("path")) {
        if (!e.attributes.contains("stroke-linejoin")) continue;
        const auto dash = e.attributes.find("stroke-dasharray");
        dashes.push_back(dash == e.attributes.end() ? "" : dash->second);
    }
    CHECK(dashes == std::vector<std::string>{"", "7 4"});
}

TEST_CASE("lines are named where they end, and names keep apart") {
    line_chart chart;
    for (int i = 0; i < 30; ++i)
        chart.series.push_back({"s" + std::to_string(i), {{2020, decimal{i % 3}}}});
    const picture p{svg_text(chart)};
    std::vector<svg::length> heights;
    for (int i = 0; i < 30; ++i)
        heights.push_back(picture::number(*p.text("s" + std::to_string(i)), "y"));
    std::sort(heights.begin(), heights.end());
    for (std::size_t i = 1; i < heights.size(); ++i)
        CHECK(heights[i] - heights[i - 1] >= svg::px(16));
    CHECK(heights.front() > 0);
}

TEST_CASE("labels are spread out as little as they must be") {
    using svg::spread;
    using heights = std::vector<svg::length>;
    CHECK(spread({100, 500}, 50, 0, 1000) == heights{100, 500});
    CHECK(spread({500, 510, 100}, 50, 0, 1000) == heights{500, 550, 100});
    CHECK(spread({990, 1000}, 50, 0, 1000) == heights{950, 1000});
    CHECK(spread({0, 0, 0}, 50, 0, 1000) == heights{0, 50, 100});
    CHECK(spread({}, 50, 0, 1000).empty());
}

TEST_CASE("years are marked at round distances") {
    CHECK(svg::year_step(5, 8) == 1);
    CHECK(svg::year_step(10, 8) == 2);
    CHECK(svg::year_step(30, 8) == 5);
    CHECK(svg::year_step(52, 8) == 10);
    CHECK(svg::year_step(4294967295, 8) == 500'000'000);
    line_chart chart{{}, {{"", {}}}};
    for (int year = 1971; year <= 2023; ++year)
        chart.series[0].values.push_back({year, d("1")});
    const picture p{svg_text(chart, {400})};
    CHECK(p.text("1980"));
    CHECK_FALSE(p.text("1971"));
    CHECK(p.text("2020"));
}

TEST_CASE("a year that stands alone is marked, also where only some years are") {
    line_chart chart{{}, {{"s", {}}}};
    for (int year = 1900; year <= 2000; ++year) {
        if (year != 1952 && year != 1954) chart.series[0].values.push_back({year, d("1")});
    }
    const picture p{svg_text(chart)};
    const auto lines = line_paths(p);
    const std::string alone = lines[0].substr(lines[0].find('M', 1));
    const std::string x = alone.substr(1, alone.find(' ') - 1);
    const auto marks = p.all("circle");
    CHECK(marks.size() < 50);
    CHECK(std::any_of(marks.begin(), marks.end(),
                      [&](const auto& e) { return e.attributes.at("cx") == x; }));
}

TEST_CASE("one year, zeros, and nothing make a picture") {
    CHECK(picture{svg_text(line_chart{{}, {{"a", {{2022, d("5")}}}}})}.text("2022"));
    CHECK(picture{svg_text(line_chart{{}, {{"a", {{2022, d("0")}, {2023, d("0")}}}}})}.text("1"));
    CHECK(picture{svg_text(line_chart{})}.texts() == std::vector<std::string>{"no data"});
    CHECK(picture{svg_text(line_chart{{}, {{"a", {}}}})}.texts() ==
          std::vector<std::string>{"no data"});
}

TEST_CASE("any series make a well-formed picture that holds its texts") {
    CHECK(rc::check("lines", [] {
        line_chart chart{{*any_text(), *any_text(), *any_text(), *any_text()}, {}};
        const auto any_year = rc::gen::oneOf(
            rc::gen::inRange(1990, 2030), rc::gen::arbitrary<int>(),
            rc::gen::element(std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
        const int series = *rc::gen::inRange(0, 5);
        for (int i = 0; i < series; ++i) {
            chart.series.push_back({*any_text(), {}});
            const int values = *rc::gen::inRange(0, 6);
            for (int k = 0; k < values; ++k)
                chart.series.back().values.push_back({*any_year, any_value()});
        }
        const picture p{svg_text(chart, {*rc::gen::inRange(300, 1200)})};
        RC_ASSERT(p.well_formed());
        RC_ASSERT(p.holds_its_texts());
    }));
}
