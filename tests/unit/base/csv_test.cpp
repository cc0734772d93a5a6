#include <mulct/base/csv.hpp>

#include <support/catch.hpp>

#include <cstddef>
#include <optional>
#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <vector>

using mulct::csv_field;
using mulct::csv_quoted;
using mulct::csv_reader;
using mulct::errc;
using mulct::error;

// std::string is no constant expression in every supported library: here nothing runs while
// compiling.

namespace {

using record = std::vector<std::string>;

struct placed {
    std::string text;
    std::size_t offset;
    std::size_t length;
    friend bool operator==(const placed&, const placed&) = default;
};

/// All that can be read off a text: the whole records, and the error after them.
struct outcome {
    std::vector<std::vector<placed>> records;
    std::optional<error> failure;
    friend bool operator==(const outcome&, const outcome&) = default;

    [[nodiscard]] std::vector<record> texts() const {
        std::vector<record> all;
        for (const auto& fields : records) {
            all.emplace_back();
            for (const placed& field : fields)
                all.back().push_back(field.text);
        }
        return all;
    }
};

outcome read(std::string_view text, char separator = ',') {
    outcome all;
    csv_reader reader{text, separator};
    std::vector<csv_field> fields;
    for (;;) {
        const auto more = reader.next(fields);
        if (!more) {
            all.failure = more.error();
            return all;
        }
        if (!*more) return all;
        all.records.emplace_back();
        for (const csv_field& field : fields) {
            all.records.back().push_back({field.text, field.offset, field.length});
        }
    }
}

/// The same, one character at a time through the states of RFC 4180's grammar.
outcome read_by_states(std::string_view text) {
    enum class state { record_start, field_start, bare, quoted, quote_seen } at{};
    outcome all;
    std::vector<placed> fields;
    std::size_t quote = 0;
    for (std::size_t i = 0;;) {
        const bool end = i >= text.size();
        const char c = end ? '\n' : text[i];
        const std::size_t line_end = c == '\n' ? 1 : text.substr(i).starts_with("\r\n") ? 2 : 0;
        if (at == state::record_start) {
            if (end) return all;
            if (line_end != 0) {
                i += line_end;
                continue;
            }
            fields.assign(1, {"", i, 0});
            at = state::field_start;
        }
        if (at == state::field_start && !end && c == '"') {
            quote = i++;
            at = state::quoted;
        } else if (at == state::quoted) {
            if (end) all.failure = error{errc::unclosed_quote, quote, text.size() - quote};
            if (!end && c == '\0') all.failure = error{errc::nul_byte, i, 1};
            if (all.failure) return all;
            if (c == '"') {
                at = state::quote_seen;
            } else {
                fields.back().text += c;
            }
            ++i;
        } else if (line_end != 0) {
            fields.back().length = i - fields.back().offset;
            all.records.push_back(fields);
            at = state::record_start;
            i += line_end;
        } else if (c == ',') {
            fields.back().length = i - fields.back().offset;
            fields.push_back({"", ++i, 0});
            at = state::field_start;
        } else if (at == state::quote_seen && c == '"') {
            fields.back().text += c;
            at = state::quoted;
            ++i;
        } else if (at == state::quote_seen || c == '"') {
            all.failure = error{errc::stray_quote, i, 1};
            return all;
        } else if (c == '\0') {
            all.failure = error{errc::nul_byte, i, 1};
            return all;
        } else {
            fields.back().text += c;
            at = state::bare;
            ++i;
        }
    }
}

} // namespace

TEST_CASE("records are lines, with or without an end to the last") {
    const std::vector<record> expected{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}};
    CHECK(read("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n").texts() == expected);
    CHECK(read("aaa,bbb,ccc\r\nzzz,yyy,xxx").texts() == expected);
    CHECK(read("aaa,bbb,ccc\nzzz,yyy,xxx\n").texts() == expected);
    CHECK(read("aaa,bbb,ccc\nzzz,yyy,xxx").texts() == expected);
    CHECK(read("aaa,bbb,ccc\nzzz,yyy,xxx\r\n").texts() == expected);
}

TEST_CASE("a quoted field is what stands between its quotes") {
    const std::vector<record> expected{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}};
    CHECK(read("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx").texts() == expected);
    CHECK(read("\"a,b\",c").texts() == std::vector<record>{{"a,b", "c"}});
    CHECK(read("\"b\"\"bb\"").texts() == std::vector<record>{{"b\"bb"}});
    CHECK(read("\"\"\"\"").texts() == std::vector<record>{{"\""}});
    CHECK(read("\"\",a").texts() == std::vector<record>{{"", "a"}});
}

TEST_CASE("a quoted field goes on over the ends of lines, which stay as they are") {
    CHECK(read("\"aaa\",\"b\r\nbb\",\"c\ncc\"\r\nzzz,yyy,xxx").texts() ==
          std::vector<record>{{"aaa", "b\r\nbb", "c\ncc"}, {"zzz", "yyy", "xxx"}});
}

TEST_CASE("spaces are part of a field") {
    CHECK(read(" a , b\t\n ").texts() == std::vector<record>{{" a ", " b\t"}, {" "}});
}

TEST_CASE("fields may be empty, the last of a line and of the file too") {
    CHECK(read("a,,c\n,\n,,").texts() ==
          std::vector<record>{{"a", "", "c"}, {"", ""}, {"", "", ""}});
    CHECK(read("a,").texts() == std::vector<record>{{"a", ""}});
    CHECK(read("a,\r\n").texts() == std::vector<record>{{"a", ""}});
}

TEST_CASE("a text without records has none") {
    for (const std::string_view text :
         {"", "\n", "\r\n", "\n\r\n\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
        CHECK(read(text) == outcome{});
    }
}

TEST_CASE("empty lines are skipped, and a line of two quotes is not empty") {
    CHECK(read("\n\na\r\n\r\nb\n\n").texts() == std::vector<record>{{"a"}, {"b"}});
    CHECK(read("\"\"\n").texts() == std::vector<record>{{""}});
}

TEST_CASE("a carriage return without a line feed is text in a bare field") {
    CHECK(read("a\rb,c\r").texts() == std::vector<record>{{"a\rb", "c\r"}});
    CHECK((read("\"a\"\rb").failure == error{errc::stray_quote, 3, 1}));
}

TEST_CASE("a byte order mark is skipped at the start, counts in offsets, and is text elsewhere") {
    const outcome all = read("\uFEFFa,\"b\"\n\uFEFFc");
    CHECK(all.records ==
          std::vector<std::vector<placed>>{{{"a", 3, 1}, {"b", 5, 3}}, {{"\uFEFFc", 9, 4}}});
    // Half of one is two bytes of text.
    CHECK(read("\xEF\xBB").texts() == std::vector<record>{{"\xEF\xBB"}});
}

TEST_CASE("another separator takes the comma's place entirely") {
    CHECK(read("a,b;c", ';').texts() == std::vector<record>{{"a,b", "c"}});
    CHECK(read("a\t\"b\tc\"", '\t').texts() == std::vector<record>{{"a", "b\tc"}});
}

TEST_CASE("fields know which part of the file they take, quotes included") {
    CHECK(
        read("ab,\"c\"\r\n\r\n,d").records ==
        std::vector<std::vector<placed>>{{{"ab", 0, 2}, {"c", 3, 3}}, {{"", 10, 0}, {"d", 11, 1}}});
}

TEST_CASE("a record knows where it starts, after the empty lines before it") {
    csv_reader reader{"\na,\"\n\"\n\r\nb"};
    std::vector<csv_field> fields;
    REQUIRE(*reader.next(fields));
    CHECK(reader.record_offset() == 1);
    REQUIRE(*reader.next(fields));
    CHECK(reader.record_offset() == 9);
    CHECK_FALSE(*reader.next(fields));
    CHECK(fields.empty());
}

TEST_CASE("what is wrong with a file is told with its place") {
    struct {
        std::string_view text;
        error expected;
    } const rows[] = {
        {"a,\"b", {errc::unclosed_quote, 2, 2}},
        {"\"", {errc::unclosed_quote, 0, 1}},
        {"a\n\"b\"\"\nc", {errc::unclosed_quote, 2, 6}},
        {"a,b\"c", {errc::stray_quote, 3, 1}},
        {"a\"", {errc::stray_quote, 1, 1}},
        {" \"a\"", {errc::stray_quote, 1, 1}},
        {"\"a\"b", {errc::stray_quote, 3, 1}},
        {"\"a\" ,b", {errc::stray_quote, 3, 1}},
        {"a,b\nc,\"d\"e", {errc::stray_quote, 9, 1}},
        {"\xEF\xBB\xBF"
         "a\"",
         {errc::stray_quote, 4, 1}},
        {{"a\0b", 3}, {errc::nul_byte, 1, 1}},
        {{"\"a\nb\0\"", 6}, {errc::nul_byte, 4, 1}},
        {{"\"a\0", 3}, {errc::nul_byte, 2, 1}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const outcome all = read(row.text);
        REQUIRE(all.failure);
        CHECK((*all.failure == row.expected));
    }
}

TEST_CASE("records before an error are read, and nothing after it") {
    csv_reader reader{"a\nb\"\nc\n"};
    std::vector<csv_field> fields;
    CHECK(*reader.next(fields));
    CHECK_FALSE(reader.next(fields));
    for (int i = 0; i < 2; ++i) {
        const auto more = reader.next(fields);
        REQUIRE(more);
        CHECK_FALSE(*more);
    }
}

TEST_CASE("every text of up to six bytes that matter is read by the grammar") {
    constexpr std::string_view alphabet{"a,\"\n\r\0", 6};
    int texts = 0;
    int wrong = 0;
    std::string first_wrong;
    for (std::size_t size = 0; size <= 6; ++size) {
        std::vector<std::size_t> letters(size, 0);
        for (bool more = true; more;) {
            std::string text;
            for (const std::size_t letter : letters)
                text += alphabet[letter];
            ++texts;
            if (read(text) != read_by_states(text) && wrong++ == 0) first_wrong = text;
            more = false;
            for (std::size_t i = 0; i < size && !more; ++i) {
                letters[i] = (letters[i] + 1) % alphabet.size();
                more = letters[i] != 0;
            }
        }
    }
    CAPTURE(first_wrong);
    CHECK(wrong == 0);
    CHECK(texts == 55987); // 6^0 + 6^1 + ... + 6^6
}

TEST_CASE("a field is quoted only if it must be") {
    CHECK(csv_quoted("") == "");
    CHECK(csv_quoted("a b") == "a b");
    CHECK(csv_quoted("a;b") == "a;b");
    CHECK(csv_quoted("a,b") == "\"a,b\"");
    CHECK(csv_quoted("a\"b") == "\"a\"\"b\"");
    CHECK(csv_quoted("\"") == "\"\"\"\"");
    CHECK(csv_quoted("a\nb") == "\"a\nb\"");
    CHECK(csv_quoted("a\r") == "\"a\r\"");
    CHECK(csv_quoted("a,b", ';') == "a,b");
    CHECK(csv_quoted("a;b", ';') == "\"a;b\"");
}

TEST_CASE("records that are written come back, each field from its place") {
    CHECK(rc::check("written and read", [] {
        const char separator = *rc::gen::element(',', ';', '\t');
        const std::string line_end = *rc::gen::element<std::string>("\n", "\r\n");
        const auto field = rc::gen::container<std::string>(
            rc::gen::element('a', '7', ' ', ',', ';', '\t', '"', '\n', '\r', '\xC3', '\xA9'));
        // A record of one empty field is an empty line, which is no record.
        const auto some = rc::gen::suchThat(rc::gen::container<record>(field), [](const record& r) {
            return !r.empty() && r != record{""};
        });
        const auto records = *rc::gen::container<std::vector<record>>(some);

        std::string text;
        outcome expected;
        for (const record& fields : records) {
            if (!text.empty()) text += line_end;
            expected.records.emplace_back();
            for (const std::string& each : fields) {
                if (!expected.records.back().empty()) text += separator;
                expected.records.back().push_back(
                    {each, text.size(), csv_quoted(each, separator).size()});
                text += csv_quoted(each, separator);
            }
        }
        if (*rc::gen::arbitrary<bool>()) text += line_end;
        RC_LOG(text);
        RC_ASSERT(read(text, separator) == expected);
    }));
}
