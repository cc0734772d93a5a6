#include <cli/arguments.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/version.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <memory>

namespace mulct::cli {
namespace {

const std::map<std::string, output_format> formats{
    {"text", output_format::text}, {"json", output_format::json}, {"csv", output_format::csv}};

const std::map<std::string, rounding> policies{
    {"half-up", rounding::half_up},     {"half-even", rounding::half_even},
    {"half-down", rounding::half_down}, {"toward-zero", rounding::toward_zero},
    {"away", rounding::away},           {"floor", rounding::floor},
    {"ceiling", rounding::ceiling}};

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

void add_rates(CLI::App& app, std::optional<std::string>& file) {
    app.add_option("--rates", file, "Use the rates of a snapshot file instead of the bundled ones")
        ->type_name("FILE");
}

void add_lookup(CLI::App& app, lookup& rule) {
    app.add_option_function<std::string>(
           "--lookup",
           [&rule](const std::string& word) {
               if (word == "exact") rule = lookup::exact();
           },
           "Which day's rate answers: the last publication day on or before (previous, the\n"
           "default), or only the day itself (exact)")
        ->type_name("previous|exact")
        ->check(CLI::IsMember({"previous", "exact"}));
    app.add_option("--look-back", rule.within, "How many days back `previous` may go (default: 7)")
        ->type_name("DAYS")
        ->check(CLI::Range(0, 366));
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
        ->check(CLI::Range(0, 20));
    add_lookup(convert_app, convert.rule);
    add_rates(convert_app, convert.rates_file);
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
    add_rates(explain_app, explain.rates_file);
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
    add_rates(reductions_app, reductions.rates_file);
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
    add_rates(stats_app, stats.rates_file);
    add_format(stats_app, stats.format);
    stats_app.footer("Example: mulct stats --by regulator,year --in EUR");

    CLI::App& rates_app = *app.add_subcommand("rates", "List or import exchange rates");
    rates_app.require_subcommand(1);
    rates_app.footer("Example: mulct rates list");
    rates_import_options rates_import;
    CLI::App& import_app =
        *rates_app.add_subcommand("import", "Turn a publisher's file into a snapshot");
    import_app.add_option("format", rates_import.file_format, "The file's format: ecb-csv")
        ->required()
        ->type_name("FORMAT");
    import_app.add_option("file", rates_import.file, "The file (- for standard input)")
        ->required()
        ->type_name("FILE");
    import_app
        .add_option("--origin", rates_import.origin,
                    "Where the file came from, for the record (default: the publisher's address)")
        ->type_name("TEXT");
    import_app
        .add_option("-o,--output", rates_import.output,
                    "Where to write the snapshot (default: standard output)")
        ->type_name("FILE");
    import_app.footer("Example: mulct rates import ecb-csv eurofxref-hist.csv -o ecb.rates");
    rates_list_options rates_list;
    CLI::App& list_app = *rates_app.add_subcommand("list", "Show which rates there are");
    add_rates(list_app, rates_list.rates_file);
    add_format(list_app, rates_list.format);
    list_app.footer("Example: mulct rates list");

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
    if (import_app.parsed()) return rates_import;
    return rates_list;
}

} // namespace mulct::cli
