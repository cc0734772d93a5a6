#pragma once
/// The languages that figures are read in.

#include <mulct/base/names.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct {

/// Portuguese is two languages here: a bilhão of Brazil is 10^9, a bilião of Portugal 10^12.
enum class language : std::uint8_t {
    en,
    fr,
    de,
    es,
    it,
    pt,
    pt_PT,
    nl,
    pl,
    sv,
    da,
    nb,
    fi,
    cs,
    hu,
    ro
};

inline constexpr std::size_t language_count = 16;

/// As BCP 47 has them.
inline constexpr std::array<std::string_view, language_count> language_names{
    "en", "fr", "de", "es", "it", "pt", "pt-PT", "nl",
    "pl", "sv", "da", "nb", "fi", "cs", "hu",    "ro"};

[[nodiscard]] constexpr std::string_view to_string(language l) noexcept {
    return language_names[static_cast<std::size_t>(l)];
}

/// `unknown_word` for anything but a name.
[[nodiscard]] constexpr parsed<language> parse_language(std::string_view text) noexcept {
    return parse_name<language>(language_names, text);
}

/// A set of languages, one bit each.
using language_set = std::uint16_t;

[[nodiscard]] constexpr language_set set_of(language l) noexcept {
    return static_cast<language_set>(1U << static_cast<unsigned>(l));
}

inline constexpr language_set every_language = 0xFFFF;

} // namespace mulct
