#include <cli/tables.hpp>

#include <cli/terminal.hpp>

#include <mulct/output/csv.hpp>
#include <mulct/output/html.hpp>
#include <mulct/output/json.hpp>
#include <mulct/output/latex.hpp>
#include <mulct/output/markdown.hpp>
#include <mulct/output/text.hpp>
#include <mulct/output/tsv.hpp>

#include <algorithm>

namespace mulct::cli {
namespace {

std::string one_text(const titled_table& t, table_format format, formula_cells formulas) {
    switch (format) {
    case table_format::text: return t.title + ":\n\n" + terminal_text(t.content);
    case table_format::markdown:
        return markdown_escaped(t.title) + ":\n\n" + markdown_text(t.content);
    case table_format::html: return html_table(t.content, {t.title, "mulct", formulas});
    case table_format::latex: {
        std::string title = t.title;
        std::replace(title.begin(), title.end(), '\n', ' '); // a comment ends with its line
        return "% " + title + '\n' + latex_text(t.content);
    }
    case table_format::csv: return csv_text(without_feet(t.content), formulas);
    case table_format::tsv: return tsv_text(without_feet(t.content), formulas);
    case table_format::json: return json_array(without_feet(t.content));
    case table_format::jsonl: return json_lines(without_feet(t.content));
    }
    return {};
}

} // namespace

std::string tables_text(const std::vector<titled_table>& tables, table_format format,
                        formula_cells formulas) {
    if (tables.empty()) return {};
    if (is_for_programs(format)) return one_text(tables.front(), format, formulas);
    std::string text;
    for (const titled_table& t : tables)
        text += (text.empty() ? "" : "\n") + one_text(t, format, formulas);
    return text;
}

std::string names_text(const table& t, table_format format, formula_cells formulas) {
    switch (format) {
    case table_format::csv: return csv_names(t, formulas);
    case table_format::tsv: return tsv_names(t, formulas);
    default: return {}; // each line of JSON has them
    }
}

std::string rows_text(const table& t, table_format format, formula_cells formulas) {
    switch (format) {
    case table_format::csv: return csv_rows(t, formulas);
    case table_format::tsv: return tsv_rows(t, formulas);
    default: return json_lines(t);
    }
}

std::string terminal_text(const table& t) {
    return aligned_text(t, {text_width(), long_text::wrapped});
}

table without_feet(table t) {
    t.rows.resize(t.rows.size() - t.feet);
    t.feet = 0;
    return t;
}

} // namespace mulct::cli
