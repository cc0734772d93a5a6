#pragma once
// The command line as data.

#include <cli/audit.hpp>
#include <cli/cases.hpp>
#include <cli/check.hpp>
#include <cli/compare.hpp>
#include <cli/convert.hpp>
#include <cli/currencies.hpp>
#include <cli/explain.hpp>
#include <cli/import.hpp>
#include <cli/lint.hpp>
#include <cli/merge.hpp>
#include <cli/outcome.hpp>
#include <cli/rates.hpp>
#include <cli/reductions.hpp>
#include <cli/report.hpp>
#include <cli/scan.hpp>
#include <cli/show.hpp>
#include <cli/stats.hpp>
#include <cli/update.hpp>
#include <cli/validate.hpp>
#include <cli/verify.hpp>

#include <string>
#include <variant>
#include <vector>

namespace mulct::cli {

// A command with its options; or, for --help and --version, the text to print.
using command =
    std::variant<std::string, convert_options, explain_options, reductions_options, stats_options,
                 cases_options, show_options, validate_options, rates_import_options,
                 rates_export_options, rates_list_options, rates_verify_options,
                 rates_compare_options, rates_lint_options, rates_update_options,
                 currencies_options, scan_command_options, check_options, import_options,
                 audit_options, report_options, merge_options>;

// Reads the arguments after the program's name. Throws `refusal` for bad usage.
command parse_arguments(std::vector<std::string> arguments);

} // namespace mulct::cli
