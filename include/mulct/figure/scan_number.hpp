#pragma once
/// Scale words beside a number, and numbers that are all words.

#include <mulct/figure/currency_sign.hpp>
#include <mulct/figure/scan_text.hpp>
#include <mulct/figure/written_number.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace mulct::detail {

/// A power of ten that may depend on the language: billion.
struct power {
    int value = 0;
    bool is_open = false; ///< the other reading is `other`
    int other = 0;
};

class scan_number : protected scan_text {
  protected:
    using scan_text::scan_text;

    [[nodiscard]] std::optional<power> power_of(std::span<const word_meaning> meanings,
                                                std::size_t place) const noexcept {
        std::optional<power> p;
        for (const word_meaning& m : meanings) {
            if (m.kind != word_kind::scale) continue;
            if (!p) {
                p = power{m.value, false, m.value};
            } else if (m.value != p->value) {
                p->is_open = true;
                p->other = m.value;
            }
        }
        if (!p || !p->is_open) return p;
        const auto spoken = language_at(place);
        for (const word_meaning& m : meanings) {
            if (m.kind != word_kind::scale || !spoken) continue;
            if ((m.languages & set_of(*spoken)) != 0) return power{m.value, false, m.value};
        }
        return p;
    }

    /// Takes scale words from `at` on: "million", "Mrd.", "mil millones", "lakh crore".
    [[nodiscard]] bool take_scale(std::size_t& at, power& scale, bool glued) const noexcept {
        bool any = false;
        for (int n = 0; n < 3; ++n) {
            const std::size_t start = glued && !any ? at : after_gap(at);
            if (!any && !glued && start == at) return false;
            if (any && start == at) break;
            const auto word = token_at(text_, start);
            if (!word) break;
            // a letter alone says how many only where it touches the number
            const bool touches = glued && !any;
            if (word->text.size() == 1 && !touches) break;
            const auto meanings = meanings_of(word->text);
            auto p = power_of(meanings, start);
            if (!p) break;
            if (p->is_open) p = power_before(meanings, start + word->text.size(), *p);
            scale.is_open = scale.is_open || p->is_open;
            scale.other += p->other;
            scale.value += p->value;
            at = start + word->text.size();
            // the point of an abbreviation, if something of the amount follows
            if (word->text.size() <= 4 && byte(at) == '.' && abbreviation_goes_on(at + 1)) ++at;
            any = true;
        }
        return any;
    }

    /// The open power of a word as the scale word after it has it: "mil" of "mil millones".
    [[nodiscard]] power power_before(std::span<const word_meaning> meanings, std::size_t at,
                                     power open) const noexcept {
        const auto word = token_at(text_, after_gap(at));
        if (!word) return open;
        for (const word_meaning& next : meanings_of(word->text)) {
            if (next.kind != word_kind::scale) continue;
            for (const word_meaning& m : meanings) {
                if (m.kind == word_kind::scale && (m.languages & next.languages) != 0) {
                    return {m.value, false, m.value};
                }
            }
        }
        return open;
    }

    [[nodiscard]] bool abbreviation_goes_on(std::size_t i) const noexcept {
        const std::size_t next = after_space(i);
        return sign_at(text_, next).has_value() || (next > i && token_at(text_, next).has_value());
    }

    /// A number in words: "two", "vingt-cinq mille", "fünfundzwanzig Millionen". A scale at its end
    /// is a scale, so that "two million" claims as much as "2 million".
    struct spelled_number {
        written_number number;
        power scale;
        bool has_scale = false;
        bool is_article = false; ///< a, un, ein: one, but only before a scale
    };

    /// The number that a word is in one of some languages: cents is a hundred in French alone.
    [[nodiscard]] static const word_meaning*
    number_meaning(std::string_view word, language_set spoken = every_language) noexcept {
        for (const word_meaning& m : meanings_of(word)) {
            if (m.kind == word_kind::number && (m.languages & spoken) != 0) return &m;
        }
        return nullptr;
    }

    /// The number in words that begins at `at`.
    [[nodiscard]] std::optional<spelled_number> spelled_at(std::size_t at) const noexcept {
        if (!spelled_goes_on(at)) return std::nullopt;
        spelled_number s;
        std::uint32_t total = 0;
        std::uint32_t current = 0;
        int count = 0;
        const auto known = language_at(at);
        language_set spoken = known ? set_of(*known) : every_language;
        std::size_t end = at;
        for (std::size_t i = at; count < 8;) {
            const auto word = token_at(text_, i);
            if (!word) break;
            const folded_word folded{word->text};
            const std::size_t word_end = i + word->text.size();
            if (const auto* const n = number_meaning(word->text, spoken)) {
                spoken = static_cast<language_set>(spoken & n->languages);
                if (count == 0) s.is_article = is_article(folded.view());
                if (n->value == 100 || n->value == 1000) {
                    current = std::max(current, 1U) * n->value;
                } else if (n->value == 20 && current % 100 == 4) {
                    current += 76; // quatre-vingt
                } else {
                    current += n->value;
                }
                end = word_end;
                ++count;
            } else if (count > 0 && is_and(word->text) && joins_number(word_end)) {
                // "hundred and five", "treinta y cinco"
            } else if (const auto p =
                           count == 0 ? std::nullopt : power_of(find_word(folded.view()), i)) {
                if (word->text.size() < 3) break; // an abbreviation follows digits
                end = word_end;
                const std::size_t next = after_gap(end);
                if (p->value == 3 && next > end && spelled_goes_on(next)) {
                    total += std::max(current, 1U) * 1000;
                    current = 0;
                } else {
                    s.has_scale = true;
                    s.scale.value += p->value;
                    s.scale.other += p->other;
                    s.scale.is_open = s.scale.is_open || p->is_open;
                    if (p->value != 3 || !scale_goes_on(next)) break;
                }
            } else {
                break;
            }
            const std::size_t next = after_gap(word_end);
            if (next == word_end || total > 1000000 || current > 1000000) break;
            i = next;
        }
        if (count == 0) return std::nullopt;
        s.is_article = s.is_article && count == 1 && !s.has_scale;
        s.number.first = at;
        s.number.last = end;
        s.number.digits = total + current;
        s.number.is_number = true;
        for (std::uint32_t v = total + current; v > 0; v /= 10)
            ++s.number.count;
        return s;
    }

    [[nodiscard]] bool spelled_goes_on(std::size_t at) const noexcept {
        const auto word = token_at(text_, at);
        return word && number_meaning(word->text) != nullptr;
    }
    [[nodiscard]] bool scale_goes_on(std::size_t at) const noexcept {
        const auto word = token_at(text_, at);
        return word && power_of(meanings_of(word->text), at).has_value();
    }
    [[nodiscard]] bool joins_number(std::size_t at) const noexcept {
        const std::size_t next = after_gap(at);
        return next > at && spelled_goes_on(next);
    }

    [[nodiscard]] static bool is_article(std::string_view word) noexcept {
        constexpr std::array<std::string_view, 22> articles{
            "a",  "an",  "un",  "une", "una", "uno", "ein", "eine", "einer", "einem", "einen",
            "um", "uma", "een", "en",  "ett", "et",  "o",   "egy",  "jeden", "eines", "unei"};
        return is_one_of(articles, word);
    }

    /// Where the number in words before a unit begins: past adjectives and links, then back as long
    /// as there are words of numbers.
    [[nodiscard]] std::optional<std::size_t> number_before(std::size_t unit) const noexcept {
        std::optional<std::size_t> start;
        std::size_t at = unit;
        for (int n = 0; n < 9; ++n) {
            std::size_t end = at - space_length_before(text_, at, floor_);
            if (end == at && end > floor_ && (text_[end - 1] == '-' || text_[end - 1] == '\'')) {
                --end;
            }
            if (end == at) break;
            const auto word = token_before(text_, end, floor_);
            if (!word) break;
            const folded_word folded{word->text};
            bool is_number = false;
            bool goes_between = is_and(word->text) || folded.view() == "d";
            for (const word_meaning& m : find_word(folded.view())) {
                is_number = is_number || m.kind == word_kind::number;
                goes_between = goes_between || m.kind == word_kind::adjective ||
                               m.kind == word_kind::link || m.kind == word_kind::scale;
            }
            if (is_number) {
                start = word->first;
            } else if (!goes_between || (start && !is_and(word->text) && !is_scale(*word))) {
                break;
            }
            at = word->first;
        }
        return start;
    }

    [[nodiscard]] bool is_scale(const token& word) const noexcept {
        return power_of(meanings_of(word.text), word.first).has_value();
    }
};

} // namespace mulct::detail
