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
        take_apart(pairs_, group, into);
    }

    /// Finds those of the batch's rows, whose amounts are converted. `column_at` gives the column
    /// at a place of the layout.
    template <class Columns>
    void find(row_batch& b, Columns column_at) {
        for (std::size_t k = 0; k < keys_.size(); ++k) {
            std::uint32_t* const numbers = k == 0 ? b.groups.data() : numbers_.data();
            if (keys_[k].column) {
                number_texts(column_at(*keys_[k].column), keys_[k].texts, numbers);
            } else {
                number_known(b, keys_[k], numbers);
            }
            if (k == 0) continue;
            pair_table& pairs = pairs_[k - 1];
            if (pairs.is_large()) {
                for (std::size_t i = 0; i < b.count; ++i)
                    pairs.prefetch(b.groups[i], numbers[i]);
            }
            for (std::size_t i = 0; i < b.count; ++i)
                b.groups[i] = pairs.find_or_add(b.groups[i], numbers[i]);
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

    static void number_texts(const column& cells, text_table& texts, std::uint32_t* numbers) {
        if (texts.is_large()) {
            for (std::size_t i = 0; i < cells.count; ++i)
                texts.prefetch(cells[i]);
        }
        for (std::size_t i = 0; i < cells.count; ++i) {
            const cell c = cells[i];
            if (c.is_quoted && std::memchr(c.first, '"', c.length) != nullptr) [[unlikely]] {
                numbers[i] = number_of_quoted(texts, c.first, c.length);
            } else {
                numbers[i] = texts.find_or_add(c);
            }
        }
    }
    [[gnu::noinline]] static std::uint32_t number_of_quoted(text_table& texts, const char* first,
                                                            std::size_t length) {
        return texts.find_or_add(std::string_view{text_of({first, length, true})});
    }

    /// The numbers of a key that hangs on the month, the currency, the amount or nothing at all: a
    /// text is made when it is first needed.
    void number_known(const row_batch& b, key& k, std::uint32_t* numbers) {
        if (is_period(k.kind)) {
            number_by(b, k, numbers, [&](std::size_t i) -> std::size_t { return b.months[i]; });
        } else if (k.kind == group_key::currency) {
            number_by(b, k, numbers, [&](std::size_t i) -> std::size_t { return b.currencies[i]; });
        } else if (k.kind == group_key::size) {
            number_by(b, k, numbers, [&](std::size_t i) { return band_of(b.amounts[i]); });
        } else {
            number_by(b, k, numbers, [](std::size_t) { return std::size_t{0}; });
        }
    }
    template <class Place>
    void number_by(const row_batch& b, key& k, std::uint32_t* numbers, Place place_of) {
        const std::uint32_t* known = k.known.data();
        for (std::size_t i = 0; i < b.count; ++i) {
            const std::size_t place = place_of(i);
            if (place >= k.known.size() || known[place] == no_number) [[unlikely]] {
                add_known(k, place, b, i);
                known = k.known.data();
            }
            numbers[i] = known[place];
        }
    }
    [[gnu::noinline]] void add_known(key& k, std::size_t place, const row_batch& b,
                                     std::size_t row) {
        if (place >= k.known.size()) k.known.resize(place + 1, no_number);
        k.known[place] = k.texts.find_or_add(std::string_view{text_of_known(k.kind, b, row)});
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
    row_batch::values<std::uint32_t> numbers_; // of one key's texts
};

} // namespace mulct::bulk
