#pragma once
// Rates that a publisher's file states and that are known to be wrong, left out by name.

#include <mulct/rates/rate_row.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// Takes out of `rows` what the list excludes for a source, and says how many rates that is. The
// list is a CSV file with the columns source, pair, first, last, published and reason: the days
// from first to last, and the rate as published where it is one day. Throws `refusal` if the list
// cannot be read, or if it excludes a rate that is not there: it is out of date then.
std::size_t leave_out(std::vector<rate_row>& rows, std::string_view source, std::string_view list,
                      const std::string& list_name);

} // namespace mulct::cli
