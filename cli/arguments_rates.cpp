#include <cli/arguments_rates.hpp>

#include <cli/common_options.hpp>
#include <cli/formats/formats.hpp>

#include <optional>
#include <string>

namespace mulct::cli {
namespace {

void add_output(option_list& list, std::optional<std::string>& file) {
    list.option("-o,--output", file, "FILE", "Where to write it (default: standard output)");
}

// The formats for the help, a line each.
std::string format_list() {
    std::string list = "Formats:\n";
    for (const rate_format& f : rate_formats()) {
        list += "  " + std::string{f.name} + std::string(18 - f.name.size(), ' ') +
                std::string{f.what} + '\n';
    }
    return list;
}

void add_import(option_list& list, rates_import_options& imported) {
    list.required("format", imported.file_format, "FORMAT", "The file's format; they are below");
    list.required("file", imported.file, "FILE", "The file (- for standard input)");
    list.option("--source", imported.source, "NAME",
                "The source's short name (default: the publisher whose format it is)");
    list.option("--title", imported.title, "TEXT", "What the publication is called");
    list.option("--publisher", imported.publisher, "TEXT", "Who publishes it");
    list.option("--terms", imported.terms, "TEXT", "On what terms it may be used");
    list.option("--origin", imported.origin, "TEXT",
                "Where the file came from (default: the publisher's address)");
    list.option("--frequency", imported.frequency, "daily|monthly",
                "daily, or monthly: rates for a whole month, under its first day");
    list.option("--pivot", imported.pivot, "CODE",
                "The currency in every pair (default: the one that is)");
    list.option("--base", imported.base, "CODE",
                "csv-long and csv-wide: the currency that the rates are for one unit of,\n"
                "where no column says");
    list.option("--alias", imported.aliases, "CODE=CODE",
                "A code of the file that is not ISO's, and ISO's: ZIG=ZWG; may be repeated");
    list.option("--exclude", imported.exclude, "FILE",
                "A CSV file of rates to leave out, with the reason for each");
    add_output(list, imported.output);
    list.footer(format_list() +
                "\nExample: mulct rates import ecb-csv eurofxref-hist.csv -o ecb.rates");
}

void add_export(option_list& list, rates_export_options& exported) {
    list.required("format", exported.file_format, "FORMAT", "The format; they are below");
    list.option("--from", exported.first, "YYYY-MM-DD", "The first day (default: all)");
    list.option("--to", exported.last, "YYYY-MM-DD", "The last day (default: all)");
    add_rates(list, exported.rates);
    add_output(list, exported.output);
    list.footer(format_list() + "\nExample: mulct rates export ledger --from 2022-01-01");
}

void add_list(option_list& list, rates_list_options& listed) {
    add_rates(list, listed.rates);
    add_format(list, listed.format);
    list.footer("Example: mulct rates list");
}

void add_verify(option_list& list, rates_verify_options& verify) {
    list.required("files", verify.files, "FILE",
                  "Receipts (mulct convert --receipt, in text or JSON) and locks\n"
                  "(mulct convert --lock); - for standard input");
    add_rates(list, verify.rates);
    list.footer("Example: mulct rates verify receipt.json rates.lock\n\n"
                "Exit status 1 means that something is no longer as it was.");
}

void add_compare(option_list& list, rates_compare_options& compare) {
    list.required("--pair", compare.pair, "BASE/COUNTER",
                  "The pair: GBP/USD is one pound in dollars");
    list.option("--from", compare.from, "YYYY-MM-DD", "The first day (default: all)");
    list.option("--to", compare.to, "YYYY-MM-DD", "The last day (default: all)");
    list.number("--worst", compare.worst, "N", 100000,
                "How many of the days with the largest differences to list (default: 10)");
    add_rates(list, compare.rates, "Two sources (default: ecb,h10)");
    add_format(list, compare.format);
    list.footer("Example: mulct rates compare --pair GBP/USD --from 2020-01-01");
}

void add_lint(option_list& list, rates_lint_options& lint) {
    list.option("files", lint.files, "FILE", "Snapshots (default: the bundled rates)");
    list.option("--jump", lint.jump, "PERCENT",
                "The percentage by which a rate may change from one to the next (default: 20)");
    list.option("--today", lint.today, "YYYY-MM-DD", "The day it is (default: the system's)");
    add_format(list, lint.format);
    list.footer("Example: mulct rates lint ecb.rates\n\n"
                "Exit status 1 means that something was found.");
}

void add_update(option_list& list, rates_update_options& update) {
    list.required("--from", update.from, "FILE-or-URL",
                  "A file, or an address (https, http, file)");
    list.option("snapshot", update.snapshot, "SNAPSHOT",
                "The file to update; made from the bundled rates if there is none\n"
                "(default: the source's name, as ecb.rates)");
    list.option("--format", update.file_format, "FORMAT",
                "The format (default: recognised by its first bytes)");
    list.option("--source", update.source, "NAME",
                "Whose rates (default: the publisher whose format it is)");
    list.flag("--accept-revisions", update.accept_revisions,
              "Take changed rates of days that are there already");
    list.option("--today", update.today, "YYYY-MM-DD", "The day it is (default: the system's)");
    list.footer("Example: mulct rates update --from "
                "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml ecb.rates");
}

// In the order in which the help lists them.
constexpr command_row rates_commands[] = {
    {"import", "Turn a publisher's file into a snapshot", options_of<add_import>},
    {"export", "Write a source's rates in another program's format", options_of<add_export>},
    {"list", "Show which rates there are", options_of<add_list>},
    {"verify", "Make the conversions of a receipt again, or look up what a lock pins",
     options_of<add_verify>},
    {"compare", "Show how far two sources agree on a pair's rate", options_of<add_compare>},
    {"lint", "Look for rates and days that are probably wrong", options_of<add_lint>},
    {"update", "Take newer days from a publisher's file into a snapshot", options_of<add_update>},
};

} // namespace

void add_rates_commands(option_list& list, command& chosen) {
    list.footer("Example: mulct rates list");
    list.commands(rates_commands, chosen);
}

} // namespace mulct::cli
