#pragma once
/// The language of a stretch of text, guessed from its short function words.

#include <mulct/figure/fold.hpp>
#include <mulct/figure/language.hpp>
#include <mulct/figure/lexicon.hpp>
#include <mulct/figure/tokens.hpp>
#include <mulct/figure/word_search.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mulct::detail {

inline constexpr prefix_filter<std::size_t{1} << 14> marker_words{{word_kind::marker}, 1};

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
        if (word->text.size() > 6 || !marker_words.may_begin_at(text, word->first)) continue;
        for (const word_meaning& m : find_word(folded_word{word->text}.view())) {
            if (m.kind != word_kind::marker) continue;
            for (std::size_t l = 0; l < language_count; ++l)
                votes[l] += m.languages >> l & 1;
            if (const auto l = leader(enough)) return l;
        }
    }
    return leader(1);
}

} // namespace mulct::detail
