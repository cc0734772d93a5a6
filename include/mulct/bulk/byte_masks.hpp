#pragma once
/// Which of many bytes are what, 64 bytes to a mask, by each of the ways a machine may have.

#include <mulct/bulk/plain_field.hpp>
#include <mulct/bulk/processor.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#if MULCT_HAS_X86_PATHS
#include <immintrin.h>
#endif

namespace mulct::bulk::detail {

/// How many bytes one mask is of, and how many masks are made before they are used.
inline constexpr std::size_t masked_bytes = 64;
inline constexpr std::size_t masks_at_once = 32;

/// One bit for each of 64 bytes, the first byte's lowest.
struct byte_masks {
    using list = std::array<std::uint64_t, masks_at_once>;
    list separators;
    list line_feeds;
    list returns; ///< CR
    list quotes;
    list beyond_ascii;
    list zeros;
};

/// Bytes of UTF-8: those that can only be the first of two, and those that go on with a character.
struct character_masks {
    std::uint64_t first_of_two;
    std::uint64_t later;
};

/// Keeps compilers from gathering values that are ready one after the other into a vector, only to
/// store them at once: that takes longer than the stores.
[[gnu::always_inline]] inline void keep_apart(std::uint32_t& value) noexcept {
    __asm__("" : "+r"(value));
}

/// Asks for text that will soon be read. Machines that see by themselves what is read in order stop
/// at the end of each page.
[[gnu::always_inline]] inline void prefetch_ahead(const char* text) noexcept {
    constexpr std::uintptr_t soon = 1024;
    __builtin_prefetch(
        reinterpret_cast<const void*>(reinterpret_cast<std::uintptr_t>(text) + soon));
}

/// Writes the places of the bits that are set, `base` added. Most groups have few bits, so that a
/// fixed number of steps without a branch is quicker than a loop that ends where the bits do; what
/// is written beyond the last one is overwritten by the next group.
[[gnu::always_inline]] inline std::uint32_t* write_places(std::uint64_t bits, std::uint32_t base,
                                                          std::uint32_t* to) noexcept {
    const auto count = std::popcount(bits);
    const auto write = [&](int first, int last) {
        for (int i = first; i < last; ++i) {
            std::uint32_t place = base + static_cast<std::uint32_t>(std::countr_zero(bits));
            keep_apart(place);
            to[i] = place;
            bits &= bits - 1;
        }
    };
    write(0, 8);
    if (count > 8) [[unlikely]] {
        write(8, 16);
        if (count > 16) write(16, count);
    }
    return to + count;
}

/// In whole words.
struct portable_masks {
    /// The masks of so many times 64 bytes.
    static void read(const char* text, std::size_t count, char separator,
                     byte_masks& into) noexcept {
        for (std::size_t i = 0; i < count; ++i, text += masked_bytes) {
            std::uint64_t separators = 0;
            std::uint64_t line_feeds = 0;
            std::uint64_t returns = 0;
            std::uint64_t quotes = 0;
            std::uint64_t beyond_ascii = 0;
            std::uint64_t zeros = 0;
            for (unsigned w = 0; w < 8; ++w) {
                const std::uint64_t word = load_word(text + w * 8);
                separators |= equal(word, separator) << w * 8;
                line_feeds |= equal(word, '\n') << w * 8;
                returns |= equal(word, '\r') << w * 8;
                quotes |= equal(word, '"') << w * 8;
                zeros |= equal(word, '\0') << w * 8;
                beyond_ascii |= gathered(word & high_bits) << w * 8;
            }
            into.separators[i] = separators;
            into.line_feeds[i] = line_feeds;
            into.returns[i] = returns;
            into.quotes[i] = quotes;
            into.beyond_ascii[i] = beyond_ascii;
            into.zeros[i] = zeros;
        }
    }

    /// Of 64 bytes.
    [[nodiscard]] static character_masks read_characters(const char* text) noexcept {
        character_masks found{};
        for (unsigned w = 0; w < 8; ++w) {
            const std::uint64_t word = load_word(text + w * 8);
            // 110xxxxx, but for the two that would be of a character of one byte; and 10xxxxxx
            const std::uint64_t two = word & word << 1 & ~(word << 2) & high_bits;
            const std::uint64_t overlong = equal(word & ~ones, '\xC0');
            found.first_of_two |= (gathered(two) & ~overlong) << w * 8;
            found.later |= gathered(word & ~(word << 1) & high_bits) << w * 8;
        }
        return found;
    }

    /// Each bit becomes the parity of those up to it: of quotes, which bytes are inside of a pair,
    /// the first quote included.
    [[nodiscard]] static std::uint64_t running_parity(std::uint64_t bits) noexcept {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        bits ^= bits << 32;
        return bits;
    }

    /// Writes the places of the bits that are set, `base` added, and says where the next one goes.
    /// There is room for 64 of them, whatever there are.
    [[nodiscard]] static std::uint32_t* put_places(std::uint64_t bits, std::uint32_t base,
                                                   std::uint32_t* to) noexcept {
        return write_places(bits, base, to);
    }

  private:
    static constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    static constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;

    /// The high bits of eight bytes as eight bits. The product moves the bit of byte b to 56 + b,
    /// and no two others to one place.
    static constexpr std::uint64_t gathered(std::uint64_t high) noexcept {
        return (high >> 7) * 0x0102'0408'1020'4080 >> 56;
    }
    /// Which of eight bytes are `c`. A byte of `different` is 0 exactly where neither its lower
    /// seven bits, carried into the eighth by + 0x7F, nor its eighth bit are set.
    static constexpr std::uint64_t equal(std::uint64_t word, char c) noexcept {
        const std::uint64_t different = word ^ ones * static_cast<unsigned char>(c);
        const std::uint64_t carried = (different & ~high_bits) + (ones * 0x7F);
        return gathered(~(carried | different) & high_bits);
    }
};

#if MULCT_HAS_X86_PATHS
/// A product without carries by all ones adds up, for each bit, those up to it.
[[MULCT_AVX2]] inline std::uint64_t parity_by_product(std::uint64_t bits) noexcept {
    const __m128i product =
        _mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<long long>(bits)), _mm_set1_epi8(-1), 0);
    return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
}

/// In registers of 32 bytes.
struct avx2_masks {
    [[MULCT_AVX2]] static void read(const char* text, std::size_t count, char separator,
                                    byte_masks& into) noexcept {
        const __m256i separators = _mm256_set1_epi8(separator);
        const __m256i line_feeds = _mm256_set1_epi8('\n');
        const __m256i returns = _mm256_set1_epi8('\r');
        const __m256i quotes = _mm256_set1_epi8('"');
        const __m256i zero = _mm256_setzero_si256();
        for (std::size_t i = 0; i < count; ++i, text += masked_bytes) {
            const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
            const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + 32));
            prefetch_ahead(text);
            into.separators[i] =
                both(_mm256_cmpeq_epi8(low, separators), _mm256_cmpeq_epi8(high, separators));
            into.line_feeds[i] =
                both(_mm256_cmpeq_epi8(low, line_feeds), _mm256_cmpeq_epi8(high, line_feeds));
            into.returns[i] =
                both(_mm256_cmpeq_epi8(low, returns), _mm256_cmpeq_epi8(high, returns));
            into.quotes[i] = both(_mm256_cmpeq_epi8(low, quotes), _mm256_cmpeq_epi8(high, quotes));
            into.beyond_ascii[i] = both(low, high);
            into.zeros[i] = both(_mm256_cmpeq_epi8(low, zero), _mm256_cmpeq_epi8(high, zero));
        }
    }
    [[nodiscard, MULCT_AVX2]] static character_masks read_characters(const char* text) noexcept {
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + 32));
        const __m256i after_later = _mm256_set1_epi8('\xC0');
        return {both(is_first_of_two(low), is_first_of_two(high)),
                both(_mm256_cmpgt_epi8(after_later, low), _mm256_cmpgt_epi8(after_later, high))};
    }
    [[nodiscard, MULCT_AVX2]] static std::uint64_t running_parity(std::uint64_t bits) noexcept {
        return parity_by_product(bits);
    }
    [[nodiscard, MULCT_AVX2]] static std::uint32_t*
    put_places(std::uint64_t bits, std::uint32_t base, std::uint32_t* to) noexcept {
        return write_places(bits, base, to);
    }

  private:
    /// Compared as signed numbers.
    [[MULCT_AVX2, gnu::always_inline]] static inline __m256i
    is_first_of_two(__m256i bytes) noexcept {
        return _mm256_and_si256(_mm256_cmpgt_epi8(bytes, _mm256_set1_epi8('\xC1')),
                                _mm256_cmpgt_epi8(_mm256_set1_epi8('\xE0'), bytes));
    }
    [[MULCT_AVX2, gnu::always_inline]] static inline std::uint64_t both(__m256i low,
                                                                        __m256i high) noexcept {
        return std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(low))} |
               std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32;
    }
};

/// In registers of 64 bytes.
struct avx512_masks {
    [[MULCT_AVX512]] static void read(const char* text, std::size_t count, char separator,
                                      byte_masks& into) noexcept {
        const __m512i separators = _mm512_set1_epi8(separator);
        const __m512i line_feeds = _mm512_set1_epi8('\n');
        const __m512i returns = _mm512_set1_epi8('\r');
        const __m512i quotes = _mm512_set1_epi8('"');
        for (std::size_t i = 0; i < count; ++i, text += masked_bytes) {
            const __m512i bytes = _mm512_loadu_si512(text);
            prefetch_ahead(text);
            into.separators[i] = _mm512_cmpeq_epi8_mask(bytes, separators);
            into.line_feeds[i] = _mm512_cmpeq_epi8_mask(bytes, line_feeds);
            into.returns[i] = _mm512_cmpeq_epi8_mask(bytes, returns);
            into.quotes[i] = _mm512_cmpeq_epi8_mask(bytes, quotes);
            into.beyond_ascii[i] = _mm512_movepi8_mask(bytes);
            into.zeros[i] = _mm512_testn_epi8_mask(bytes, bytes);
        }
    }
    [[nodiscard, MULCT_AVX512]] static character_masks read_characters(const char* text) noexcept {
        const __m512i bytes = _mm512_loadu_si512(text);
        return {_mm512_cmplt_epu8_mask(_mm512_sub_epi8(bytes, _mm512_set1_epi8('\xC2')),
                                       _mm512_set1_epi8(0xDF - 0xC2 + 1)),
                _mm512_cmplt_epi8_mask(bytes, _mm512_set1_epi8('\xC0'))};
    }
    [[nodiscard, MULCT_AVX512]] static std::uint64_t running_parity(std::uint64_t bits) noexcept {
        return parity_by_product(bits);
    }
    /// The numbers 0 to 63 as bytes, of which those stay whose bits are set.
    [[nodiscard, MULCT_AVX512]] static std::uint32_t*
    put_places(std::uint64_t bits, std::uint32_t base, std::uint32_t* to) noexcept {
        const __m512i numbers = _mm512_load_si512(&byte_numbers);
        const __m512i bases = _mm512_set1_epi32(static_cast<int>(base));
        const __m512i places = _mm512_maskz_compress_epi8(bits, numbers);
        const auto count = std::popcount(bits);
        put_sixteen(sixteen<0>(places), bases, to);
        if (count > 16) [[unlikely]] {
            put_sixteen(sixteen<1>(places), bases, to + 16);
            put_sixteen(sixteen<2>(places), bases, to + 32);
            put_sixteen(sixteen<3>(places), bases, to + 48);
        }
        return to + count;
    }

  private:
    // Masks of all ones, because what the plain forms begin with is undefined, of which GCC 12
    // warns.
    template <int Quarter>
    [[nodiscard, MULCT_AVX512, gnu::always_inline]] static inline __m128i
    sixteen(__m512i places) noexcept {
        return _mm512_maskz_extracti32x4_epi32(0xF, places, Quarter);
    }
    [[MULCT_AVX512, gnu::always_inline]] static inline void
    put_sixteen(__m128i places, __m512i bases, std::uint32_t* to) noexcept {
        _mm512_storeu_si512(to,
                            _mm512_add_epi32(bases, _mm512_maskz_cvtepu8_epi32(0xFFFF, places)));
    }

    struct alignas(masked_bytes) number_list {
        std::array<std::uint8_t, masked_bytes> numbers;
    };
    static constexpr number_list byte_numbers = [] {
        number_list list{};
        for (std::size_t i = 0; i < masked_bytes; ++i)
            list.numbers[i] = static_cast<std::uint8_t>(i);
        return list;
    }();
};
#endif

} // namespace mulct::bulk::detail
