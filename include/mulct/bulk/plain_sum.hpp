#pragma once
/// What is known of many amounts without keeping them.

#include <mulct/number/int128.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace mulct::bulk {

/// Count, sum and ends of amounts in whole units.
struct plain_sum {
    std::uint64_t count = 0;
    uint128 total = 0; ///< cannot wrap: fewer than 2^64 amounts below 2^64
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t greatest = 0;

    void add(std::uint64_t amount) noexcept {
        ++count;
        total += amount;
        least = std::min(least, amount);
        greatest = std::max(greatest, amount);
    }
    void add(const plain_sum& other) noexcept {
        count += other.count;
        total += other.total;
        least = std::min(least, other.least);
        greatest = std::max(greatest, other.greatest);
    }
};

} // namespace mulct::bulk
