#pragma once
/// The exact factor of each currency and day into one currency, with the cells that say which rate
/// it is: found when it is first asked for, once for all threads.

#include <mulct/bulk/cell_form.hpp>
#include <mulct/bulk/exact_factor.hpp>
#include <mulct/bulk/factor_table.hpp>
#include <mulct/bulk/plain_field.hpp>
#include <mulct/convert/conversion.hpp>
#include <mulct/number/quotient.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::bulk {

/// The digits of the rates that are written beside amounts: rounded half even to so many after the
/// point where they do not end before. Amounts are made from the exact ones.
inline constexpr int written_rate_places = 12;

/// What one unit at the start of a route is at its end, as it is written.
[[nodiscard]] inline decimal written_rate(const route& along) {
    const auto factor = factor_of(along);
    if (factor) {
        const auto rate = try_divide(factor->numerator, factor->denominator, written_rate_places,
                                     rounding::half_even);
        if (rate) return rate->normalized();
    }
    return cross_rate(along.legs).rounded(written_rate_places, rounding::half_even).normalized();
}

/// The cells of the rate and its day, or its days of an average, each with a separator before it.
/// What needs no published rate has no day: ",1.0659,2022-05-23", ",1,".
[[nodiscard]] inline std::string rate_cells(const route& along, const cell_form& form) {
    std::string text{form.separator};
    text += number_cell(written_rate(along), form) + form.separator;
    if (along.days) {
        text += to_string(along.days->first);
        if (along.days->count > 1) text += ".." + to_string(along.days->last);
    }
    return text;
}

class written_rates {
  public:
    static constexpr std::size_t longest_text = 47;

    /// Of a currency and day. Together they are what a cache holds in one line.
    struct alignas(64) entry {
        exact_factor factor{}; ///< its `times` is 0 where there is no rate, or none that fits
        std::array<char, longest_text> text{}; ///< its cells: all of it can be copied

        [[nodiscard]] std::size_t length() const noexcept {
            return length_.load(std::memory_order_relaxed);
        }

      private:
        friend class written_rates;
        std::atomic<std::uint8_t> length_ = 0; ///< 0 as long as it was not asked for
    };

    /// Amounts are rounded to `places` digits after the point. The sources must outlive it.
    written_rates(currency to, std::span<const rate_source* const> sources, const lookup& rule,
                  int places, const cell_form& form)
        : to_(to), sources_(sources), rule_(rule), places_(places), form_(form),
          pages_(currency::count() * pages_of_currency) {}

    [[nodiscard]] currency to() const noexcept { return to_; }
    [[nodiscard]] int places() const noexcept { return places_; }

    /// For a currency's index and the place of a day. Threads may ask at the same time.
    [[nodiscard, gnu::always_inline]] const entry& find(std::uint16_t from, std::uint32_t place) {
        const page* const p = page_of(from, place).load(std::memory_order_acquire);
        if (p != nullptr) [[likely]] {
            const entry& e = (*p)[place % days_of_page];
            if (e.length_.load(std::memory_order_acquire) != 0) [[likely]]
                return e;
        }
        return add(from, place);
    }

    /// Asks for what `find` will look at.
    [[gnu::always_inline]] void prefetch(std::uint16_t from, std::uint32_t place) const noexcept {
        const page* const p = page_of(from, place).load(std::memory_order_acquire);
        if (p != nullptr) __builtin_prefetch(&(*p)[place % days_of_page]);
    }

  private:
    static constexpr std::size_t days_of_page = 512;
    static constexpr std::size_t pages_of_currency = plain_days / days_of_page + 1;
    static constexpr std::uint8_t no_text = 0xFF;
    using page = std::array<entry, days_of_page>;

    [[nodiscard]] std::atomic<page*>& page_of(std::uint16_t from, std::uint32_t place) noexcept {
        return pages_[from * pages_of_currency + place / days_of_page];
    }
    [[nodiscard]] const std::atomic<page*>& page_of(std::uint16_t from,
                                                    std::uint32_t place) const noexcept {
        return pages_[from * pages_of_currency + place / days_of_page];
    }

    /// Who is first writes an entry; its length, written last, lets the others read it.
    [[gnu::noinline]] const entry& add(std::uint16_t from, std::uint32_t place) {
        const std::lock_guard lock{mutex_};
        std::atomic<page*>& known = page_of(from, place);
        page* p = known.load(std::memory_order_relaxed);
        if (p == nullptr) {
            owned_.push_back(std::make_unique<page>());
            p = owned_.back().get();
            known.store(p, std::memory_order_release);
        }
        entry& e = (*p)[place % days_of_page];
        if (e.length() == 0) fill(e, currency::at(from), place);
        return e;
    }

    void fill(entry& e, currency from, std::uint32_t place) const {
        std::uint8_t length = no_text;
        const day on = first_plain_day + static_cast<std::int32_t>(place);
        if (const auto along = find_route(from, to_, sources_, on, rule_)) {
            const auto rate = factor_of(*along);
            const auto factor = rate ? make_factor(*rate, places_) : std::nullopt;
            const std::string text = factor ? rate_cells(*along, form_) : std::string{};
            if (factor && text.size() <= longest_text) {
                e.factor = *factor;
                text.copy(e.text.data(), longest_text);
                length = static_cast<std::uint8_t>(text.size());
            }
        }
        e.length_.store(length, std::memory_order_release);
    }

    currency to_;
    std::span<const rate_source* const> sources_;
    lookup rule_;
    int places_;
    cell_form form_;
    std::vector<std::atomic<page*>> pages_;
    std::mutex mutex_; // of those who add
    std::vector<std::unique_ptr<page>> owned_;
};

} // namespace mulct::bulk
