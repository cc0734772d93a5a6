#pragma once
/// Finds the monetary amounts of a running text, each with its place, in one pass and without
/// allocation. What a text leaves open stays open: see found_figure.hpp.

#include <mulct/base/ascii.hpp>
#include <mulct/figure/currency_sign.hpp>
#include <mulct/figure/digit_search.hpp>
#include <mulct/figure/fold.hpp>
#include <mulct/figure/found_figure.hpp>
#include <mulct/figure/lexicon.hpp>
#include <mulct/figure/tokens.hpp>
#include <mulct/figure/word_search.hpp>
#include <mulct/figure/written_number.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
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

/// Which mark a language writes before a fraction.
[[nodiscard]] constexpr char decimal_mark(language l) noexcept {
    return l == language::en ? '.' : ',';
}

/// A power of ten that may depend on the language: billion.
struct power {
    int value = 0;
    bool is_open = false; ///< the other reading is `other`
    int other = 0;
};

/// A currency as it stands on one side of a number.
struct unit_text {
    currency_candidates candidates;
    currency_reason why = currency_reason::ambiguous;
    int divides_by = 0;                      ///< a subunit's power of ten
    std::size_t edge = 0;                    ///< the byte at which it ends, or on the left begins
    std::optional<int> scale = std::nullopt; ///< glued to it: the M of MUSD
};

/// A number with what stands on its right.
struct quantity {
    written_number number;
    std::size_t last = 0; ///< after the scale word, or the number
    power scale;
    bool has_scale = false;
    std::optional<unit_text> right;
    std::optional<unit_text> left;
    bool is_negative = false;
    std::size_t first = 0;
};

/// What can stand after a number and make it an amount.
inline constexpr prefix_filter<std::size_t{1} << 17> beside_number = [] {
    prefix_filter<std::size_t{1} << 17> filter{
        {word_kind::currency, word_kind::subunit, word_kind::scale, word_kind::adjective}, 1};
    for (const std::string_view glued : {"mkr", "tkr", "kkr", "mdkr", "eur", "usd", "gbp", "chf",
                                         "sek", "nok", "dkk", "pln", "czk", "huf", "jpy", "cad"}) {
        filter.add(glued);
    }
    // "MioEUR": a scale and the first letter of a code
    for (const std::string_view scale : {"mio", "mrd", "mln", "mld"}) {
        for (char first = 'a'; first <= 'z'; ++first) {
            const std::array<char, 4> start{scale[0], scale[1], scale[2], first};
            filter.add({start.data(), start.size()});
        }
    }
    return filter;
}();

/// What can lead from a number to its unit, or to the other end of a range.
inline constexpr prefix_filter<std::size_t{1} << 12> connectors{
    {word_kind::link, word_kind::joiner}, 1};

inline constexpr prefix_filter<std::size_t{1} << 12> joiners{{word_kind::joiner}, 1};

/// The words of phrases that stand before an amount.
inline constexpr prefix_filter<std::size_t{1} << 14> leading_words = [] {
    prefix_filter<std::size_t{1} << 14> filter{{}, 1};
    filter.add_words_of({word_kind::hedge, word_kind::opener});
    return filter;
}();

/// The words with which phrases begin that stand after one.
inline constexpr prefix_filter<std::size_t{1} << 14> trailing_words{
    {word_kind::hedge_after, word_kind::rider}, 1};

class scanner {
  public:
    scanner(std::string_view text, const scan_options& options) noexcept
        : text_(text), options_(options) {}

    template <class Sink>
    void run(Sink& sink) {
        std::size_t at = 0;
        for (;;) {
            const std::size_t digit = find_digit(text_, at);
            read_words(at, digit, sink);
            if (digit == text_.size()) return;
            at = std::max(floor_, digit);
            if (at == digit) at = read_at(digit, sink);
        }
    }

  private:
    // ---- the text ----

    [[nodiscard]] char byte(std::size_t i) const noexcept {
        return i < text_.size() ? text_[i] : '\0';
    }
    [[nodiscard]] std::size_t after_space(std::size_t i) const noexcept {
        return i + space_length(text_, i);
    }
    [[nodiscard]] std::size_t before_space(std::size_t i) const noexcept {
        return i - space_length_before(text_, i, floor_);
    }

    // ---- languages ----

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

    template <class Meanings>
    [[nodiscard]] const word_meaning* meaning_of(const Meanings& meanings, word_kind kind,
                                                 std::size_t place) const noexcept {
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

    // ---- the scale ----

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
            const auto meanings = find_word(folded_word{word->text}.view());
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
        for (const word_meaning& next : find_word(folded_word{word->text}.view())) {
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

    /// Past one space, or a hyphen that joins words ("5-million-euro").
    [[nodiscard]] std::size_t after_gap(std::size_t i) const noexcept {
        if (byte(i) == '-' && is_letter_at(text_, i + 1)) return i + 1;
        return after_space(i);
    }

    // ---- currencies ----

    [[nodiscard]] static currency_candidates listed(std::uint16_t list) noexcept {
        currency_candidates all;
        for (const currency c : candidate_list(list))
            all.add(c);
        return all;
    }

    /// A code in capitals, or one of the best known in small letters.
    [[nodiscard]] static std::optional<currency> code_of(std::string_view word) noexcept {
        if (word.size() != 3) return std::nullopt;
        if (const auto c = currency::find(word)) return *c;
        constexpr std::array<std::string_view, 12> small{"eur", "usd", "gbp", "chf", "sek", "nok",
                                                         "dkk", "pln", "czk", "huf", "jpy", "cad"};
        for (const std::string_view s : small) {
            if (ascii::same_word(word, s) && ascii::is_lower(word[1])) {
                const std::array<char, 3> code{ascii::to_upper(word[0]), ascii::to_upper(word[1]),
                                               ascii::to_upper(word[2])};
                return *currency::find({code.data(), 3});
            }
        }
        return std::nullopt;
    }

    /// Codes that are words, too: they need more than a small number beside them.
    [[nodiscard]] static bool is_word_code(std::string_view code) noexcept {
        constexpr std::array<std::string_view, 14> codes{"ALL", "TOP", "TRY", "CUP", "MOP",
                                                         "AMD", "GEL", "PEN", "SOS", "LAK",
                                                         "MAD", "BAM", "COP", "BAN"};
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    }

    [[nodiscard]] unit_text of_code(currency c, std::size_t edge) const noexcept {
        return {currency_candidates{c}, currency_reason::code, 0, edge};
    }

    [[nodiscard]] unit_text of_sign(const currency_sign& s, std::size_t edge) const noexcept {
        unit_text u;
        u.edge = edge;
        u.divides_by = s.divides_by;
        for (std::size_t i = 0; i + 3 <= s.codes.size(); i += 4)
            u.candidates.add(*currency::find(s.codes.substr(i, 3)));
        u.why = s.why;
        return u;
    }

    /// A name of one or several words: "euros", "norske kroner", "dollars de Hong Kong". On the
    /// right of a number, from `at` on.
    [[nodiscard]] std::optional<unit_text> name_at(std::size_t at) const noexcept {
        std::optional<unit_text> unit;
        std::array<std::uint16_t, 4> before{}; // adjectives that stand before the noun
        std::size_t adjectives = 0;
        bool linked = false;
        std::size_t i = at;
        for (int n = 0; n < 7; ++n) {
            const auto word = token_at(text_, i);
            if (!word) break;
            const std::size_t end = i + word->text.size();
            const folded_word folded{word->text};
            const auto meanings = find_word(folded.view());
            const word_meaning* noun = nullptr;
            if (!unit) {
                noun = meaning_of(meanings, word_kind::currency, i);
                if (noun == nullptr) noun = meaning_of(meanings, word_kind::subunit, i);
                if (noun != nullptr && !is_said_here(*noun, *word)) noun = nullptr;
            }
            const word_meaning* const adjective = meaning_of(meanings, word_kind::adjective, i);
            if (noun != nullptr) {
                unit = unit_text{listed(noun->currencies), currency_reason::sign,
                                 noun->kind == word_kind::subunit ? noun->value : 0, end};
                for (std::size_t k = 0; k < adjectives; ++k)
                    narrow(*unit, before[k]);
            } else if (unit && adjective != nullptr) {
                if (linked && folded.view().starts_with("no")) break; // "em novos diques"
                if (!narrow(*unit, adjective->currencies)) break;
                unit->edge = end;
            } else if (!unit && adjective != nullptr && adjectives < before.size()) {
                before[adjectives++] = adjective->currencies;
            } else if (const auto code = unit ? std::nullopt : code_of(word->text);
                       code && adjectives == 0) {
                return of_code(*code, end);
            } else if (unit && meaning_of(meanings, word_kind::link, i) != nullptr) {
                linked = true; // "dollars de Hong Kong": only if an adjective follows
            } else {
                break;
            }
            const std::size_t next = after_gap(end);
            if (next == end && byte(end) != '\'') break;
            i = next == end ? end + 1 : next;
        }
        if (unit) settle(*unit, at);
        return unit;
    }

    /// Short words mean other things in other languages (ore, gr, ft): they are units only where
    /// their language is spoken, if that is known. A letter alone is a small one: "50p", no "50C".
    [[nodiscard]] bool is_said_here(const word_meaning& m, const token& word) const noexcept {
        if (word.text.size() == 1) return ascii::is_lower(word.text[0]);
        if (word.text.size() == 2 && m.languages != every_language &&
            ascii::same_word(word.text, "dm")) {
            return ascii::is_upper(word.text[0]); // a mark, and no decimetre
        }
        const bool is_short = word.text.size() <= 2 || m.kind == word_kind::subunit;
        if (!is_short || word.text.size() > 4 || m.languages == every_language) return true;
        const auto spoken = language_at(word.first);
        const language_set here = spoken ? set_of(*spoken) : set_of(language::en);
        return (m.languages & here) != 0;
    }

    /// Keeps the candidates that an adjective allows; false, and nothing changed, if none is.
    static bool narrow(unit_text& unit, std::uint16_t adjective) noexcept {
        const auto both = unit.candidates.narrowed_to(candidate_list(adjective));
        if (both.empty()) return false;
        if (both.size() < unit.candidates.size()) unit.why = currency_reason::qualified;
        unit.candidates = both;
        return true;
    }

    /// Chooses among the candidates, if anything does.
    void settle(unit_text& unit, std::size_t place) const noexcept {
        if (unit.candidates.size() <= 1) return; // the reason stands
        if (options_.usual && unit.candidates.contains(*options_.usual)) {
            unit.why = currency_reason::given;
            return;
        }
        using namespace literals;
        // cents are of dollars and of euros alike
        const bool torn = unit.divides_by != 0 && unit.candidates.contains("USD"_currency) &&
                          unit.candidates.contains("EUR"_currency);
        if (!torn && has_usual(unit.candidates[0])) {
            unit.why = currency_reason::usual;
            return;
        }
        // of one currency that is in use and others that are not, the one
        std::size_t current = 0;
        for (std::size_t i = 0; i < unit.candidates.size(); ++i)
            current += unit.candidates[i].is_current() ? 1U : 0U;
        if (current == 1 && unit.candidates[0].is_current()) {
            unit.why = currency_reason::usual;
            return;
        }
        const bool has_home = std::any_of(homes.begin(), homes.end(),
                                          [&](currency c) { return unit.candidates.contains(c); });
        const auto spoken = has_home ? language_at(place) : std::nullopt;
        const auto home = spoken ? home_of(*spoken) : std::nullopt;
        unit.why = home && unit.candidates.contains(*home) ? currency_reason::language
                                                           : currency_reason::ambiguous;
    }

    /// The likeliest of a list that is what the word means unless the text says otherwise.
    [[nodiscard]] static bool has_usual(currency c) noexcept {
        using namespace literals;
        return c == "USD"_currency || c == "GBP"_currency || c == "EUR"_currency ||
               c == "INR"_currency || c == "JPY"_currency || c == "KRW"_currency ||
               c == "CNY"_currency || c == "BRL"_currency || c == "ZAR"_currency ||
               c == "RUB"_currency;
    }

    static constexpr std::array<currency, 7> homes{*currency::find("SEK"), *currency::find("DKK"),
                                                   *currency::find("NOK"), *currency::find("CZK"),
                                                   *currency::find("PLN"), *currency::find("HUF"),
                                                   *currency::find("RON")};

    /// The currency that a language's readers take a crown or a lion for.
    [[nodiscard]] static std::optional<currency> home_of(language l) noexcept {
        using namespace literals;
        switch (l) {
        case language::sv: return "SEK"_currency;
        case language::da: return "DKK"_currency;
        case language::nb: return "NOK"_currency;
        case language::cs: return "CZK"_currency;
        case language::pl: return "PLN"_currency;
        case language::hu: return "HUF"_currency;
        case language::ro: return "RON"_currency;
        default: return std::nullopt;
        }
    }

    /// The currency that is chosen.
    [[nodiscard]] std::optional<currency> chosen(const unit_text& unit) const noexcept {
        switch (unit.why) {
        case currency_reason::ambiguous: return std::nullopt;
        case currency_reason::given: return options_.usual;
        case currency_reason::language: {
            const auto spoken = language_at(unit.edge);
            return spoken ? home_of(*spoken) : std::nullopt;
        }
        default: return unit.candidates.empty() ? std::nullopt : std::optional{unit.candidates[0]};
        }
    }

    // ---- the right side ----

    /// M of MUSD, T of TEUR, Mio of "Mio€": a scale glued to a code or a sign.
    [[nodiscard]] std::optional<unit_text> scaled_unit_at(std::size_t at) const noexcept {
        const auto word = token_at(text_, at);
        if (!word || word->text.size() > 6) return std::nullopt;
        const std::size_t end = at + word->text.size();
        if (const auto s = sign_at(text_, end); s && word->text.size() <= 3) {
            if (const auto p = glued_power(word->text)) {
                unit_text u = of_sign(s->sign, s->last);
                u.scale = p;
                return u;
            }
        }
        constexpr std::string_view crown = "kr";
        const bool crowns = word->text.ends_with(crown) && word->text.size() <= 5;
        const std::size_t unit_size = crowns ? crown.size() : 3;
        if (word->text.size() <= unit_size) return std::nullopt;
        const std::string_view unit_part = word->text.substr(word->text.size() - unit_size);
        const auto p = glued_power(word->text.substr(0, word->text.size() - unit_size));
        if (!p) return std::nullopt;
        if (crowns) {
            auto u = name_at(end - unit_size);
            if (u) u->scale = p;
            return u;
        }
        const auto code = currency::find(unit_part);
        if (!code) return std::nullopt;
        unit_text u = of_code(*code, end);
        u.scale = p;
        return u;
    }

    /// The letters that stand before a unit without a space. T is a thousand there, as German and
    /// Swedish accounts have it.
    [[nodiscard]] static std::optional<int> glued_power(std::string_view letters) noexcept {
        struct glued {
            std::string_view letters;
            int power;
        };
        constexpr std::array all{glued{"k", 3},   glued{"K", 3},   glued{"T", 3},   glued{"t", 3},
                                 glued{"M", 6},   glued{"m", 6},   glued{"mn", 6},  glued{"Mn", 6},
                                 glued{"Mio", 6}, glued{"mio", 6}, glued{"MM", 6},  glued{"Md", 9},
                                 glued{"md", 9},  glued{"Mrd", 9}, glued{"mrd", 9}, glued{"bn", 9},
                                 glued{"Bn", 9},  glued{"mld", 9}, glued{"mln", 6}, glued{"G", 9}};
        for (const glued& g : all) {
            if (g.letters == letters) return g.power;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<unit_text> unit_right_of(std::size_t at, bool after_scale) const {
        std::size_t i = after_gap(at);
        if (const auto s = sign_at(text_, i)) {
            // "5 £10": the sign is the next number's
            if (ascii::is_digit(byte(s->last))) return std::nullopt;
            unit_text u = of_sign(s->sign, s->last);
            settle_sign(u);
            return u;
        }
        auto word = token_at(text_, i);
        if (!word) return std::nullopt;
        if (auto scaled = scaled_unit_at(i)) return scaled;
        if (const auto code = code_of(word->text)) {
            const std::size_t end = i + word->text.size();
            if (ascii::is_digit(byte(end))) return std::nullopt; // "3 USD50 cards"
            return of_code(*code, end);
        }
        auto meanings = find_word(folded_word{word->text}.view());
        if (meanings.empty()) return std::nullopt;
        for (int links = 0; links < 2 && meaning_of(meanings, word_kind::link, i) != nullptr;
             ++links) { // "millions d'euros", "23 de cenți"
            std::size_t next = i + word->text.size();
            const bool elided = !is_letter_at(text_, next - 1) && byte(next - 1) != ' ';
            if (!elided) next = after_space(next);
            if (const auto s = sign_at(text_, next)) {
                unit_text u = of_sign(s->sign, s->last);
                settle_sign(u);
                return after_scale ? std::optional{u} : std::nullopt;
            }
            word = token_at(text_, next);
            if (!word) return std::nullopt;
            i = next;
            meanings = find_word(folded_word{word->text}.view());
            // without a scale only Romanian has a link there ("23 de cenți"; no "19 de março")
            const bool romanian =
                std::any_of(meanings.begin(), meanings.end(), [](const word_meaning& m) {
                    return (m.languages & set_of(language::ro)) != 0 &&
                           (m.kind == word_kind::currency || m.kind == word_kind::subunit);
                });
            if (!after_scale && !romanian) return std::nullopt;
        }
        return name_at(i);
    }

    void settle_sign(unit_text& u) const noexcept {
        if (options_.usual && u.candidates.contains(*options_.usual) &&
            u.why != currency_reason::qualified && u.candidates.size() > 1) {
            u.why = currency_reason::given;
        }
    }

    /// "euro-zone", "pounds of copper": a currency's name that is no unit of the number.
    [[nodiscard]] bool is_no_unit(const unit_text& unit, std::size_t first) const noexcept {
        if (byte(unit.edge) == '-' && is_letter_at(text_, unit.edge + 1)) {
            return rider_at(unit.edge).first == rider::none;
        }
        using namespace literals;
        if (unit.why != currency_reason::code && !unit.candidates.empty() &&
            unit.candidates[0] == "GBP"_currency && is_letter_at(text_, first)) {
            const std::size_t next = after_space(unit.edge);
            return text_.substr(next).starts_with("of ");
        }
        return false;
    }

    // ---- the left side ----

    [[nodiscard]] std::optional<unit_text> unit_left_of(std::size_t first) const noexcept {
        const std::size_t end = before_space(first);
        if (end == floor_) return std::nullopt;
        if (const auto s = sign_before(text_, end, floor_)) {
            unit_text u = of_sign(s->sign, s->first);
            settle_sign(u);
            return u;
        }
        const bool pointed = text_[end - 1] == '.' && end - 1 > floor_;
        const auto word = token_before(text_, pointed ? end - 1 : end, floor_);
        if (!word || word->text.size() > 12) return std::nullopt;
        if (!pointed) {
            if (const auto code = code_of(word->text)) return of_code(*code, word->first);
            if (const auto scaled = scaled_code(*word)) return scaled;
        }
        return name_before(*word, pointed);
    }

    /// "MSEK 75", "TEUR 500".
    [[nodiscard]] std::optional<unit_text> scaled_code(const token& word) const noexcept {
        if (word.text.size() < 4 || word.text.size() > 6) return std::nullopt;
        const auto code = currency::find(word.text.substr(word.text.size() - 3));
        const auto p = glued_power(word.text.substr(0, word.text.size() - 3));
        if (!code || !p) return std::nullopt;
        unit_text u = of_code(*code, word.first);
        u.scale = p;
        return u;
    }

    /// Names that stand before their number, too: "kr 500", "Rs. 20", "euro 5", "ringgit 42".
    /// Others do not ("won 5 games"), so these are few.
    [[nodiscard]] std::optional<unit_text> name_before(const token& word,
                                                       bool pointed) const noexcept {
        const folded_word folded{word.text};
        const std::string_view name = folded.view();
        constexpr std::array<std::string_view, 32> leading{
            "kr",      "rs",     "rp",      "fr",       "sfr",    "rm",     "skr",     "nkr",
            "dkr",     "ff",     "dm",      "euro",     "euros",  "dollar", "dollars", "dolares",
            "dollari", "dolari", "ringgit", "ringgits", "rupees", "rupee",  "baht",    "kroner",
            "kronor",  "yen",    "pts",     "ptas",     "dhs",    "dh",     "lei",     "zl"};
        if (std::find(leading.begin(), leading.end(), name) == leading.end()) return std::nullopt;
        if (pointed && name.size() > 3) return std::nullopt;
        const auto* const noun = meaning_of(find_word(name), word_kind::currency, word.first);
        if (noun == nullptr) return std::nullopt;
        unit_text u{listed(noun->currencies), currency_reason::sign, 0, word.first};
        // "malaysia ringgits 42", "US dollars 5m": what narrows it stands before
        for (int n = 0; n < 3; ++n) {
            const std::size_t end = u.edge - space_length_before(text_, u.edge, floor_);
            const auto before = end == u.edge ? std::nullopt : token_before(text_, end, floor_);
            if (!before) break;
            const auto* const adjective = meaning_of(find_word(folded_word{before->text}.view()),
                                                     word_kind::adjective, before->first);
            if (adjective == nullptr || !narrow(u, adjective->currencies)) break;
            u.edge = before->first;
        }
        // "to kr 23", "15 euro 50": the name is the number's before it
        const std::size_t end = before_space(u.edge);
        if (end < u.edge && end > floor_) {
            const auto before = token_before(text_, end, floor_);
            if (ascii::is_digit(text_[end - 1]) ||
                (before && number_meaning(before->text) != nullptr)) {
                return std::nullopt;
            }
        }
        settle(u, word.first);
        return u;
    }

    // ---- an amount ----

    /// The number at `digit` with its units, if it is a number at all.
    [[nodiscard]] std::optional<quantity> quantity_at(std::size_t digit) const {
        quantity q;
        q.number = read_number(text_, digit);
        q.first = digit;
        q.last = q.number.last;
        if (!q.number.is_number) return std::nullopt;
        if (byte(q.last) == '%' || byte(after_space(q.last)) == '%') return std::nullopt;
        skip_dash(q.last);

        const bool glued = is_letter_at(text_, q.last);
        if (!glued) skip_romanian_link(q.last);
        q.has_scale = take_scale(q.last, q.scale, glued);
        if (glued && !q.has_scale) {
            q.right = glued_unit(q.last);
            if (!q.right) return std::nullopt; // "3D", "5th"
        } else {
            q.right = unit_right_of(q.last, q.has_scale);
        }
        if (q.right && is_no_unit(*q.right, after_gap(q.last))) q.right.reset();
        if (q.right && !q.has_scale && !q.right->scale && q.right->divides_by == 0) {
            // "75 USD million"
            q.has_scale = take_scale(q.right->edge, q.scale, false);
        }
        if (q.right && q.right->scale) {
            q.scale.value += *q.right->scale;
            q.has_scale = true;
        }
        const bool inner_minus = digit > floor_ && text_[digit - 1] == '-';
        const std::size_t number_start = inner_minus ? digit - 1 : digit;
        q.left = unit_left_of(number_start);
        if (inner_minus && q.left && !sign_before(text_, before_space(number_start), floor_)) {
            q.left.reset(); // "SCP-173": only a sign has its minus after it
        }
        // a digit in a word: "008f2", "B2"
        if (!q.left && digit > floor_ && is_letter_before(digit)) return std::nullopt;
        if (q.left) {
            q.first = q.left->edge;
            if (q.left->scale && !q.has_scale) {
                q.scale.value += *q.left->scale;
                q.has_scale = true;
            }
        }
        decide_sides(q);
        const bool outer_minus =
            q.first > floor_ && text_[q.first - 1] == '-' && starts_word(q.first - 1);
        q.is_negative = outer_minus || (inner_minus && q.left);
        if (outer_minus) --q.first;
        return q;
    }

    [[nodiscard]] bool is_letter_before(std::size_t i) const noexcept {
        return token_before(text_, i, floor_).has_value();
    }

    [[nodiscard]] bool starts_word(std::size_t i) const noexcept {
        return i == 0 || text_[i - 1] == ' ' || text_[i - 1] == '(' || text_[i - 1] == '\n';
    }

    /// "130 de mii de euro": the link stands before the scale, too.
    void skip_romanian_link(std::size_t& at) const noexcept {
        const std::size_t link = after_space(at);
        if (link == at || !text_.substr(link).starts_with("de ")) return;
        const auto word = token_at(text_, link + 3);
        if (!word) return;
        for (const word_meaning& m : find_word(folded_word{word->text}.view())) {
            if (m.kind == word_kind::scale && (m.languages & set_of(language::ro)) != 0) {
                at = link + 2;
                return;
            }
        }
    }

    /// "50,-" and "50.-": no cents.
    void skip_dash(std::size_t& at) const noexcept {
        if (byte(at) != ',' && byte(at) != '.') return;
        if (byte(at + 1) == '-' && !ascii::is_digit(byte(at + 2))) {
            at += 2;
        } else if (text_.substr(std::min(at + 1, text_.size())).starts_with("\u2013") &&
                   !ascii::is_digit(byte(at + 4))) {
            at += 4;
        }
    }

    [[nodiscard]] std::optional<unit_text> glued_unit(std::size_t at) const noexcept {
        if (const auto s = sign_at(text_, at)) { // 8Can$
            unit_text u = of_sign(s->sign, s->last);
            settle_sign(u);
            return u;
        }
        if (auto scaled = scaled_unit_at(at)) return scaled;
        return name_at(at);
    }

    /// A currency on either side: the same twice is one; of two, the left one is this number's if
    /// the right one can be the next number's, or is only a name.
    void decide_sides(quantity& q) const noexcept {
        if (q.left && is_doubtful_code(q, *q.left)) q.left.reset();
        if (q.right && is_doubtful_code(q, *q.right)) q.right.reset();
        if (!q.left) q.first = q.number.first;
        if (!q.left || !q.right) return;
        const std::size_t next = after_space(q.right->edge);
        const bool starts_another = ascii::is_digit(byte(next)) && next > q.right->edge;
        const bool same = !q.left->candidates.narrowed_to_any(q.right->candidates).empty();
        if (starts_another || !same) q.right.reset();
    }

    /// ALL, TOP, TRY beside a small plain number, with a word after it: "ALL 5 solutions".
    [[nodiscard]] bool is_doubtful_code(const quantity& q, const unit_text& u) const noexcept {
        if (u.why != currency_reason::code || !is_word_code(u.candidates[0].code())) return false;
        return !q.has_scale && q.number.scale != 2 && q.number.digits < 1000;
    }

    [[nodiscard]] static std::size_t end_of(const quantity& q) noexcept {
        return q.right ? q.right->edge : q.last;
    }

    [[nodiscard]] static const unit_text* unit_of(const quantity& q) noexcept {
        if (q.left && q.right && q.left->candidates.size() > q.right->candidates.size()) {
            return &*q.right;
        }
        return q.left ? &*q.left : q.right ? &*q.right : nullptr;
    }

    // ---- numbers in words ----

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
        for (const word_meaning& m : find_word(folded_word{word}.view())) {
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
        return word && power_of(find_word(folded_word{word->text}.view()), at).has_value();
    }
    [[nodiscard]] bool joins_number(std::size_t at) const noexcept {
        const std::size_t next = after_gap(at);
        return next > at && spelled_goes_on(next);
    }

    [[nodiscard]] static bool is_article(std::string_view word) noexcept {
        constexpr std::array<std::string_view, 22> articles{
            "a",  "an",  "un",  "une", "una", "uno", "ein", "eine", "einer", "einem", "einen",
            "um", "uma", "een", "en",  "ett", "et",  "o",   "egy",  "jeden", "eines", "unei"};
        return std::find(articles.begin(), articles.end(), word) != articles.end();
    }

    /// Looks at the words between two places for amounts in words alone. They are found by their
    /// unit or scale, and read from the first word of the number before it.
    template <class Sink>
    void read_words(std::size_t first, std::size_t last, Sink& sink) {
        for_each_unit_word(text_, first, last, [&](std::size_t unit) {
            if (unit < floor_) return;
            const auto word = token_at(text_, unit);
            if (!word) return;
            const auto meanings = find_word(folded_word{word->text}.view());
            const bool wanted = std::any_of(meanings.begin(), meanings.end(), [](const auto& m) {
                return m.kind == word_kind::currency || m.kind == word_kind::subunit ||
                       m.kind == word_kind::scale;
            });
            if (!wanted) return;
            if (const auto start = number_before(unit)) read_spelled(*start, unit, sink);
        });
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
        return power_of(find_word(folded_word{word.text}.view()), word.first).has_value();
    }

    template <class Sink>
    void read_spelled(std::size_t start, std::size_t unit, Sink& sink) {
        const auto s = spelled_at(start);
        // "one of 20 million euros", "a dollar": nothing that anybody counted
        if (!s || s->number.last > text_.size() || (s->is_article && unit >= s->number.last))
            return;
        quantity q;
        q.number = s->number;
        q.first = start;
        q.last = s->number.last;
        q.scale = s->scale;
        q.has_scale = s->has_scale;
        q.right = unit_right_of(q.last, q.has_scale);
        if (!q.right || q.right->scale || is_no_unit(*q.right, after_gap(q.last))) return;
        // "to EUR 12.86 million": the code is the next number's
        if (q.right->why == currency_reason::code &&
            ascii::is_digit(byte(after_space(q.right->edge)))) {
            return;
        }
        emit(q, sink);
    }

    // ---- what is around it ----

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

    /// The end of the word at `at` if it is a hundredth of such a unit; else 0.
    [[nodiscard]] std::size_t end_of_cents(std::size_t at, const unit_text& unit) const noexcept {
        const auto word = token_at(text_, at);
        if (!word) return 0;
        for (const word_meaning& m : find_word(folded_word{word->text}.view())) {
            if (m.kind != word_kind::subunit || m.value != 2) continue;
            if (!unit.candidates.narrowed_to(candidate_list(m.currencies)).empty()) {
                return at + word->text.size();
            }
        }
        return 0;
    }

    /// "and 50 cents" after whole units: the cents, and where they end.
    [[nodiscard]] std::optional<std::pair<unsigned, std::size_t>>
    cents_after(std::size_t last, const unit_text& unit) const {
        if (unit.divides_by != 0) return std::nullopt;
        std::size_t i = after_space(last);
        if (i == last) return std::nullopt;
        bool joined = false;
        if (const auto word = token_at(text_, i)) {
            if (is_and(word->text) || is_with(word->text)) {
                const std::size_t end = i + word->text.size();
                i = after_space(end);
                if (i == end) return std::nullopt;
                joined = true;
            }
        }
        written_number n;
        if (ascii::is_digit(byte(i))) {
            n = read_number(text_, i);
        } else if (const auto s = spelled_at(i); s && !s->has_scale) {
            n = s->number;
        }
        if (!n.is_number || n.scale != 0 || n.digits > 99) return std::nullopt;
        std::size_t name = n.last;
        if (text_.substr(after_space(name)).starts_with("de ")) name = after_space(name) + 2;
        if (const std::size_t edge = end_of_cents(after_gap(name), unit); edge != 0) {
            return std::pair{static_cast<unsigned>(n.digits), edge};
        }
        const auto cents = unit_right_of(n.last, false);
        constexpr std::size_t any_currency = 2; // cents, centesimi: the hundredths of many
        if (cents && cents->divides_by == 2 && cents->candidates.size() >= any_currency) {
            return std::pair{static_cast<unsigned>(n.digits), cents->edge};
        }
        // "15 dollars 50": two digits after a name and nothing that counts after them; "and 15"
        // only where the clause ends
        const bool two_digits = n.last - n.first == 2 && ascii::is_digit(byte(n.first));
        const bool goes_on = is_letter_at(text_, after_gap(n.last));
        const bool is_name =
            unit.why != currency_reason::code && last == unit.edge && is_letter_at(text_, last - 1);
        if (cents || !two_digits || !is_name || byte(n.last) == '%' || byte(n.last) == '-' ||
            (joined && goes_on) || (goes_on && scale_goes_on(after_gap(n.last)))) {
            return std::nullopt;
        }
        return std::pair{static_cast<unsigned>(n.digits), n.last};
    }

    // ---- the two ends of a range ----

    /// Past a dash or a word that joins the ends of a range, and the space around it.
    [[nodiscard]] std::size_t joined_from(std::size_t at, bool& by_word,
                                          bool& by_and) const noexcept {
        const std::size_t i = after_space(at);
        by_word = false;
        const std::string_view rest = text_.substr(i);
        if (rest.starts_with('-')) return after_space(i + 1);
        if (rest.starts_with("\u2013") || rest.starts_with("\u2014")) return after_space(i + 3);
        if (i == at) return at;
        if (!joiners.may_begin_at(text_, i)) return at;
        const auto word = token_at(text_, i);
        if (!word) return at;
        const auto* const joiner =
            meaning_of(find_word(folded_word{word->text}.view()), word_kind::joiner, i);
        if (joiner == nullptr) return at;
        by_word = true;
        by_and = is_and(word->text);
        return after_space(i + word->text.size());
    }

    /// "15 dólares con 50"
    [[nodiscard]] static bool is_with(std::string_view word) noexcept {
        return ascii::same_word(word, "con") || ascii::same_word(word, "com");
    }

    [[nodiscard]] static bool is_and(std::string_view word) noexcept {
        constexpr std::array<std::string_view, 12> ands{"and", "et", "und", "y",  "e",  "en",
                                                        "och", "og", "i",   "si", "ja", "es"};
        return std::find(ands.begin(), ands.end(), folded_word{word}.view()) != ands.end();
    }

    /// The second end, which begins with its digits or with a sign or code before them.
    [[nodiscard]] std::optional<quantity> second_end(std::size_t at) {
        std::size_t digit = at;
        if (const auto s = sign_at(text_, at)) {
            digit = after_space(s->last);
        } else if (const auto word = token_at(text_, at)) {
            digit = after_space(at + word->text.size());
            if (byte(digit) == '.') digit = after_space(digit + 1);
        }
        if (!ascii::is_digit(byte(digit))) return std::nullopt;
        const std::size_t floor = std::exchange(floor_, at);
        auto q = quantity_at(digit);
        floor_ = floor;
        if (q && digit != at && !q->left) return std::nullopt; // a word that is no unit
        return q;
    }

    [[nodiscard]] static bool is_small(const written_number& n) noexcept {
        return n.digits < uint128{1000} * detail::power_of_ten(n.scale);
    }
    // ---- the result ----

    struct numbers {
        std::optional<decimal> amount;
        std::array<std::optional<decimal>, 2> readings{};
        bool is_open = false;
        bool fits = true;
    };

    [[nodiscard]] static std::optional<decimal> value(const written_number& n, int scale,
                                                      int shift) noexcept {
        const auto d = decimal::make(static_cast<int128>(n.digits), scale);
        if (!d) return std::nullopt;
        const auto shifted = try_shift(*d, shift);
        return shifted ? std::optional{*shifted} : std::nullopt;
    }

    /// Whether the mark of "1.405" is a decimal one, as the language has it. Without a language,
    /// only the comma of "$1,405" is settled: where these currencies are at home it groups.
    [[nodiscard]] std::optional<bool> is_decimal_mark(const written_number& n,
                                                      const unit_text& unit) const noexcept {
        if (const auto spoken = language_at(n.first)) return n.mark == decimal_mark(*spoken);
        using namespace literals;
        constexpr std::array with_point{
            "USD"_currency, "GBP"_currency, "INR"_currency, "AUD"_currency, "CAD"_currency,
            "HKD"_currency, "NZD"_currency, "SGD"_currency, "JPY"_currency, "CNY"_currency,
            "TWD"_currency, "KRW"_currency, "MXN"_currency, "MYR"_currency, "THB"_currency};
        const auto c = chosen(unit);
        if (!c || n.mark != ',') return std::nullopt;
        if (std::find(with_point.begin(), with_point.end(), *c) == with_point.end()) {
            return std::nullopt;
        }
        return false;
    }

    [[nodiscard]] numbers values_of(const quantity& q, const unit_text& unit) const noexcept {
        numbers v;
        const int shift = q.scale.value - unit.divides_by;
        std::optional<bool> is_decimal = true;
        if (q.number.is_ambiguous) is_decimal = is_decimal_mark(q.number, unit);
        v.is_open = !is_decimal || q.scale.is_open;
        if (!is_decimal) {
            v.readings = {value(q.number, q.number.scale, shift), value(q.number, 0, shift)};
        } else {
            const int scale = *is_decimal ? q.number.scale : 0;
            if (q.scale.is_open) {
                v.readings = {value(q.number, scale, shift),
                              value(q.number, scale, q.scale.other - unit.divides_by)};
            } else {
                v.amount = value(q.number, scale, shift);
            }
        }
        v.fits = v.amount || v.readings[0];
        if (q.is_negative) {
            for (auto* d : {&v.amount, &v.readings[0], &v.readings[1]}) {
                if (*d) **d = -**d;
            }
        }
        return v;
    }

    void set_digits(found_figure& f, const quantity& q, const unit_text& unit) const noexcept {
        const bool whole = q.number.scale == 0 ||
                           (q.number.is_ambiguous && is_decimal_mark(q.number, unit) == false);
        f.last_digit = q.scale.value - unit.divides_by - (whole ? 0 : q.number.scale);
        f.significant_digits = std::max(q.number.count, 1);
        if (whole && q.number.digits != 0) {
            for (uint128 m = q.number.digits; m % 10 == 0; m /= 10)
                ++f.trailing_zeros;
            f.significant_digits -= f.trailing_zeros;
        }
    }

    void set_unit(found_figure& f, const unit_text& unit) const noexcept {
        f.candidates = unit.candidates;
        f.why = unit.why;
        f.unit = chosen(unit);
    }

    /// The end of the digits at `digit`, with all that may belong to their number, if nothing
    /// beside them can make them an amount; 0 if something may. Most numbers of a text end here.
    [[nodiscard]] std::size_t end_if_alone(std::size_t digit) const noexcept {
        std::size_t end = digit + 1;
        for (;;) {
            while (ascii::is_digit(byte(end)))
                ++end;
            const auto mark = detail::digit_mark_at(text_, end);
            if (mark.length == 0 || !ascii::is_digit(byte(end + mark.length))) break;
            end += mark.length + 1;
        }
        // on the right: a letter or a sign that touches, a dash, or a word that may matter
        const auto right = static_cast<unsigned char>(byte(end));
        if (is_ascii_letter(right) || right >= 0x80 || right == '-' || right == '$') return 0;
        if ((right == ',' || right == '.') && byte(end + 1) == '-') return 0;
        if (right == ' ' || right == '\n') {
            const std::size_t next = end + 1;
            const auto b = static_cast<unsigned char>(byte(next));
            if (is_ascii_letter(b)) {
                const auto second = static_cast<unsigned char>(byte(next + 1));
                const bool capitals = is_ascii_capital(second) || second == '$';
                if (capitals || may_matter(next)) return 0;
            } else if (b == '$' || b == '-' || b == ' ' || b == '\t' || b == '\n') {
                return 0;
            } else if (b >= 0x80) {
                if (!is_letter_at(text_, next) || may_matter(next)) return 0;
            }
        }
        // on the left: a sign, a minus, capitals, or a name that stands before numbers
        if (digit == floor_) return end;
        const auto left = static_cast<unsigned char>(text_[digit - 1]);
        if (left >= 0x80 || left == '$' || left == '-' || is_ascii_letter(left)) return 0;
        if (left != ' ' && left != '.' && left != '\n' && left != '\t') return end;
        const std::size_t last = before_space(digit);
        if (last == floor_) return end;
        const auto b = static_cast<unsigned char>(text_[last - 1]);
        if (b >= 0x80 || b == '$' || b == '.') return 0;
        if (!is_ascii_letter(b)) return end;
        const auto before = static_cast<unsigned char>(last - floor_ >= 2 ? text_[last - 2] : ' ');
        // "$S 5", "US 5"
        if (before == '$' || (is_ascii_capital(b) && is_ascii_capital(before))) return 0;
        return may_end_leading_name(before, b) ? 0 : end;
    }

    [[nodiscard]] static constexpr bool is_ascii_capital(unsigned b) noexcept {
        return b - 'A' < 26U;
    }

    /// Whether the word at `at` can make the number before it an amount, or lead to what does.
    [[nodiscard]] bool may_matter(std::size_t at) const noexcept {
        if (beside_number.may_begin_at(text_, at)) return true;
        if (!connectors.may_begin_at(text_, at)) return false;
        std::size_t next = at;
        while (is_letter_at(text_, next) || byte(next) == '\'')
            ++next;
        next = after_space(next);
        const auto b = static_cast<unsigned char>(byte(next));
        return !is_ascii_letter(b) || is_ascii_capital(b) ||
               beside_number.may_begin_at(text_, next);
    }

    /// By the last two letters of the names that stand before numbers.
    [[nodiscard]] static bool may_end_leading_name(unsigned before, unsigned last) noexcept {
        constexpr std::string_view ends =
            "kr rs rp fr rm ff dm ro os ar es ri it ts ee ht er or en "
            "as hs dh ei zl ur sd bp hf ek ok kk ln zk uf py ad ";
        const std::array<char, 3> end{ascii::to_lower(static_cast<char>(before)),
                                      ascii::to_lower(static_cast<char>(last)), ' '};
        for (std::size_t i = 0; i < ends.size(); i += 3) {
            if (ends[i] == end[0] && ends[i + 1] == end[1]) return true;
        }
        return false;
    }

    /// Reads what stands at a digit, hands on an amount if it is one, and says where to go on.
    template <class Sink>
    [[nodiscard]] std::size_t read_at(std::size_t digit, Sink& sink) {
        if (const std::size_t end = end_if_alone(digit); end != 0) return end;
        auto q = quantity_at(digit);
        if (!q) return skip_number(digit);
        if (const auto range_end = read_range(*q, sink)) return floor_ = *range_end;
        if (unit_of(*q) == nullptr) return q->number.last;
        emit(*q, sink);
        return floor_ = std::max(floor_, q->number.last);
    }

    /// Hands on an amount that has a unit.
    template <class Sink>
    void emit(const quantity& q, Sink& sink) {
        const unit_text& unit = *unit_of(q);
        numbers v = values_of(q, unit);
        if (!v.fits) return;
        found_figure f;
        f.offset = q.first;
        std::size_t last = end_of(q);
        set_digits(f, q, unit);
        const bool is_whole = !q.has_scale && q.number.scale == 0;
        if (const auto cents = is_whole ? cents_after(last, unit) : std::nullopt;
            cents && v.amount) {
            const auto part = *decimal::make(cents->first, 2);
            const auto with =
                q.is_negative ? try_subtract(*v.amount, part) : try_add(*v.amount, part);
            if (with) {
                v.amount = *with;
                last = cents->second;
                f.last_digit = -2;
                f.trailing_zeros = 0;
            }
        }
        f.length = last - f.offset;
        f.amount = v.amount;
        f.readings = v.readings;
        set_unit(f, unit);
        f.side = hedge_around(f.offset, last);
        f.per = rider_at(last).first;
        sink(std::as_const(f));
        floor_ = last;
    }

    /// Past a number that is none, however long.
    [[nodiscard]] std::size_t skip_number(std::size_t digit) const noexcept {
        return read_number(text_, digit).last;
    }

    template <class Sink>
    [[nodiscard]] std::optional<std::size_t> read_range(quantity& a, Sink& sink) {
        bool by_word = false;
        bool by_and = false;
        const std::size_t at = joined_from(end_of(a), by_word, by_and);
        if (at == end_of(a)) return std::nullopt;
        if (by_word) {
            // "and" joins only what "between" opened; "from £183m to £20m" is a change, but "von 5
            // bis 10 Millionen Euro" is a range
            const std::size_t start = before_space(a.first);
            const bool opened = phrase_before(start, word_kind::opener).first != nullptr;
            if ((unit_of(a) != nullptr && is_change(start)) || (by_and && !opened))
                return std::nullopt;
        }
        auto b = second_end(at);
        if (!b) return std::nullopt;
        const unit_text* const unit_a = unit_of(a);
        const unit_text* const unit_b = unit_of(*b);
        if (unit_a == nullptr && unit_b == nullptr) return std::nullopt;
        if (unit_a == nullptr && a.number.scale > 3) return std::nullopt; // no sum of money
        if (unit_a != nullptr && unit_b != nullptr &&
            unit_a->candidates.narrowed_to_any(unit_b->candidates).empty()) {
            return std::nullopt;
        }
        // "£5m-6m", "5 to 6 million euros": the scale is both numbers'
        if (!a.has_scale && b->has_scale && !a.right && is_small(a.number)) {
            a.scale = b->scale;
            a.has_scale = true;
        }
        const unit_text& unit = unit_b == nullptr                                       ? *unit_a
                                : unit_a == nullptr                                     ? *unit_b
                                : unit_b->candidates.size() < unit_a->candidates.size() ? *unit_b
                                                                                        : *unit_a;
        const numbers low = values_of(a, unit);
        const numbers high = values_of(*b, unit);
        if (!low.amount || !high.amount || *high.amount < *low.amount) return std::nullopt;
        found_figure f;
        f.form = figure_form::range;
        f.offset = a.first;
        const std::size_t last = end_of(*b);
        f.length = last - f.offset;
        f.amount = low.amount;
        f.high_amount = high.amount;
        set_digits(f, *b, unit);
        set_unit(f, unit);
        f.side = hedge_around(f.offset, last);
        f.per = rider_at(last).first;
        sink(std::as_const(f));
        return last;
    }

    /// "from £183m to £20m" is a change of one amount, no range.
    [[nodiscard]] bool is_change(std::size_t end) const noexcept {
        const auto word = token_before(text_, end, floor_);
        if (!word) return false;
        constexpr std::array<std::string_view, 13> from{"from", "von", "de",  "desde", "da",
                                                        "van",  "od",  "fra", "fran",  "dal",
                                                        "del",  "des", "vom"};
        return std::find(from.begin(), from.end(), folded_word{word->text}.view()) != from.end();
    }

    std::string_view text_;
    const scan_options& options_;
    std::size_t floor_ = 0; ///< the end of the last figure: nothing before it is looked at
    mutable std::optional<language> guess_;   ///< of the stretch of text last asked about
    mutable std::size_t guessed_stretch_ = 0; ///< its number from 1; 0 for none yet
};

} // namespace detail

/// Hands every monetary amount of a text to `sink`, in order. Any bytes may be in the text. Time is
/// linear in its length; nothing is allocated.
template <class Sink>
void scan(std::string_view text, const scan_options& options, Sink&& sink) {
    detail::scanner{text, options}.run(sink);
}

} // namespace mulct
