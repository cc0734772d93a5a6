#include <cli/arguments.hpp>

#include <cli/arguments_rates.hpp>
#include <cli/command_line.hpp>
#include <cli/common_options.hpp>
#include <cli/imports/imports.hpp>
#include <cli/limits.hpp>

#include <mulct/base/version.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mulct::cli {
namespace {

constexpr std::array<std::string_view, 2> formula_names{"neutralise", "keep"};
constexpr std::array<std::string_view, 2> scan_input_names{"text", "jsonl"};
constexpr std::array<std::string_view, 4> scan_format_names{"text", "csv", "json", "jsonl"};
constexpr std::array<std::string_view, 3> check_input_names{"text", "jsonl", "csv"};
constexpr std::array<std::string_view, 6> check_format_names{"text",  "csv",   "json",
                                                             "jsonl", "sarif", "github"};

void add_convert(option_list& list, convert_options& convert) {
    list.option("figure", convert.amount, "AMOUNT", "The amount, such as 'GBP 7552800' or '£7.5m'");
    list.required("--to", convert.to, "CODES", "The currencies to convert to, with commas between");
    list.option("--on", convert.on, "YYYY-MM-DD", "The day whose rate to use");
    list.option("--input", convert.input, "FILE",
                "Instead of an amount: a table (CSV, - for standard input; also gzip or zstd), to\n"
                "which converted amounts, their rates and rate days are added as columns");
    list.option("--amount", convert.amount_column, "COLUMN", "Of a table (default: amount)");
    list.option("--currency", convert.currency_column, "COLUMN", "Of a table (default: currency)");
    list.option("--from", convert.from, "CODE", "The currency of all of a table's amounts");
    list.option("--date", convert.date_column, "COLUMN",
                "Of a table: each row's day, instead of --on (default: date)");
    add_separator(list, convert.separator);
    list.choice("--decimal", convert.mark, decimal_separator_names,
                "What stands before the decimals of a table's amounts, and of those that are\n"
                "added (default: point)");
    list.option("-o,--output", convert.output, "FILE", "Where to write the table");
    list.number("--threads", convert.threads, "N", 256,
                "How many threads read a table (default: one a core)");
    list.flag("--receipt", convert.receipt,
              "Say which rates, day, source, route and rounding were used");
    list.choice("--rounding", convert.policy, rounding_names,
                "How to round, once, at the end (default: half-up)");
    list.number("--places", convert.places, "N", max_places,
                "Digits after the point (default: the currency's minor unit)");
    add_lookup(list, convert.rule, &convert.every_rule);
    add_lock(list, convert.lock);
    add_rates(list, convert.rates);
    add_format(list, convert.format);
    list.footer("Example: mulct convert 'GBP 7500000' --to USD,EUR --on 2022-05-23 --receipt\n"
                "         mulct convert --input fines.csv --to EUR -o fines-in-euro.csv");
}

void add_explain(option_list& list, explain_options& explain) {
    list.required("figures", explain.figures, "FIGURE",
                  "Two to twenty figures of one fine, as written: '£7.5m' 'more than $9.4m'");
    list.option("--published", explain.published, "YYYY-MM-DD", "The day they were reported");
    list.number("--window", explain.window, "DAYS", 36600,
                "How many days before and after it to search (default: 7; without\n"
                "--published, all days)");
    list.option("--exact", explain.exact, "AMOUNT",
                "The fine's exact amount in its own currency, if you know it; may be repeated\n"
                "where several come into question");
    add_rates(list, explain.rates,
              "Whose rates to search, such as ecb; with commas between, each by itself;\n"
              "all for all (default: ecb, or the file's)");
    add_format(list, explain.format);
    list.footer("Example: mulct explain '£7.5m' '$9.43m' '€8.85m' --published 2022-05-23 "
                "--window 45 --exact 'GBP 7552800'\n\n"
                "Exit status 1 means that no day in the window fits.");
}

void add_formulas(option_list& list, formula_cells& formulas) {
    list.choice("--formulas", formulas, formula_names,
                "What to do with cells that a spreadsheet would run, in CSV, TSV and HTML: put\n"
                "an apostrophe before them, or keep them (default: neutralise)");
}

// How a file of cases, or each of several, is written.
void add_case_form(option_list& list, case_form& form) {
    list.option("--map", form.columns, "THEIRS=OURS",
                "A column of the file, and which of ours it is: fine=amount; may be repeated");
    add_separator(list, form.separator);
    list.choice("--decimal", form.mark, decimal_separator_names,
                "What stands before the decimals of amounts in the file (default: point; what\n"
                "is written has points)");
}

void add_cases(option_list& list, case_source& cases) {
    list.option("cases", cases.file, "FILE",
                "A CSV file of cases (- for standard input; default: the bundled cases)");
    add_case_form(list, cases.form);
}

void add_cases_command(option_list& list, cases_options& cases) {
    add_cases(list, cases.cases);
    list.option(
        "--status", cases.status, "STAGE",
        "Only cases that stand so: proposed, imposed, varied, annulled, reinstated, settled");
    list.option("--regulator", cases.regulator, "NAME", "Only cases of this regulator");
    list.option("--country", cases.country, "CODE",
                "Only cases of this country (ISO 3166-1, or EU)");
    list.option("--as-of", cases.as_of, "YYYY-MM-DD", "As the cases stood at the end of this day");
    add_formulas(list, cases.formulas);
    add_format(list, cases.format);
    list.footer("Example: mulct cases --country NO --as-of 2021-06-30\n\n"
                "Exit status 1 means that it is not certain how a case stood on that day.");
}

void add_show(option_list& list, show_options& show) {
    list.required("name", show.name, "NAME", "The case's name, or a part of it that no other has");
    add_cases(list, show.cases);
    list.option("--in", show.in, "CODE",
                "Also in this currency, each amount at its own day's rate");
    add_lookup(list, show.rule);
    add_lock(list, show.lock);
    add_rates(list, show.rates);
    add_formulas(list, show.formulas);
    add_format(list, show.format);
    list.footer("Example: mulct show clearview --in EUR");
}

void add_validate(option_list& list, validate_options& validate) {
    list.required("files", validate.files, "FILE", "CSV files of cases (- for standard input)");
    add_case_form(list, validate.form);
    add_formulas(list, validate.formulas);
    add_format(list, validate.format);
    list.footer("Example: mulct validate fines.csv\n\n"
                "Exit status 1 means that something is wrong, 2 that a file could not be read.");
}

std::string import_format_list() {
    std::string text = "Formats:\n";
    for (const import_format& f : import_formats()) {
        text += "  " + std::string{f.name} + std::string(21 - f.name.size(), ' ') +
                std::string{f.what} + '\n';
    }
    return text;
}

void add_import(option_list& list, import_options& imported) {
    list.required("format", imported.format_name, "FORMAT", "The file's format; they are below");
    list.required("file", imported.file, "FILE", "The file (- for standard input)");
    list.option("-o,--output", imported.out, "FILE",
                "Where to write the cases (default: standard output)");
    list.option("--report", imported.report, "FILE",
                "Where to write what became of every row, as CSV");
    list.option("--map", imported.map, "FILE", "table: what the columns are (docs/import.md)");
    add_separator(list, imported.separator);
    list.option("--currency", imported.currency, "CODE",
                "The currency of amounts that name none; such rows stay doubtful");
    list.flag("--strict", imported.strict, "Leave out doubtful rows, too");
    list.option("--against", imported.against, "FILE",
                "A file of cases: list the rows that may be of fines it has already");
    add_formulas(list, imported.formulas);
    add_rates(list, imported.rates);
    add_format(list, imported.format);
    list.footer(import_format_list() +
                "\nExample: mulct import enforcement-tracker tracker.json -o fines.csv\n\n"
                "Exit status 1 means that a fine was left out, or that the two files contradict\n"
                "each other.");
}

void add_audit(option_list& list, audit_options& audit) {
    add_cases(list, audit.cases);
    list.option("--in", audit.in, "CODE",
                "The currency in which amounts are compared (default: EUR)");
    list.option("--today", audit.today, "YYYY-MM-DD",
                "The day after which nothing can have happened (default: today, UTC)");
    add_formulas(list, audit.formulas);
    add_rates(list, audit.rates);
    add_format(list, audit.format);
    list.footer("Example: mulct audit fines.csv\n\n"
                "Exit status 1 means that something was found.");
}

// Which cases are meant, for commands that choose among them.
void add_selection(option_list& list, selection_options& selection) {
    add_cases(list, selection.cases);
    list.option("--where", selection.where, "CONDITION",
                "Only cases of which this is true:\n"
                "'country=DE|FR and amount > 1m EUR, year 2019..2023'");
    list.option("--since", selection.since, "YYYY-MM-DD", "Only decisions from this day on");
    list.option("--until", selection.until, "YYYY-MM-DD", "Only decisions until this day");
}

void add_table_format(option_list& list, table_format& format) {
    list.choice("--format", format, table_format_names, "How to print the result (default: text)");
}

void add_at(option_list& list, std::optional<std::string>& at, const std::string& own) {
    list.option("--at", at, "WHEN",
                ("Whose rate: own (" + own +
                 "; the default), final (the last event's),\n"
                 "month or year (the average of its own), a day or a year for all")
                    .c_str());
}

void add_real(option_list& list, std::optional<std::string>& year, price_order& order) {
    list.option("--real", year, "YEAR",
                "In the prices of a year, by the consumer prices of EUR, GBP and USD");
    list.choice("--real-order", order, price_order_names,
                "Whether prices are taken out before or after converting (default: after)");
}

void add_reductions(option_list& list, reductions_options& reductions) {
    add_selection(list, reductions.cases);
    list.option("--by", reductions.by, "KEYS",
                "Sums of what was announced and what became of it, by these keys: regulator,\n"
                "year and the others of mulct stats; takes --in");
    list.option("--in", reductions.in, "CODE",
                "Also in this currency, with the effects of decision and exchange rate apart");
    add_at(list, reductions.at, "each amount's day");
    add_lookup(list, reductions.rule);
    add_lock(list, reductions.lock);
    add_rates(list, reductions.rates);
    add_formulas(list, reductions.formulas);
    add_table_format(list, reductions.format);
    list.choice("--chart", reductions.chart, reductions_chart_names,
                "A picture (SVG) instead of a table");
    list.option("-o,--output", reductions.file, "FILE", "Where to write the picture");
    list.footer("Example: mulct reductions --in EUR\n"
                "         mulct reductions --by regulator --in EUR");
}

void add_stats(option_list& list, stats_options& stats) {
    add_selection(list, stats.cases);
    list.option("--by", stats.by, "KEYS",
                "What to group by, with commas between: regulator, country, year, quarter,\n"
                "month, entity, sector, law, currency, stage, size, case (default: regulator)");
    list.option("--across", stats.across, "KEY", "A second key, whose values become columns");
    list.option("--figures,--measures", stats.figures, "NAMES",
                "What to compute, with commas between: count, total, mean, median, q1, q3, p90\n"
                "(any percentage), min, max, share, cumulative, cumulative-share, sd,\n"
                "geometric-mean, gini, herfindahl, top3 (any number)");
    list.choice("--quantiles", stats.quantiles, quantile_definition_names,
                "Which definition quantiles follow (default: inclusive)");
    list.number("--top", stats.top, "N", 1'000'000,
                "The N groups with the largest totals, and the others together");
    list.option("--trend", stats.trend, "PERIOD",
                "Instead of groups: totals by year, quarter or month, and their changes");
    list.number("--window", stats.window, "N", 1000,
                "How many periods a moving total takes (default: 3)");
    list.flag("--bridge", stats.bridge,
              "Instead of groups: what of each year's change is the number of fines, their\n"
              "size, and the exchange rate");
    list.flag("--compare-policies", stats.compare_policies,
              "Each total under every --at, with the ranks that change");
    list.required("--in", stats.in, "CODE", "The currency of the figures");
    add_at(list, stats.at, "each decision's day");
    add_real(list, stats.real, stats.order);
    add_lookup(list, stats.rule);
    list.choice("--rounding", stats.finish, rounding_names,
                "How converted amounts are rounded (default: half-up)");
    list.flag("--strict", stats.strict,
              "Stop at the first wrong row of a file with one row a fine");
    list.number("--threads", stats.threads, "N", 256,
                "How many threads read such a file (default: one a core, fewer if small)");
    add_lock(list, stats.lock);
    add_rates(list, stats.rates);
    add_formulas(list, stats.formulas);
    add_table_format(list, stats.format);
    list.choice("--chart", stats.chart, stats_chart_names, "A picture (SVG) instead of a table");
    list.flag("--partial", stats.partial,
              "Instead of a table, a partial result: of pieces of a file, to be put together\n"
              "by mulct merge");
    list.option("-o,--output", stats.file, "FILE", "Where to write the picture or partial result");
    list.footer("Example: mulct stats --by regulator --across year --in EUR\n"
                "         mulct stats --by country --top 5 --figures count,total,share --in EUR");
}

void add_merge(option_list& list, merge_options& merge) {
    list.required("parts", merge.files, "PART",
                  "Partial results of mulct stats --partial (- for standard input; also gzip or\n"
                  "zstd), in the order of the pieces in the file");
    list.option("--figures,--measures", merge.figures, "NAMES",
                "What to compute, as in mulct stats (default: what the parts were made for)");
    list.choice("--quantiles", merge.quantiles, quantile_definition_names,
                "Which definition quantiles follow (default: inclusive)");
    list.number("--top", merge.top, "N", 1'000'000,
                "The N groups with the largest totals, and the others together");
    list.number("--threads", merge.threads, "N", 256,
                "How many threads read the parts and compute (default: one a core)");
    add_formulas(list, merge.formulas);
    add_table_format(list, merge.format);
    list.flag("--partial", merge.partial, "A partial result again, instead of a table");
    list.option("-o,--output", merge.file, "FILE",
                "Where to write the partial result (default: standard output)");
    list.footer(
        "Example: mulct stats january.csv --by regulator --in EUR --partial -o january.part\n"
        "         mulct stats february.csv --by regulator --in EUR --partial -o february.part\n"
        "         mulct merge january.part february.part\n\n"
        "It prints what mulct stats would print for all the rows in one file, and its exit\n"
        "status is the same.");
}

void add_report(option_list& list, report_options& report) {
    add_selection(list, report.cases);
    list.required("--in", report.in, "CODE", "The currency of the figures");
    add_at(list, report.at, "each decision's day");
    add_real(list, report.real, report.order);
    list.option("--title", report.title, "TEXT", "The page's title (default: Fines)");
    add_lookup(list, report.rule);
    add_lock(list, report.lock);
    add_rates(list, report.rates);
    add_formulas(list, report.formulas);
    list.option("-o,--output", report.file, "FILE",
                "Where to write the page (default: standard output)");
    list.footer("Example: mulct report --in EUR -o report.html");
}

void add_scan(option_list& list, scan_command_options& scan) {
    list.option("files", scan.files, "FILE", "Texts (- for standard input, the default)");
    list.choice("--input", scan.input, scan_input_names,
                "What the files are: text, or JSON Lines with a text in each (default: text)");
    list.option("--field", scan.field, "NAME",
                "The field with the text in JSON Lines (default: text)");
    list.option("--lang", scan.language, "CODE",
                "The text's language, such as en, de or pt-PT (default: guessed)");
    list.option("--default-currency", scan.currency, "CODE",
                "What a bare $, kr or \"francs\" means, where it may mean it");
    list.number("--threads", scan.threads, "N", 256,
                "How many threads read JSON Lines (default: one a core)");
    list.choice("--format", scan.format, scan_format_names,
                "How to print the result (default: text)");
    list.footer("Example: mulct scan article.txt --lang de\n"
                "         mulct scan --input jsonl --format jsonl < articles.jsonl");
}

void add_check(option_list& list, check_options& check) {
    list.option("files", check.files, "FILE", "Texts (- for standard input, the default)");
    list.option("--date", check.date, "YYYY-MM-DD", "The day on which they were written");
    list.choice("--input", check.input, check_input_names,
                "What the files are: text; JSON Lines with a text in each, and perhaps a date;\n"
                "or CSV with a day and two figures a row (default: text)");
    list.option("--field", check.field, "NAME",
                "The field with the text in JSON Lines (default: text)");
    list.option("--columns", check.columns, "DATE,A,B",
                "The columns of the day and the two figures in CSV (default: date,a,b)");
    add_separator(list, check.separator);
    list.option("--exact", check.exact, "AMOUNT",
                "The fine's exact amount, if you know it; may be repeated");
    list.option("--same-fine", check.same_fine, "CODE",
                "Also group the figures of all texts that are the same fine, in this currency");
    list.option("--window", check.window, "BEFORE,AFTER",
                "The publication days whose rates may have been used, counted from the day's\n"
                "own (default: 5,1)");
    list.option("--tolerance", check.tolerance, "PERCENT",
                "By how much the rate used may differ (default: 0.25)");
    list.option("--fail-on", check.fail_on, "VERDICTS",
                "Which verdicts make the exit status 1, with commas between, or none\n"
                "(default: inconsistent)");
    list.option("--config", check.config, "FILE",
                "Defaults for source, window, tolerance, fail-on, lang and default-currency\n"
                "(default: mulct.toml, if there is one)");
    list.option("--lang", check.language, "CODE",
                "The texts' language, such as en, de or pt-PT (default: guessed)");
    list.option("--default-currency", check.currency, "CODE",
                "What a bare $, kr or \"francs\" means, where it may mean it");
    add_rates(list, check.rates,
              "Whose rates to use, such as ecb; with commas between, the first that has\n"
              "both currencies serves (default: all, the ECB's first)");
    list.number("--threads", check.threads, "N", 256,
                "How many threads read CSV and JSON Lines (default: one a core)");
    list.choice("--format", check.format, check_format_names,
                "How to print the result (default: text)");
    list.footer("Example: mulct check article.txt --date 2022-05-23\n"
                "         mulct check --input csv --columns day,from,to --format csv claims.csv\n\n"
                "Exit status 1 means that a claim is inconsistent, or has another verdict that\n"
                "--fail-on names.");
}

void add_currencies(option_list& list, currencies_options& currencies) {
    list.option("codes", currencies.codes, "CODE", "Only these (default: all current ones)");
    list.option("--on", currencies.on, "YYYY-MM-DD", "Those that were in use on this day");
    list.flag("--all", currencies.all, "Historic ones too");
    add_format(list, currencies.format);
    list.footer("Example: mulct currencies HRK BGN EUR");
}

// In the order in which the help lists them.
constexpr command_row all_commands[] = {
    {"convert", "Convert an amount at the reference rate of a named day", options_of<add_convert>},
    {"explain", "Find the original amount, day and rate that reported figures come from",
     options_of<add_explain>},
    {"reductions", "List what was proposed, what was finally due, and the difference",
     options_of<add_reductions>},
    {"stats", "Count and sum final fines by regulator, year and more", options_of<add_stats>},
    {"merge", "Put partial statistics of a file's pieces together", options_of<add_merge>},
    {"report", "Write a page of tables and charts that needs no network (HTML)",
     options_of<add_report>},
    {"cases", "List cases, with what is due and where they stand", options_of<add_cases_command>},
    {"show", "Tell a case's story: stages, days, amounts and sources", options_of<add_show>},
    {"validate", "Check files of cases, and list all that is wrong in them",
     options_of<add_validate>},
    {"import", "Import cases from other programs' files, every row accounted for",
     options_of<add_import>},
    {"audit", "Find what looks wrong about cases: currencies, zeros, dates, duplicates",
     options_of<add_audit>},
    {"scan", "Find the monetary amounts of a text, each with its place", options_of<add_scan>},
    {"check", "Check whether the amounts that a text equates are the same", options_of<add_check>},
    {"rates", "List, import, export and check exchange rates", add_rates_commands},
    {"currencies", "Show the currencies of ISO 4217, current and historic",
     options_of<add_currencies>},
};

} // namespace

command parse_arguments(std::vector<std::string> arguments) {
    return parse_command_line(
        {"mulct",
         "mulct turns fines reported in many currencies into figures that can be compared\n"
         "and checked.",
         "mulct " + std::string{version_string},
         "Example: mulct explain '£7.5m' '$9.43m' '€8.85m' --published 2022-05-23\n\n"
         "Exit status: 0 done and everything agrees; 1 done, but something disagrees or was left\n"
         "unconverted; 2 it could not be done.\n",
         all_commands},
        std::move(arguments));
}

} // namespace mulct::cli
