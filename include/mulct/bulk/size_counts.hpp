#pragma once
/// How many amounts there are of each size: what tells where in their order an amount is, without
/// putting them in order.

#include <mulct/bulk/amount_piece.hpp>
#include <mulct/bulk/processor.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace mulct::bulk {

/// Amounts of one size: those from `least` on, up to `width` more (0 stands for 2^64 - least).
struct amount_range {
    std::uint64_t least = 0;
    std::uint64_t width = 1;

    [[nodiscard]] constexpr bool contains(std::uint64_t amount) const noexcept {
        return amount - least <= width - 1;
    }
    friend bool operator==(const amount_range&, const amount_range&) = default;
};

namespace detail {

/// Appends those in the range. Few are: several are looked at before any is.
template <class Word>
[[gnu::always_inline]] inline void append_in_range(std::span<const Word> amounts,
                                                   const amount_range& range,
                                                   std::vector<std::uint64_t>& to) {
    constexpr std::size_t at_once = 32;
    if (range.least > std::numeric_limits<Word>::max()) return;
    const auto least = static_cast<Word>(range.least);
    const auto most_above = static_cast<Word>(
        std::min<std::uint64_t>(range.width - 1, std::numeric_limits<Word>::max()));
    for (; amounts.size() >= at_once; amounts = amounts.subspan(at_once)) {
        Word found = 0;
        for (std::size_t i = 0; i < at_once; ++i)
            found |= static_cast<Word>(amounts[i] - least <= most_above);
        if (found == 0) continue;
        for (const Word amount : amounts.first(at_once)) {
            if (range.contains(amount)) to.push_back(amount);
        }
    }
    for (const Word amount : amounts) {
        if (range.contains(amount)) to.push_back(amount);
    }
}
#if MULCT_HAS_X86_PATHS
template <class Word>
[[MULCT_AVX2]] inline void append_in_range_avx2(std::span<const Word> amounts,
                                                const amount_range& range,
                                                std::vector<std::uint64_t>& to) {
    append_in_range(amounts, range, to);
}
#endif

} // namespace detail

/// Appends those of the amounts that are in the range.
inline void append_in_range(const amount_piece& amounts, const amount_range& range,
                            std::vector<std::uint64_t>& to,
                            instruction_set with = best_instruction_set()) {
    amounts.visit([&](auto words) {
#if MULCT_HAS_X86_PATHS
        if (with != instruction_set::portable) {
            return detail::append_in_range_avx2(words, range, to);
        }
#endif
        detail::append_in_range(words, range, to);
    });
}

/// Amounts below 32 are a size each; above, each doubling has 16 sizes. They ascend with the
/// amounts.
class size_counts {
  public:
    void add(const amount_piece& amounts, instruction_set with = best_instruction_set()) noexcept {
        amounts.visit([&](auto words) {
#if MULCT_HAS_X86_PATHS
            if (with != instruction_set::portable) return add_avx2(words);
#endif
            add_each(words);
        });
    }

    /// Of how many amounts.
    [[nodiscard]] std::size_t count() const noexcept {
        return count_;
    }

    /// Which size the amount at a place from 0 has, in ascending order, and how many amounts are of
    /// smaller sizes. There are more than `place`.
    struct found {
        amount_range size;
        std::size_t before;
        std::size_t count; ///< of this size
    };
    [[nodiscard]] found find(std::size_t place) const noexcept {
        std::size_t size = 0;
        std::size_t before = 0;
        while (before + counts_[size] <= place)
            before += counts_[size++];
        const std::uint64_t least = least_of(size);
        return {{least, least_of(size + 1) - least}, before, counts_[size]};
    }

  private:
    static constexpr unsigned bits = 5;
    static constexpr std::uint64_t within_mask = (1U << bits) - 1;
    static constexpr std::uint64_t first_within = 1U << (bits - 1);
    static constexpr std::size_t sizes = std::size_t{64 - bits + 1} << bits;

    [[nodiscard, gnu::always_inline]] static std::size_t size_of(std::uint64_t amount) noexcept {
        const auto above = static_cast<unsigned>(std::bit_width(amount | within_mask)) - bits;
        return (std::size_t{above} << bits) + static_cast<std::size_t>(amount >> above);
    }
    /// After the last size it wraps to 0.
    [[nodiscard]] static std::uint64_t least_of(std::size_t size) noexcept {
        const std::size_t above = size >> bits;
        const std::uint64_t within = size & within_mask;
        // above the first, sizes start in the middle: below that are those of half the amounts
        return above == 0 ? within : std::max(within, first_within) << above;
    }

    template <class Word>
    [[gnu::always_inline]] void add_each(std::span<const Word> amounts) noexcept {
        for (const Word amount : amounts)
            ++counts_[size_of(amount)];
        count_ += amounts.size();
    }
#if MULCT_HAS_X86_PATHS
    /// The same in fewer steps: there is one that counts leading zeros.
    template <class Word>
    [[MULCT_AVX2]] void add_avx2(std::span<const Word> amounts) noexcept {
        add_each(amounts);
    }
#endif

    std::vector<std::uint64_t> counts_ = std::vector<std::uint64_t>(sizes);
    std::size_t count_ = 0;
};

} // namespace mulct::bulk
