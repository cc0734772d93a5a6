#include <mulct/output/text.hpp>

#include <mulct/number/decimal.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

TEST_CASE("the whole part of a number is grouped by threes, its fraction is not") {
    CHECK(grouped("0") == "0");
    CHECK(grouped("999") == "999");
    CHECK(grouped("1000") == "1,000");
    CHECK(grouped("12345") == "12,345");
    CHECK(grouped("123456") == "123,456");
    CHECK(grouped("7552800") == "7,552,800");
    CHECK(grouped("7552800.5") == "7,552,800.5");
    CHECK(grouped("9429071.87") == "9,429,071.87");
    CHECK(grouped("0.123456") == "0.123456");
    CHECK(grouped("1000.12345") == "1,000.12345");
}

TEST_CASE("a minus sign is no digit to group") {
    CHECK(grouped("-1") == "-1");
    CHECK(grouped("-100") == "-100");
    CHECK(grouped("-163390000") == "-163,390,000");
    CHECK(grouped("-0.5") == "-0.5");
}

TEST_CASE("what is no number has nothing to group") {
    CHECK(grouped("").empty());
    CHECK(grouped("-") == "-");
    CHECK(grouped("unknown") == "unknown");
    CHECK(grouped("£7552800") == "£7552800");
}

TEST_CASE("a grouped number without its commas is the number") {
    CHECK(rc::check("grouping", [] {
        const auto coefficient = *rc::gen::arbitrary<std::int64_t>();
        const decimal x = *decimal::make(coefficient, *rc::gen::inRange(0, 12));
        std::string text = grouped(to_string(x));
        const std::size_t point = std::min(text.find('.'), text.size());
        // every comma has three digits behind it, up to the next one or the point
        std::size_t digits = 0;
        for (std::size_t i = point; i-- > 0;) {
            if (text[i] == ',') {
                RC_ASSERT(digits == 3U);
                RC_ASSERT(i > 0U);
                RC_ASSERT(text[i - 1] != '-');
                digits = 0;
            } else if (text[i] != '-') {
                ++digits;
            }
        }
        RC_ASSERT((digits >= 1 && digits <= 3));
        RC_ASSERT(text.find(',', point) == std::string::npos);
        text.erase(std::remove(text.begin(), text.end(), ','), text.end());
        RC_ASSERT(text == to_string(x));
    }));
}

TEST_CASE("text stands to the left and numbers to the right, under a rule") {
    table t{{{"case"}, {"amount", column_kind::number}, {"currency"}}, {}};
    t.add({"British Airways", "20000000", "GBP"});
    t.add({"Clearview AI", "7552800", "GBP"});
    CHECK(aligned_text(t) == "case                 amount  currency\n"
                             "---------------  ----------  --------\n"
                             "British Airways  20,000,000  GBP\n"
                             "Clearview AI      7,552,800  GBP\n");
}

TEST_CASE("a header wider than its cells sets the width") {
    table t{{{"n", column_kind::number}, {"rate of the day", column_kind::number}}, {}};
    t.add({"1", "2"});
    CHECK(aligned_text(t) == "n  rate of the day\n"
                             "-  ---------------\n"
                             "1                2\n");
}

TEST_CASE("columns align by characters, not by bytes") {
    table t{{{"name"}, {"written", column_kind::number}, {"x"}}, {}};
    t.add({"Société", "€5", "a"});
    t.add({"Company", "¥50", "b"});
    t.add({"Płońsk", "", "c"});
    CHECK(aligned_text(t) == "name     written  x\n"
                             "-------  -------  -\n"
                             "Société       €5  a\n"
                             "Company      ¥50  b\n"
                             "Płońsk            c\n");
}

TEST_CASE("no line ends in spaces, even where its last cells are empty") {
    table t{{{"a"}, {"note"}}, {}};
    t.add({"1", ""});
    t.add({"", ""});
    CHECK(aligned_text(t) == "a  note\n"
                             "-  ----\n"
                             "1\n"
                             "\n");
}

TEST_CASE("a table without rows is a header and its rule") {
    CHECK(aligned_text({{{"case"}, {"n", column_kind::number}}, {}}) == "case  n\n----  -\n");
}

TEST_CASE("digits that are text are not grouped") {
    table t{{{"year"}}, {}};
    t.add({"2022"});
    CHECK(aligned_text(t) == "year\n----\n2022\n");
}

TEST_CASE("every cell starts, or ends, where its column does") {
    CHECK(rc::check("alignment", [] {
        // bars instead of spaces in cells, so that none hides in the padding
        const auto cell = rc::gen::map(
            rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4)), [](const auto& picks) {
                static const std::string pieces[] = {"|", "é", "€", "\U0001F4B0"};
                std::string text;
                for (const int i : picks)
                    text += pieces[i];
                return text;
            });
        table t;
        const int width = *rc::gen::inRange(1, 5);
        for (int i = 0; i < width; ++i) {
            t.columns.push_back({*cell, *rc::gen::element(column_kind::text, column_kind::number)});
        }
        const int rows = *rc::gen::inRange(0, 5);
        for (int r = 0; r < rows; ++r) {
            std::vector<std::string> row;
            for (int i = 0; i < width; ++i)
                row.push_back(*cell);
            t.add(row);
        }

        std::vector<std::size_t> widths;
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            std::size_t most = utf8_length(t.columns[i].name);
            for (const auto& row : t.rows)
                most = std::max(most, utf8_length(row[i]));
            widths.push_back(most);
        }
        const auto line_of = [&](auto text_of) {
            std::string line;
            for (std::size_t i = 0; i < widths.size(); ++i) {
                const std::string text = text_of(i);
                const std::string padding(widths[i] - utf8_length(text), ' ');
                if (i > 0) line += "  ";
                line += t.columns[i].kind == column_kind::text ? text + padding : padding + text;
            }
            while (line.ends_with(' '))
                line.pop_back();
            return line + "\n";
        };
        std::string expected = line_of([&](std::size_t i) { return t.columns[i].name; });
        expected += line_of([&](std::size_t i) { return std::string(widths[i], '-'); });
        for (const auto& row : t.rows)
            expected += line_of([&](std::size_t i) { return row[i]; });
        RC_ASSERT(aligned_text(t) == expected);
    }));
}

TEST_CASE("what only begins like a number is not grouped") {
    CHECK(grouped("2022-05-23") == "2022-05-23");
    CHECK(grouped("12345 days") == "12345 days");
    CHECK(grouped("1234.x") == "1234.x");
}
