#pragma once
// The day it is. The only place that reads the clock.

#include <mulct/base/day.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

// What --today says, else the system's day (UTC).
day read_today(const std::optional<std::string>& given);

} // namespace mulct::cli
