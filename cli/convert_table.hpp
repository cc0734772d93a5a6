#pragma once
// mulct convert --input: the amounts of a whole table.

#include <cli/convert.hpp>
#include <cli/outcome.hpp>

namespace mulct::cli {

// Writes the table with three more columns for each target. Throws `refusal`.
outcome convert_table(const convert_options& options);

} // namespace mulct::cli
