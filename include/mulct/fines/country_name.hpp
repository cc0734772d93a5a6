#pragma once
/// Countries by the names that English texts give them.

#include <mulct/figure/fold.hpp>
#include <mulct/fines/country.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace mulct {
namespace detail {

/// Names folded, as lists of fines have them: the countries of Europe and those with laws that
/// their authorities fine under. Several names may mean one country.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 103> country_names{{
    {"albania", "AL"},
    {"andorra", "AD"},
    {"argentina", "AR"},
    {"armenia", "AM"},
    {"australia", "AU"},
    {"austria", "AT"},
    {"azerbaijan", "AZ"},
    {"belarus", "BY"},
    {"belgium", "BE"},
    {"bosnia and herzegovina", "BA"},
    {"brazil", "BR"},
    {"bulgaria", "BG"},
    {"canada", "CA"},
    {"chile", "CL"},
    {"china", "CN"},
    {"colombia", "CO"},
    {"croatia", "HR"},
    {"cyprus", "CY"},
    {"czech republic", "CZ"},
    {"czechia", "CZ"},
    {"denmark", "DK"},
    {"egypt", "EG"},
    {"england", "GB"},
    {"estonia", "EE"},
    {"european union", "EU"},
    {"eu", "EU"},
    {"faroe islands", "FO"},
    {"finland", "FI"},
    {"france", "FR"},
    {"georgia", "GE"},
    {"germany", "DE"},
    {"gibraltar", "GI"},
    {"great britain", "GB"},
    {"greece", "GR"},
    {"greenland", "GL"},
    {"guernsey", "GG"},
    {"holland", "NL"},
    {"hong kong", "HK"},
    {"hungary", "HU"},
    {"iceland", "IS"},
    {"india", "IN"},
    {"indonesia", "ID"},
    {"ireland", "IE"},
    {"isle of man", "IM"},
    {"israel", "IL"},
    {"italy", "IT"},
    {"japan", "JP"},
    {"jersey", "JE"},
    {"kazakhstan", "KZ"},
    {"kenya", "KE"},
    {"korea", "KR"},
    {"latvia", "LV"},
    {"liechtenstein", "LI"},
    {"lithuania", "LT"},
    {"luxembourg", "LU"},
    {"malaysia", "MY"},
    {"malta", "MT"},
    {"mexico", "MX"},
    {"moldova", "MD"},
    {"monaco", "MC"},
    {"montenegro", "ME"},
    {"morocco", "MA"},
    {"netherlands", "NL"},
    {"new zealand", "NZ"},
    {"nigeria", "NG"},
    {"north macedonia", "MK"},
    {"norway", "NO"},
    {"pakistan", "PK"},
    {"peru", "PE"},
    {"philippines", "PH"},
    {"poland", "PL"},
    {"portugal", "PT"},
    {"republic of ireland", "IE"},
    {"republic of korea", "KR"},
    {"romania", "RO"},
    {"russia", "RU"},
    {"russian federation", "RU"},
    {"san marino", "SM"},
    {"saudi arabia", "SA"},
    {"serbia", "RS"},
    {"singapore", "SG"},
    {"slovak republic", "SK"},
    {"slovakia", "SK"},
    {"slovenia", "SI"},
    {"south africa", "ZA"},
    {"south korea", "KR"},
    {"spain", "ES"},
    {"sweden", "SE"},
    {"switzerland", "CH"},
    {"taiwan", "TW"},
    {"thailand", "TH"},
    {"the netherlands", "NL"},
    {"tunisia", "TN"},
    {"turkey", "TR"},
    {"turkiye", "TR"},
    {"uk", "GB"},
    {"ukraine", "UA"},
    {"united arab emirates", "AE"},
    {"united kingdom", "GB"},
    {"united states", "US"},
    {"united states of america", "US"},
    {"uruguay", "UY"},
    {"usa", "US"},
}};

} // namespace detail

/// The code of a country written as one, in capitals, or by its English name, however its letters
/// are; none if it is neither.
[[nodiscard]] constexpr std::optional<std::string_view>
find_country(std::string_view text) noexcept {
    for (std::size_t i = 0; i < country_codes.size(); i += 3) {
        if (country_codes.substr(i, 2) == text) return country_codes.substr(i, 2);
    }
    const folded_word name{text};
    for (const auto& [known, code] : detail::country_names) {
        if (known == name.view()) return code;
    }
    return std::nullopt;
}

} // namespace mulct
