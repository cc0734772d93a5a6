#pragma once
/// The rounding policies. Each lossy step names one at the call; there is no default here.

#include <mulct/base/names.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct {

/// Where a value between two neighbours of the wanted precision goes. The names are those of
/// IEEE 754-2019, 4.3, and of ISO/IEC 10967; ties in half_up and half_down go by magnitude, so
/// that -x rounds to the negative of what x rounds to.
enum class rounding : std::uint8_t {
    half_even,   ///< to the nearest, ties to the even digit (bankers' rounding)
    half_up,     ///< to the nearest, ties away from zero (Regulation (EC) No 1103/97, Art. 5)
    half_down,   ///< to the nearest, ties toward zero
    toward_zero, ///< cut off
    away,        ///< away from zero, if anything is cut off
    floor,       ///< to the lesser neighbour
    ceiling,     ///< to the greater neighbour
};

inline constexpr std::array<std::string_view, 7> rounding_names{
    "half-even", "half-up", "half-down", "toward-zero", "away", "floor", "ceiling"};

/// The policy's name in options and receipts.
[[nodiscard]] constexpr std::string_view to_string(rounding policy) noexcept {
    return rounding_names[static_cast<std::size_t>(policy)];
}

/// `unknown_word` for anything but a name.
[[nodiscard]] constexpr parsed<rounding> parse_rounding(std::string_view text) noexcept {
    return parse_name<rounding>(rounding_names, text);
}

namespace detail {

/// Whether a magnitude that was cut off goes up by one unit of its last digit.
/// `odd`: the last digit kept is odd. `rest`: the part cut off against half a unit.
/// `exact`: nothing was cut off.
[[nodiscard]] constexpr bool rounds_up_magnitude(rounding policy, bool negative, bool odd,
                                                 std::strong_ordering rest, bool exact) noexcept {
    if (exact) return false;
    switch (policy) {
    case rounding::half_even: return rest > 0 || (rest == 0 && odd);
    case rounding::half_up: return rest >= 0;
    case rounding::half_down: return rest > 0;
    case rounding::toward_zero: return false;
    case rounding::away: return true;
    case rounding::floor: return negative;
    case rounding::ceiling: return !negative;
    }
    return false;
}

} // namespace detail
} // namespace mulct
