#pragma once
/// Scale words beside a number, and numbers that are all words.

#include <mulct/base/ascii.hpp>
#include <mulct/figure/currency_sign.hpp>
#include <mulct/figure/scan_text.hpp>
#include <mulct/figure/word_list.hpp>
#include <mulct/figure/written_number.hpp>
#include <mulct/money/currency.hpp>

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

    /// Whether something of the amount follows the point of an abbreviation, so that it ends no
    /// sentence: a sign, a code, or a word that belongs to units.
    [[nodiscard]] bool abbreviation_goes_on(std::size_t i) const noexcept {
        const std::size_t next = after_space(i);
        if (sign_at(text_, next)) return true;
        const auto word = next > i ? token_at(text_, next) : std::nullopt;
        if (!word) return false;
        if (currency::find(word->text)) return true;
        for (const word_meaning& m : meanings_of(word->text)) {
            switch (m.kind) {
            case word_kind::currency:
            case word_kind::subunit:
            case word_kind::adjective:
            case word_kind::scale: return true;
            case word_kind::link: return !ascii::is_upper(word->text[0]); // "£5m. Of these"
            default: break;
            }
        }
        return false;
    }

    /// A number in words: "two", "vingt-cinq mille", "fünfundzwanzig Millionen". A scale at its end
    /// is a scale, so that "two million" claims as much as "2 million".
    struct spelled_number {
        written_number number;
        power scale;
        bool has_scale = false;
        bool is_article = false; ///< a, un, ein: one, but only before a scale
    };

    /// The number that a word is, and the languages in which it is.
    struct number_word {
        std::uint32_t value = 0;
        int power = 0; ///< 3 where the word ends in a thousand: zweitausend is two of them
        language_set languages = 0;
    };

    /// The number that a word is in one of some languages: cents is a hundred in French alone.
    [[nodiscard]] static std::optional<number_word>
    number_of(std::string_view word, language_set spoken = every_language) noexcept {
        const folded_word folded{word};
        if (const auto* const m = number_meaning(folded.view(), spoken)) {
            return number_word{static_cast<std::uint32_t>(m->value), 0, m->languages};
        }
        return written_together(folded.view(), spoken);
    }

    /// A folded word's meaning as a number below a thousand.
    [[nodiscard]] static const word_meaning* number_meaning(std::string_view folded,
                                                            language_set spoken) noexcept {
        for (const word_meaning& m : find_word(folded)) {
            if (m.kind == word_kind::number && (m.languages & spoken) != 0) return &m;
        }
        return nullptr;
    }

    /// Thousands as some languages write them, in one word: zweitausendfünfhundert, duemila.
    [[nodiscard]] static std::optional<number_word> written_together(std::string_view folded,
                                                                     language_set spoken) noexcept {
        struct thousand {
            std::string_view word;
            language_set languages;
        };
        constexpr std::array thousands{
            thousand{"tausend", set_of(language::de)},
            thousand{"mila", set_of(language::it)},
            thousand{"mille", set_of(language::it)},
            thousand{"duizend", set_of(language::nl)},
            thousand{"tusen", set_of(language::sv) | set_of(language::nb)},
            thousand{"tusind", set_of(language::da)}};
        constexpr std::size_t shortest = 6; // tremila
        if (folded.size() <= shortest) return std::nullopt;
        for (const thousand& t : thousands) {
            auto languages = static_cast<language_set>(t.languages & spoken);
            const std::size_t at = languages == 0 ? folded.npos : folded.find(t.word);
            if (at == folded.npos) continue;
            const std::string_view before = folded.substr(0, at);
            const std::string_view after = folded.substr(at + t.word.size());
            if (before.empty() && after.empty()) return std::nullopt;
            number_word n{1, 3, languages};
            for (const std::string_view part : {before, after}) {
                if (part.empty()) continue;
                const auto* const m = number_meaning(part, n.languages);
                if (m == nullptr) return std::nullopt;
                const auto value = static_cast<std::uint32_t>(m->value);
                n.languages = static_cast<language_set>(n.languages & m->languages);
                n = part.data() == before.data()
                        ? number_word{value, 3, n.languages}
                        : number_word{n.value * 1000 + value, 0, n.languages};
            }
            return n;
        }
        return std::nullopt;
    }

    /// A thousand that is one without a number before it: "mille euros", no "thousand euros".
    [[nodiscard]] bool is_bare_thousand(const token& word) const noexcept {
        constexpr word_list thousands{std::array<std::string_view, 6>{
            "mille", "mil", "tausend", "duizend", "tusen", "tusind"}};
        if (!thousands.contains(folded_word{word.text}.view())) return false;
        const auto p = power_of(meanings_of(word.text), word.first);
        if (!p || p->value != 3 || p->is_open) return false;
        const std::size_t end = before_space(word.first);
        if (end > floor_ && ascii::is_digit(text_[end - 1])) return false;
        const auto before = token_before(text_, end, floor_);
        if (!before) return true;
        constexpr word_list some{std::array<std::string_view, 29>{
            "mehrere", "einige", "paar",    "viele",  "vielen",  "quelques", "plusieur", "des",
            "varios",  "varias", "unos",    "alguns", "algumas", "algunos",  "muchos",   "varie",
            "qualche", "enkele", "diverse", "paar",   "flera",   "nagra",    "flere",    "nogle",
            "noen",    "uns",    "per",     "pro",    "por"}};
        const folded_word folded{before->text};
        return !some.contains(folded.view().substr(0, packed_size));
    }

    /// The number in words that begins at `at`.
    [[nodiscard]] std::optional<spelled_number> spelled_at(std::size_t at) const noexcept {
        const auto first = token_at(text_, at);
        if (!first) return std::nullopt;
        const bool bare = !number_of(first->text) && is_bare_thousand(*first);
        if (!bare && !number_of(first->text)) return std::nullopt;
        spelled_number s;
        std::uint32_t total = 0;
        std::uint32_t current = bare ? 1 : 0;
        int count = bare ? 1 : 0;
        const auto known = language_at(at);
        language_set spoken = known ? set_of(*known) : every_language;
        std::size_t end = at;
        // false where the number is complete
        const auto multiply = [&](const power& p) {
            const std::size_t next = after_gap(end);
            const bool adds_up = p.value <= 6 && !p.is_open && !s.has_scale;
            if (adds_up && next > end && spelled_goes_on(next)) {
                total += std::max(current, 1U) * (p.value == 3 ? 1000U : 1000000U);
                current = 0;
                return true;
            }
            s.has_scale = true;
            s.scale.value += p.value;
            s.scale.other += p.other;
            s.scale.is_open = s.scale.is_open || p.is_open;
            return p.value == 3 && scale_goes_on(next);
        };
        for (std::size_t i = at; count < 8;) {
            const auto word = token_at(text_, i);
            if (!word) break;
            const std::size_t word_end = i + word->text.size();
            if (const auto n = number_of(word->text, spoken)) {
                spoken = static_cast<language_set>(spoken & n->languages);
                if (count == 0) s.is_article = is_article(folded_word{word->text}.view());
                if (n->value == 100 || n->value == 1000) {
                    current = std::max(current, 1U) * n->value;
                } else if (n->value == 20 && current % 100 == 4) {
                    current += 76; // quatre-vingt
                } else {
                    current += n->value;
                }
                end = word_end;
                ++count;
                if (n->power != 0 && !multiply({n->power, false, n->power})) break;
            } else if (count > 0 && is_and(word->text) && joins_number(word_end)) {
                // "hundred and five", "treinta y cinco"
            } else if (const auto p =
                           count == 0 ? std::nullopt : power_of(meanings_of(word->text), i)) {
                if (word->text.size() < 3) break; // an abbreviation follows digits
                end = word_end;
                if (!multiply(*p)) break;
            } else {
                break;
            }
            const std::size_t next = after_gap(word_end);
            if (next == word_end || total > 1000000000 || current > 1000000) break;
            i = next;
        }
        if (end == at) return std::nullopt;
        s.is_article = s.is_article && count == 1 && !s.has_scale;
        constexpr std::uint32_t million = 1000000;
        if (s.has_scale && total >= million) { // "two million five hundred thousand": of thousands
            if (s.scale.value != 3) return std::nullopt;
            total /= 1000;
        }
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
        return word && number_of(word->text).has_value();
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
        constexpr word_list articles{std::array<std::string_view, 22>{
            "a",  "an",  "un",  "une", "una", "uno", "ein", "eine", "einer", "einem", "einen",
            "um", "uma", "een", "en",  "ett", "et",  "o",   "egy",  "jeden", "eines", "unei"}};
        return articles.contains(word);
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
            bool is_number = written_together(folded.view(), every_language).has_value() ||
                             is_bare_thousand(*word);
            bool goes_between = is_and(word->text) || folded.view() == "d";
            for (const word_meaning& m : find_word(folded.view())) {
                is_number = is_number || m.kind == word_kind::number;
                goes_between = goes_between || m.kind == word_kind::adjective ||
                               m.kind == word_kind::link || m.kind == word_kind::scale;
            }
            const bool is_one =
                start && is_number && is_article(folded.view()) && !is_and(word->text);
            if (is_one && !multiplies_at(*start)) break; // "a five-million-euro fine"
            if (is_number) {
                start = word->first;
            } else if (!goes_between || (start && !is_and(word->text) && !is_scale(*word))) {
                break;
            }
            at = word->first;
        }
        return start;
    }

    /// Whether what begins there is a hundred or a thousand, so that one can stand before it.
    [[nodiscard]] bool multiplies_at(std::size_t at) const noexcept {
        const auto word = token_at(text_, at);
        const auto n = word ? number_of(word->text) : std::nullopt;
        return !n || n->value >= 100;
    }

    [[nodiscard]] bool is_scale(const token& word) const noexcept {
        return power_of(meanings_of(word.text), word.first).has_value();
    }
};

} // namespace mulct::detail
