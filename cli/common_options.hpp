#pragma once
// Options that several commands take.

#include <cli/command_line.hpp>
#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <mulct/rates/lookup.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

// --format
void add_format(option_list& list, output_format& format);

// --separator: what parts the fields of a CSV file that is read
void add_separator(option_list& list, std::optional<char>& separator);

// --rates and --source
void add_rates(option_list& list, rates_options& rates);
void add_rates(option_list& list, rates_options& rates, const char* source_help);

// --lock
void add_lock(option_list& list, std::optional<std::string>& file);

// --lookup, --look-back and --no-succession; "--lookup all" only where there is `every_rule`.
void add_lookup(option_list& list, lookup& rule, bool* every_rule = nullptr);

} // namespace mulct::cli
