#pragma once
// mulct rates lint: what looks wrong about rates.

#include <cli/outcome.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

// mulct rates lint [FILE ...]
struct rates_lint_options {
    std::vector<std::string> files; // snapshots, "-" for standard input; none: all bundled sources
    std::optional<std::string> today; // YYYY-MM-DD, else the system's day (UTC)
    std::optional<std::string> jump;  // percent by which a rate may change, else 20
    output_format format = output_format::text;
};

// Snapshots are read leniently: their header must say source, pivot and frequency, and every line
// below must be a rate; but the rates may come in any order, repeat and contradict each other, and
// need not be those that the header counts. The status is `differs` if there is any finding that is
// not informational.
outcome run(const rates_lint_options& options);

} // namespace mulct::cli
