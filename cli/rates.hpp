#pragma once
// mulct rates import, export, list: the rates themselves.

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

// mulct rates import FORMAT FILE: a publisher's file as a snapshot.
struct rates_import_options {
    std::string file_format;           // "ecb-csv"
    std::string file;                  // "-" for standard input
    std::optional<std::string> source; // its short name, else that of the format's publisher
    std::optional<std::string> title;  // these five: else what is known of the source
    std::optional<std::string> publisher;
    std::optional<std::string> terms;
    std::optional<std::string> origin;
    std::optional<std::string> frequency;
    std::optional<std::string> pivot;   // else the currency that is in every pair
    std::optional<std::string> base;    // of tables whose columns name one currency
    std::vector<std::string> aliases;   // "ZIG=ZWG": codes of the file that are not ISO's
    std::optional<std::string> exclude; // a list of rates to leave out
    std::optional<std::string> output;  // else standard output
};

// mulct rates export FORMAT: a source's rates in another program's form.
struct rates_export_options {
    std::string file_format;
    rates_options rates;
    std::optional<std::string> first; // days, YYYY-MM-DD; else all
    std::optional<std::string> last;
    std::optional<std::string> output;
};

// mulct rates list: which sources and days there are.
struct rates_list_options {
    rates_options rates;
    output_format format = output_format::text;
};

outcome run(const rates_import_options& options);
outcome run(const rates_export_options& options);
outcome run(const rates_list_options& options);

} // namespace mulct::cli
