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

/// Groups in the order of their keys. The sums must outlive it. Many threads may ask it.
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
        : places_(places), keeps_amounts_(keeps_amounts), texts_(keys) {
        std::vector<pair_table> pairs(keys - 1);
        std::vector<found_member> found;
        for (std::size_t p = 0; p < parts.size(); ++p) {
            const Sums& part = *parts[p];
            parts_.push_back({&part.amounts(), &part.sums()});
            // each text's number here, by its number there
            std::vector<std::vector<std::uint32_t>> numbers(keys);
            for (std::size_t k = 0; k < keys; ++k) {
                const text_table& theirs = part.texts(k);
                for (std::size_t n = 0; n < theirs.size(); ++n)
                    numbers[k].push_back(texts_[k].find_or_add(std::string_view{theirs[n]}));
            }
            std::vector<std::uint32_t> key(keys);
            found.reserve(found.size() + part.group_count());
            for (std::uint32_t g = 0; g < part.group_count(); ++g) {
                part.key_numbers(g, key);
                std::uint32_t group = numbers[0][key[0]];
                for (std::size_t k = 1; k < keys; ++k)
                    group = pairs[k - 1].find_or_add(group, numbers[k][key[k]]);
                found.push_back({group, {static_cast<std::uint32_t>(p), g}});
            }
        }
        put_in_order(pairs, found);
    }

    [[nodiscard]] std::size_t size() const noexcept { return starts_.size() - 1; }

    /// The keys of the group at a place.
    [[nodiscard]] std::vector<std::string> keys(std::size_t place) const {
        std::vector<std::string> keys;
        keys.reserve(texts_.size());
        for (std::size_t k = 0; k < texts_.size(); ++k)
            keys.push_back(texts_[k][keys_[place * texts_.size() + k]]);
        return keys;
    }

    /// The amounts of the groups at some places, as of one group.
    [[nodiscard]] group_amounts amounts(std::span<const std::size_t> places) const {
        plain_sum sum;
        std::vector<amount_piece> pieces;
        for (const std::size_t place : places) {
            for (std::size_t i = starts_[place]; i < starts_[place + 1]; ++i) {
                const member& m = members_[i];
                if (!keeps_amounts_) {
                    sum.add((*parts_[m.part].sums)[m.group]);
                    continue;
                }
                parts_[m.part].amounts->for_each_piece(
                    m.group, [&](const amount_piece& p) { pieces.push_back(p); });
            }
        }
        if (!keeps_amounts_) return {sum, places_};
        if (places.size() == 1) prefetch_after(places.front());
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
    struct found_member {
        std::uint32_t group; ///< by its number here
        member of;
    };

    /// Who asks for one group will ask for those after it, of which each is somewhere else. Inline,
    /// since GCC 12 leaves out calls of functions that do nothing but prefetch.
    [[gnu::always_inline]] void prefetch_after(std::size_t place) const noexcept {
        constexpr std::size_t soon = 4;
        const std::size_t lists_at = std::min(place + 2 * soon, size() - 1);
        for (std::size_t i = starts_[lists_at]; i < starts_[lists_at + 1]; ++i)
            parts_[members_[i].part].amounts->prefetch_list(members_[i].group);
        const std::size_t amounts_at = std::min(place + soon, size() - 1);
        for (std::size_t i = starts_[amounts_at]; i < starts_[amounts_at + 1]; ++i)
            parts_[members_[i].part].amounts->prefetch_amounts(members_[i].group);
    }

    /// The place of each text in the order of all, by its number.
    [[nodiscard]] static std::vector<std::uint32_t> ranks_of(const text_table& texts) {
        std::vector<std::uint32_t> numbers(texts.size());
        std::iota(numbers.begin(), numbers.end(), 0U);
        std::sort(numbers.begin(), numbers.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
        std::vector<std::uint32_t> ranks(numbers.size());
        for (std::uint32_t i = 0; i < numbers.size(); ++i)
            ranks[numbers[i]] = i;
        return ranks;
    }
    /// The same of pairs, by the place of the first and then by that of the second.
    [[nodiscard]] static std::vector<std::uint32_t>
    ranks_of(const pair_table& pairs, const std::vector<std::uint32_t>& first,
             const std::vector<std::uint32_t>& second) {
        struct ranked {
            std::uint64_t by;
            std::uint32_t number;
        };
        std::vector<ranked> all;
        all.reserve(pairs.size());
        for (std::uint32_t n = 0; n < pairs.size(); ++n)
            all.push_back(
                {std::uint64_t{first[pairs[n].first]} << 32 | second[pairs[n].second], n});
        std::sort(all.begin(), all.end(),
                  [](const ranked& a, const ranked& b) { return a.by < b.by; });
        std::vector<std::uint32_t> ranks(all.size());
        for (std::uint32_t i = 0; i < all.size(); ++i)
            ranks[all[i].number] = i;
        return ranks;
    }

    /// Each group has a member, or it would not have been found.
    void put_in_order(const std::vector<pair_table>& pairs,
                      const std::vector<found_member>& found) {
        std::vector<std::uint32_t> ranks = ranks_of(texts_[0]);
        for (std::size_t k = 1; k < texts_.size(); ++k)
            ranks = ranks_of(pairs[k - 1], ranks, ranks_of(texts_[k]));
        keys_.resize(ranks.size() * texts_.size());
        for (std::uint32_t number = 0; number < ranks.size(); ++number) {
            const std::size_t first = ranks[number] * texts_.size();
            take_apart(pairs, number, std::span{keys_}.subspan(first, texts_.size()));
        }
        // how many each has, where the next one of each goes, and where those of each start
        starts_.resize(ranks.size() + 1);
        for (const found_member& m : found)
            ++starts_[ranks[m.group] + 1];
        std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
        members_.resize(found.size());
        std::vector<std::size_t> next = starts_;
        for (const found_member& m : found)
            members_[next[ranks[m.group]]++] = m.of;
    }

    std::vector<summed> parts_;
    int places_;
    bool keeps_amounts_;
    std::vector<text_table> texts_;   // of each key
    std::vector<std::uint32_t> keys_; // by place: the numbers of the group's texts
    std::vector<std::size_t> starts_; // by place: that of its first member, and one more
    std::vector<member> members_;
};

} // namespace mulct::bulk
