#include <mulct/base/csv_separator.hpp>

#include <support/catch.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

using namespace mulct;

namespace {

separator_choice chosen(std::string_view text) {
    constexpr std::array<std::string_view, 3> needed{"amount", "currency", "date"};
    return choose_separator(
        text, [&](std::span<const csv_field> header) { return count_missing(header, needed); });
}

} // namespace

TEST_CASE("the one character that a header has outside quotes parts its fields") {
    CHECK(chosen("amount,currency,date\n").separator == ',');
    CHECK(chosen("amount;currency;date\r\n1,5;EUR;2022\n").separator == ';');
    CHECK(chosen("amount\tcurrency\tdate").separator == '\t');
    CHECK(chosen("amount|currency|date\n").separator == '|');
    CHECK(chosen("amount|currency|\"a,b;c\"\n").separator == '|');
    CHECK(chosen("\"amount\n;\"|b\n;").separator == '|'); // a line break in quotes ends nothing
    CHECK(chosen("x;y").separator == ';');                // although it has none of the columns
    CHECK(chosen("x;y").is_sure);
}

TEST_CASE("a header without any is one field") {
    CHECK(chosen("amount\n1;2").separator == ',');
    CHECK(chosen("").separator == ',');
    CHECK(chosen("\"a;b\"").separator == ',');
}

TEST_CASE("of several, the needed columns tell which parts fields") {
    CHECK(chosen("amount|currency|date|a, b; c\n").separator == '|');
    CHECK(chosen("amount,currency,date,a|b|c|d|e\n").separator == ',');
    CHECK(chosen("note, or remark;amount;currency;date\n").separator == ';');
    // a field in quotes is read by one of them only
    CHECK(chosen("\"amount\";\"currency\";date,x\n").separator == ';');
    // none has all: the one that has most of them
    CHECK(chosen("amount;currency;date,x\n").separator == ';');
    CHECK(chosen("a;b,c|d\n").separator == ',');
    CHECK(chosen("a\"b;c,d\n").separator == ','); // no header by either
}

TEST_CASE("a header that has all columns by two characters is not decided") {
    CHECK(chosen("amount|currency|date|x,y\n").is_sure);
    const auto twice = chosen("x,amount,currency,date,y;amount;currency;date\n");
    CHECK_FALSE(twice.is_sure);
    // with fewer, none of them will do, and whoever needs the rest says so
    CHECK(chosen("x,amount,y;amount\n").is_sure);
}

TEST_CASE("a line \"sep=;\" before the header is no row, and says what parts fields") {
    const auto said = [](std::string_view text) { return read_opening(text); };
    CHECK(said("sep=;\na;b\n").separator == ';');
    CHECK(said("sep=;\na;b\n").header == 6);
    CHECK(said("\xEF\xBB\xBFsep=\t\r\n\r\na\tb").separator == '\t');
    CHECK(said("\xEF\xBB\xBFsep=\t\r\n\r\na\tb").header == 12);
    CHECK(said("\nSEP=|").separator == '|');
    CHECK(said("\nSEP=|").header == 6);
    for (const std::string_view text : {"sep=\na", "sep=;;\na", "sep=x\na", "sep=", "a\nsep=;\n",
                                        "sep;=", "\"sep=;\"\na", "xsep=;\n"}) {
        CAPTURE(text);
        CHECK_FALSE(said(text).separator);
        CHECK(said(text).header == 0);
    }
    CHECK(said("").header == 0);
    CHECK(said("\xEF\xBB\xBF\r\n\n").header == 6);
    CHECK(said("\r\n a").header == 2);
}

TEST_CASE("what the user says comes before what a file says, and that before its header") {
    const auto start = [](std::string_view text, std::optional<char> said) {
        return find_start(text, said, [](std::span<const csv_field>) { return std::size_t{0}; });
    };
    CHECK(start("sep=;\na,b\n", std::nullopt).parted.separator == ';');
    CHECK(start("sep=;\na,b\n", '|').parted.separator == '|');
    CHECK(start("sep=;\na,b\n", '|').header == 6);
    CHECK(start("a|b\n", std::nullopt).parted.separator == '|');
    // and leaves no doubt
    CHECK_FALSE(start("a,b;c\n", std::nullopt).parted.is_sure);
    CHECK(start("a,b;c\n", ';').parted.is_sure);
    CHECK(start("sep=,\na,b;c\n", std::nullopt).parted.is_sure);
}
