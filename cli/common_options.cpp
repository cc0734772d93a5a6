#include <cli/common_options.hpp>

#include <cli/inputs.hpp>
#include <cli/limits.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <array>
#include <string_view>

namespace mulct::cli {
namespace {

constexpr std::array<std::string_view, 3> format_names{"text", "json", "csv"};

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

} // namespace

void add_format(option_list& list, output_format& format) {
    list.choice("--format", format, format_names, "How to print the result (default: text)");
}

void add_separator(option_list& list, std::optional<char>& separator) {
    list.text(
        "--separator", [&separator](const std::string& text) { separator = read_separator(text); },
        "CHARACTER",
        "What stands between a row's fields in CSV: comma, semicolon, tab, bar, or the\n"
        "character (default: a first line sep=; or else the header tells)");
}

void add_rates(option_list& list, rates_options& rates) {
    add_rates(list, rates,
              "Whose rates to use, such as ecb; with commas between, the first that has\n"
              "one serves (default: ecb, or the file's)");
}

void add_rates(option_list& list, rates_options& rates, const char* source_help) {
    list.option("--rates", rates.file, "FILE",
                "A snapshot file to use beside the bundled rates, before them");
    list.option("--source", rates.sources, "NAMES", source_help);
}

void add_lock(option_list& list, std::optional<std::string>& file) {
    list.option("--lock", file, "FILE",
                "Pin the rates that are used in this file; status 1 if one is no longer\n"
                "what is pinned there");
}

void add_lookup(option_list& list, lookup& rule, bool* every_rule) {
    list.text(
        "--lookup",
        [&rule, every_rule](const std::string& word) { read_lookup(word, rule, every_rule); },
        "RULE",
        "Which day's rate answers: previous (the last publication day on or before; the\n"
        "default), exact, month-average, year-average, year-end, fixed:YYYY-MM-DD,\n"
        "customs, irrevocable" +
            std::string{every_rule != nullptr ? "; all shows the answers side by side" : ""});
    list.number("--look-back", rule.within, "DAYS", max_look_back,
                "How many days back `previous` may go (default: 7)");
    list.flag(
        "--no-succession", [&rule] { rule.ended = ended_currencies::refused; },
        "Refuse currencies that have ended, instead of converting them by law");
}

} // namespace mulct::cli
