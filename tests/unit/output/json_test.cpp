#include <mulct/output/json.hpp>

#include <mulct/base/utf8.hpp>

#include <support/catch.hpp>

#include <unit/output/any_text.hpp>

#include <string>

using namespace mulct;

TEST_CASE("a row is an object on a line, its numbers strings with every digit") {
    table t{{{"case"}, {"amount", column_kind::number}}, {}};
    CHECK(json_lines(t).empty());
    t.add({"Clearview AI", "7552800.00"});
    t.add({"British Airways", ""});
    t.add({"short"});
    CHECK(json_lines(t) == "{\"case\":\"Clearview AI\",\"amount\":\"7552800.00\"}\n"
                           "{\"case\":\"British Airways\",\"amount\":null}\n"
                           "{\"case\":\"short\",\"amount\":null}\n");
}

TEST_CASE("a count is a number, if it is one that every reader can hold") {
    const table t{
        {{"n", column_kind::count}},
        {{"48"}, {"0"}, {""}, {"007"}, {"-1"}, {"999999999999999"}, {"1000000000000000"}}};
    CHECK(json_lines(t) == "{\"n\":48}\n{\"n\":0}\n{\"n\":null}\n{\"n\":\"007\"}\n{\"n\":\"-1\"}\n"
                           "{\"n\":999999999999999}\n{\"n\":\"1000000000000000\"}\n");
}

TEST_CASE("an array holds the same objects") {
    CHECK(json_array({{{"a"}}, {}}) == "[]\n");
    CHECK(json_array({{{"a"}}, {{"1"}}}) == "[\n{\"a\":\"1\"}\n]\n");
    CHECK(json_array({{{"a"}}, {{"1"}, {"2"}}}) == "[\n{\"a\":\"1\"},\n{\"a\":\"2\"}\n]\n");
}

TEST_CASE("what a JSON string cannot hold is escaped") {
    CHECK(json_quoted("says \"no\"") == "\"says \\\"no\\\"\"");
    CHECK(json_quoted("a\\b/c") == "\"a\\\\b/c\"");
    CHECK(json_quoted("\b\f\n\r\t") == "\"\\b\\f\\n\\r\\t\"");
    CHECK(json_quoted("\x1b\x7F") == "\"\\u001b\x7F\"");
    CHECK(json_quoted(std::string(1, '\0')) == "\"\\u0000\"");
    CHECK(json_quoted("é数💰") == "\"é数💰\"");
}

TEST_CASE("bytes that are not UTF-8 become replacement characters") {
    CHECK(json_quoted("a\xFF\xC3z") == "\"a\uFFFD\uFFFDz\"");
    CHECK(json_quoted("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\""); // a surrogate
}

TEST_CASE("any bytes make a string that is closed once, without controls") {
    CHECK(rc::check("json", [] {
        const std::string text = json_quoted(*any_text());
        RC_ASSERT(find_invalid_utf8(text) == std::string::npos);
        RC_ASSERT(text.size() >= 2U);
        for (std::size_t i = 1; i + 1 < text.size(); ++i) {
            RC_ASSERT(static_cast<unsigned char>(text[i]) >= 0x20U);
            RC_ASSERT(text[i] != '"');
            if (text[i] == '\\') ++i;
        }
        RC_ASSERT(text.back() == '"');
    }));
}
