#pragma once
/// A document as one page of HTML that needs nothing else: no network, no other file.

#include <mulct/output/document.hpp>
#include <mulct/output/formula_cells.hpp>
#include <mulct/output/html.hpp>
#include <mulct/output/svg.hpp>
#include <mulct/output/xml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace mulct {

namespace detail {

inline constexpr std::string_view page_style = R"css(
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff;
  font: 1rem/1.5 Georgia, "Times New Roman", serif; }
h1 { font-size: 1.8rem; line-height: 1.2; }
h2 { font-size: 1.25rem; margin-top: 2.5rem; }
p { max-width: 46rem; }
p, caption { white-space: pre-line; overflow-wrap: anywhere; }
figure { margin: 2rem 0; overflow-x: auto; }
figure svg { display: block; max-width: 100%; min-width: 30rem; height: auto; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 1.5rem 0 0.5rem;
  font: 0.875rem/1.4 Helvetica, Arial, "Liberation Sans", sans-serif; }
caption { text-align: left; font-weight: bold; padding-bottom: 0.4rem; }
th, td { padding: 0.25rem 1rem 0.25rem 0; text-align: left; vertical-align: top;
  font-weight: normal; white-space: pre-line; }
thead th { border-bottom: 1px solid #111; font-weight: bold; vertical-align: bottom; }
tbody tr { border-bottom: 1px solid #ddd; }
tfoot tr:first-child > * { border-top: 1px solid #111; font-weight: bold; }
th.number, td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
th.whole, td.whole { white-space: nowrap; }
th button { all: unset; cursor: pointer; white-space: nowrap; }
th button:focus-visible { outline: 2px solid #24384f; }
th button::after { content: " \2195"; color: #999; }
th[aria-sort="ascending"] button::after { content: " \2191"; color: #111; }
th[aria-sort="descending"] button::after { content: " \2193"; color: #111; }
.source { color: #555; font: 0.8rem/1.4 Helvetica, Arial, "Liberation Sans", sans-serif; }
@media print {
  body { max-width: none; margin: 0; }
  th button::after { content: ""; }
  h2 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll, figure { overflow: visible; }
  figure svg { min-width: 0; }
  tfoot { display: table-row-group; }
}
)css";

/// Sorts a table by a click on a name: numbers by their exact digits, text by the page's language,
/// cells with nothing to say last in both directions; the rows at its foot stay there. Without
/// scripts tables are as written.
inline constexpr std::string_view page_script = R"js(
(function () {
  "use strict";
  function magnitude(a, b) {
    var x = a.split("."), y = b.split(".");
    if (x[0].length !== y[0].length) return x[0].length - y[0].length;
    if (x[0] !== y[0]) return x[0] < y[0] ? -1 : 1;
    var p = (x[1] || "").replace(/0+$/, ""), q = (y[1] || "").replace(/0+$/, "");
    return p === q ? 0 : p < q ? -1 : 1;
  }
  function compareNumbers(a, b) {
    var below = a[0] === "-", other = b[0] === "-";
    if (below !== other) return below ? -1 : 1;
    return below ? magnitude(b.slice(1), a.slice(1)) : magnitude(a, b);
  }
  function value(row, column) {
    var cell = row.cells[column];
    var number = cell.getAttribute("data-value");
    return { number: number, text: number === null ? cell.textContent : number };
  }
  var words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  function compare(a, b, direction) {
    if (!a.text || !b.text) return (a.text ? 0 : 1) - (b.text ? 0 : 1);
    if ((a.number === null) !== (b.number === null)) return a.number === null ? 1 : -1;
    return direction * (a.number === null ? words.compare(a.text, b.text)
                                          : compareNumbers(a.number, b.number));
  }
  document.querySelectorAll("table").forEach(function (table) {
    var names = Array.from(table.tHead.rows[0].cells);
    names.forEach(function (name, column) {
      var button = document.createElement("button");
      button.type = "button";
      while (name.firstChild) button.appendChild(name.firstChild);
      name.appendChild(button);
      button.addEventListener("click", function () {
        var up = name.getAttribute("aria-sort") !== "ascending";
        names.forEach(function (other) { other.removeAttribute("aria-sort"); });
        name.setAttribute("aria-sort", up ? "ascending" : "descending");
        var body = table.tBodies[0];
        Array.from(body.rows).sort(function (a, b) {
          return compare(value(a, column), value(b, column), up ? 1 : -1);
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });
})();
)js";

} // namespace detail

/// The page. Its tables are written as `html_table` does, its charts as `svg_text`.
[[nodiscard]] inline std::string html_page(const document& d,
                                           formula_cells formulas = formula_cells::neutralised) {
    const std::string title = xml_escaped(d.title);
    // the policy forbids what the page has no need of: anything from elsewhere
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + xml_escaped(d.language) +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\""
                      "Content-Security-Policy\" content=\"default-src 'none'; style-src "
                      "'unsafe-inline'; script-src 'unsafe-inline'\">\n<meta name=\"viewport\" "
                      "content=\"width=device-width, initial-scale=1\">\n<title>" +
                      title + "</title>\n<style>" + std::string{detail::page_style} +
                      "</style>\n</head>\n<body>\n<main>\n<h1>" + title + "</h1>\n";
    struct writer {
        std::string& out;
        formula_cells formulas;
        std::size_t pictures = 0;

        void operator()(const heading& h) { out += "<h2>" + xml_escaped(h.text) + "</h2>\n"; }
        void operator()(const paragraph& p) { out += "<p>" + xml_escaped(p.text) + "</p>\n"; }
        void operator()(const source_line& s) {
            out += "<p class=\"source\">" + xml_escaped(s.text) + "</p>\n";
        }
        void operator()(const captioned_table& t) {
            out += "<div class=\"scroll\">\n" +
                   html_table(t.content, {t.caption, "mulct", formulas}) + "</div>\n";
        }
        void operator()(const any_chart& chart) {
            const std::string id = "chart-" + std::to_string(++pictures);
            out += "<figure>\n" + svg_text(chart, {svg_layout{}.width, id}) + "</figure>\n";
        }
    };
    writer write{out, formulas};
    for (const block& b : d.blocks)
        std::visit(write, b);
    return out + "</main>\n<script>" + std::string{detail::page_script} +
           "</script>\n</body>\n</html>\n";
}

} // namespace mulct
