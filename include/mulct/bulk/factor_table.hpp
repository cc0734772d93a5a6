#pragma once
/// The exact factor of each currency and day into one currency, found when it is first asked for.

#include <mulct/bulk/exact_factor.hpp>
#include <mulct/bulk/plain_field.hpp>
#include <mulct/convert/conversion.hpp>
#include <mulct/convert/route_walk.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace mulct::bulk {

/// The first of the days that have a place.
inline constexpr day first_plain_day = *day_of(first_plain_year, 1, 1);

class factor_table {
  public:
    /// Whether it knows which factors were asked for.
    enum class remembered : bool { nothing, what_was_asked };

    /// Amounts are rounded to `places` digits after the point. The sources must outlive it.
    factor_table(currency to, std::span<const rate_source* const> sources, const lookup& rule,
                 int places, remembered what = remembered::nothing)
        : to_(to), sources_(sources), rule_(rule), places_(places),
          walks_(what == remembered::nothing), pages_(currency::count() * pages_of_currency) {}

    /// For a currency's index and the place of a day. Its `times` is 0 where there is no rate, or
    /// none that fits.
    [[nodiscard, gnu::always_inline]] const exact_factor& find(std::uint16_t from,
                                                               std::uint32_t place) {
        const exact_factor& f = *known(from, place);
        return f.over != 0 ? f : add(from, place);
    }

    /// What `find` looks at first, and asks the machine for it: its `over` is 0 where it is not
    /// known yet. It stays where it is.
    [[nodiscard, gnu::always_inline]] const exact_factor*
    known(std::uint16_t from, std::uint32_t place) const noexcept {
        const page* const p = pages_[from * pages_of_currency + place / days_of_page].get();
        const exact_factor* const f = p != nullptr ? &p->factors[place % days_of_page] : &not_known;
        __builtin_prefetch(f);
        return f;
    }

    /// All currencies and days whose factors were asked for and found, where that is remembered.
    template <class Visit>
    void for_each_used(Visit visit) const {
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            if (pages_[i] == nullptr) continue;
            const auto from = currency::at(static_cast<std::uint16_t>(i / pages_of_currency));
            const std::size_t first = i % pages_of_currency * days_of_page;
            for (std::size_t d = 0; d < days_of_page; ++d) {
                if (pages_[i]->factors[d].times == 0) continue;
                visit(from, first_plain_day + static_cast<std::int32_t>(first + d));
            }
        }
    }

  private:
    static constexpr std::size_t days_of_page = 1024;
    static constexpr std::size_t pages_of_currency = plain_days / days_of_page + 1;
    static constexpr unsigned asked_one_by_one = 16;
    struct page {
        std::array<exact_factor, days_of_page> factors{}; ///< `over` 0 where none was looked for
        unsigned asked = 0;                               ///< how many were looked for
    };

    [[gnu::noinline]] const exact_factor& add(std::uint16_t from, std::uint32_t place) {
        const auto page_place = static_cast<std::uint32_t>(place / days_of_page);
        std::unique_ptr<page>& p = pages_[from * pages_of_currency + page_place];
        if (p == nullptr) p = std::make_unique<page>();
        // where some are asked for, there will be more: it takes less to find them all at once
        if (walks_ && ++p->asked == asked_one_by_one) fill(*p, currency::at(from), page_place);
        exact_factor& f = p->factors[place % days_of_page];
        if (f.over == 0) f = make(currency::at(from), day_at(place));
        return f;
    }

    /// Those that a walk along the first source's days finds.
    void fill(page& p, currency from, std::uint32_t page_place) const {
        if (sources_.empty()) return;
        const day first = day_at(static_cast<std::uint32_t>(page_place * days_of_page));
        const day_range days{first, first + static_cast<std::int32_t>(days_of_page - 1)};
        walk_routes(from, to_, *sources_.front(), days, rule_,
                    [&](day_range run, const fraction& rate) {
                        std::fill(p.factors.begin() + (run.first - first),
                                  p.factors.begin() + (run.last - first) + 1,
                                  make_factor(rate, places_).value_or(no_factor));
                    });
    }

    [[nodiscard]] static day day_at(std::uint32_t place) noexcept {
        return first_plain_day + static_cast<std::int32_t>(place);
    }

    static constexpr exact_factor no_factor{0, 1};
    static constexpr exact_factor not_known{};

    [[nodiscard]] exact_factor make(currency from, day on) const {
        const auto along = find_route(from, to_, sources_, on, rule_);
        if (!along) return no_factor;
        const auto rate = factor_of(*along);
        return rate ? make_factor(*rate, places_).value_or(no_factor) : no_factor;
    }

    currency to_;
    std::span<const rate_source* const> sources_;
    lookup rule_;
    int places_;
    bool walks_;
    std::vector<std::unique_ptr<page>> pages_;
};

} // namespace mulct::bulk
