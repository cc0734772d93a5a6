#pragma once
// mulct cases: what cases there are, and where they stand or stood.

#include <cli/inputs.hpp>
#include <cli/outcome.hpp>

#include <mulct/output/formula_cells.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

struct cases_options {
    case_source cases;
    std::optional<std::string> status;    // a stage
    std::optional<std::string> regulator; // in capitals or not
    std::optional<std::string> country;
    std::optional<std::string> as_of; // a day; else after all events
    output_format format = output_format::text;
    formula_cells formulas = formula_cells::neutralised; // in CSV
};

outcome run(const cases_options& options);

} // namespace mulct::cli
