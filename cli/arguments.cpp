#include <cli/arguments.hpp>

#include <cli/formats/formats.hpp>
#include <cli/inputs.hpp>
#include <cli/limits.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/version.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <tuple>

namespace mulct::cli {
namespace {

const std::map<std::string, output_format> formats{
    {"text", output_format::text}, {"json", output_format::json}, {"csv", output_format::csv}};

// The names of a list in the library, and the values that have them.
template <class Value, std::size_t Count>
std::map<std::string, Value> by_name(const std::array<std::string_view, Count>& names) {
    std::map<std::string, Value> values;
    for (std::size_t i = 0; i < Count; ++i)
        values.emplace(names[i], static_cast<Value>(i));
    return values;
}

const std::map<std::string, rounding> policies = by_name<rounding>(rounding_names);

constexpr const char* exit_statuses =
    "Exit status: 0 done and everything agrees; 1 done, but something disagrees or was left\n"
    "unconverted; 2 it could not be done.\n";

// One value of a fixed list, with the list in the help and in the message about any other.
template <class Value>
CLI::Option* add_choice(CLI::App& app, const std::string& name, Value& value,
                        const std::map<std::string, Value>& choices, const std::string& text) {
    std::string names;
    for (const auto& choice : choices)
        names += (names.empty() ? "" : "|") + choice.first;
    auto* const option = app.add_option_function<std::string>(
        name, [&value, &choices](const std::string& word) { value = choices.at(word); }, text);
    option->type_name(names);
    option->check([&choices, names](const std::string& word) {
        return choices.count(word) != 0 ? std::string{} : '"' + word + "\" is none of " + names;
    });
    return option;
}

void add_format(CLI::App& app, output_format& format) {
    add_choice(app, "--format", format, formats, "How to print the result (default: text)");
}

void add_rates(CLI::App& app, rates_options& rates,
               const std::string& source_help =
                   "Whose rates to use, such as ecb; with commas between, the first that has\n"
                   "one serves (default: ecb, or the file's)") {
    app.add_option("--rates", rates.file,
                   "A snapshot file to use beside the bundled rates, before them")
        ->type_name("FILE");
    app.add_option("--source", rates.sources, source_help)->type_name("NAMES");
}

void add_lock(CLI::App& app, std::optional<std::string>& file) {
    app.add_option("--lock", file,
                   "Pin the rates that are used in this file; status 1 if one is no longer\n"
                   "what is pinned there")
        ->type_name("FILE");
}

// Reads "--lookup fixed:2022-01-03" and its like into the rule; "all" only where it is allowed.
void read_lookup(const std::string& word, lookup& rule, bool* every_rule) {
    if (every_rule != nullptr && word == "all") {
        *every_rule = true;
        return;
    }
    const std::size_t colon = word.find(':');
    const auto how = parse_lookup_rule(word.substr(0, colon));
    const bool takes_day = how && *how == lookup::rule::fixed;
    if (!how || takes_day != (colon != std::string::npos)) {
        std::string names;
        for (const std::string_view name : lookup_names) {
            names += (names.empty() ? "" : ", ") + std::string{name} +
                     (name == to_string(lookup::rule::fixed) ? ":YYYY-MM-DD" : "");
        }
        throw refusal{"--lookup " + in_quotes(word) + ": none of " + names +
                      (every_rule != nullptr ? ", all" : "")};
    }
    rule.how = *how;
    if (takes_day) rule.anchor = read_day("--lookup fixed:", word.substr(colon + 1));
}

void add_lookup(CLI::App& app, lookup& rule, bool* every_rule = nullptr) {
    app.add_option_function<std::string>(
           "--lookup",
           [&rule, every_rule](const std::string& word) { read_lookup(word, rule, every_rule); },
           "Which day's rate answers: previous (the last publication day on or before; the\n"
           "default), exact, month-average, year-average, year-end, fixed:YYYY-MM-DD,\n"
           "customs, irrevocable" +
               std::string{every_rule != nullptr ? "; all shows the answers side by side" : ""})
        ->type_name("RULE");
    app.add_option("--look-back", rule.within, "How many days back `previous` may go (default: 7)")
        ->type_name("DAYS")
        ->check(CLI::Range(0, max_look_back));
    app.add_flag_callback(
        "--no-succession", [&rule] { rule.ended = ended_currencies::refused; },
        "Refuse currencies that have ended, instead of converting them by law");
}

// The command that the arguments chose, as it is typed: "mulct rates import".
std::string chosen_name(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return app.get_name() + (chosen.empty() ? "" : ' ' + chosen_name(*chosen.front()));
}

// CLI11 says only that a command is missing where an unknown one was given.
void require_known_command(const CLI::App& app, const std::vector<std::string>& arguments) {
    if (arguments.empty() || arguments.front().starts_with('-')) return;
    std::string names;
    for (const CLI::App* sub : app.get_subcommands({})) {
        if (sub->get_name() == arguments.front()) return;
        names += (names.empty() ? "" : ", ") + sub->get_name();
    }
    throw refusal{in_quotes(arguments.front()) + ": no command; commands are " + names};
}

} // namespace

command parse_arguments(std::vector<std::string> arguments) {
    CLI::App app{"mulct turns fines reported in many currencies into figures that can be compared\n"
                 "and checked.",
                 "mulct"};
    app.require_subcommand(1);
    app.set_version_flag("--version", "mulct " + std::string{version_string});
    app.footer(
        std::string{"Example: mulct explain '£7.5m' '$9.43m' '€8.85m' --published 2022-05-23\n\n"} +
        exit_statuses);
    app.get_formatter()->column_width(28);

    convert_options convert;
    CLI::App& convert_app =
        *app.add_subcommand("convert", "Convert an amount at the reference rate of a named day");
    convert_app
        .add_option("amount", convert.amount, "The amount, such as 'GBP 7552800' or '£7.5m'")
        ->required()
        ->type_name("AMOUNT");
    convert_app.add_option("--to", convert.to, "The currencies to convert to, with commas between")
        ->required()
        ->type_name("CODES");
    convert_app.add_option("--on", convert.on, "The day whose rate to use")
        ->required()
        ->type_name("YYYY-MM-DD");
    convert_app.add_flag("--receipt", convert.receipt,
                         "Say which rates, day, source, route and rounding were used");
    add_choice(convert_app, "--rounding", convert.policy, policies,
               "How to round, once, at the end (default: half-up)");
    convert_app
        .add_option("--places", convert.places,
                    "Digits after the point (default: the currency's minor unit)")
        ->type_name("N")
        ->check(CLI::Range(0, max_places));
    add_lookup(convert_app, convert.rule, &convert.every_rule);
    add_lock(convert_app, convert.lock);
    add_rates(convert_app, convert.rates);
    add_format(convert_app, convert.format);
    convert_app.footer(
        "Example: mulct convert 'GBP 7500000' --to USD,EUR --on 2022-05-23 --receipt");

    explain_options explain;
    CLI::App& explain_app = *app.add_subcommand(
        "explain", "Find the original amount, day and rate that reported figures come from");
    explain_app
        .add_option("figures", explain.figures,
                    "Two or more figures of one fine, as written: '£7.5m' 'more than $9.4m'")
        ->required()
        ->type_name("FIGURE");
    explain_app.add_option("--published", explain.published, "The day they were reported")
        ->type_name("YYYY-MM-DD");
    explain_app
        .add_option("--window", explain.window,
                    "How many days before and after it to search (default: 7; without\n"
                    "--published, all days)")
        ->type_name("DAYS")
        ->check(CLI::Range(0, 36600));
    explain_app
        .add_option("--exact", explain.exact,
                    "The fine's exact amount in its own currency, if you know it")
        ->type_name("AMOUNT");
    add_rates(explain_app, explain.rates);
    add_format(explain_app, explain.format);
    explain_app.footer("Example: mulct explain '£7.5m' '$9.43m' '€8.85m' --published 2022-05-23 "
                       "--window 45 --exact 'GBP 7552800'\n\n"
                       "Exit status 1 means that no day in the window fits.");

    const auto add_cases = [](CLI::App& sub, std::optional<std::string>& file) {
        sub.add_option("cases", file,
                       "A CSV file of cases (- for standard input; default: the "
                       "bundled cases)")
            ->type_name("FILE");
    };

    reductions_options reductions;
    CLI::App& reductions_app = *app.add_subcommand(
        "reductions", "List what was proposed, what was finally due, and the difference");
    add_cases(reductions_app, reductions.cases_file);
    reductions_app
        .add_option("--in", reductions.in,
                    "Also in this currency, with the effects of decision and exchange rate apart")
        ->type_name("CODE");
    add_lookup(reductions_app, reductions.rule);
    add_lock(reductions_app, reductions.lock);
    add_rates(reductions_app, reductions.rates);
    add_format(reductions_app, reductions.format);
    reductions_app.footer("Example: mulct reductions --in EUR");

    stats_options stats;
    CLI::App& stats_app =
        *app.add_subcommand("stats", "Count and sum final fines by regulator, year and more");
    add_cases(stats_app, stats.cases_file);
    stats_app
        .add_option("--by", stats.by,
                    "What to group by, with commas between: regulator, country, year, currency,\n"
                    "stage (default: regulator)")
        ->type_name("KEYS");
    stats_app.add_option("--in", stats.in, "The currency of the figures")
        ->required()
        ->type_name("CODE");
    add_lookup(stats_app, stats.rule);
    add_lock(stats_app, stats.lock);
    add_rates(stats_app, stats.rates);
    add_format(stats_app, stats.format);
    stats_app.footer("Example: mulct stats --by regulator,year --in EUR");

    scan_command_options scan;
    CLI::App& scan_app =
        *app.add_subcommand("scan", "Find the monetary amounts of a text, each with its place");
    scan_app.add_option("files", scan.files, "Texts (- for standard input, the default)")
        ->type_name("FILE");
    const std::map<std::string, scan_input> scan_inputs{{"text", scan_input::text},
                                                        {"jsonl", scan_input::jsonl}};
    add_choice(scan_app, "--input", scan.input, scan_inputs,
               "What the files are: text, or JSON Lines with a text in each (default: text)");
    scan_app
        .add_option("--field", scan.field, "The field with the text in JSON Lines (default: text)")
        ->type_name("NAME");
    scan_app
        .add_option("--lang", scan.language,
                    "The text's language, such as en, de or pt-PT (default: guessed)")
        ->type_name("CODE");
    scan_app
        .add_option("--default-currency", scan.currency,
                    "What a bare $, kr or \"francs\" means, where it may mean it")
        ->type_name("CODE");
    const std::map<std::string, scan_format> scan_formats{{"text", scan_format::text},
                                                          {"csv", scan_format::csv},
                                                          {"json", scan_format::json},
                                                          {"jsonl", scan_format::jsonl}};
    add_choice(scan_app, "--format", scan.format, scan_formats,
               "How to print the result (default: text)");
    scan_app.footer("Example: mulct scan article.txt --lang de\n"
                    "         mulct scan --input jsonl --format jsonl < articles.jsonl");

    CLI::App& rates_app =
        *app.add_subcommand("rates", "List, import, export and check exchange rates");
    rates_app.require_subcommand(1);
    rates_app.footer("Example: mulct rates list");
    const auto add_output = [](CLI::App& sub, std::optional<std::string>& file) {
        sub.add_option("-o,--output", file, "Where to write it (default: standard output)")
            ->type_name("FILE");
    };
    std::string format_list = "Formats:\n";
    for (const rate_format& f : rate_formats()) {
        format_list += "  " + std::string{f.name} + std::string(18 - f.name.size(), ' ') +
                       std::string{f.what} + '\n';
    }

    rates_import_options rates_import;
    CLI::App& import_app =
        *rates_app.add_subcommand("import", "Turn a publisher's file into a snapshot");
    import_app.add_option("format", rates_import.file_format, "The file's format; they are below")
        ->required()
        ->type_name("FORMAT");
    import_app.add_option("file", rates_import.file, "The file (- for standard input)")
        ->required()
        ->type_name("FILE");
    import_app
        .add_option("--source", rates_import.source,
                    "The source's short name (default: the publisher whose format it is)")
        ->type_name("NAME");
    for (const auto& [name, value, text] :
         {std::tuple{"--title", &rates_import.title, "What the publication is called"},
          std::tuple{"--publisher", &rates_import.publisher, "Who publishes it"},
          std::tuple{"--terms", &rates_import.terms, "On what terms it may be used"},
          std::tuple{"--origin", &rates_import.origin,
                     "Where the file came from (default: the publisher's address)"}}) {
        import_app.add_option(name, *value, text)->type_name("TEXT");
    }
    import_app
        .add_option("--frequency", rates_import.frequency,
                    "daily, or monthly: rates for a whole month, under its first day")
        ->type_name("daily|monthly");
    import_app
        .add_option("--pivot", rates_import.pivot,
                    "The currency in every pair (default: the one that is)")
        ->type_name("CODE");
    import_app
        .add_option("--base", rates_import.base,
                    "csv-long and csv-wide: the currency that the rates are for one unit of,\n"
                    "where no column says")
        ->type_name("CODE");
    import_app
        .add_option("--alias", rates_import.aliases,
                    "A code of the file that is not ISO's, and ISO's: ZIG=ZWG; may be repeated")
        ->type_name("CODE=CODE");
    import_app
        .add_option("--exclude", rates_import.exclude,
                    "A CSV file of rates to leave out, with the reason for each")
        ->type_name("FILE");
    add_output(import_app, rates_import.output);
    import_app.footer(format_list +
                      "\nExample: mulct rates import ecb-csv eurofxref-hist.csv -o ecb.rates");

    rates_export_options rates_export;
    CLI::App& export_app =
        *rates_app.add_subcommand("export", "Write a source's rates in another program's format");
    export_app.add_option("format", rates_export.file_format, "The format; they are below")
        ->required()
        ->type_name("FORMAT");
    export_app.add_option("--from", rates_export.first, "The first day (default: all)")
        ->type_name("YYYY-MM-DD");
    export_app.add_option("--to", rates_export.last, "The last day (default: all)")
        ->type_name("YYYY-MM-DD");
    add_rates(export_app, rates_export.rates);
    add_output(export_app, rates_export.output);
    export_app.footer(format_list + "\nExample: mulct rates export ledger --from 2022-01-01");

    rates_list_options rates_list;
    CLI::App& list_app = *rates_app.add_subcommand("list", "Show which rates there are");
    add_rates(list_app, rates_list.rates);
    add_format(list_app, rates_list.format);
    list_app.footer("Example: mulct rates list");

    rates_verify_options rates_verify;
    CLI::App& verify_app = *rates_app.add_subcommand(
        "verify", "Make the conversions of a receipt again, or look up what a lock pins");
    verify_app
        .add_option("files", rates_verify.files,
                    "Receipts (mulct convert --receipt, in text or JSON) and locks\n"
                    "(mulct convert --lock); - for standard input")
        ->required()
        ->type_name("FILE");
    add_rates(verify_app, rates_verify.rates);
    verify_app.footer("Example: mulct rates verify receipt.json rates.lock\n\n"
                      "Exit status 1 means that something is no longer as it was.");

    rates_compare_options rates_compare;
    CLI::App& compare_app =
        *rates_app.add_subcommand("compare", "Show how far two sources agree on a pair's rate");
    compare_app
        .add_option("--pair", rates_compare.pair, "The pair: GBP/USD is one pound in dollars")
        ->required()
        ->type_name("BASE/COUNTER");
    compare_app.add_option("--from", rates_compare.from, "The first day (default: all)")
        ->type_name("YYYY-MM-DD");
    compare_app.add_option("--to", rates_compare.to, "The last day (default: all)")
        ->type_name("YYYY-MM-DD");
    compare_app
        .add_option("--worst", rates_compare.worst,
                    "How many of the days with the largest differences to list (default: 10)")
        ->type_name("N")
        ->check(CLI::Range(0, 100000));
    add_rates(compare_app, rates_compare.rates, "Two sources (default: ecb,h10)");
    add_format(compare_app, rates_compare.format);
    compare_app.footer("Example: mulct rates compare --pair GBP/USD --from 2020-01-01");

    rates_lint_options rates_lint;
    CLI::App& lint_app =
        *rates_app.add_subcommand("lint", "Look for rates and days that are probably wrong");
    lint_app.add_option("files", rates_lint.files, "Snapshots (default: the bundled rates)")
        ->type_name("FILE");
    lint_app
        .add_option("--jump", rates_lint.jump,
                    "The percentage by which a rate may change from one to the next (default: 20)")
        ->type_name("PERCENT");
    lint_app.add_option("--today", rates_lint.today, "The day it is (default: the system's)")
        ->type_name("YYYY-MM-DD");
    add_format(lint_app, rates_lint.format);
    lint_app.footer("Example: mulct rates lint ecb.rates\n\n"
                    "Exit status 1 means that something was found.");

    rates_update_options rates_update;
    CLI::App& update_app = *rates_app.add_subcommand(
        "update", "Take newer days from a publisher's file into a snapshot");
    update_app.add_option("--from", rates_update.from, "A file, or an address (https, http, file)")
        ->required()
        ->type_name("FILE-or-URL");
    update_app
        .add_option("snapshot", rates_update.snapshot,
                    "The file to update; made from the bundled rates if there is none\n"
                    "(default: the source's name, as ecb.rates)")
        ->type_name("SNAPSHOT");
    update_app
        .add_option("--format", rates_update.file_format,
                    "The format (default: recognised by its first bytes)")
        ->type_name("FORMAT");
    update_app
        .add_option("--source", rates_update.source,
                    "Whose rates (default: the publisher whose format it is)")
        ->type_name("NAME");
    update_app.add_flag("--accept-revisions", rates_update.accept_revisions,
                        "Take changed rates of days that are there already");
    update_app.add_option("--today", rates_update.today, "The day it is (default: the system's)")
        ->type_name("YYYY-MM-DD");
    update_app.footer("Example: mulct rates update --from "
                      "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml ecb.rates");

    currencies_options currencies;
    CLI::App& currencies_app =
        *app.add_subcommand("currencies", "Show the currencies of ISO 4217, current and historic");
    currencies_app.add_option("codes", currencies.codes, "Only these (default: all current ones)")
        ->type_name("CODE");
    currencies_app.add_option("--on", currencies.on, "Those that were in use on this day")
        ->type_name("YYYY-MM-DD");
    currencies_app.add_flag("--all", currencies.all, "Historic ones too");
    add_format(currencies_app, currencies.format);
    currencies_app.footer("Example: mulct currencies HRK BGN EUR");

    require_known_command(app, arguments);
    std::reverse(arguments.begin(), arguments.end()); // the order in which CLI11 takes them
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        return app.help();
    } catch (const CLI::CallForVersion& e) {
        return std::string{e.what()} + '\n';
    } catch (const CLI::ParseError& e) {
        throw refusal{std::string{e.what()} + "\nSee: " + chosen_name(app) + " --help"};
    }

    if (convert_app.parsed()) return convert;
    if (explain_app.parsed()) return explain;
    if (reductions_app.parsed()) return reductions;
    if (stats_app.parsed()) return stats;
    if (currencies_app.parsed()) return currencies;
    if (scan_app.parsed()) return scan;
    if (import_app.parsed()) return rates_import;
    if (export_app.parsed()) return rates_export;
    if (verify_app.parsed()) return rates_verify;
    if (compare_app.parsed()) return rates_compare;
    if (lint_app.parsed()) return rates_lint;
    if (update_app.parsed()) return rates_update;
    return rates_list;
}

} // namespace mulct::cli
