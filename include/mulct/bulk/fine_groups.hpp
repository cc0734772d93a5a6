#pragma once
/// The sums of all workers, or of parts that were summed before, as one: which of them has what
/// makes no difference to it.

#include <mulct/bulk/fine_sums.hpp>
#include <mulct/bulk/group_amounts.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::bulk {

/// Groups in the order of their keys. The sums must outlive it.
class fine_groups {
  public:
    fine_groups(const std::vector<std::unique_ptr<fine_sums>>& workers, const fine_request& request)
        : fine_groups(workers, request.keys.size(), request.keep_amounts,
                      request.in.minor_unit().value_or(0)) {}

    /// Of `fine_sums` or `group_sums`, all with as many keys, at least one, and all with amounts in
    /// units of 10^-places or all without.
    template <class Sums>
    fine_groups(const std::vector<std::unique_ptr<Sums>>& parts, std::size_t keys,
                bool keeps_amounts, int places)
        : places_(places), keeps_amounts_(keeps_amounts), key_count_(keys), texts_(keys),
          order_(keys) {
        std::vector<pair_table> pairs(key_count_ - 1);
        for (std::size_t p = 0; p < parts.size(); ++p) {
            const Sums& part = *parts[p];
            parts_.push_back({&part.amounts(), &part.sums()});
            // each text's number here, by its number there
            std::vector<std::vector<std::uint32_t>> numbers(key_count_);
            for (std::size_t k = 0; k < key_count_; ++k) {
                const text_table& theirs = part.texts(k);
                for (std::size_t n = 0; n < theirs.size(); ++n)
                    numbers[k].push_back(texts_[k].find_or_add(std::string_view{theirs[n]}));
            }
            std::vector<std::uint32_t> key(key_count_);
            for (std::uint32_t g = 0; g < part.group_count(); ++g) {
                part.key_numbers(g, key);
                std::uint32_t group = numbers[0][key[0]];
                for (std::size_t k = 1; k < key_count_; ++k)
                    group = pairs[k - 1].find_or_add(group, numbers[k][key[k]]);
                if (group >= members_.size()) members_.resize(group + 1);
                members_[group].push_back({static_cast<std::uint32_t>(p), g});
            }
        }
        put_in_order(pairs);
    }

    [[nodiscard]] std::size_t size() const noexcept { return sorted_.size(); }

    /// The keys of the group at a place.
    [[nodiscard]] std::vector<std::string> keys(std::size_t place) const {
        std::vector<std::string> keys;
        for (std::size_t k = 0; k < key_count_; ++k)
            keys.push_back(texts_[k][sorted_[place].keys[k]]);
        return keys;
    }

    /// The amounts of the groups at some places, as of one group.
    [[nodiscard]] group_amounts amounts(std::span<const std::size_t> places) const {
        plain_sum sum;
        std::vector<amount_piece> pieces;
        for (const std::size_t place : places) {
            for (const member& m : members_[sorted_[place].number]) {
                if (!keeps_amounts_) {
                    sum.add((*parts_[m.part].sums)[m.group]);
                    continue;
                }
                parts_[m.part].amounts->for_each_piece(
                    m.group, [&](const amount_piece& p) { pieces.push_back(p); });
            }
        }
        if (!keeps_amounts_) return {sum, places_};
        return {std::move(pieces), places_};
    }

  private:
    /// What one worker or part has: either, by its groups' numbers.
    struct summed {
        const amount_lists* amounts;
        const std::vector<plain_sum>* sums;
    };
    struct member {
        std::uint32_t part;
        std::uint32_t group; ///< by the part's number
    };
    struct sorted_group {
        std::vector<std::uint32_t> keys;
        std::uint32_t number;
    };

    void put_in_order(const std::vector<pair_table>& pairs) {
        for (std::size_t k = 0; k < key_count_; ++k) { // what comes first, by number
            std::vector<std::uint32_t> numbers(texts_[k].size());
            std::iota(numbers.begin(), numbers.end(), 0U);
            std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
                return texts_[k][a] < texts_[k][b];
            });
            order_[k].resize(numbers.size());
            for (std::uint32_t i = 0; i < numbers.size(); ++i)
                order_[k][numbers[i]] = i;
        }
        for (std::uint32_t number = 0; number < members_.size(); ++number) {
            if (members_[number].empty()) continue;
            sorted_group g{std::vector<std::uint32_t>(key_count_), number};
            take_apart(pairs, number, g.keys);
            sorted_.push_back(std::move(g)); // each has an amount, or it would not be there
        }
        std::sort(sorted_.begin(), sorted_.end(), [&](const auto& a, const auto& b) {
            for (std::size_t k = 0; k < key_count_; ++k) {
                const std::uint32_t x = order_[k][a.keys[k]];
                const std::uint32_t y = order_[k][b.keys[k]];
                if (x != y) return x < y;
            }
            return false;
        });
    }

    std::vector<summed> parts_;
    int places_;
    bool keeps_amounts_;
    std::size_t key_count_;
    std::vector<text_table> texts_;
    std::vector<std::vector<std::uint32_t>> order_;
    std::vector<std::vector<member>> members_; // by a group's number
    std::vector<sorted_group> sorted_;
};

} // namespace mulct::bulk
