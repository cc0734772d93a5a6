#include <mulct/output/svg/frame.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>

#include <unit/output/svg/picture.hpp>

#include <string>
#include <vector>

using namespace mulct;
using namespace mulct::svg;
using decimals::d;

TEST_CASE("a frame writes what it has around a plot, and leaves out what is empty") {
    canvas plot;
    plot.text(0, 0, "plot", label_style);
    const picture full{
        framed({"Title", "EUR", "Source: ECB", ""}, {}, "EUR million", "all of it", plot, px(100))};
    CHECK(full.texts() == std::vector<std::string>{"Title", "EUR million", "Source: ECB", "plot"});
    const picture bare{framed({}, {}, "", "", plot, px(100))};
    CHECK(bare.texts() == std::vector<std::string>{"plot"});
    CHECK(picture::number(bare.root(), "height") < picture::number(full.root(), "height"));
}

TEST_CASE("long titles and sources go on in further lines, and make the picture higher") {
    std::string words;
    for (int i = 0; i < 20; ++i)
        words += "several words ";
    const picture one{framed({"Title", "", "", ""}, {}, "", "", {}, px(100))};
    const picture more{framed({words, "", words, ""}, {}, "", "", {}, px(100))};
    CHECK(more.texts().size() == 6);
    CHECK(more.texts()[2].ends_with("…"));
    CHECK(more.holds_its_texts());
    CHECK(picture::number(more.root(), "height") - picture::number(one.root(), "height") ==
          px(2 * 20 + 3 * 15));
    CHECK(more.texts("title").front() == words);
}

TEST_CASE("a picture has a least width") {
    CHECK(width_of({320, ""}) == px(304));
    CHECK(width_of({1, ""}) == px(304));
    CHECK(width_of({-5, ""}) == px(304));
    CHECK(width_of({720, ""}) == px(704));
    CHECK(most_steps({720, ""}) == 6);
    CHECK(most_steps({1, ""}) == 2);
}

TEST_CASE("many things are listed in words up to a point") {
    const auto text = [](int i) { return std::to_string(i); };
    CHECK(listed(std::vector<int>{}, text).empty());
    CHECK(listed(std::vector<int>{1, 2}, text) == "1; 2");
    CHECK(listed(std::vector<int>(26, 7), text).ends_with("; 7; 7; and 2 more"));
}

TEST_CASE("the values' texts get room only as far as their marks are near to an end") {
    const value_scale scale{{d("0"), d("100")}, 5};
    const auto room = [&](const char* value, bool on_left) {
        side_room r;
        r.take(scale, {320, ""}, d(value), px(40), on_left);
        return on_left ? r.before : r.after;
    };
    CHECK(room("0", true) == px(40));
    CHECK(room("100", false) == px(40));
    CHECK(room("100", true) == 0);
    CHECK(room("0", false) == 0);
    CHECK(room("50", false) == px(40) - px(304) / 10);
}

TEST_CASE("rows follow each other below the axis") {
    const rows place{{"a", "b"}, px(700), px(30), {px(5), px(50)}};
    CHECK(place.middle_of(0) == rows::head + px(15));
    CHECK(place.middle_of(1) - place.middle_of(0) == px(30));
    CHECK(place.end(2) > place.middle_of(1));
    CHECK(place.right() == px(650));
    CHECK(place.left() == text_width("a", label_style) + px(15));
}
