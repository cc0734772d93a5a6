#pragma once
/// Where each currency stands in the tables of law. They are asked for every currency and day that
/// a large file has, where a search by code would be most of the work.

#include <mulct/money/currency.hpp>
#include <mulct/rates/legal_table.hpp>

#include <array>
#include <cstdint>

namespace mulct::detail {

/// By a currency's index: its place in a table, from 1; 0 where it is not there.
using legal_places = std::array<std::uint8_t, currency::count()>;

/// The first record that `code_of` takes a currency's code from.
template <class Table, class CodeOf>
[[nodiscard]] constexpr legal_places places_in(const Table& table, CodeOf code_of) {
    legal_places places{};
    std::uint8_t place = 0;
    for (const auto& record : table) {
        std::uint8_t& known = places[currency::find(code_of(record))->index];
        ++place;
        if (known == 0) known = place;
    }
    return places;
}

inline constexpr legal_places conversion_rate_places =
    places_in(conversion_rate_table, [](const auto& r) { return r.code; });
inline constexpr legal_places redenomination_places =
    places_in(redenomination_table, [](const auto& r) { return r.old_code; });
/// By the new unit.
inline constexpr legal_places predecessor_places =
    places_in(redenomination_table, [](const auto& r) { return r.new_code; });

} // namespace mulct::detail
