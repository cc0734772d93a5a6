#pragma once
/// All amounts of a group, from wherever they are kept: what its figures are computed from.

#include <mulct/bulk/amount_piece.hpp>
#include <mulct/bulk/plain_sum.hpp>
#include <mulct/bulk/size_counts.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/stats/sample.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace mulct::bulk {

/// At least one amount, in units of 10^-places. The pieces must outlive it. Amounts by their order
/// are selected when they are asked for: only those of about the wanted size are put in order.
class group_amounts {
  public:
    group_amounts(std::vector<amount_piece> pieces, int places)
        : pieces_(std::move(pieces)), places_(places) {
        std::size_t count = 0;
        for (const amount_piece& p : pieces_)
            count += p.size();
        if (count > most_sorted) sizes_.emplace();
        for (const amount_piece& p : pieces_) { // each is in the cache for the second loop
            sum_.add(p);
            if (sizes_) sizes_->add(p);
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

    /// The amount at a place from 0, ascending.
    [[nodiscard]] decimal operator[](std::size_t place) const { return amount_of(select(place)); }

    /// All of them, ascending, in units of 10^-places.
    [[nodiscard]] std::vector<std::uint64_t> ascending() const {
        std::vector<std::uint64_t> amounts;
        amounts.reserve(count());
        for (const amount_piece& p : pieces_)
            p.visit([&](auto words) { amounts.insert(amounts.end(), words.begin(), words.end()); });
        std::sort(amounts.begin(), amounts.end());
        return amounts;
    }

    /// All of them, in order.
    [[nodiscard]] sample all() const {
        std::vector<decimal> amounts;
        amounts.reserve(count());
        for (const amount_piece& p : pieces_) {
            p.visit([&](auto words) {
                for (const std::uint64_t amount : words)
                    amounts.push_back(amount_of(amount));
            });
        }
        return sample{amounts};
    }

  private:
    [[nodiscard]] decimal amount_of(std::uint64_t amount) const noexcept {
        return *decimal::make(static_cast<int128>(amount), places_);
    }

    /// So many amounts are put in order sooner than counted by their sizes.
    static constexpr std::size_t most_sorted = 1000;

    [[nodiscard]] std::uint64_t select(std::size_t place) const {
        if (!sizes_) {
            if (ordered_.empty()) ordered_ = ascending();
            return ordered_[place];
        }
        const size_counts::found f = sizes_->find(place);
        if (f.size != ordered_size_) {
            ordered_.clear();
            ordered_.reserve(f.count);
            for (const amount_piece& p : pieces_)
                append_in_range(p, f.size, ordered_);
            std::sort(ordered_.begin(), ordered_.end());
            ordered_size_ = f.size;
        }
        return ordered_[place - f.before];
    }

    std::vector<amount_piece> pieces_;
    int places_;
    plain_sum sum_;
    std::optional<size_counts> sizes_;           // of what is kept, where that is much
    mutable std::vector<std::uint64_t> ordered_; // all amounts, or those of one size
    mutable std::optional<amount_range> ordered_size_;
};

} // namespace mulct::bulk
