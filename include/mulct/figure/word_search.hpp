#pragma once
/// Which words of a text may matter to an amount, told by their first four letters, so that most
/// words are never looked up.

#include <mulct/base/ascii.hpp>
#include <mulct/figure/fold.hpp>
#include <mulct/figure/lexicon.hpp>
#include <mulct/figure/tokens.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace mulct {
namespace detail {

/// A word's first four letters, lower case, as a number; a shorter word's letters and zeros. Bytes
/// after the end of the text count as no letters. `is_ascii` is false, and the rest meaningless,
/// where one of the four is above ASCII.
struct word_key {
    std::uint32_t letters = 0;
    bool is_ascii = true;
};

[[nodiscard]] constexpr bool is_ascii_letter(std::uint32_t b) noexcept {
    return (b | 0x20U) - 'a' < 26U;
}

[[nodiscard]] constexpr word_key key_of(std::string_view text, std::size_t at) noexcept {
    word_key key;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto b = static_cast<std::uint32_t>(byte_at(text, at + i));
        if (is_ascii_letter(b)) {
            key.letters |= (b | 0x20U) << 8 * i;
        } else {
            key.is_ascii = letter_length(text, at + i) == 0;
            break;
        }
    }
    return key;
}

/// One bit for each hash of the letters that begin a word of some kinds.
template <std::size_t Bits>
class prefix_filter {
  public:
    constexpr explicit prefix_filter(std::initializer_list<word_kind> kinds,
                                     std::size_t least_letters) noexcept {
        for (const word_record& w : word_records) {
            const std::string_view text{word_text[w.part] + w.text, w.size};
            if (w.size >= least_letters && is_any_of(w, kinds)) add(text);
        }
    }

    /// Every word of the phrases of some kinds, not only the first.
    constexpr void add_words_of(std::initializer_list<word_kind> kinds) noexcept {
        for (const word_record& w : word_records) {
            if (!is_any_of(w, kinds)) continue;
            std::string_view text{word_text[w.part] + w.text, w.size};
            for (std::size_t end = 0; end != std::string_view::npos;) {
                end = text.find(' ');
                add(text.substr(0, end));
                if (end != std::string_view::npos) text.remove_prefix(end + 1);
            }
        }
    }

    constexpr void add(std::string_view word) noexcept { add_key(key_of(word, 0).letters); }
    constexpr void add_key(std::uint32_t letters) noexcept {
        const std::uint32_t h = hash(letters);
        bits_[h / 64] |= std::uint64_t{1} << h % 64;
    }

    [[nodiscard]] constexpr bool may_have(std::uint32_t letters) const noexcept {
        const std::uint32_t h = hash(letters);
        return (bits_[h / 64] >> h % 64 & 1U) != 0;
    }

    /// Whether a word of these kinds may begin at `at`; accents are folded first.
    [[nodiscard]] constexpr bool may_begin_at(std::string_view text,
                                              std::size_t at) const noexcept {
        const word_key key = key_of(text, at);
        if (key.is_ascii) return may_have(key.letters);
        // four letters have eight bytes at most
        return may_have(key_of(folded_word{text.substr(at, 8)}.view(), 0).letters);
    }

  private:
    [[nodiscard]] static constexpr std::uint32_t hash(std::uint32_t letters) noexcept {
        constexpr std::uint32_t golden = 0x9E3779B1U; // 2^32 / golden ratio
        return (letters * golden) >> (32 - std::countr_zero(Bits));
    }
    [[nodiscard]] static constexpr bool is_any_of(const word_record& w,
                                                  std::initializer_list<word_kind> kinds) noexcept {
        for (std::size_t i = 0; i < w.meaning_count; ++i) {
            for (const word_kind k : kinds) {
                if (word_meanings[w.meanings + i].kind == k) return true;
            }
        }
        return false;
    }

    std::array<std::uint64_t, Bits / 64> bits_{};
};

/// The first four bytes of a text in lower case, or three where the fourth is no letter. A letter
/// above ASCII is two of them, as it stands: the filter below has such words by their bytes.
[[nodiscard]] constexpr std::uint32_t raw_key(std::uint32_t bytes) noexcept {
    const std::uint32_t fourth = bytes >> 24;
    const std::uint32_t lower = bytes | 0x20202020U;
    const bool begins_letter = fourth >= 0xC3 && fourth <= 0xDF;
    const bool is_letter =
        is_ascii_letter(fourth) || begins_letter || (bytes >> 16 & 0xFFU) >= 0xC3;
    return is_letter ? lower : lower & 0xFFFFFFU;
}

/// What a number in words can stand before.
inline constexpr prefix_filter<std::size_t{1} << 16> unit_words = [] {
    prefix_filter<std::size_t{1} << 16> filter{
        {word_kind::currency, word_kind::subunit, word_kind::scale}, 3};
    for (const std::string_view word :
         {"d\u00F3lar", "c\u00E9ntimo", "z\u0142oty", "\u00F6re", "\u00F8re"}) {
        std::uint32_t bytes = 0;
        for (std::size_t i = 0; i < 4; ++i)
            bytes |= byte_at(word, i) << 8 * i;
        filter.add_key(raw_key(bytes));
    }
    return filter;
}();

} // namespace detail

/// Hands the places of words in [first, last) that may be units or scales to `sink`, in order.
/// Words begin after a space, a line break, a quotation mark, an opening bracket or a hyphen.
template <class Sink>
void for_each_unit_word(std::string_view text, std::size_t first, std::size_t last, Sink&& sink) {
    const auto look = [&](std::size_t start) {
        if (start + 4 > text.size()) { // at the very end, a byte at a time
            if (detail::unit_words.may_begin_at(text, start)) sink(start);
            return;
        }
        std::uint32_t bytes = 0;
        if constexpr (std::endian::native == std::endian::little) {
            std::memcpy(&bytes, text.data() + start, 4);
        } else {
            for (std::size_t i = 0; i < 4; ++i)
                bytes |= detail::byte_at(text, start + i) << 8 * i;
        }
        if (detail::unit_words.may_have(detail::raw_key(bytes))) sink(start);
    };
    std::size_t at = first;
#if defined(__SSE2__)
    const __m128i hyphen = _mm_set1_epi8(0x2D);
    for (; at + 16 <= last; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const __m128i is_space = _mm_cmpeq_epi8(_mm_min_epu8(bytes, hyphen), bytes);
        auto ends = static_cast<unsigned>(_mm_movemask_epi8(is_space));
        for (; ends != 0; ends &= ends - 1)
            look(at + static_cast<std::size_t>(std::countr_zero(ends)) + 1);
    }
#endif
    for (; at < last; ++at) {
        if (static_cast<unsigned char>(text[at]) <= 0x2D) look(at + 1);
    }
}

} // namespace mulct
