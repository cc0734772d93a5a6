#include <mulct/base/position.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <vector>

using mulct::position;
using mulct::position_of;

TEST_CASE("a text starts at line 1, column 1, even an empty one") {
    CHECK_BOTH(position_of("", 0) == position{1, 1});
    CHECK_BOTH(position_of("abc", 0) == position{1, 1});
}

TEST_CASE("a line feed belongs to the line that it ends") {
    CHECK_BOTH(position_of("ab\ncd", 2) == position{1, 3});
    CHECK_BOTH(position_of("ab\ncd", 3) == position{2, 1});
    CHECK_BOTH(position_of("ab\ncd", 4) == position{2, 2});
    CHECK_BOTH(position_of("\n\n\n", 2) == position{3, 1});
}

TEST_CASE("a carriage return is a character of its line and ends none") {
    CHECK_BOTH(position_of("ab\r\ncd", 2) == position{1, 3});
    CHECK_BOTH(position_of("ab\r\ncd", 4) == position{2, 1});
    CHECK_BOTH(position_of("ab\rcd", 3) == position{1, 4});
}

TEST_CASE("columns count characters, not bytes") {
    constexpr std::string_view text = "\u00A37.5m\n\u20AC\U0001F4B0x";
    CHECK_BOTH(position_of(text, 2) == position{1, 2});
    CHECK_BOTH(position_of(text, 7) == position{2, 1});
    CHECK_BOTH(position_of(text, 10) == position{2, 2});
    CHECK_BOTH(position_of(text, 14) == position{2, 3});
}

TEST_CASE("bytes that are not UTF-8 are a column each") {
    CHECK_BOTH(position_of("\xFF\xE2\x82z", 3) == position{1, 4});
    CHECK_BOTH(position_of("\xE2\n\x82z", 3) == position{2, 2});
}

TEST_CASE("an offset at the end or past it means the end") {
    CHECK_BOTH(position_of("ab\ncd", 5) == position{2, 3});
    CHECK_BOTH(position_of("ab\ncd", 6) == position{2, 3});
    CHECK_BOTH(position_of("ab\ncd", std::string_view::npos) == position{2, 3});
    CHECK_BOTH(position_of("ab\n", 3) == position{2, 1});
}

TEST_CASE("a position is where counting character by character gets to") {
    CHECK(rc::check("counting gets there", [] {
        std::string text;
        position expected;
        for (const std::string& character :
             *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                 "a", "\n", "\r", "\u00E9", "\u20AC", "\U0001F4B0", "\xFF"))) {
            text += character;
            ++expected.column;
            if (character == "\n") expected = {expected.line + 1, 1};
        }
        const std::size_t offset = text.size();
        RC_ASSERT(position_of(text, offset) == expected);
        // What follows a byte does not move it.
        RC_ASSERT(position_of(text + "\n\u20AC", offset) == expected);
    }));
}

TEST_CASE("a byte order mark takes no column") {
    CHECK_BOTH(mulct::position_of("\xEF\xBB\xBF"
                                  "case",
                                  3) == mulct::position{1, 1});
    CHECK_BOTH(mulct::position_of("\xEF\xBB\xBF"
                                  "case\nx",
                                  8) == mulct::position{2, 1});
}
