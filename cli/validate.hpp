#pragma once
// mulct validate: all that is wrong in files of cases.

#include <cli/inputs.hpp>
#include <cli/outcome.hpp>

#include <mulct/output/formula_cells.hpp>

#include <string>
#include <vector>

namespace mulct::cli {

struct validate_options {
    std::vector<std::string> files; // "-" for standard input
    case_form form;                 // of all of them
    output_format format = output_format::text;
    formula_cells formulas = formula_cells::neutralised; // in CSV
};

// Differs if anything is wrong; refused if a file cannot be read to its end or is no text. As text
// and CSV what is found is written as it is found; files of any length can be checked.
outcome run(const validate_options& options);

} // namespace mulct::cli
