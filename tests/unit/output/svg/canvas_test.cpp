#include <mulct/output/svg/canvas.hpp>

#include <support/catch.hpp>

#include <unit/output/markup.hpp>

#include <string>

using namespace mulct::svg;

TEST_CASE("coordinates are printed with the digits they have") {
    CHECK(coordinate(0) == "0");
    CHECK(coordinate(px(12)) == "12");
    CHECK(coordinate(1250) == "12.5");
    CHECK(coordinate(1205) == "12.05");
    CHECK(coordinate(7) == "0.07");
    CHECK(coordinate(-1250) == "-12.5");
    CHECK(coordinate(-50) == "-0.5");
}

TEST_CASE("shapes are painted in their order") {
    canvas c;
    c.grid_line(0, 0, px(10), 50);
    c.rectangle(px(1), px(2), px(3), px(4));
    CHECK(c.body() == "<line x1=\"0\" y1=\"0\" x2=\"10\" y2=\"0.5\" stroke=\"#ddd\"/>\n"
                      "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" fill=\"#24384f\"/>\n");
}

TEST_CASE("texts are escaped, and nothing is written for an empty one") {
    canvas c;
    c.text(0, 0, "", label_style);
    CHECK(c.body().empty());
    c.text(px(5), px(6), "R & D <1>", title_style, anchor::end);
    const auto read = markup::read(c.body());
    REQUIRE(read);
    CHECK(read->front().text == "R & D <1>");
    CHECK(read->front().attributes.at("text-anchor") == "end");
    CHECK(read->front().attributes.at("font-weight") == "bold");
    CHECK(read->front().attributes.at("font-size") == "17");
}

TEST_CASE("every marker has a shape of its own") {
    std::string all;
    for (std::size_t i = 0; i < marker_count; ++i) {
        canvas c;
        c.mark(static_cast<marker>(i), 0, 0);
        CHECK(markup::read(c.body()));
        CHECK(all.find(c.body()) == std::string::npos);
        all += c.body();
    }
}

TEST_CASE("a group is described, and a drawing can be placed on another") {
    canvas inner;
    inner.open("A & B");
    inner.close();
    canvas outer;
    outer.place(px(1), px(2), inner);
    CHECK(outer.body() ==
          "<g transform=\"translate(1 2)\">\n<g>\n<title>A &amp; B</title>\n</g>\n</g>\n");
}
