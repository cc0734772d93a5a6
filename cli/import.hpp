#pragma once
// mulct import: cases from other programs' files, with every row accounted for.

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <mulct/output/formula_cells.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

// mulct import FORMAT FILE
struct import_options {
    std::string format_name;
    std::string file;                    // "-" for standard input
    std::optional<std::string> out;      // for the cases, else standard output
    std::optional<std::string> report;   // for a line a row
    std::optional<std::string> map;      // a mapping file, where the format needs one
    std::optional<char> separator;       // of a CSV file; else its header tells
    std::optional<std::string> currency; // of amounts that name none
    std::optional<std::string> against;  // a file of cases to look for the same fines in
    bool strict = false;                 // leave doubtful rows out
    formula_cells formulas = formula_cells::neutralised;
    rates_options rates; // to compare amounts in two currencies
    output_format format = output_format::text;
};

// Streams: of the file to be imported it holds a row at a time, and the names of the cases. Differs
// if a row was rejected although it has a fine, or for a contradiction with `against`.
outcome run(const import_options& options);

} // namespace mulct::cli
