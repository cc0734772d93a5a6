#pragma once
// The GDPR Enforcement Tracker's table as its page loads it: a JSON object whose `data` is an array
// of rows, each an array of thirteen cells of HTML. https://www.enforcementtracker.com

#include <cli/imports/imports.hpp>

namespace mulct::cli {

import_rules enforcement_tracker_rules(const import_hints& hints);
void read_enforcement_tracker(const import_hints& hints, const import_sink& sink);

} // namespace mulct::cli
