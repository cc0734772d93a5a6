#pragma once
// mulct check: whether the amounts that a text equates are the same.

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

enum class check_input { text, jsonl, csv };
enum class check_format { text, csv, json, jsonl, sarif, github };

struct check_options {
    std::vector<std::string> files; // "-" for standard input, which is the default
    check_input input = check_input::text;
    std::string field = "text";           // of JSON Lines: where the text is
    std::string columns = "date,a,b";     // of CSV: the day and the two written figures
    std::optional<char> separator;        // of CSV; else the header tells
    std::optional<std::string> date;      // of the texts, where they do not say themselves
    std::vector<std::string> exact;       // the fine's exact amount, if it is known
    std::optional<std::string> language;  // else guessed
    std::optional<std::string> currency;  // what a bare $, kr or "francs" means
    std::optional<std::string> tolerance; // in per cent
    std::optional<std::string> window;    // "5,1": fixings before and after the day's own
    std::optional<std::string> fail_on;   // verdicts, with commas between, or none
    std::optional<std::string> config;    // else mulct.toml, if there is one
    std::optional<std::string> same_fine; // the currency of fines to group figures by
    rates_options rates;                  // default: all sources, each where those before have none
    check_format format = check_format::text;
    int threads = 0; // that read tables and JSON Lines; 0: one for each core
};

// CSV and JSON Lines are written while the input is read.
outcome run(const check_options& options);

} // namespace mulct::cli
