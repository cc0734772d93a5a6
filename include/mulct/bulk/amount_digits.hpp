#pragma once
/// Writing amounts: the digits of a whole number of minor units, eight at a time.

#include <mulct/bulk/cell_form.hpp>
#include <mulct/number/int128.hpp>

#include <array>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace mulct::bulk {

namespace detail {

/// The eight digits of a number below 10^8, zeros before it, the first in the lowest byte: fours,
/// then pairs, then all, each in one product. 10486 / 2^20 is 1/100 for numbers below 10^4, and
/// 103 / 2^10 is 1/10 for those below 100.
[[nodiscard]] constexpr std::uint64_t digits_of_eight(std::uint64_t number) noexcept {
    const std::uint64_t fours = number / 10'000 | number % 10'000 << 32;
    const std::uint64_t hundreds = (fours * 10'486 >> 20) & 0x0000'007F'0000'007F;
    const std::uint64_t pairs = hundreds | (fours - hundreds * 100) << 16;
    const std::uint64_t tens = (pairs * 103 >> 10) & 0x000F'000F'000F'000F;
    return (tens | (pairs - tens * 10) << 8) + 0x3030'3030'3030'3030;
}

/// Writes the digits of a number below 10^16 and returns their end. 16 bytes can be written there.
[[gnu::always_inline]] inline char* write_digits(std::uint64_t number, char* to) noexcept {
    constexpr std::uint64_t upper_half = 100'000'000;
    // as if there were always sixteen: how many a number has differs from row to row
    const std::uint64_t first = digits_of_eight(number / upper_half);
    const std::uint64_t last = digits_of_eight(number % upper_half);
    constexpr std::uint64_t zeros = 0x3030'3030'3030'3030;
    const auto leading = number >= upper_half
                             ? std::countr_zero(first ^ zeros) / 8
                             : 8 + std::countr_zero((last ^ zeros) | 1ULL << 56) / 8;
    uint128 digits = uint128{last} << 64 | first;
    digits >>= static_cast<unsigned>(leading) * 8;
    std::array<std::uint64_t, 2> words{static_cast<std::uint64_t>(digits),
                                       static_cast<std::uint64_t>(digits >> 64)};
    if constexpr (std::endian::native == std::endian::big) {
        words = {__builtin_bswap64(words[0]), __builtin_bswap64(words[1])};
    }
    std::memcpy(to, words.data(), sizeof words);
    return to + 16 - leading;
}

/// Any number with any number of places.
[[gnu::noinline]] inline char* write_long_amount(std::uint64_t units, std::size_t places,
                                                 char* to) noexcept {
    std::array<char, 20> digits; // 2^64 has as many
    const char* const last = std::to_chars(digits.data(), digits.data() + digits.size(), units).ptr;
    const auto length = static_cast<std::size_t>(last - digits.data());
    const std::size_t whole = length > places ? length - places : 0;
    const auto put = [&](const char* from, std::size_t count) {
        std::memcpy(to, from, count);
        to += count;
    };
    put(whole == 0 ? "0" : digits.data(), whole == 0 ? 1 : whole);
    if (places == 0) return to;
    *to++ = '.';
    for (std::size_t i = length; i < places; ++i)
        *to++ = '0';
    put(digits.data() + whole, length - whole);
    return to;
}

} // namespace detail

/// How many places an amount can be written with, and the bytes that the longest one needs, or
/// that are written beyond a shorter one.
inline constexpr int most_written_places = 38;
inline constexpr std::size_t amount_room = 2 + 38 + 16;

/// Writes an amount in units of 10^-places (0 to `most_written_places`), at least one digit before
/// the point, and returns its end. `amount_room` bytes can be written there.
[[gnu::always_inline]] inline char* write_amount(std::uint64_t units, int places,
                                                 char* to) noexcept {
    constexpr std::uint64_t limit = 10'000'000'000'000'000; // 10^16
    if (places == 2 && units / 100 < limit) [[likely]] {
        to = detail::write_digits(units / 100, to);
        const auto cents = static_cast<unsigned>(units % 100);
        to[0] = '.';
        to[1] = static_cast<char>('0' + cents / 10);
        to[2] = static_cast<char>('0' + cents % 10);
        return to + 3;
    }
    if (places == 0 && units < limit) return detail::write_digits(units, to);
    return detail::write_long_amount(units, static_cast<std::size_t>(places), to);
}

/// The same as a table has it, which takes two bytes more.
[[gnu::always_inline]] inline char* write_amount(std::uint64_t units, int places,
                                                 const cell_form& form, char* to) noexcept {
    const bool is_quoted = places > 0 && form.quotes_fractions();
    *to = '"';
    to = write_amount(units, places, to + (is_quoted ? 1 : 0));
    if (places > 0) to[-1 - places] = to_char(form.mark);
    *to = '"';
    return to + (is_quoted ? 1 : 0);
}

} // namespace mulct::bulk
