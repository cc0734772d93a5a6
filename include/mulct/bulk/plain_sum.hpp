#pragma once
/// What is known of many amounts without keeping them.

#include <mulct/number/int128.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

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
    /// Adds many, in whole words for as long as those hold their sum.
    void add(std::span<const std::uint64_t> amounts) noexcept {
        constexpr std::size_t at_once = 512;
        for (; !amounts.empty(); amounts = amounts.subspan(std::min(at_once, amounts.size()))) {
            const auto some = amounts.first(std::min(at_once, amounts.size()));
            std::uint64_t sum = 0;
            std::uint64_t bits = 0;
            for (const std::uint64_t amount : some) {
                sum += amount;
                bits |= amount;
                least = std::min(least, amount);
                greatest = std::max(greatest, amount);
            }
            count += some.size();
            if (bits >> 55 == 0) { // 512 of them stay below 2^64
                total += sum;
            } else {
                for (const std::uint64_t amount : some)
                    total += amount;
            }
        }
    }
    void add(const plain_sum& other) noexcept {
        count += other.count;
        total += other.total;
        least = std::min(least, other.least);
        greatest = std::max(greatest, other.greatest);
    }
};

} // namespace mulct::bulk
