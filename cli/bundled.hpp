#pragma once
// The data that is built into the program (rates/embedded.S).

#include <cstddef>
#include <span>
#include <string_view>

namespace mulct::cli {

// The packed rates of all snapshots in rates/.
std::span<const std::byte> bundled_rates();

// The text of data/fines.csv.
std::string_view bundled_fines();

} // namespace mulct::cli
