#include <mulct/output/text.hpp>

#include <mulct/number/decimal.hpp>

#include <support/catch.hpp>

#include <unit/output/any_text.hpp>

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
        const auto cell = rc::gen::map(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4)),
                                       [](const auto& picks) {
                                           static const std::string pieces[] = {"|", "é", "€", "ж"};
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

TEST_CASE("columns align by what a terminal shows of their characters") {
    table t{{{"name"}, {"x"}}, {}};
    t.add({"数据保护局", "a"});
    t.add({"Socie\u0301te\u0301", "b"});
    t.add({"💰", "c"});
    CHECK(aligned_text(t) == "name        x\n"
                             "----------  -\n"
                             "数据保护局  a\n"
                             "Socie\u0301te\u0301     b\n"
                             "💰          c\n");
}

TEST_CASE("nothing in a cell acts on the terminal") {
    table t{{{"na\nme"}, {"x", column_kind::number}}, {}};
    t.add({"\x1b[2J", "\u202E1"});
    t.add({"\xFF", "1"});
    CHECK(aligned_text(t) == "na\\nme         x\n"
                             "-------  -------\n"
                             "\\x1b[2J  \\u202e1\n"
                             "\\xff           1\n");
}

namespace {

table fines() {
    table t{{{"case"}, {"final_amount", column_kind::number}, {"why it was reduced"}}, {}};
    t.add({"Marriott International, Inc.", "18400000", "representations and the pandemic"});
    t.add({"BA", "20000000", ""});
    return t;
}

} // namespace

TEST_CASE("under a limit the widest columns of text give way, and end in an ellipsis") {
    CHECK(aligned_text(fines(), {50}) == "case               final_amount  why it was reduc…\n"
                                         "-----------------  ------------  -----------------\n"
                                         "Marriott Interna…    18,400,000  representations…\n"
                                         "BA                   20,000,000\n");
    // a table that fits is as it would be
    CHECK(aligned_text(fines(), {200}) == aligned_text(fines()));
}

TEST_CASE("text may go on in further lines instead") {
    CHECK(aligned_text(fines(), {42, long_text::wrapped}) ==
          "case           final_amount  why it was\n"
          "                             reduced\n"
          "-------------  ------------  -------------\n"
          "Marriott         18,400,000  representatio\n"
          "International                ns and the\n"
          ", Inc.                       pandemic\n"
          "BA               20,000,000\n");
}

TEST_CASE("a table that is too wide goes on below, after the columns that say what its rows are") {
    table t{{{"case"}, {"n", column_kind::count}, {"first", column_kind::number}, {"final"}}, {}};
    t.add({"BA", "2", "183390000", "20000000"});
    t.add({"Clearview", "1", "17000000", "7552800"});
    CHECK(aligned_text(t, {25}) == "case       n        first\n"
                                   "---------  -  -----------\n"
                                   "BA         2  183,390,000\n"
                                   "Clearview  1   17,000,000\n"
                                   "\n"
                                   "case       final\n"
                                   "---------  --------\n"
                                   "BA         20000000\n"
                                   "Clearview  7552800\n");
    t.heads = 2;
    CHECK(aligned_text(t, {25}) == "case       n        first\n"
                                   "---------  -  -----------\n"
                                   "BA         2  183,390,000\n"
                                   "Clearview  1   17,000,000\n"
                                   "\n"
                                   "case       n  final\n"
                                   "---------  -  --------\n"
                                   "BA         2  20000000\n"
                                   "Clearview  1  7552800\n");
    CHECK(aligned_text(t, {100}) == aligned_text(t));
}

TEST_CASE("numbers are never cut, even where a line then is too wide") {
    CHECK(aligned_text(fines(), {10}) == "case      final_amo…\n"
                                         "--------  ----------\n"
                                         "Marriot…  18,400,000\n"
                                         "BA        20,000,000\n"
                                         "\n"
                                         "case      why it…\n"
                                         "--------  --------\n"
                                         "Marriot…  represe…\n"
                                         "BA\n");
    CHECK(aligned_text(fines(), {10, long_text::wrapped}) == "case          final_\n"
                                                             "              amount\n"
                                                             "--------  ----------\n"
                                                             "Marriott  18,400,000\n"
                                                             "Internat\n"
                                                             "ional,\n"
                                                             "Inc.\n"
                                                             "BA        20,000,000\n"
                                                             "\n"
                                                             "case      why it\n"
                                                             "          was\n"
                                                             "          reduced\n"
                                                             "--------  --------\n"
                                                             "Marriott  represen\n"
                                                             "Internat  tations\n"
                                                             "ional,    and the\n"
                                                             "Inc.      pandemic\n"
                                                             "BA\n");
}

TEST_CASE("a table keeps to its limit if its columns can, whatever is in them") {
    CHECK(rc::check("limit", [] {
        const table t = any_table();
        const auto width = *rc::gen::inRange<std::size_t>(1, 120);
        const auto rest = *rc::gen::element(long_text::shortened, long_text::wrapped);
        const std::string text = aligned_text(t, {width, rest});
        std::size_t heads = 0; // what all parts have
        std::size_t other = 0; // and the widest of what else one may have
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            std::size_t most = std::min<std::size_t>(8, display_width(visible(t.columns[i].name)));
            for (const auto& row : t.rows) {
                const std::size_t shown = display_width(visible(row[i]));
                const bool number = is_number(t.columns[i].kind);
                most = std::max(most, number ? shown + shown / 3 : std::min<std::size_t>(8, shown));
            }
            if (i < t.heads) {
                heads += most + 2;
            } else {
                other = std::max(other, most);
            }
        }
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at);
            RC_ASSERT(display_width(text.substr(at, end - at)) <= std::max(width, heads + other));
            at = end + 1;
        }
    }));
}

TEST_CASE("what only begins like a number is not grouped") {
    CHECK(grouped("2022-05-23") == "2022-05-23");
    CHECK(grouped("12345 days") == "12345 days");
    CHECK(grouped("1234.x") == "1234.x");
}
