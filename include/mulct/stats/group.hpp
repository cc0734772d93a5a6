#pragma once
/// Fines put together by what they have in common.

#include <mulct/base/calendar.hpp>
#include <mulct/base/names.hpp>
#include <mulct/fines/fine_case.hpp>
#include <mulct/stats/summary.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// What fines can be grouped by.
enum class group_key : std::uint8_t {
    regulator,
    country,
    year,     ///< of the decision that set the amount
    currency, ///< the fine's own
    stage,    ///< the case's last
};

inline constexpr std::array<std::string_view, 5> group_key_names{"regulator", "country", "year",
                                                                 "currency", "stage"};

[[nodiscard]] constexpr std::string_view to_string(group_key k) noexcept {
    return group_key_names[static_cast<std::size_t>(k)];
}

[[nodiscard]] constexpr parsed<group_key> parse_group_key(std::string_view text) noexcept {
    return parse_name<group_key>(group_key_names, text);
}

/// A case's value for a key; empty where it is not known. `now` has a known amount.
[[nodiscard]] inline std::string key_value(const fine_case& c, const standing& now, group_key key) {
    switch (key) {
    case group_key::regulator: return c.regulator;
    case group_key::country: return c.country;
    case group_key::year: {
        const auto& date = now.decided_by->date;
        return date ? to_string(*date).substr(0, 4) : std::string{};
    }
    case group_key::currency: return std::string{now.amount.value.unit().code()};
    case group_key::stage: return std::string{to_string(now.status)};
    }
    return {};
}

/// One fine's amount, in the currency of the figures, under its keys.
struct keyed_amount {
    std::vector<std::string> keys;
    decimal amount;
};

struct fine_group {
    std::vector<std::string> keys;
    summary figures;
};

/// One group for each combination of keys that occurs, in the order of the keys.
[[nodiscard]] inline std::vector<fine_group> group(const std::vector<keyed_amount>& amounts) {
    std::map<std::vector<std::string>, std::vector<decimal>> by_keys;
    for (const keyed_amount& a : amounts)
        by_keys[a.keys].push_back(a.amount);
    std::vector<fine_group> groups;
    for (auto& [keys, members] : by_keys) {
        groups.push_back({keys, summarize(std::move(members))});
    }
    return groups;
}

} // namespace mulct
