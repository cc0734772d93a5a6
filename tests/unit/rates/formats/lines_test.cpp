#include <mulct/rates/formats/lines.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using mulct::line_reader;

namespace {

/// Each line and its offset.
std::vector<std::string> lines_in(std::string_view text) {
    std::vector<std::string> lines;
    line_reader reader{text};
    while (const auto line = reader.next())
        lines.push_back(std::to_string(line->offset) + ":" + std::string{line->text});
    return lines;
}

using list = std::vector<std::string>;

} // namespace

TEST_CASE("lines end with LF or CRLF, and the last one needs no end") {
    CHECK(lines_in("a\nbc\r\n\nd") == list{"0:a", "2:bc", "6:", "7:d"});
    CHECK(lines_in("a\n") == list{"0:a"});
    CHECK(lines_in("\n\n") == list{"0:", "1:"});
    CHECK(lines_in("a\rb\n") == list{"0:a\rb"});
}

TEST_CASE("an empty text has no line, and a byte order mark is none") {
    CHECK(lines_in("").empty());
    CHECK(lines_in("\xEF\xBB\xBF").empty());
    CHECK(lines_in("\xEF\xBB\xBF"
                   "a\n") == list{"3:a"});
}
