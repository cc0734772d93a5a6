#pragma once
// mulct scan: the monetary amounts of texts.

#include <cli/outcome.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

enum class scan_input { text, jsonl };
enum class scan_format { text, csv, json, jsonl };

struct scan_command_options {
    std::vector<std::string> files; // "-" for standard input, which is the default
    scan_input input = scan_input::text;
    std::string field = "text";          // of JSON Lines: where the text is
    std::optional<std::string> language; // else guessed
    std::optional<std::string> currency; // what a bare $, kr or "francs" means
    scan_format format = scan_format::text;
    int threads = 0; // that read JSON Lines; 0: one for each core
};

// Of JSON Lines, CSV and JSON Lines are written while they are read.
outcome run(const scan_command_options& options);

} // namespace mulct::cli
