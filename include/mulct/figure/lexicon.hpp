#pragma once
/// What a word means beside a number, by language. The words are data: data/words/*.csv, from which
/// lexicon_table.hpp is generated.

#include <mulct/figure/bytes.hpp>
#include <mulct/figure/lexicon_table.hpp>
#include <mulct/figure/word_meaning.hpp>
#include <mulct/money/currency.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace mulct {
namespace detail {

/// data/make_words.py computes the same, so a change here is one there. Eight bytes a step; the
/// last step takes the last eight again, so that no byte is read alone.
[[nodiscard]] constexpr std::uint64_t word_hash(std::string_view word) noexcept {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U; // 2^64 / golden ratio: odd, well mixed
    const char* const text = word.data();
    const std::size_t size = word.size();
    std::uint64_t hash = size * factor;
    const auto mix = [&](std::uint64_t bytes) {
        hash = (hash ^ bytes) * factor;
        hash ^= hash >> 32U;
    };
    if (size >= 8) {
        for (std::size_t i = 0; i + 8 < size; i += 8)
            mix(load_bytes<8>(text + i));
        mix(load_bytes<8>(text + size - 8));
    } else if (size >= 4) {
        mix(load_bytes<4>(text) | load_bytes<4>(text + size - 4) << 32U);
    } else if (size > 0) {
        mix(load_bytes<1>(text) | load_bytes<1>(text + size / 2) << 8U |
            load_bytes<1>(text + size - 1) << 16U);
    }
    return hash * factor;
}

} // namespace detail

/// The meanings of a word, or of words with single spaces between; `folded` is in lower case and
/// without accents, as `folded_word` makes it. Empty for a word that has none.
[[nodiscard]] constexpr std::span<const word_meaning> find_word(std::string_view folded) noexcept {
    if (folded.size() > detail::longest_word) return {};
    const std::uint64_t hash = detail::word_hash(folded);
    const auto tag = static_cast<std::uint8_t>(hash);
    const std::uint64_t bucket = hash >> detail::bucket_shift;
    const std::size_t last = detail::bucket_starts[bucket + 1];
    for (std::size_t i = detail::bucket_starts[bucket]; i < last; ++i) {
        const detail::word_record& word = detail::word_records[i];
        if (word.tag == tag && word.size == folded.size() &&
            std::string_view{detail::word_text[word.part] + word.text, word.size} == folded) {
            return {detail::word_meanings + word.meanings, word.meaning_count};
        }
    }
    return {};
}

/// The currencies of a candidate list, the likeliest first.
[[nodiscard]] constexpr std::span<const currency> candidate_list(std::uint16_t place) noexcept {
    const std::size_t first = detail::candidate_starts[place];
    const std::size_t last = detail::candidate_starts[place + std::size_t{1}];
    return std::span{detail::candidates}.subspan(first, last - first);
}

} // namespace mulct
