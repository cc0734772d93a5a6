#include <mulct/base/csv_record_end.hpp>

#include <mulct/base/csv.hpp>

#include <support/catch.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

// How long the first record is, in parts of so many bytes; 0 if it does not end.
constexpr std::size_t length_of(std::string_view text, std::size_t part) {
    csv_record_end end{','};
    for (std::size_t at = 0; at < text.size(); at += part) {
        if (end.find(text.substr(at, part))) return end.passed();
    }
    return 0;
}

} // namespace

TEST_CASE("a record ends at the first line feed outside quotes, wherever its text is parted") {
    for (const std::size_t part : {1U, 2U, 3U, 100U}) {
        CHECK_BOTH(length_of("\n", 1) == 1);
        CHECK(length_of("a,b\nc", part) == 4);
        CHECK(length_of("a,b\r\nc", part) == 5);
        CHECK(length_of("\"a\n\",b\nc\n", part) == 7);
        CHECK(length_of("\"say \"\"x\n\"\"\",\"\"\nc\n", part) == 16);
        CHECK(length_of("a", part) == 0);
        CHECK(length_of("a,\"b\nc\n", part) == 0);
    }
}

TEST_CASE("a quotation mark that opens no field parts nothing") {
    CHECK(length_of("5\" pipe\nb\n", 100) == 8);
    CHECK(length_of("\"x\"y\"\nb\n", 100) == 6);
    CHECK(length_of(" \"x\nb\n", 100) == 4);
}

TEST_CASE("a quoted field may stand behind a byte order mark at the record's start") {
    for (const std::size_t part : {1U, 2U, 3U, 4U, 100U}) {
        CHECK(length_of("\xEF\xBB\xBF\"a\n\",b\nc\n", part) == 10);
        CHECK(length_of("\xEF\xBB\xBFx\"a\n\",b\nc\n", part) == 7);
        CHECK(length_of("\xEF\xBB\"a\n\",b\nc\n", part) == 5);
        CHECK(length_of("x\xEF\xBB\xBF\"a\n\",b\nc\n", part) == 7);
    }
}

TEST_CASE("it says where the quoted field opens that does not end") {
    csv_record_end end{';'};
    CHECK_FALSE(end.find("a;\"b\";"));
    CHECK_FALSE(end.in_quotes());
    CHECK_FALSE(end.find("\"c\"\"\n"));
    CHECK(end.in_quotes());
    CHECK(end.quote() == 6);
    CHECK(end.passed() == 11);
}

TEST_CASE("a record's text has no line end") {
    CHECK_BOTH(without_line_end("a\r\n") == "a");
    CHECK_BOTH(without_line_end("a\n") == "a");
    CHECK_BOTH(without_line_end("a") == "a");
}

TEST_CASE("records of random quotes and line feeds are those that the reader reads") {
    std::uint32_t random = 1;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (int k = 0; k < 12; ++k) {
            random = random * 1664525U + 1013904223U;
            text += "\"\"\n,a"[(random >> 24U) % 5U];
        }
        // the reader ends the first record where this does, if it can read it
        csv_reader reader{text};
        std::vector<csv_field> fields;
        std::size_t at = text.find_first_not_of('\n');
        if (at == std::string::npos) continue;
        const auto read = reader.next(fields);
        csv_record_end end{','};
        const bool found = end.find(std::string_view{text}.substr(at));
        if (!read) {
            if (read.error().code == errc::unclosed_quote) {
                CHECK_FALSE(found);
                CHECK(at + end.quote() == read.error().offset);
            }
            continue;
        }
        const csv_field& last = fields.back();
        INFO(text);
        CHECK(last.offset + last.length + (found ? 1 : 0) == at + end.passed());
    }
}
