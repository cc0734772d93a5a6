#pragma once
/// Some bytes of a text as one number, to work on all of them at once.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace mulct::detail {

/// `Count` bytes from `at` on, at most 8, the first the lowest.
template <std::size_t Count>
[[nodiscard]] constexpr std::uint64_t load_bytes(const char* at) noexcept {
    std::uint64_t bytes = 0;
    if (std::endian::native == std::endian::little && !std::is_constant_evaluated()) {
        std::memcpy(&bytes, at, Count); // one instruction, which the loop below does not become
        return bytes;
    }
    for (std::size_t i = 0; i < Count; ++i) {
        bytes |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    }
    return bytes;
}

/// The reverse.
template <std::size_t Count>
constexpr void store_bytes(char* at, std::uint64_t bytes) noexcept {
    if (std::endian::native == std::endian::little && !std::is_constant_evaluated()) {
        std::memcpy(at, &bytes, Count);
        return;
    }
    for (std::size_t i = 0; i < Count; ++i) {
        at[i] = static_cast<char>(static_cast<unsigned char>(bytes >> (8 * i)));
    }
}

/// 0x80 in every byte.
inline constexpr std::uint64_t high_bits = 0x8080808080808080U;

/// Eight bytes of ASCII in lower case.
[[nodiscard]] constexpr std::uint64_t lower_bytes(std::uint64_t bytes) noexcept {
    // Each sum carries into its own high bit only: from A on, and past Z.
    constexpr std::uint64_t ones = 0x0101010101010101U;
    const std::uint64_t from_a = bytes + ones * (0x80 - 'A');
    const std::uint64_t past_z = bytes + ones * (0x7F - 'Z');
    return bytes | (from_a & ~past_z & high_bits) >> 2U; // 0x80 >> 2 is what parts a from A
}

} // namespace mulct::detail
