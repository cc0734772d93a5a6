#pragma once
/// 128-bit integers as the compilers give them, and the powers of ten they hold. Boost's integers
/// are wider but cost seconds to include; a coefficient needs no more than this.

#include <array>
#include <cstdint>
#include <optional>

namespace mulct {

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

namespace detail {

/// 10^38 is the largest power of ten below 2^127.
inline constexpr int max_power_of_ten = 38;

inline constexpr auto powers_of_ten = [] {
    std::array<uint128, max_power_of_ten + 1> powers{};
    uint128 p = 1;
    for (auto& power : powers) {
        power = p;
        p *= 10; // after 10^38 this wraps, and is not used
    }
    return powers;
}();

/// 10^n for n in 0..38.
[[nodiscard]] constexpr uint128 power_of_ten(int n) noexcept {
    return powers_of_ten[static_cast<std::size_t>(n)];
}

/// |x|, for every x: the magnitude of the least value fits the unsigned type.
[[nodiscard]] constexpr uint128 magnitude(int128 x) noexcept {
    return x < 0 ? uint128{0} - static_cast<uint128>(x) : static_cast<uint128>(x);
}

/// a * b where it fits 128 bits. Unsigned on purpose: the signed built-in calls a function that
/// is not in every compiler's runtime library.
[[nodiscard]] constexpr std::optional<uint128> multiplied(uint128 a, uint128 b) noexcept {
    uint128 product = 0;
    if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
    return product;
}

/// How many decimal digits `x` has; 0 has one.
[[nodiscard]] constexpr int digits_of(uint128 x) noexcept {
    int n = 1;
    while (n <= max_power_of_ten && x >= power_of_ten(n))
        ++n;
    return n;
}

} // namespace detail
} // namespace mulct
