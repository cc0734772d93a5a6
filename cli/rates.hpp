#pragma once
// mulct rates: the rates themselves.

#include <cli/outcome.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

// mulct rates import FORMAT FILE: a publisher's file as a snapshot.
struct rates_import_options {
    std::string file_format;           // "ecb-csv"
    std::string file;                  // "-" for standard input
    std::optional<std::string> origin; // where the file came from, else the publisher's address
    std::optional<std::string> output; // else standard output
};

// mulct rates list: which sources and days there are.
struct rates_list_options {
    std::optional<std::string> rates_file; // else the bundled rates
    output_format format = output_format::text;
};

outcome run(const rates_import_options& options);
outcome run(const rates_list_options& options);

} // namespace mulct::cli
