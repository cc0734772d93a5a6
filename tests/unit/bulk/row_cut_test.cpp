#include "texts.hpp"

#include <mulct/bulk/row_cut.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>

using namespace mulct;
using bulk::cut_by_lines;
using bulk::cut_by_quotes;
using bulk::row_block;
using bulk::row_cut;

namespace {

row_cut by_rows(std::string_view text, bool is_last) {
    bulk::csv_structure structure;
    return bulk::cut_by_rows(text, is_last, ',', structure);
}

} // namespace

TEST_CASE("a text is cut after its last whole row, and the end of the file ends a row") {
    for (const std::string_view text : {"a,b\nc", "a,b\n\"c\n", "a,b\n\"c\nd\"", "a,b\n"}) {
        CAPTURE(text);
        CHECK(by_rows(text, false).length == 4);
        CHECK(cut_by_quotes(text, false).length == 4);
    }
    CHECK(by_rows("a,b\nc", true).length == 5);
    CHECK(by_rows("a,b", false).length == 0);
    CHECK(by_rows("a,b\n", true).how == row_block::cut::by_rows);
    CHECK(cut_by_quotes("a\"b\n", true).how == row_block::cut::by_quotes);
}

TEST_CASE("a text is cut by lines wherever there is one") {
    CHECK(cut_by_lines("a,b\nc", false).length == 4);
    CHECK(cut_by_lines("a,b\nc", true).length == 5);
    CHECK(cut_by_lines("a,\"b\nc", false).length == 5);
    CHECK(cut_by_lines("a,b", false).length == 0);
    CHECK(cut_by_lines("a,b\n", false).how == row_block::cut::by_lines);
}

TEST_CASE("by rows, a misplaced quote parts nothing") {
    CHECK(by_rows("5\" pipe\nb\nc", false).length == 10);
    CHECK(by_rows("5\" pipe\nb\nc", true).length == 11);
    CHECK(cut_by_quotes("5\" pipe\nb\nc", false).length == 0);
    CHECK(by_rows("5\" pipe\n\"b\n", false).length == 8);
}

TEST_CASE("a quote that never closes is told with its place, at the end of the file") {
    CHECK(by_rows("a\n\"b\n", true).open_quote == 2U);
    CHECK_FALSE(by_rows("a\n\"b\n", false).open_quote);
    CHECK(by_rows("5\" pipe\na,\"b", true).open_quote == 10U);
    // a CR before the row is no part of it, so its quote opens a field
    for (const std::string_view text : {"a\n\r\"", "a\n\r\"\n", "a\n\r\"\r\"\"\n\r"}) {
        CAPTURE(text);
        CHECK(by_rows(text, true).open_quote == 3U);
        CHECK(by_rows(text, false).length == 2);
    }
}

TEST_CASE("blank lines after the last row go with it") {
    CHECK(by_rows("5\" pipe\n\n\r\n", false).length == 11);
    CHECK(by_rows("\r\n\n", false).length == 3);
    CHECK(by_rows("5\" pipe\n\n\r\"x\n", false).length == 8);
}
