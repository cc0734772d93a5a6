#pragma once
// Which line of a file a row of a block is on, when the blocks were read by several workers.

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace mulct::cli {

// How many lines stand before each block, by its number. `counted` are of each worker the blocks it
// read, with the line feeds that they have.
inline std::vector<std::uint64_t>
lines_before(const std::vector<std::span<const std::pair<std::uint64_t, std::uint64_t>>>& counted,
             std::uint64_t header_lines) {
    std::vector<std::uint64_t> lines;
    for (const auto& worker : counted) {
        for (const auto& [block, count] : worker) {
            if (block >= lines.size()) lines.resize(block + 1);
            lines[block] = count;
        }
    }
    std::exclusive_scan(lines.begin(), lines.end(), lines.begin(), header_lines);
    return lines;
}

} // namespace mulct::cli
