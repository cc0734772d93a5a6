#pragma once
// The figures of groups that were summed in bulk.

#include <cli/group_rows.hpp>
#include <cli/rows_left_out.hpp>
#include <cli/stats_report.hpp>

#include <mulct/bulk/fine_groups.hpp>

#include <string>
#include <vector>

namespace mulct::cli {

// Whether figures can be told only from the amounts themselves.
bool need_amounts(const std::vector<measure>& figures);

// Their table, with what is in none of them. Workers share out the groups among themselves. `frame`
// comes without the fines that are in no figure.
std::string groups_text(const bulk::fine_groups& groups, const group_request& request,
                        rows_left_out out, stats_frame frame, unsigned workers);

} // namespace mulct::cli
