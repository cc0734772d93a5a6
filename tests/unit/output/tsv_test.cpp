#include <mulct/output/tsv.hpp>

#include <support/catch.hpp>

#include <unit/output/any_text.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace mulct;

TEST_CASE("a table is a line of names and a line a row, with tabs between fields") {
    table t{{{"case"}, {"amount", column_kind::number}}, {}};
    CHECK(tsv_text(t) == "case\tamount\n");
    t.add({"Clearview AI, \"the case\"", "7552800.00"});
    t.add({"", ""});
    t.add({"short"});
    CHECK(tsv_text(t) == "case\tamount\nClearview AI, \"the case\"\t7552800.00\n\t\nshort\t\n");
}

TEST_CASE("what separates is escaped within a field") {
    CHECK(tsv_escaped("a\tb\nc\rd\\e") == "a\\tb\\nc\\rd\\\\e");
    CHECK(tsv_text({{{"two\nlines"}}, {{"a\tb"}}}) == "two\\nlines\na\\tb\n");
}

TEST_CASE("a field that a spreadsheet would run is neutralised, unless it is to be kept") {
    const table t{{{"=a"}, {"n", column_kind::number}}, {{"=1+1", "-5"}}};
    CHECK(tsv_text(t) == "'=a\tn\n'=1+1\t-5\n");
    CHECK(tsv_text(t, formula_cells::kept) == "=a\tn\n=1+1\t-5\n");
}

TEST_CASE("every field can be found again and read back") {
    CHECK(rc::check("tsv", [] {
        const table t = any_table();
        const std::string text = tsv_text(t, formula_cells::kept);
        RC_ASSERT(std::count(text.begin(), text.end(), '\n') ==
                  static_cast<std::ptrdiff_t>(t.rows.size() + 1));
        std::vector<std::string> fields(1);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\t' || text[i] == '\n') {
                fields.emplace_back();
            } else if (text[i] == '\\') {
                const char c = text[++i];
                fields.back() += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
            } else {
                fields.back() += text[i];
            }
        }
        std::vector<std::string> expected;
        for (const auto& c : t.columns)
            expected.push_back(c.name);
        for (const auto& row : t.rows)
            expected.insert(expected.end(), row.begin(), row.end());
        expected.emplace_back(); // after the last line end
        RC_ASSERT(fields == expected);
    }));
}
