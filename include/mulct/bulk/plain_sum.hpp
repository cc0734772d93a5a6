#pragma once
/// What is known of many amounts without keeping them.

#include <mulct/bulk/amount_piece.hpp>
#include <mulct/bulk/processor.hpp>
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
    /// Adds many.
    void add(const amount_piece& amounts, instruction_set with = best_instruction_set()) noexcept {
        amounts.visit([&](auto words) {
#if MULCT_HAS_X86_PATHS
            if (with != instruction_set::portable) return add_avx2(words);
#endif
            add_each(words);
        });
    }
    void add(const plain_sum& other) noexcept {
        count += other.count;
        total += other.total;
        least = std::min(least, other.least);
        greatest = std::max(greatest, other.greatest);
    }

  private:
    /// In words of 64 bits, for as long as those hold the sum.
    template <class Word>
    [[gnu::always_inline]] void add_each(std::span<const Word> amounts) noexcept {
        constexpr std::size_t at_once = 512;
        count += amounts.size();
        while (!amounts.empty()) {
            const auto some = amounts.first(std::min(at_once, amounts.size()));
            amounts = amounts.subspan(some.size());
            std::uint64_t sum = 0;
            Word bits = 0;
            Word low = std::numeric_limits<Word>::max();
            Word high = 0;
            for (const Word amount : some) {
                sum += amount;
                bits |= amount;
                low = std::min(low, amount);
                high = std::max(high, amount);
            }
            least = std::min<std::uint64_t>(least, low);
            greatest = std::max<std::uint64_t>(greatest, high);
            if (std::uint64_t{bits} >> 55 == 0) { // 512 of them stay below 2^64
                total += sum;
            } else {
                for (const Word amount : some)
                    total += amount;
            }
        }
    }
#if MULCT_HAS_X86_PATHS
    template <class Word>
    [[MULCT_AVX2]] void add_avx2(std::span<const Word> amounts) noexcept {
        add_each(amounts);
    }
#endif
};

} // namespace mulct::bulk
