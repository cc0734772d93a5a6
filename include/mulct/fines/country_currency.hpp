#pragma once
/// The currency of a country on a day, as far as fines are given in it.

#include <mulct/base/day.hpp>
#include <mulct/money/currency.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mulct {
namespace detail {

struct country_money {
    std::string_view country;
    std::string_view code;
    std::int32_t euro_from = 0; ///< the day it changed to the euro; 0: not since 2009
};

/// The euro of those that had it by 2008, and what the others have. Days are counted from
/// 1970-01-01: Slovakia 2009, Estonia 2011, Latvia 2014, Lithuania 2015, Croatia 2023, Bulgaria
/// 2026, each on 1 January.
inline constexpr std::array<country_money, 62> country_moneys{{
    {"AD", "EUR"}, {"AE", "AED"},        {"AR", "ARS"},        {"AT", "EUR"},
    {"AU", "AUD"}, {"BE", "EUR"},        {"BG", "BGN", 20454}, {"BR", "BRL"},
    {"CA", "CAD"}, {"CH", "CHF"},        {"CL", "CLP"},        {"CN", "CNY"},
    {"CO", "COP"}, {"CY", "EUR"},        {"CZ", "CZK"},        {"DE", "EUR"},
    {"DK", "DKK"}, {"EE", "EEK", 14975}, {"ES", "EUR"},        {"EU", "EUR"},
    {"FI", "EUR"}, {"FO", "DKK"},        {"FR", "EUR"},        {"GB", "GBP"},
    {"GG", "GBP"}, {"GI", "GIP"},        {"GL", "DKK"},        {"GR", "EUR"},
    {"HK", "HKD"}, {"HR", "HRK", 19358}, {"HU", "HUF"},        {"IE", "EUR"},
    {"IL", "ILS"}, {"IM", "GBP"},        {"IN", "INR"},        {"IS", "ISK"},
    {"IT", "EUR"}, {"JE", "GBP"},        {"JP", "JPY"},        {"KR", "KRW"},
    {"LI", "CHF"}, {"LT", "LTL", 16436}, {"LU", "EUR"},        {"LV", "LVL", 16071},
    {"MC", "EUR"}, {"MT", "EUR"},        {"MX", "MXN"},        {"NL", "EUR"},
    {"NO", "NOK"}, {"NZ", "NZD"},        {"PL", "PLN"},        {"PT", "EUR"},
    {"RO", "RON"}, {"RS", "RSD"},        {"SE", "SEK"},        {"SG", "SGD"},
    {"SI", "EUR"}, {"SK", "SKK", 14245}, {"SM", "EUR"},        {"TR", "TRY"},
    {"UA", "UAH"}, {"US", "USD"},
}};

} // namespace detail

/// None where the list does not have the country.
[[nodiscard]] constexpr std::optional<currency> currency_of_country(std::string_view country,
                                                                    day on) noexcept {
    for (const detail::country_money& m : detail::country_moneys) {
        if (m.country != country) continue;
        const bool euro = m.euro_from != 0 && on >= day{m.euro_from};
        return *currency::find(euro ? std::string_view{"EUR"} : m.code);
    }
    return std::nullopt;
}

} // namespace mulct
