#pragma once
/// Amounts in the prices of another year, by the consumer prices of their currency's area.

#include <mulct/money/currency.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/stats/price_table.hpp>

#include <optional>
#include <string_view>

namespace mulct {

/// The year whose prices amounts are put into, and whether that happens in their own currency,
/// before they are converted, or in that of the figures.
struct price_basis {
    int year;
    bool before_conversion = false;
};

/// Prices that are not known: of an area, or of one of its years (none where the year of an amount
/// is not known itself).
struct price_gap {
    currency area;
    std::optional<int> year;
};

/// The index of a year, averaged over its months, in the units of its publisher. Of EUR, GBP and
/// USD, for years that are complete.
[[nodiscard]] inline result<ratio, price_gap> price_level(currency area, int year) {
    for (const detail::price_year& p : detail::price_years) {
        if (p.currency == area.code() && p.year == year) {
            return decimal::make(p.sum, p.scale).value() / decimal{int{p.months}};
        }
    }
    return failed(price_gap{area, year});
}

/// Who publishes the prices of a currency's area; empty where none are known.
[[nodiscard]] constexpr std::string_view price_source_of(currency area) noexcept {
    for (const detail::price_source& s : detail::price_sources) {
        if (s.currency == area.code()) return s.title;
    }
    return {};
}

/// An amount of one year in the prices of another: times the one index, by the other.
[[nodiscard]] inline result<ratio, price_gap> in_prices_of(const decimal& amount, currency area,
                                                           int from, int to) {
    const auto before = price_level(area, from);
    if (!before) return failed(before.error());
    const auto after = price_level(area, to);
    if (!after) return failed(after.error());
    return ratio{amount} * *after / *before;
}

} // namespace mulct
