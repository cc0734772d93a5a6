#pragma once
/// Which group each row belongs to: by the texts of its columns and what its day, its currency and
/// its amount say.

#include <mulct/bulk/fine_layout.hpp>
#include <mulct/bulk/key_table.hpp>
#include <mulct/bulk/plain_columns.hpp>
#include <mulct/bulk/row_batch.hpp>
#include <mulct/bulk/row_columns.hpp>
#include <mulct/stats/group.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::bulk {

/// Groups are numbered from 0 in the order in which they are first seen.
class row_groups {
  public:
    /// At least one key, all `is_for_rows`. Amounts have `places` digits after the point.
    row_groups(const fine_layout& layout, std::span<const group_key> keys, int places)
        : places_(places), keys_(keys.size()), pairs_(keys.empty() ? 0 : keys.size() - 1) {
        for (std::size_t k = 0; k < keys_.size(); ++k) {
            keys_[k].kind = keys[k];
            keys_[k].column = column_of(layout, keys[k]);
        }
    }

    /// How many there are, and the texts of the key at a place.
    [[nodiscard]] std::size_t size() const noexcept {
        return keys_.size() == 1 ? keys_[0].texts.size() : pairs_.back().size();
    }
    [[nodiscard]] const text_table& texts(std::size_t place) const noexcept {
        return keys_[place].texts;
    }
    /// The numbers of a group's texts.
    void key_numbers(std::uint32_t group, std::span<std::uint32_t> into) const {
        for (std::size_t k = keys_.size(); k-- > 1;) {
            const auto [before, last] = pairs_[k - 1][group];
            into[k] = last;
            group = before;
        }
        into[0] = group;
    }

    /// Finds those of the batch's rows, whose amounts are converted. `column_at` gives the column
    /// at a place of the layout.
    template <class Columns>
    void find(row_batch& b, Columns column_at) {
        for (std::size_t k = 0; k < keys_.size(); ++k) {
            std::uint32_t* const groups = b.groups.data();
            if (k == 0) {
                number(b, keys_[k], column_at,
                       [&](std::size_t i, std::uint32_t n) { groups[i] = n; });
            } else {
                pair_table& pairs = pairs_[k - 1];
                number(b, keys_[k], column_at, [&](std::size_t i, std::uint32_t n) {
                    groups[i] = pairs.find_or_add(groups[i], n);
                });
            }
        }
    }

    /// The group of a fine that was read by itself.
    [[nodiscard]] std::uint32_t find(const counted_fine& f) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < keys_.size(); ++k) {
            const std::uint32_t number =
                keys_[k].texts.find_or_add(std::string_view{key_value(f, keys_[k].kind)});
            group = k == 0 ? number : pairs_[k - 1].find_or_add(group, number);
        }
        return group;
    }

  private:
    static constexpr std::uint32_t no_number = static_cast<std::uint32_t>(-1);

    /// One key: its texts, and the column that they are in, or their numbers by month, currency or
    /// size.
    struct key {
        group_key kind{};
        std::optional<std::size_t> column = {};
        text_table texts = {};
        std::vector<std::uint32_t> known = {};
    };

    [[nodiscard]] static std::optional<std::size_t> column_of(const fine_layout& layout,
                                                              group_key k) noexcept {
        switch (k) {
        case group_key::regulator: return layout.regulator;
        case group_key::country: return layout.country;
        case group_key::entity: return layout.entity;
        case group_key::law: return layout.law;
        case group_key::sector: return layout.sector;
        default: return std::nullopt;
        }
    }

    /// Shows the number of a key's text for each row.
    template <class Columns, class Put>
    [[gnu::always_inline]] void number(const row_batch& b, key& k, Columns column_at, Put put) {
        if (k.column) {
            const column cells = column_at(*k.column);
            for (std::size_t i = 0; i < b.count; ++i)
                put(i, number_of_text(k.texts, cells[i]));
            return;
        }
        const auto each = [&](auto place_of) {
            for (std::size_t i = 0; i < b.count; ++i)
                put(i, number_of_known(k, place_of(i), b, i));
        };
        if (is_period(k.kind)) {
            each([&](std::size_t i) -> std::size_t { return b.months[i]; });
        } else if (k.kind == group_key::currency) {
            each([&](std::size_t i) -> std::size_t { return b.currencies[i]; });
        } else if (k.kind == group_key::size) {
            each([&](std::size_t i) { return band_of(b.amounts[i]); });
        } else {
            each([](std::size_t) { return std::size_t{0}; });
        }
    }

    [[nodiscard, gnu::always_inline]] static std::uint32_t number_of_text(text_table& texts,
                                                                          cell c) {
        if (!c.is_quoted || std::memchr(c.first, '"', c.length) == nullptr) [[likely]] {
            return texts.find_or_add(c);
        }
        return texts.find_or_add(std::string_view{text_of(c)});
    }

    /// The number of a key that hangs on the month, the currency, the amount or nothing at all: its
    /// text is made when it is first needed.
    [[nodiscard, gnu::always_inline]] std::uint32_t
    number_of_known(key& k, std::size_t place, const row_batch& b, std::size_t row) {
        if (place < k.known.size() && k.known[place] != no_number) [[likely]]
            return k.known[place];
        return add_known(k, place, b, row);
    }
    [[gnu::noinline]] std::uint32_t add_known(key& k, std::size_t place, const row_batch& b,
                                              std::size_t row) {
        if (place >= k.known.size()) k.known.resize(place + 1, no_number);
        return k.known[place] =
                   k.texts.find_or_add(std::string_view{text_of_known(k.kind, b, row)});
    }
    [[nodiscard]] std::string text_of_known(group_key kind, const row_batch& b,
                                            std::size_t row) const {
        if (is_period(kind)) {
            const std::uint32_t month = b.months[row];
            const day first =
                day_of(first_plain_year + static_cast<int>(month / 12), month % 12 + 1, 1).value();
            return period_of(partial_date{month_of(first)}, kind);
        }
        switch (kind) {
        case group_key::currency: return std::string{currency::at(b.currencies[row]).code()};
        case group_key::stage: return std::string{to_string(stage::imposed)};
        case group_key::size:
            return std::string{
                size_band(decimal::make(static_cast<int128>(b.amounts[row]), places_).value())};
        default: return {}; // a column that the file does not have
        }
    }
    /// Which size band an amount is in, from 0: as `size_band` has them.
    [[nodiscard]] std::size_t band_of(std::uint64_t amount) const noexcept {
        std::size_t band = 0;
        for (int power = 4; power < 10; ++power) {
            band += amount >= mulct::detail::power_of_ten(power + places_) ? 1U : 0U;
        }
        return band;
    }
    [[nodiscard]] static constexpr bool is_period(group_key k) noexcept {
        return k == group_key::year || k == group_key::quarter || k == group_key::month;
    }

    int places_;
    std::vector<key> keys_;
    std::vector<pair_table> pairs_; // of the first two keys, of those and the third, and so on
};

} // namespace mulct::bulk
