#pragma once
/// How often a source publishes.

#include <mulct/base/error.hpp>
#include <mulct/base/names.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct {

enum class frequency : std::uint8_t {
    daily,   ///< a rate is of its day, and stands until the next publication day
    monthly, ///< a rate is for a calendar month, and is written under the month's first day
};

inline constexpr std::array<std::string_view, 2> frequency_names{"daily", "monthly"};

[[nodiscard]] constexpr std::string_view to_string(frequency f) noexcept {
    return frequency_names[static_cast<std::size_t>(f)];
}

/// `unknown_word` for anything but a name.
[[nodiscard]] constexpr parsed<frequency> parse_frequency(std::string_view text) noexcept {
    return parse_name<frequency>(frequency_names, text);
}

} // namespace mulct
