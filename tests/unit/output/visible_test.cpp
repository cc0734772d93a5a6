#include <mulct/output/visible.hpp>

#include <mulct/base/utf8.hpp>

#include <support/catch.hpp>

#include <unit/output/any_text.hpp>

#include <string>

using namespace mulct;

TEST_CASE("text that shows is left alone") {
    CHECK(visible("Société Générale; 数据 💰 \\n").compare("Société Générale; 数据 💰 \\n") == 0);
}

TEST_CASE("controls are written out") {
    CHECK(visible("\x1b[31mred\x1b[0m") == "\\x1b[31mred\\x1b[0m");
    CHECK(visible("a\nb\r\nc\td") == "a\\nb\\r\\nc\\td");
    CHECK(visible(std::string{"\0\x7F", 2}) == "\\x00\\x7f");
    CHECK(visible("\u009B2J") == "\\u009b2J"); // the one-byte form of ESC [
    CHECK(visible("a\u2028b") == "a\\u2028b");
}

TEST_CASE("what turns the direction of writing is written out") {
    CHECK(visible("abc\u202Efdp.exe") == "abc\\u202efdp.exe");
    CHECK(visible("\u2066x\u2069\u200F\u061C") == "\\u2066x\\u2069\\u200f\\u061c");
}

TEST_CASE("bytes that are not UTF-8 are written out one by one") {
    CHECK(visible("\xC3(\xFF\xE2\x82") == "\\xc3(\\xff\\xe2\\x82");
}

TEST_CASE("nothing that acts is left of any bytes") {
    CHECK(rc::check("visible", [] {
        const std::string shown = visible(*any_text());
        for (std::size_t i = 0; i < shown.size();) {
            const utf8_character c = utf8_step(shown, i);
            RC_ASSERT(c.valid);
            RC_ASSERT(c.code_point >= 0x20);
            RC_ASSERT((c.code_point < 0x7F || c.code_point >= 0xA0));
            RC_ASSERT((c.code_point < 0x202A || c.code_point > 0x202E));
            i += c.length;
        }
        RC_ASSERT(visible(shown) == shown);
    }));
}
