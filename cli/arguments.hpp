#pragma once
// The command line as data.

#include <cli/convert.hpp>
#include <cli/currencies.hpp>
#include <cli/explain.hpp>
#include <cli/outcome.hpp>
#include <cli/rates.hpp>
#include <cli/reductions.hpp>
#include <cli/stats.hpp>

#include <string>
#include <variant>
#include <vector>

namespace mulct::cli {

// A command with its options; or, for --help and --version, the text to print.
using command =
    std::variant<std::string, convert_options, explain_options, reductions_options, stats_options,
                 rates_import_options, rates_list_options, currencies_options>;

// Reads the arguments after the program's name. Throws `refusal` for bad usage.
command parse_arguments(std::vector<std::string> arguments);

} // namespace mulct::cli
