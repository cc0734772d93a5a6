#pragma once
/// All amounts of a group, from wherever they are kept: what its figures are computed from.

#include <mulct/bulk/plain_sum.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/stats/sample.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace mulct::bulk {

/// At least one amount, in units of 10^-places. The pieces must outlive it. Amounts by their order
/// are selected when they are asked for: only those of about the wanted size are put in order.
class group_amounts {
  public:
    using piece = std::span<const std::uint64_t>;

    group_amounts(std::vector<piece> pieces, int places)
        : pieces_(std::move(pieces)), places_(places) {
        for (const piece& p : pieces_) {
            for (const std::uint64_t amount : p)
                sum_.add(amount);
        }
    }
    /// Without the amounts themselves: then none can be asked for by its order.
    group_amounts(const plain_sum& sum, int places) : places_(places), sum_(sum) {}

    [[nodiscard]] std::size_t count() const noexcept { return sum_.count; }
    [[nodiscard]] const plain_sum& sum() const noexcept { return sum_; }
    /// Throws `overflow_error` where it has more than 38 digits.
    [[nodiscard]] decimal total() const {
        if (sum_.total > mulct::detail::power_of_ten(decimal::max_digits) - 1) {
            throw overflow_error{};
        }
        return *decimal::make(static_cast<int128>(sum_.total), places_);
    }
    [[nodiscard]] decimal min() const noexcept { return amount_of(sum_.least); }
    [[nodiscard]] decimal max() const noexcept { return amount_of(sum_.greatest); }
    [[nodiscard]] ratio mean() const { return total() / decimal{count()}; }

    /// The amount at a place from 0, ascending.
    [[nodiscard]] decimal operator[](std::size_t place) const { return amount_of(select(place)); }

    /// All of them, in order.
    [[nodiscard]] sample all() const {
        std::vector<decimal> amounts;
        amounts.reserve(count());
        for (const piece& p : pieces_) {
            for (const std::uint64_t amount : p)
                amounts.push_back(amount_of(amount));
        }
        return sample{amounts};
    }

  private:
    /// Sizes: amounts below 64 are one each; above, each doubling has 64 sizes. They ascend with
    /// the amounts.
    static constexpr unsigned size_bits = 6;
    static constexpr std::size_t sizes = std::size_t{64 - size_bits + 1} << size_bits;
    [[nodiscard]] static std::size_t size_of(std::uint64_t amount) noexcept {
        const auto above = static_cast<unsigned>(std::bit_width(amount | 63)) - size_bits;
        return (std::size_t{above} << size_bits) + static_cast<std::size_t>(amount >> above & 63U);
    }

    /// The least amount of a size; after the last size it wraps to 0, as the width then does too.
    [[nodiscard]] static std::uint64_t least_of(std::size_t size) noexcept {
        const std::size_t above = size >> size_bits;
        const std::uint64_t within = size & 63U;
        // above the first, sizes start at 32: below that are those of half the amounts
        return above == 0 ? within : std::max<std::uint64_t>(within, 32) << above;
    }

    [[nodiscard]] decimal amount_of(std::uint64_t amount) const noexcept {
        return *decimal::make(static_cast<int128>(amount), places_);
    }

    [[nodiscard]] std::uint64_t select(std::size_t place) const {
        if (counts_.empty()) {
            counts_.resize(sizes);
            for (const piece& p : pieces_) {
                for (const std::uint64_t amount : p)
                    ++counts_[size_of(amount)];
            }
        }
        std::size_t size = 0;
        std::size_t before = 0;
        while (before + counts_[size] <= place)
            before += counts_[size++];
        if (size != ordered_size_) {
            ordered_.clear();
            ordered_.reserve(counts_[size]);
            // those of one size are side by side: one comparison tells
            const std::uint64_t least = least_of(size);
            const std::uint64_t width = least_of(size + 1) - least;
            for (const piece& p : pieces_) {
                for (const std::uint64_t amount : p) {
                    if (amount - least < width) [[unlikely]]
                        ordered_.push_back(amount);
                }
            }
            std::sort(ordered_.begin(), ordered_.end());
            ordered_size_ = size;
        }
        return ordered_[place - before];
    }

    std::vector<piece> pieces_;
    int places_;
    plain_sum sum_;
    mutable std::vector<std::uint32_t> counts_;  // of each size, once they are asked for
    mutable std::vector<std::uint64_t> ordered_; // the amounts of one size
    mutable std::size_t ordered_size_ = sizes;
};

} // namespace mulct::bulk
