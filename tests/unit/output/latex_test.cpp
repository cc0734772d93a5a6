#include <mulct/output/latex.hpp>

#include <support/catch.hpp>

#include <unit/output/any_text.hpp>

#include <string>

using namespace mulct;

TEST_CASE("a tabular has the rules of booktabs, and numbers to the right") {
    table t{{{"case"}, {"change_in_%", column_kind::number}}, {}};
    t.add({"Marriott International, Inc. & others", "-1234.50"});
    t.add({"Société Générale", "7552800"});
    t.add({"short"});
    CHECK(latex_text(t) == "\\begin{tabular}{lr}\n"
                           "\\toprule\n"
                           "case & change\\_in\\_\\% \\\\\n"
                           "\\midrule\n"
                           "Marriott International, Inc. \\& others & $-$1,234.50 \\\\\n"
                           "Société Générale & 7,552,800 \\\\\n"
                           "short &  \\\\\n"
                           "\\bottomrule\n"
                           "\\end{tabular}\n");
}

TEST_CASE("every character that LaTeX gives a meaning is set as itself") {
    CHECK(latex_escaped("\\ { } $ & # _ %") == "\\textbackslash{} \\{ \\} \\$ \\& \\# \\_ \\%");
    CHECK(latex_escaped("^ ~ < > | \"") ==
          "\\textasciicircum{} \\textasciitilde{} \\textless{} \\textgreater{} \\textbar{} "
          "\\string\"");
    CHECK(latex_escaped("[*]") == "{[}{*}]");
    CHECK(latex_escaped("a--b---c ``x'' ,, ?` !`") == "a-{}-b-{}-{}-c `{}`x'{}' ,{}, ?{}` !{}`");
    CHECK(latex_escaped("two\nlines\r\nthree\n\nfour") == "two lines three  four");
    CHECK(latex_escaped("\x1b\xFF") == "\\textbackslash{}x1b\\textbackslash{}xff");
    CHECK(latex_escaped("Płońsk 数") == "Płońsk 数");
}

TEST_CASE("a column of numbers holds other cells as text") {
    CHECK(latex_text({{{"n", column_kind::number}}, {{"-5%"}}}).find("-5\\%") != std::string::npos);
}

TEST_CASE("any cells leave the rows and columns of a tabular alone, and braces balanced") {
    CHECK(rc::check("latex", [] {
        const table t = any_table();
        const std::string text = latex_text(t);
        std::size_t separators = 0;
        std::size_t ends = 0;
        int depth = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\') {
                ++i;
                if (text[i] == '\\') ++ends;
                continue;
            }
            separators += text[i] == '&' ? 1U : 0U;
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            RC_ASSERT(depth >= 0);
            RC_ASSERT(text[i] != '%');
            RC_ASSERT(text[i] != '#');
        }
        RC_ASSERT(depth == 0);
        RC_ASSERT(ends == t.rows.size() + 1);
        RC_ASSERT(separators == (t.rows.size() + 1) * (t.columns.size() - 1));
    }));
}
