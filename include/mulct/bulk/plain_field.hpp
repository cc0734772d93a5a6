#pragma once
/// The usual forms of amounts and days in a cell, read eight bytes at a time. What is written in
/// any other way is for the strict readers, which say what is wrong with it or read it.

#include <mulct/number/int128.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace mulct::bulk {

namespace detail {

/// Eight bytes as one word, the first lowest. They must be there.
[[gnu::always_inline]] inline std::uint64_t load_word(const char* bytes) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

inline constexpr std::uint64_t eight_zeros = 0x3030'3030'3030'3030; // "00000000"

/// Whether eight bytes are digits: of '0' to '9' the upper half is 3, also after adding 6.
[[nodiscard]] constexpr bool are_digits(std::uint64_t word) noexcept {
    constexpr std::uint64_t upper = 0xF0F0'F0F0'F0F0'F0F0;
    return (word & upper) == eight_zeros && ((word + 0x0606'0606'0606'0606) & upper) == eight_zeros;
}

/// The number of eight digits: pairs, then fours, then all, each in one product. The upper half of
/// each sum is what is kept.
[[nodiscard]] constexpr std::uint64_t number_of(std::uint64_t digits) noexcept {
    digits -= eight_zeros;
    digits = (digits * 10 + (digits >> 8)) & 0x00FF'00FF'00FF'00FF;
    digits = (digits * 100 + (digits >> 16)) & 0x0000'FFFF'0000'FFFF;
    return (digits * 10'000 + (digits >> 32)) & 0xFFFF'FFFF;
}

/// `count` bytes (1 to 8) with zeros before them.
[[nodiscard]] constexpr std::uint64_t with_leading_zeros(std::uint64_t word,
                                                         std::size_t count) noexcept {
    const auto missing = static_cast<unsigned>(8 - count) * 8;
    return missing == 0 ? word : word << missing | eight_zeros >> (64 - missing);
}

} // namespace detail

/// Bytes that may be read beyond the end of a field: those who hold text keep them readable.
inline constexpr std::size_t readable_beyond = 32;

/// A cell's text. Of a quoted one it is what stands between the quotes, where each quote is
/// doubled.
struct cell {
    const char* first;
    std::size_t length;
    bool is_quoted = false;
};

/// An amount in hundredths.
struct plain_amount {
    std::uint64_t hundredths;
    bool is_plain; ///< else the number says nothing
};

/// The longest amount that is read here.
inline constexpr std::size_t longest_plain_amount = 16;

/// Reads digits without a leading zero, alone (up to 14) or with the decimal mark and two digits
/// after it (up to 13). `readable_beyond` bytes after the cell can be read.
[[nodiscard, gnu::always_inline]] inline plain_amount read_plain_amount(cell c,
                                                                        char mark) noexcept {
    constexpr plain_amount other{0, false};
    if (c.length == 0 || c.length > longest_plain_amount) return other;
    // no branch depends on how many digits there are or on whether there is a mark: rows differ
    const bool has_mark = c.length > 3 && c.first[c.length - 3] == mark;
    const std::size_t whole = c.length - (has_mark ? 3 : 0);
    const char* const end = c.first + c.length;
    const unsigned tens = has_mark ? static_cast<unsigned>(end[-2]) - '0' : 0U;
    const unsigned ones = has_mark ? static_cast<unsigned>(end[-1]) - '0' : 0U;
    // the digits as the last of sixteen
    const auto missing = static_cast<unsigned>(16 - whole) * 8;
    uint128 digits = uint128{detail::load_word(c.first + 8)} << 64 | detail::load_word(c.first);
    constexpr uint128 zeros = uint128{detail::eight_zeros} << 64 | detail::eight_zeros;
    digits = (digits << (missing & 127U)) | (~(~uint128{0} << (missing & 127U)) & zeros);
    const auto upper = static_cast<std::uint64_t>(digits);
    const auto lower = static_cast<std::uint64_t>(digits >> 64);
    const unsigned wrong = unsigned{whole > 14} + unsigned{tens > 9} + unsigned{ones > 9} +
                           unsigned{!detail::are_digits(upper)} +
                           unsigned{!detail::are_digits(lower)} +
                           unsigned{c.first[0] == '0'} * unsigned{whole > 1};
    const std::uint64_t number = detail::number_of(upper) * 100'000'000 + detail::number_of(lower);
    return {number * 100 + tens * 10 + ones, wrong == 0};
}

/// The first and the last year of days that have a place here.
inline constexpr int first_plain_year = 1970;
inline constexpr int last_plain_year = 2099;

/// A day of those years: its place from their first one, and its year and month in months from
/// there.
struct plain_day {
    std::uint32_t place;
    std::uint32_t month; ///< none from `plain_months` on
};
inline constexpr std::uint32_t plain_months = (last_plain_year - first_plain_year + 1) * 12;

namespace detail {

struct month_days {
    std::uint16_t first; ///< the place of its first day
    std::uint8_t count;
};

inline constexpr auto plain_month_table = [] {
    std::array<month_days, plain_months> months{};
    std::uint32_t place = 0;
    for (std::uint32_t m = 0; m < plain_months; ++m) {
        const int year = first_plain_year + static_cast<int>(m / 12);
        const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        constexpr std::array<std::uint8_t, 12> lengths{31, 28, 31, 30, 31, 30,
                                                       31, 31, 30, 31, 30, 31};
        const auto count = static_cast<std::uint8_t>(lengths[m % 12] + (leap && m % 12 == 1));
        months[m] = {static_cast<std::uint16_t>(place), count};
        place += count;
    }
    return months;
}();

} // namespace detail

/// How many days there are from the first to the last.
inline constexpr std::uint32_t plain_days =
    detail::plain_month_table.back().first + detail::plain_month_table.back().count;
static_assert(plain_days <= 0xFFFF, "their places fit 16 bits");

/// Reads YYYY-MM-DD; a `month` of `plain_months` for any other text and for days out of range.
/// `readable_beyond` bytes after the cell can be read.
[[nodiscard, gnu::always_inline]] inline plain_day read_plain_day(cell c) noexcept {
    constexpr plain_day none{0, plain_months};
    if (c.length != 10) return none;
    // 2022-05-23 as 20220523: the year's four bytes, then the two pairs without their hyphens
    const std::uint64_t start = detail::load_word(c.first);   // 2022-05-
    const std::uint64_t end = detail::load_word(c.first + 2); // 22-05-23
    constexpr std::uint64_t hyphens = 0x2D00'002D'0000'0000;  // in the first word
    if ((start & 0xFF00'00FF'0000'0000) != hyphens) return none;
    std::uint64_t digits = (start & 0xFFFF'FFFF) | (start >> 40 & 0xFFFF) << 32 | (end >> 48) << 48;
    if (!detail::are_digits(digits)) return none;
    digits -= detail::eight_zeros;
    const std::uint64_t pairs = digits * 10 + (digits >> 8); // the even bytes are 20, 22, 05, 23
    const auto pair = [pairs](unsigned i) {
        return static_cast<std::uint32_t>(pairs >> i * 16 & 0xFF);
    };
    const std::uint32_t year = pair(0) * 100 + pair(1);
    const std::uint32_t month = pair(2);
    const std::uint32_t day = pair(3);
    if (year < static_cast<std::uint32_t>(first_plain_year) ||
        year > static_cast<std::uint32_t>(last_plain_year) || month == 0 || month > 12) {
        return none;
    }
    const std::uint32_t m = (year - static_cast<std::uint32_t>(first_plain_year)) * 12 + month - 1;
    const detail::month_days days = detail::plain_month_table[m];
    if (day == 0 || day > days.count) return none;
    return {days.first + day - 1, m};
}

} // namespace mulct::bulk
