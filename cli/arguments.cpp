#include <cli/arguments.hpp>

#include <cli/arguments_rates.hpp>
#include <cli/command_line.hpp>
#include <cli/common_options.hpp>
#include <cli/limits.hpp>

#include <mulct/base/version.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mulct::cli {
namespace {

constexpr std::array<std::string_view, 2> scan_input_names{"text", "jsonl"};
constexpr std::array<std::string_view, 4> scan_format_names{"text", "csv", "json", "jsonl"};
constexpr std::array<std::string_view, 3> check_input_names{"text", "jsonl", "csv"};
constexpr std::array<std::string_view, 6> check_format_names{"text",  "csv",   "json",
                                                             "jsonl", "sarif", "github"};

void add_convert(option_list& list, convert_options& convert) {
    list.required("amount", convert.amount, "AMOUNT",
                  "The amount, such as 'GBP 7552800' or '£7.5m'");
    list.required("--to", convert.to, "CODES", "The currencies to convert to, with commas between");
    list.required("--on", convert.on, "YYYY-MM-DD", "The day whose rate to use");
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
    list.footer("Example: mulct convert 'GBP 7500000' --to USD,EUR --on 2022-05-23 --receipt");
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

void add_cases(option_list& list, case_source& cases) {
    list.option("cases", cases.file, "FILE",
                "A CSV file of cases (- for standard input; default: the bundled cases)");
    list.option("--map", cases.columns, "THEIRS=OURS",
                "A column of the file, and which of ours it is: fine=amount; may be repeated");
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
    add_format(list, show.format);
    list.footer("Example: mulct show clearview --in EUR");
}

void add_validate(option_list& list, validate_options& validate) {
    list.required("files", validate.files, "FILE", "CSV files of cases (- for standard input)");
    list.option("--map", validate.columns, "THEIRS=OURS",
                "A column of the files, and which of ours it is: fine=amount; may be repeated");
    add_format(list, validate.format);
    list.footer("Example: mulct validate fines.csv\n\n"
                "Exit status 1 means that something is wrong, 2 that a file could not be read.");
}

void add_reductions(option_list& list, reductions_options& reductions) {
    add_cases(list, reductions.cases);
    list.option("--in", reductions.in, "CODE",
                "Also in this currency, with the effects of decision and exchange rate apart");
    add_lookup(list, reductions.rule);
    add_lock(list, reductions.lock);
    add_rates(list, reductions.rates);
    add_format(list, reductions.format);
    list.footer("Example: mulct reductions --in EUR");
}

void add_stats(option_list& list, stats_options& stats) {
    add_cases(list, stats.cases);
    list.option("--by", stats.by, "KEYS",
                "What to group by, with commas between: regulator, country, year, currency,\n"
                "stage (default: regulator)");
    list.required("--in", stats.in, "CODE", "The currency of the figures");
    add_lookup(list, stats.rule);
    add_lock(list, stats.lock);
    add_rates(list, stats.rates);
    add_format(list, stats.format);
    list.footer("Example: mulct stats --by regulator,year --in EUR");
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
    {"cases", "List cases, with what is due and where they stand", options_of<add_cases_command>},
    {"show", "Tell a case's story: stages, days, amounts and sources", options_of<add_show>},
    {"validate", "Check files of cases, and list all that is wrong in them",
     options_of<add_validate>},
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
