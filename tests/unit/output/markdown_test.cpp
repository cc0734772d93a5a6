#include <mulct/output/markdown.hpp>

#include <support/catch.hpp>

#include <unit/output/any_text.hpp>

#include <algorithm>
#include <string>

using namespace mulct;

TEST_CASE("a Markdown table has numbers grouped and to the right") {
    table t{{{"case"}, {"amount", column_kind::number}, {"c"}}, {}};
    CHECK(markdown_text(t) == "| case | amount | c   |\n| ---- | -----: | --- |\n");
    t.add({"Clearview AI", "7552800", "GBP"});
    t.add({"数据保护局", "-1.50"});
    CHECK(markdown_text(t) == "| case         |    amount | c   |\n"
                              "| ------------ | --------: | --- |\n"
                              "| Clearview AI | 7,552,800 | GBP |\n"
                              "| 数据保护局   |     -1.50 |     |\n");
}

TEST_CASE("nothing in a cell marks anything up") {
    CHECK(markdown_escaped("a|b") == "a\\|b");
    CHECK(markdown_escaped("`x`") == "\\`x\\`");
    CHECK(markdown_escaped("*x* [a](b) <b> &amp; ~s~ $5 \\") ==
          "\\*x\\* \\[a\\](b) \\<b\\> \\&amp; \\~s\\~ \\$5 \\\\");
    CHECK(markdown_escaped("_x_ first_stage") == "\\_x\\_ first_stage");
    CHECK(markdown_escaped("two\nlines\r\nthree") == "two<br>lines<br>three");
    CHECK(markdown_escaped("\x1b[1m\xFF\r") == "\\x1b\\[1m\\xff\\r");
}

TEST_CASE("any cells make a line a row, with a bar more than columns") {
    CHECK(rc::check("markdown", [] {
        const table t = any_table();
        const std::string text = markdown_text(t);
        std::size_t lines = 0;
        std::size_t bars = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\' && text[i + 1] != 'x' && text[i + 1] != 'u' && text[i + 1] != 't' &&
                text[i + 1] != 'r') {
                ++i; // escaped
            } else if (text[i] == '|') {
                ++bars;
            } else if (text[i] == '\n') {
                RC_ASSERT(bars == t.columns.size() + 1);
                bars = 0;
                ++lines;
            }
        }
        RC_ASSERT(lines == t.rows.size() + 2);
    }));
}
