#include <mulct/output/svg/text_width.hpp>

#include <support/catch.hpp>

#include <unit/output/any_text.hpp>

#include <iterator>
#include <string>
#include <vector>

using namespace mulct::svg;

TEST_CASE("there is a width for every visible character of ASCII") {
    static_assert(std::size(advance_widths) == '~' - ' ' + 1);
    CHECK(advance_widths['0' - ' '] == 556);
    CHECK(advance_widths['W' - ' '] == 944);
    CHECK(advance_widths['@' - ' '] == 1015);
    CHECK(advance_widths['i' - ' '] == 222);
    CHECK(advance_widths['~' - ' '] == 584);
}

TEST_CASE("a text is as wide as its letters, and a little more") {
    CHECK_BOTH(text_width("", label_style) == 0);
    // 2 x 0.556 x 13 pixels = 14.456, and 4 percent
    CHECK_BOTH(text_width("00", label_style) == 1503);
    CHECK_BOTH(text_width("ii", label_style) < text_width("WW", label_style));
    CHECK_BOTH(text_width("a", {13, "", true}) > text_width("a", {13, ""}));
    CHECK_BOTH(text_width("数", label_style) == 1352);
    CHECK_BOTH(text_width("e\u0301", label_style) == text_width("e", label_style));
}

TEST_CASE("a text too long for its room ends in an ellipsis") {
    const length room = text_width("British Air", label_style);
    CHECK(shortened_to("British Air", label_style, room) == "British Air");
    CHECK(shortened_to("British Airways", label_style, room) == "British…");
    CHECK(shortened_to("British Airways", label_style, text_width("British …", label_style)) ==
          "British…");
    CHECK(shortened_to("British", label_style, 0) == "…");
}

TEST_CASE("a text is broken at spaces into lines that fit") {
    const length room = text_width("one two th", label_style);
    CHECK(lines_of("one two three four", label_style, room, 3) ==
          std::vector<std::string>{"one two", "three four"});
    CHECK(lines_of("one two three four", label_style, room, 1) ==
          std::vector<std::string>{"one two…"});
    CHECK(lines_of("one two three four five six seven", label_style, room, 2) ==
          std::vector<std::string>{"one two", "three fo…"});
    CHECK(lines_of("onetwothreefour five", label_style, room, 3) ==
          std::vector<std::string>{"onetwot…"});
    CHECK(lines_of("", label_style, room, 3).empty());
}

TEST_CASE("any text fits where it is to go") {
    CHECK(rc::check("lines", [] {
        const std::string text = *any_text();
        const auto room = *rc::gen::inRange<length>(1600, 30000);
        for (const std::string& line : lines_of(text, label_style, room, 3))
            RC_ASSERT(text_width(line, label_style) <= room);
    }));
}
