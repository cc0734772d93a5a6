#pragma once
// Claims as editors and CI services show them: beside the line.

#include <cli/claim_report.hpp>
#include <cli/json.hpp>

#include <string>

namespace mulct::cli {

// A result of SARIF 2.1.0, which is https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
json sarif_result(const std::string& file, const claim_report& r);
// The log around the results.
json sarif_log(json results);

// A line that GitHub's runners make an annotation of:
// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
std::string github_line(const std::string& file, const claim_report& r);

} // namespace mulct::cli
