#include <cli/imports/csv_records.hpp>

#include "temporary_file.hpp"

#include <cli/refusal.hpp>

#include <support/catch.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

using mulct::cli::csv_record;
using mulct::cli::csv_records;

namespace {

// "2:a|b 4:c|d": the records with the lines that they start in; or the refusal.
std::string read(std::string_view content, std::span<const std::string_view> needed = {},
                 std::optional<char> separator = std::nullopt) {
    const temporary_file file{content};
    std::string text;
    try {
        csv_records records{file.path(), needed, separator};
        csv_record record;
        while (records.next(record)) {
            text += (text.empty() ? "" : " ") + std::to_string(record.line) + ':';
            if (record.rejected) text += to_string(*record.rejected);
            for (std::size_t i = 0; i < record.fields.size(); ++i)
                text += (i == 0 ? "" : "|") + record.fields[i].text;
        }
    } catch (const mulct::cli::refusal& r) {
        text += std::string{text.empty() ? "" : " "} + r.what();
        const std::size_t name = text.find(file.path());
        if (name != std::string::npos) text.replace(name, file.path().size(), "f");
    }
    return text;
}

} // namespace

TEST_CASE("records come one at a time, with the line in which each starts") {
    CHECK(read("a,b\n1,2\n\n\"3\nand\",4\r\n5,6") == "2:1|2 4:3\nand|4 6:5|6");
    CHECK(read("\xEF\xBB\xBF\"a\";b\n1,5;2\n") == "2:1,5|2");
    CHECK(read("a,b\n\"say \"\"x\"\"\",\"\"\n") == "2:say \"x\"|");
    CHECK(read("a,b\n").empty());
}

TEST_CASE("a record that goes wrong is rejected by itself, and the file goes on") {
    CHECK(read("a,b\n1\n1,2,3\n4,5\n") == "2:wrong_field_count 3:wrong_field_count 4:4|5");
    CHECK(read("a,b\n5\" pipe,1\n\"x\"y,2\n4,5\n") == "2:wrong_shape 3:wrong_shape 4:4|5");
    CHECK(read(std::string_view{"a,b\n1,\0\n4,5\n", 12}) == "2:not_text 3:4|5");
    CHECK(read("a,b\n1,\xFF\n4,5\n") == "2:not_text 3:4|5");
}

TEST_CASE("fields are parted as the file or the user says, or as the needed columns tell") {
    constexpr std::array<std::string_view, 2> needed{"a", "b"};
    CHECK(read("a\tb\tx, y\n1\t2\t3\n", needed) == "2:1|2|3");
    CHECK(read("sep=|\r\na|b,c\r\n1|2\r\n", needed) == "3:1|2");
    CHECK(read("x,a,b,y;a;b\n1,2,3,4;5;6\n", needed, ';') == "2:1,2,3,4|5|6");
    CHECK(read("x,a,b,y;a;b\n1,2,3,4;5;6\n", needed) ==
          "f:1:1: the header can be read with more than one separator; say which with "
          "--separator");
    // the whole header tells, however long it is
    const std::string name(400'000, 'x');
    CHECK(read(name + ";,a|b\n1|2\n", needed) == "2:1|2");
    CHECK(read(name + ";," + name + "|a|b\n1|2|3\n", needed) == "2:1|2|3");
}

TEST_CASE("a row of many megabytes is rejected without being kept") {
    const std::string row(10 << 20, 'x');
    CHECK(read("a,b\n1," + row + "\n4,5\n") == "2:long_row 3:4|5");
}

TEST_CASE("a quote that never ends is refused at the place where it began") {
    CHECK(read("\"a,b\n1,2\n") ==
          "f:1:1: a quoted field starts here and never ends; close it with \"");
    CHECK(read("a,b\n1,2\nx,\"y\n4,5\n") ==
          "2:1|2 f:3:3: a quoted field starts here and never ends; close it with \"");
    CHECK(read("a,b\né,\"" + std::string(10 << 20, 'x')) ==
          "f:2:3: a quoted field starts here and does not end within 1 MiB; close it with \"");
}

TEST_CASE("a header must be text, with each column once") {
    CHECK(read("") == "f:1:1: nothing is there");
    CHECK(read("\n\n") == "f:3:1: nothing is there");
    CHECK(read("a,b,a\n1,2,3\n") == "f:1:5: \"a\": the header has this column twice");
    CHECK(read("a,,\n1,2,3\n") == "2:1|2|3");
    CHECK(read(std::string_view{"a\0,b\n", 5}).starts_with("f:1:2: "));
    CHECK(read("a,\xFF\n").starts_with("f:1:3: "));
    CHECK(read(std::string_view{"\xFF\xFE"
                                "a\0",
                                4}) ==
          "f:1:1: UTF-16 text; save it as UTF-8 (in Excel: \"CSV UTF-8\")");
}

TEST_CASE("a header that is one endless line is refused, and so is one of lines that end with CR") {
    CHECK(read("a,b\r1,2\r") ==
          "f:1:4: a line that ends with CR alone; save the file with LF or CR LF "
          "at the ends of lines");
    CHECK(read("a," + std::string(10 << 20, 'x') + "\n1,2\n")
              .starts_with("f:1:1: a row of more than 1 MiB starts here"));
}

TEST_CASE("fields and records may lie across the ends of blocks") {
    std::string text = "a,b\n";
    std::string expected;
    for (int i = 0; i < 60000; ++i) {
        const std::string n = std::to_string(i);
        text += n + ",\"x\"\"\n" + n + "\"\n";
        expected += (i == 0 ? "" : " ") + std::to_string(2 * i + 2) + ':' + n + "|x\"\n" + n;
    }
    CHECK(read(text) == expected);
}

TEST_CASE("a column that is needed is asked for by name") {
    const temporary_file file{"a,b\n"};
    const csv_records records{file.path(), {}, std::nullopt};
    CHECK(records.require("b") == 1);
    CHECK_FALSE(records.find("c"));
    CHECK_THROWS_WITH(records.require("c"),
                      Catch::EndsWith("the header has no column \"c\"; it has \"a, b\""));
}
