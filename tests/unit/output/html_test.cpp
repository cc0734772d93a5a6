#include <mulct/output/html.hpp>

#include <support/catch.hpp>

#include <unit/output/any_text.hpp>
#include <unit/output/markup.hpp>

#include <string>

using namespace mulct;

TEST_CASE("an HTML table has a head with scopes and a body whose numbers can be sorted") {
    table t{{{"case"}, {"amount", column_kind::number}, {"note"}}, {}};
    t.add({"British Airways", "20000000.00", "R & D <1>"});
    t.add({"Clearview AI", "", ""});
    CHECK(html_table(t, {"Fines \"final\"", "fines", formula_cells::kept}) ==
          "<table class=\"fines\">\n"
          "<caption>Fines &quot;final&quot;</caption>\n"
          "<thead>\n"
          "<tr><th scope=\"col\">case</th><th scope=\"col\" class=\"number\">amount</th>"
          "<th scope=\"col\">note</th></tr>\n"
          "</thead>\n<tbody>\n"
          "<tr><th scope=\"row\">British Airways</th><td class=\"number\" "
          "data-value=\"20000000.00\">20,000,000.00</td><td>R &amp; D &lt;1&gt;</td></tr>\n"
          "<tr><th scope=\"row\">Clearview AI</th><td class=\"number\"></td><td></td></tr>\n"
          "</tbody>\n</table>\n");
}

TEST_CASE("rows that sum up others are the foot, and the columns that say so head their rows") {
    table t{{{"regulator"}, {"year"}, {"count", column_kind::count}}, {}, 2, 1};
    t.add({"ICO", "2022", "3"});
    t.add({"all", "", "3"});
    CHECK(html_table(t) ==
          "<table class=\"mulct\">\n<thead>\n<tr><th scope=\"col\">regulator</th>"
          "<th scope=\"col\">year</th><th scope=\"col\" class=\"number\">count</th></tr>\n"
          "</thead>\n<tbody>\n<tr><th scope=\"row\">ICO</th><th scope=\"row\">2022</th>"
          "<td class=\"number\" data-value=\"3\">3</td></tr>\n</tbody>\n"
          "<tfoot>\n<tr><th scope=\"row\">all</th><th scope=\"row\"></th>"
          "<td class=\"number\" data-value=\"3\">3</td></tr>\n</tfoot>\n</table>\n");
}

TEST_CASE("a date is not to be broken at its hyphens, nor a longer text kept whole") {
    const table t{{{"case"}, {"date"}}, {{"A-B", "2022-05-23"}, {"Coca-Cola Inc.", "2022"}}};
    const std::string html = html_table(t);
    CHECK(html.find("<th scope=\"row\" class=\"whole\">A-B</th>") != std::string::npos);
    CHECK(html.find("<td class=\"whole\">2022-05-23</td>") != std::string::npos);
    CHECK(html.find("<th scope=\"row\">Coca-Cola Inc.</th><td>2022</td>") != std::string::npos);
}

TEST_CASE("a column of numbers heads no rows, and no caption is none") {
    CHECK(html_table({{{"n", column_kind::number}}, {{"1"}}}) ==
          "<table class=\"mulct\">\n<thead>\n<tr><th scope=\"col\" class=\"number\">n</th></tr>\n"
          "</thead>\n<tbody>\n<tr><td class=\"number\" data-value=\"1\">1</td></tr>\n"
          "</tbody>\n</table>\n");
}

TEST_CASE("cells that a spreadsheet would run are neutralised, unless they are to be kept") {
    const table t{{{"=a"}, {"n", column_kind::number}}, {{"=1+1", "-5"}, {"", "-5+1"}}};
    CHECK(markup::texts(html_table(t), "th") == std::vector<std::string>{"'=a", "n", "'=1+1", ""});
    CHECK(markup::texts(html_table(t), "td") == std::vector<std::string>{"-5", "'-5+1"});
    CHECK(markup::texts(html_table(t, {"", "", formula_cells::kept}), "td") ==
          std::vector<std::string>{"-5", "-5+1"});
}

TEST_CASE("any cells make a well-formed table with a cell for each of them") {
    CHECK(rc::check("html", [] {
        const table t = any_table();
        const auto read = markup::read(html_table(t, {*any_text(), *any_text()}));
        RC_ASSERT(read.has_value());
        std::size_t cells = 0;
        for (const auto& e : *read)
            cells += e.name == "td" || e.name == "th" ? 1U : 0U;
        RC_ASSERT(cells == t.columns.size() * (t.rows.size() + 1));
    }));
}
