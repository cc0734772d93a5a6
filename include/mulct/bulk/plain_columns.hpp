#pragma once
/// Amounts and days of many rows in their usual forms, a column at a time, with the widest
/// registers that the machine has. The answers are those of `read_plain_amount` and
/// `read_plain_day`.

#include <mulct/bulk/plain_field.hpp>
#include <mulct/bulk/processor.hpp>
#include <mulct/bulk/row_columns.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#if MULCT_HAS_X86_PATHS
#include <immintrin.h>
#endif

namespace mulct::bulk {

/// One column of some rows: the cell of row i is between the marks `rows[i]` and `rows[i] + 1`.
struct column {
    const char* text;
    const std::uint32_t* marks; ///< from the column's first one on
    const std::uint32_t* rows;
    std::size_t count;
    bool is_last; ///< of its row, whose line end may have a CR

    [[nodiscard, gnu::always_inline]] cell operator[](std::size_t i) const noexcept {
        return at(i, is_last);
    }
    /// The same where it is known whether the column is the last.
    [[nodiscard, gnu::always_inline]] cell at(std::size_t i, bool is_last_column) const noexcept {
        const std::uint32_t* const mark = marks + rows[i];
        return cell_between(text, mark[0] + 1, mark[1], is_last_column);
    }
};

/// What is read of a column: one value a row, and whether the row is in another form.
struct amounts_of_rows {
    std::uint64_t* hundredths;
    bool* is_other; ///< set or left as it is
};
struct days_of_rows {
    std::uint32_t* places;
    std::uint32_t* months;
    bool* is_other;
};

namespace detail {

inline void read_amounts_portable(const column& c, char mark, const amounts_of_rows& to) noexcept {
    for (std::size_t i = 0; i < c.count; ++i) {
        const plain_amount read = read_plain_amount(c[i], mark);
        to.hundredths[i] = read.hundredths;
        to.is_other[i] |= !read.is_plain;
    }
}

inline void read_days_portable(const column& c, const days_of_rows& to) noexcept {
    for (std::size_t i = 0; i < c.count; ++i) {
        const plain_day read = read_plain_day(c[i]);
        to.places[i] = read.place;
        to.months[i] = read.month;
        to.is_other[i] |= read.month == plain_months;
    }
}

#if MULCT_HAS_X86_PATHS

/// Where the sixteen digits of an amount in hundredths come from, by twice its length and whether
/// it has a mark: its last digit last, without the mark or with two zeros after it. Above 127 is
/// zero.
struct alignas(16) digit_places {
    std::array<std::uint8_t, 16> from;
};
inline constexpr auto digits_of_amounts = [] {
    std::array<digit_places, 2 * (longest_plain_amount + 2)> table{};
    for (std::size_t length = 0; length <= longest_plain_amount + 1; ++length) {
        for (const bool has_mark : {false, true}) {
            auto& from = table[2 * length + (has_mark ? 1 : 0)].from;
            from.fill(0x80);
            std::size_t to = has_mark ? 16 : 14;
            for (std::size_t i = length; i-- > 0 && to > 0;) {
                // a mark that nothing stands before stays, and is no digit
                if (has_mark && length > 3 && i == length - 3) continue;
                from[--to] = static_cast<std::uint8_t>(i);
            }
        }
    }
    return table;
}();

/// Sixteen digits, each below 10: pairs, then fours, then eights, then all.
[[MULCT_AVX2, gnu::always_inline]] inline std::uint64_t number_of_sixteen(__m128i digits) noexcept {
    const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(0x010A));  // x 10, x 1
    const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x0001'0064)); // x 100, x 1
    const __m128i eights =
        _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(0x0001'2710)); // x 10^4, x 1
    const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    return (both & 0xFFFF'FFFF) * 100'000'000 + (both >> 32);
}

template <bool IsLast>
[[MULCT_AVX2]] inline void read_amounts_avx2(const column& c, char mark,
                                             const amounts_of_rows& to) noexcept {
    const __m128i marks = _mm_set1_epi8(mark);
    const __m128i zeros = _mm_set1_epi8('0');
    const __m128i nines = _mm_set1_epi8(9);
    for (std::size_t i = 0; i < c.count; ++i) {
        const cell amount = c.at(i, IsLast);
        const std::size_t length = std::min(amount.length, longest_plain_amount + 1);
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(amount.first));
        // whether the third byte from the end is one
        const auto found =
            static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, marks)));
        const std::uint32_t has_mark = found << 3 >> length & 1U;
        const auto* const from = &digits_of_amounts[2 * length + has_mark];
        const __m128i digits = _mm_shuffle_epi8(
            _mm_sub_epi8(bytes, zeros), _mm_load_si128(reinterpret_cast<const __m128i*>(from)));
        const auto right = static_cast<std::uint32_t>(
            _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(digits, nines), digits)));
        const unsigned wrong =
            unsigned{right != 0xFFFF} | unsigned{length - 1 >= 14 + 2 * has_mark} |
            (unsigned{amount.first[0] == '0'} & unsigned{length - 3 * has_mark > 1});
        to.hundredths[i] = number_of_sixteen(digits);
        to.is_other[i] |= wrong != 0;
    }
}

template <bool IsLast>
[[MULCT_AVX2]] inline void read_days_avx2(const column& c, const days_of_rows& to) noexcept {
    const __m128i form =
        _mm_setr_epi8('0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 0, 0, 0, 0, 0, 0);
    const __m128i most = _mm_setr_epi8(9, 9, 9, 9, 0, 9, 9, 0, 9, 9, -1, -1, -1, -1, -1, -1);
    // year and month as their digits are, then the day's, then nothing
    const __m128i order = _mm_setr_epi8(0, 1, 2, 3, 5, 6, -1, -1, 8, 9, -1, -1, -1, -1, -1, -1);
    for (std::size_t i = 0; i < c.count; ++i) {
        const cell date = c.at(i, IsLast);
        const __m128i bytes =
            _mm_sub_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(date.first)), form);
        const auto right = static_cast<std::uint32_t>(
            _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(bytes, most), bytes)));
        const __m128i pairs = // 20, 22, 5, 0, 23
            _mm_maddubs_epi16(_mm_shuffle_epi8(bytes, order), _mm_set1_epi16(0x010A));
        // 12 months a year: 20 x 1200 + 22 x 12, then 5
        const __m128i months = _mm_madd_epi16(pairs, _mm_setr_epi16(1200, 12, 1, 0, 0, 0, 0, 0));
        const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(months));
        const auto month = static_cast<std::uint32_t>(both >> 32);
        const auto day = static_cast<std::uint32_t>(_mm_extract_epi16(pairs, 4));
        //
        const std::uint32_t m =
            static_cast<std::uint32_t>(both) + month - 1 - 12U * first_plain_year;
        const bool is_right =
            date.length == 10 && right == 0xFFFF && month - 1 < 12 && m < plain_months;
        const month_days days = plain_month_table[m < plain_months ? m : 0];
        const bool is_day = is_right & (day - 1 < days.count);
        to.places[i] = days.first + day - 1;
        to.months[i] = is_day ? m : plain_months;
        to.is_other[i] |= !is_day;
    }
}
#endif

} // namespace detail

/// Reads amounts with this decimal mark. `readable_beyond` bytes after each cell can be read.
inline void read_amounts(const column& c, char mark, const amounts_of_rows& to,
                         instruction_set with = best_instruction_set()) noexcept {
#if MULCT_HAS_X86_PATHS
    if (with != instruction_set::portable) {
        return c.is_last ? detail::read_amounts_avx2<true>(c, mark, to)
                         : detail::read_amounts_avx2<false>(c, mark, to);
    }
#endif
    detail::read_amounts_portable(c, mark, to);
}

/// Reads days; `months` is `plain_months` for any other text and for days out of range.
inline void read_days(const column& c, const days_of_rows& to,
                      instruction_set with = best_instruction_set()) noexcept {
#if MULCT_HAS_X86_PATHS
    if (with != instruction_set::portable) {
        return c.is_last ? detail::read_days_avx2<true>(c, to)
                         : detail::read_days_avx2<false>(c, to);
    }
#endif
    detail::read_days_portable(c, to);
}

} // namespace mulct::bulk
