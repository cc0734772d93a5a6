#include <mulct/output/html_page.hpp>

#include <support/catch.hpp>
#include <support/decimals.hpp>

#include <unit/output/any_text.hpp>
#include <unit/output/markup.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using namespace mulct;
using decimals::d;

namespace {

// The part of a page that the document makes, which is well-formed.
std::string main_of(const std::string& page) {
    const std::size_t first = page.find("<main>");
    const std::size_t last = page.find("</main>");
    return page.substr(first, last - first) + "</main>";
}

const document report{
    "Fines & reductions",
    "fr",
    {heading{"Totals"}, paragraph{"Two <fines>."},
     captioned_table{"By case", {{{"case"}, {"amount", column_kind::number}}, {{"=BA", "-20"}}}},
     source_line{"Source: ICO"}, bar_chart{{"One", "", "", ""}, {{"a", d("1")}}},
     lollipop_chart{{"Two", "", "", ""}, {{"b", d("-1")}}}}};

} // namespace

TEST_CASE("a document is a page with its blocks in their order") {
    const std::string page = html_page(report);
    CHECK(
        page.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">"));
    CHECK(page.find("<title>Fines &amp; reductions</title>") != std::string::npos);
    const auto elements = markup::read(main_of(page));
    REQUIRE(elements);
    std::string order;
    for (const auto& e : *elements) {
        for (const char* name : {"h1", "h2", "p", "table", "caption", "svg"}) {
            if (e.name == name) order += e.name + ' ';
        }
    }
    CHECK(order == "h1 h2 p table caption p svg svg ");
    CHECK(markup::texts(main_of(page), "p") ==
          std::vector<std::string>{"Two <fines>.", "Source: ICO"});
}

TEST_CASE("a page's pictures have identifiers of their own") {
    const std::string page = html_page(report);
    for (const char* id : {"chart-1-title", "chart-1-desc", "chart-2-title", "chart-2-desc"}) {
        CHECK(page.find("id=\"" + std::string{id} + '"') != std::string::npos);
        CHECK(page.find("id=\"" + std::string{id} + '"') ==
              page.rfind("id=\"" + std::string{id} + '"'));
    }
}

TEST_CASE("a page asks nothing of anyone else") {
    const std::string page = html_page(report);
    for (const std::string_view request : {"src=", "href=", "url(", "@import", "fetch(", "<link"})
        CHECK(page.find(request) == std::string::npos);
    CHECK(page.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("a page's tables are neutralised for spreadsheets unless they are to be kept") {
    CHECK(html_page(report).find(">&#39;=BA<") != std::string::npos);
    CHECK(html_page(report, formula_cells::kept).find(">=BA<") != std::string::npos);
}

TEST_CASE("a document of nothing is a page with a title") {
    CHECK(main_of(html_page({"Empty", "en", {}})) == "<main>\n<h1>Empty</h1>\n</main>");
}

TEST_CASE("no text gets out of its place in a page") {
    CHECK(rc::check("page", [] {
        document any{*any_text(), *any_text(), {}};
        any.blocks.push_back(heading{*any_text()});
        any.blocks.push_back(paragraph{*any_text()});
        any.blocks.push_back(source_line{*any_text()});
        any.blocks.push_back(captioned_table{*any_text(), any_table()});
        any.blocks.push_back(dumbbell_chart{{*any_text(), *any_text(), *any_text(), *any_text()},
                                            "a",
                                            "b",
                                            {{*any_text(), {}, {}}}});
        const std::string page = html_page(any);
        RC_ASSERT(page.find("</script>") == page.rfind("</script>"));
        RC_ASSERT(markup::read(main_of(page)).has_value());
    }));
}
