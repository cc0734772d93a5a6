#pragma once
/// The language of a stretch of text, guessed from its short function words.

#include <mulct/figure/fold.hpp>
#include <mulct/figure/language.hpp>
#include <mulct/figure/lexicon.hpp>
#include <mulct/figure/tokens.hpp>
#include <mulct/figure/word_list.hpp>
#include <mulct/figure/word_meaning.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mulct::detail {

/// The languages that have a short word among those that tell them, found by the word as a number.
class marker_table {
  public:
    static constexpr std::size_t longest = 6; ///< bytes of the longest such word

    consteval marker_table() {
        for (const word_record& w : word_records) {
            for (std::size_t i = 0; i < w.meaning_count; ++i) {
                const word_meaning& m = word_meanings[w.meanings + i];
                const std::string_view text{word_text[w.part] + w.text, w.size};
                if (m.kind == word_kind::marker && text.size() <= longest) add(text, m.languages);
            }
        }
    }

    [[nodiscard]] constexpr language_set find(std::string_view folded) const noexcept {
        const std::uint64_t word = packed(folded);
        for (std::size_t at = place_of(word);; at = (at + 1) % size) {
            if (entries_[at].word == word || entries_[at].word == 0) return entries_[at].languages;
        }
    }

  private:
    struct entry {
        std::uint64_t word = 0; ///< 0 where there is none
        language_set languages = 0;
    };
    static constexpr std::size_t size = 2048; // a power of two, several times the words

    [[nodiscard]] static constexpr std::size_t place_of(std::uint64_t word) noexcept {
        constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U; // 2^64 / golden ratio
        return static_cast<std::size_t>((word * golden) >> (64 - std::countr_zero(size)));
    }
    consteval void add(std::string_view text, language_set languages) {
        if (2 * ++count_ > size) throw "too many words: make the table larger";
        const std::uint64_t word = packed(text);
        std::size_t at = place_of(word);
        while (entries_[at].word != 0 && entries_[at].word != word)
            at = (at + 1) % size;
        entries_[at].word = word;
        entries_[at].languages = static_cast<language_set>(entries_[at].languages | languages);
    }

    std::array<entry, size> entries_{};
    std::size_t count_ = 0;
};

inline constexpr marker_table marker_words;

/// The language of a text, by its short function words: the one that is two such words ahead of all
/// others, as soon as one is; else the first of those that have most, if there is but one.
[[nodiscard]] inline std::optional<language> guess_language(std::string_view text) noexcept {
    constexpr int enough = 3; // words ahead
    std::array<int, language_count> votes{};
    const auto leader = [&](int lead) -> std::optional<language> {
        const auto best = std::max_element(votes.begin(), votes.end());
        const auto first = static_cast<std::size_t>(best - votes.begin());
        if (*best < 2) return std::nullopt; // one word is in too many languages
        for (std::size_t l = 0; l < language_count; ++l) {
            // the two kinds of Portuguese have most of their words in common
            const bool portuguese = first == static_cast<std::size_t>(language::pt) &&
                                    l == static_cast<std::size_t>(language::pt_PT);
            if (l != first && !portuguese && votes[l] + lead > *best) return std::nullopt;
        }
        return static_cast<language>(first);
    };
    for (token_reader reader{text}; const auto word = reader.next();) {
        if (word->text.size() > marker_table::longest) continue;
        const language_set languages = marker_words.find(folded_word{word->text}.view());
        if (languages == 0) continue;
        for (std::size_t l = 0; l < language_count; ++l)
            votes[l] += languages >> l & 1;
        if (const auto l = leader(enough)) return l;
    }
    return leader(1);
}

} // namespace mulct::detail
