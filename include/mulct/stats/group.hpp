#pragma once
/// Fines put together by what they have in common.

#include <mulct/base/calendar.hpp>
#include <mulct/base/names.hpp>
#include <mulct/stats/fine_set.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mulct {

/// What fines can be grouped by.
enum class group_key : std::uint8_t {
    regulator,
    country,
    year,    ///< of the decision that set the amount
    quarter, ///< "2022-Q2", of the same
    month,   ///< "2022-05"
    entity,
    sector,
    law,
    currency, ///< the fine's own
    stage,    ///< the case's last
    size,     ///< the order of the amount in the currency of the figures
    matter,   ///< the case's name: every fine for itself
};

inline constexpr std::array<std::string_view, 12> group_key_names{
    "regulator", "country", "year",     "quarter", "month", "entity",
    "sector",    "law",     "currency", "stage",   "size",  "case"};

[[nodiscard]] constexpr std::string_view to_string(group_key k) noexcept {
    return group_key_names[static_cast<std::size_t>(k)];
}

[[nodiscard]] constexpr parsed<group_key> parse_group_key(std::string_view text) noexcept {
    return parse_name<group_key>(group_key_names, text);
}

/// The band of an amount that is not negative. A number in front keeps bands in order wherever
/// text is sorted.
[[nodiscard]] constexpr std::string_view size_band(const decimal& amount) noexcept {
    struct band {
        std::int64_t below;
        std::string_view name;
    };
    constexpr band bands[] = {
        {10'000, "1 below 10 thousand"},    {100'000, "2 from 10 thousand"},
        {1'000'000, "3 from 100 thousand"}, {10'000'000, "4 from 1 million"},
        {100'000'000, "5 from 10 million"}, {1'000'000'000, "6 from 100 million"}};
    for (const band& b : bands) {
        if (amount < decimal{b.below}) return b.name;
    }
    return "7 from 1 billion";
}

/// A date's year, quarter or month, as far as it is known; else empty.
[[nodiscard]] inline std::string period_of(const std::optional<partial_date>& date, group_key key) {
    if (!date) return {};
    const std::string known = to_string(*date);
    if (key == group_key::year) return known.substr(0, 4);
    if (known.size() < 7) return {};
    if (key == group_key::month) return known.substr(0, 7);
    const unsigned quarter = (civil_of(date->days.first).month + 2) / 3;
    return known.substr(0, 4) + "-Q" + std::to_string(quarter);
}

/// A fine's value for a key; empty where it is not known.
[[nodiscard]] inline std::string key_value(const counted_fine& f, group_key key) {
    switch (key) {
    case group_key::regulator: return f.matter->regulator;
    case group_key::country: return f.matter->country;
    case group_key::year:
    case group_key::quarter:
    case group_key::month: return period_of(f.now.decided_by->date, key);
    case group_key::entity: return f.matter->entity;
    case group_key::sector: return f.matter->sector;
    case group_key::law: return f.matter->law;
    case group_key::currency: return std::string{f.due.unit().code()};
    case group_key::stage: return std::string{to_string(f.now.status)};
    case group_key::size: return std::string{size_band(f.amount)};
    case group_key::matter: return f.matter->name;
    }
    return {};
}

/// The fines with the same values for some keys: their places among all, ascending.
struct fine_group {
    std::vector<std::string> keys;
    std::vector<std::size_t> members;
};

/// One group for each combination of values that occurs, in the order of the values. Every fine is
/// in exactly one.
[[nodiscard]] inline std::vector<fine_group> group(std::span<const counted_fine> fines,
                                                   std::span<const group_key> keys) {
    std::vector<fine_group> groups;
    std::unordered_map<std::string, std::size_t> places;
    std::string joined;
    for (std::size_t i = 0; i < fines.size(); ++i) {
        joined.clear();
        for (const group_key key : keys) {
            joined += key_value(fines[i], key);
            joined += '\0'; // which no value has
        }
        const auto [place, is_new] = places.try_emplace(joined, groups.size());
        if (is_new) {
            fine_group& g = groups.emplace_back();
            for (const group_key key : keys)
                g.keys.push_back(key_value(fines[i], key));
        }
        groups[place->second].members.push_back(i);
    }
    std::sort(groups.begin(), groups.end(),
              [](const fine_group& a, const fine_group& b) { return a.keys < b.keys; });
    return groups;
}

/// The amounts of a group, or of all fines.
[[nodiscard]] inline std::vector<decimal> amounts_of(std::span<const counted_fine> fines,
                                                     const fine_group& g) {
    std::vector<decimal> amounts;
    amounts.reserve(g.members.size());
    for (const std::size_t i : g.members)
        amounts.push_back(fines[i].amount);
    return amounts;
}
[[nodiscard]] inline std::vector<decimal> amounts_of(std::span<const counted_fine> fines) {
    std::vector<decimal> amounts;
    amounts.reserve(fines.size());
    for (const counted_fine& f : fines)
        amounts.push_back(f.amount);
    return amounts;
}

} // namespace mulct
