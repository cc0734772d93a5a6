#pragma once
// Any CSV with a header, read by a mapping file.

#include <cli/imports/imports.hpp>

namespace mulct::cli {

import_rules table_rules(const import_hints& hints);
void read_table(const import_hints& hints, const import_sink& sink);

} // namespace mulct::cli
