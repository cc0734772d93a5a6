#pragma once
// mulct audit: what looks wrong about cases.

#include <cli/inputs.hpp>
#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <mulct/output/formula_cells.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

struct audit_options {
    case_source cases;
    std::optional<std::string> in;    // the currency that amounts are compared in, else the euro
    std::optional<std::string> today; // YYYY-MM-DD, else the system's day (UTC)
    rates_options rates;
    formula_cells formulas = formula_cells::neutralised;
    output_format format = output_format::text;
};

// Differs if anything was found.
outcome run(const audit_options& options);

} // namespace mulct::cli
