#pragma once
/// Groups of amounts that were summed before, somewhere else: beside `fine_sums`, which reads rows,
/// the other thing that `fine_groups` are made of.

#include <mulct/bulk/amount_lists.hpp>
#include <mulct/bulk/key_table.hpp>
#include <mulct/bulk/plain_sum.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::bulk {

/// Groups by number. Each has an amount, or a sum of some, before `fine_groups` are made of it.
class group_sums {
  public:
    /// At least one key.
    group_sums(std::size_t keys, bool keeps_amounts)
        : keeps_amounts_(keeps_amounts), texts_(keys), pairs_(keys - 1) {}

    /// The number of the group with these keys, one text for each.
    [[nodiscard]] std::uint32_t find_or_add(std::span<const std::string> keys) {
        std::uint32_t group = texts_[0].find_or_add(std::string_view{keys[0]});
        for (std::size_t k = 1; k < texts_.size(); ++k) {
            group =
                pairs_[k - 1].find_or_add(group, texts_[k].find_or_add(std::string_view{keys[k]}));
        }
        if (keeps_amounts_) {
            lists_.reserve(group_count());
        } else if (sums_.size() < group_count()) {
            sums_.resize(group_count());
        }
        return group;
    }
    /// To one of the groups, an amount in whole units.
    void add(std::uint32_t group, std::uint64_t amount) {
        if (keeps_amounts_) {
            lists_.append(group, amount);
        } else {
            sums_[group].add(amount);
        }
    }
    /// The same of many amounts, where they are not kept.
    void add(std::uint32_t group, const plain_sum& sum) { sums_[group].add(sum); }

    [[nodiscard]] bool keeps_amounts() const noexcept { return keeps_amounts_; }

    /// As `fine_sums` has them.
    [[nodiscard]] std::size_t group_count() const noexcept {
        return pairs_.empty() ? texts_[0].size() : pairs_.back().size();
    }
    [[nodiscard]] const text_table& texts(std::size_t key) const noexcept { return texts_[key]; }
    void key_numbers(std::uint32_t group, std::span<std::uint32_t> into) const noexcept {
        take_apart(pairs_, group, into);
    }
    [[nodiscard]] const amount_lists& amounts() const noexcept { return lists_; }
    [[nodiscard]] const std::vector<plain_sum>& sums() const noexcept { return sums_; }

  private:
    bool keeps_amounts_;
    std::vector<text_table> texts_; // of each key
    std::vector<pair_table> pairs_; // of the first two keys, of those and the third, and so on
    amount_lists lists_;
    std::vector<plain_sum> sums_;
};

} // namespace mulct::bulk
