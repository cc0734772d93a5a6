#pragma once
// GDPR decisions as CSV: one row a decision, most of them without a fine. The fine stands as it was
// written, in local currency, beside what another program made of it.

#include <cli/imports/imports.hpp>

namespace mulct::cli {

import_rules decisions_csv_rules(const import_hints& hints);
void read_decisions_csv(const import_hints& hints, const import_sink& sink);

} // namespace mulct::cli
