#pragma once
/// A text as the scanner goes over it: its spaces and words, its language, and the phrases that
/// stand before and after an amount.

#include <mulct/base/ascii.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/figure/fold.hpp>
#include <mulct/figure/language.hpp>
#include <mulct/figure/language_guess.hpp>
#include <mulct/figure/lexicon.hpp>
#include <mulct/figure/tokens.hpp>
#include <mulct/figure/word_list.hpp>
#include <mulct/figure/word_search.hpp>
#include <mulct/money/currency.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace mulct {

/// What the reader knows of a text.
struct scan_options {
    std::optional<language> spoken; ///< else guessed from the words around an amount
    std::optional<currency> usual;  ///< what a bare $, kr or "francs" means, where it may mean it
};

namespace detail {

/// The words of phrases that stand before an amount.
inline constexpr prefix_filter<std::size_t{1} << 14> leading_words = [] {
    prefix_filter<std::size_t{1} << 14> filter{{}, 1};
    filter.add_words_of({word_kind::hedge, word_kind::opener});
    return filter;
}();

/// The words with which phrases begin that stand after one.
inline constexpr prefix_filter<std::size_t{1} << 14> trailing_words{
    {word_kind::hedge_after, word_kind::rider}, 1};

/// The lowest of the readers that the scanner is made of. Each reads what it can of the text at
/// hand, and the next one builds on it.
class scan_text {
  protected:
    scan_text(std::string_view text, const scan_options& options) noexcept
        : text_(text), options_(options) {}

    [[nodiscard]] char byte(std::size_t i) const noexcept {
        return i < text_.size() ? text_[i] : '\0';
    }
    [[nodiscard]] std::size_t after_space(std::size_t i) const noexcept {
        return i + space_length(text_, i);
    }
    [[nodiscard]] std::size_t before_space(std::size_t i) const noexcept {
        return i - space_length_before(text_, i, floor_);
    }

    /// Past one space, or a hyphen that joins words ("5-million-euro").
    [[nodiscard]] std::size_t after_gap(std::size_t i) const noexcept {
        if (byte(i) == '-' && is_letter_at(text_, i + 1)) return i + 1;
        return after_space(i);
    }

    /// The option, or what the words around a place say; looked up only where something depends
    /// on it, and once for a stretch of text.
    [[nodiscard]] std::optional<language> language_at(std::size_t place) const noexcept {
        if (options_.spoken) return options_.spoken;
        constexpr std::size_t stretch = 1024; // bytes
        constexpr std::size_t before = 256;
        const std::size_t number = place / stretch + 1;
        if (guessed_stretch_ != number) {
            const std::size_t first = (number - 1) * stretch;
            const std::size_t from = first < before ? 0 : first - before;
            guess_ = guess_language(text_.substr(from, first + stretch + before - from));
            guessed_stretch_ = number;
        }
        return guess_;
    }

    /// What a word of the text means, whatever its case and accents.
    [[nodiscard]] static std::span<const word_meaning> meanings_of(std::string_view word) noexcept {
        return find_word(folded_word{word}.view());
    }

    [[nodiscard]] const word_meaning* meaning_of(std::span<const word_meaning> meanings,
                                                 word_kind kind, std::size_t place) const noexcept {
        const word_meaning* found = nullptr;
        for (const word_meaning& m : meanings) {
            if (m.kind != kind) continue;
            if (found == nullptr) {
                found = &m;
            } else if (m.value != found->value || m.currencies != found->currencies) {
                // they differ: the language decides, and the first is for those that say nothing
                const auto spoken = language_at(place);
                const language_set here = spoken ? set_of(*spoken) : language_set{0};
                for (const word_meaning& candidate : meanings) {
                    if (candidate.kind == kind && (candidate.languages & here) != 0) {
                        return &candidate;
                    }
                }
                return found;
            }
        }
        return found;
    }

    [[nodiscard]] static bool is_and(std::string_view word) noexcept {
        constexpr word_list ands{std::array<std::string_view, 12>{
            "and", "et", "und", "y", "e", "en", "och", "og", "i", "si", "ja", "es"}};
        return word.size() <= 3 && ands.contains(folded_word{word}.view());
    }

    /// Whether a word is one of the text's language, as far as that is known.
    [[nodiscard]] bool is_spoken(const word_meaning& m, std::size_t place) const noexcept {
        if (m.languages == every_language) return true;
        const auto spoken = language_at(place);
        return !spoken || (m.languages & set_of(*spoken)) != 0;
    }

    /// The longest phrase of up to three words from `at` on that has a meaning of that kind.
    [[nodiscard]] std::pair<const word_meaning*, std::size_t>
    phrase_at(std::size_t at, word_kind kind, std::string_view prefix = {}) const noexcept {
        folded_word phrase{prefix};
        std::pair<const word_meaning*, std::size_t> found{nullptr, at};
        for (int n = 0; n < 3; ++n) {
            const std::size_t start = n == 0 ? at : after_gap(at);
            const auto word = token_at(text_, start);
            if (!word || (n > 0 && start == at)) break;
            if (n > 0) phrase.append(" ");
            phrase.append(word->text);
            at = start + word->text.size();
            for (const word_meaning& m : find_word(phrase.view())) {
                if (m.kind == kind && is_spoken(m, at)) found = {&m, at};
            }
        }
        return found;
    }

    /// The longest phrase of up to three words that ends before byte `end`.
    [[nodiscard]] std::pair<const word_meaning*, std::size_t>
    phrase_before(std::size_t end, word_kind kind) const noexcept {
        std::pair<const word_meaning*, std::size_t> found{nullptr, end};
        std::array<token, 3> taken{};
        std::size_t count = 0;
        for (std::size_t i = end; count < taken.size();) {
            if (count == 0 && i > floor_ && text_[i - 1] == '.') --i; // "ca."
            const auto word = token_before(text_, i, floor_);
            if (!word || !leading_words.may_begin_at(text_, word->first)) break;
            taken[count++] = *word;
            folded_word phrase;
            for (std::size_t k = count; k-- > 0;) {
                phrase.append(taken[k].text);
                if (k > 0) phrase.append(" ");
            }
            for (const word_meaning& m : find_word(phrase.view())) {
                if (m.kind == kind && is_spoken(m, end)) found = {&m, word->first};
            }
            const std::size_t next = word->first - space_length_before(text_, word->first, floor_);
            if (next == word->first) break;
            i = next;
        }
        return found;
    }

    /// The longest phrase of up to three words that ends at `end`, and where it begins.
    [[nodiscard]] std::pair<const word_meaning*, std::size_t>
    phrase_ending(std::size_t end, word_kind kind) const noexcept {
        std::pair<const word_meaning*, std::size_t> found{nullptr, end};
        std::size_t at = end;
        for (int n = 0; n < 3; ++n) {
            const auto word = token_before(text_, at, 0);
            if (!word) break;
            const auto phrase = phrase_at(word->first, kind);
            if (phrase.first != nullptr && phrase.second == end)
                found = {phrase.first, word->first};
            at = before_space(word->first);
        }
        return found;
    }

    [[nodiscard]] hedge hedge_around(std::size_t first, std::size_t last) const noexcept {
        if (byte(last) == '+') return hedge::over;
        const std::size_t end = before_space(first);
        if (end > floor_) {
            switch (text_[end - 1]) {
            case '~': return hedge::about;
            case '>': return hedge::over;
            case '<': return hedge::up_to;
            default: break;
            }
            const std::string_view before = text_.substr(floor_, end - floor_);
            if (before.ends_with("\u2248")) return hedge::about; // almost equal
            if (before.ends_with("\u2265")) return hedge::over;
            if (before.ends_with("\u2264")) return hedge::up_to;
            const auto phrase = phrase_before(end, word_kind::hedge);
            if (phrase.first != nullptr) return static_cast<hedge>(phrase.first->value);
        }
        const std::size_t next = after_space(last);
        if (next == last || !trailing_words.may_begin_at(text_, next)) return hedge::none;
        const auto phrase = phrase_at(next, word_kind::hedge_after);
        return phrase.first != nullptr ? static_cast<hedge>(phrase.first->value) : hedge::none;
    }

    [[nodiscard]] std::pair<rider, std::size_t> rider_at(std::size_t last) const noexcept {
        const bool slash = byte(last) == '/';
        const std::size_t next = slash ? last + 1 : after_gap(last);
        if (next == last || (!slash && !trailing_words.may_begin_at(text_, next))) {
            return {rider::none, last};
        }
        const auto phrase = phrase_at(next, word_kind::rider, slash ? "per " : "");
        if (phrase.first == nullptr) return {rider::none, last};
        return {static_cast<rider>(phrase.first->value), phrase.second};
    }

    std::string_view text_;
    const scan_options& options_;
    std::size_t floor_ = 0; ///< the end of the last figure: nothing before it is looked at

  private:
    mutable std::optional<language> guess_;   ///< of the stretch of text last asked about
    mutable std::size_t guessed_stretch_ = 0; ///< its number from 1; 0 for none yet
};

} // namespace detail
} // namespace mulct
