#pragma once
// Which cases a command takes: --where, --since and --until.

#include <cli/inputs.hpp>
#include <cli/outcome.hpp>

#include <mulct/fines/fine_case.hpp>
#include <mulct/rates/lookup.hpp>
#include <mulct/rates/source.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

struct selection_options {
    case_source cases;
    std::optional<std::string> where; // an expression of stats/filter.hpp
    std::optional<std::string> since; // days: of the decision that set the amount
    std::optional<std::string> until;
};

// The cases of a file, and those of them that were asked for.
struct selection {
    std::vector<fine_case> all;
    std::vector<const fine_case*> chosen;
    std::size_t untold = 0; // decided, but what is known does not tell whether they are meant

    // Says in an outcome how many could not be told.
    void note(outcome& o) const;
};

// Where the cases come from: "Cases of fines.csv".
std::string origin_text(const selection_options& options);

// Amounts are compared in other currencies at their own day's rate. Throws `refusal`.
selection select_cases(const selection_options& options,
                       const std::vector<const rate_source*>& sources, const lookup& rule);

} // namespace mulct::cli
