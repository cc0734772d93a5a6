#pragma once
/// The next digit of a text, eight bytes at a time.

#include <mulct/base/ascii.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mulct {

/// The place of the first digit of ASCII at or after `at`; the text's size if there is none.
[[nodiscard]] inline std::size_t find_digit(std::string_view text, std::size_t at) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    if constexpr (std::endian::native == std::endian::little) {
        for (; at + 8 <= text.size(); at += 8) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, text.data() + at, 8);
            // a digit's byte becomes 0 to 9; adding 0x76 to any more sets its highest bit, as it is
            // set in bytes above ASCII; no sum carries into the next byte
            const std::uint64_t from_zero = bytes ^ (ones * '0');
            const std::uint64_t above = ((from_zero & (ones * 0x7F)) + ones * 0x76) | from_zero;
            const std::uint64_t digits = ~above & (ones * 0x80);
            if (digits != 0) return at + static_cast<std::size_t>(std::countr_zero(digits)) / 8;
        }
    }
    while (at < text.size() && !ascii::is_digit(text[at]))
        ++at;
    return at;
}

} // namespace mulct
