#include <mulct/base/csv_records.hpp>

#include <mulct/base/csv.hpp>

#include <support/catch.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

std::vector<std::string_view> records_of(std::string_view text, std::size_t from = 0) {
    std::vector<std::string_view> all;
    for_each_record(text, from, ',', [&](const csv_record_place& r) {
        all.push_back(r.in(text));
        return true;
    });
    return all;
}

using texts = std::vector<std::string_view>;

} // namespace

TEST_CASE("records are shown in turn, without blank lines and line ends") {
    CHECK(records_of("a,b\r\nc\n\n\r\nd") == texts{"a,b", "c", "d"});
    CHECK(records_of("a\n\"b\n\",c\n") == texts{"a", "\"b\n\",c"});
    CHECK(records_of("xa\nb\n", 1) == texts{"a", "b"});
    CHECK(records_of("").empty());
    CHECK(records_of("\n\r\n\r").empty());
}

TEST_CASE("CRs before a row are no part of it, so a quote after them opens a field") {
    CHECK(records_of("\r\ra\nb\n") == texts{"a", "b"});
    CHECK(records_of("a\n\r\"b\n\"\nc\n") == texts{"a", "\"b\n\"", "c"});
    constexpr std::string_view open = "a\n\r\"\n";
    constexpr auto record = next_record(open, 2, ',');
    STATIC_REQUIRE(record);
    CHECK(record->start == 3);
    CHECK(record->end == open.size());
    CHECK_FALSE(record->is_ended);
    CHECK(record->open_quote == 3U);
}

TEST_CASE("a record says whether it ends, and where a quote opens that does not close") {
    const auto ended = next_record("\na,\"b\"\nc", 0, ',');
    REQUIRE(ended);
    CHECK(ended->start == 1);
    CHECK(ended->end == 7);
    CHECK(ended->is_ended);
    CHECK_FALSE(ended->open_quote);
    const auto last = next_record("a\nb", 2, ',');
    REQUIRE(last);
    CHECK_FALSE(last->is_ended);
    CHECK_FALSE(last->open_quote);
    const auto open = next_record("a;\"b\n", 0, ';');
    REQUIRE(open);
    CHECK(open->open_quote == 2U);
    CHECK_FALSE(next_record("a\n\r\n", 2, ','));
}

TEST_CASE("the walk ends when its visitor has seen enough") {
    int seen = 0;
    for_each_record("a\nb\nc\n", 0, ',', [&](const csv_record_place&) { return ++seen < 2; });
    CHECK(seen == 2);
}

TEST_CASE("what random texts have besides their records is CR and LF only") {
    std::uint32_t random = 1;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (int k = 0; k < 12; ++k) {
            random = random * 1664525U + 1013904223U;
            text += "\"\"\n\r,a"[(random >> 24U) % 6U];
        }
        INFO(text);
        std::size_t at = 0;
        for_each_record(text, 0, ',', [&](const csv_record_place& r) {
            const bool is_between =
                text.substr(at, r.start - at).find_first_not_of("\r\n") == std::string::npos;
            CHECK(is_between);
            CHECK(r.end > r.start);
            at = r.end;
            return true;
        });
        CHECK(text.find_first_not_of("\r\n", at) == std::string::npos);
    }
}
