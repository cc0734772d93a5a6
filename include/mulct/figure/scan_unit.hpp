#pragma once
/// The currency on either side of a number: its sign, code or name, and what narrows or settles it.

#include <mulct/figure/currency_sign.hpp>
#include <mulct/figure/found_figure.hpp>
#include <mulct/figure/scan_number.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace mulct::detail {

/// A currency as it stands on one side of a number.
struct unit_text {
    currency_candidates candidates;
    currency_reason why = currency_reason::ambiguous;
    int divides_by = 0;                      ///< a subunit's power of ten
    std::size_t edge = 0;                    ///< the byte at which it ends, or on the left begins
    std::optional<int> scale = std::nullopt; ///< glued to it: the M of MUSD
};

/// Codes that are read in small letters, too; no word of these languages is spelled like one.
inline constexpr std::array<std::string_view, 12> small_codes{
    "eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "pln", "czk", "huf", "jpy", "cad"};

/// Names that stand before their number, too: "kr 500", "Rs. 20", "euro 5", "ringgit 42". Others do
/// not ("won 5 games"), so these are few.
inline constexpr std::array<std::string_view, 32> leading_names{
    "kr",      "rs",     "rp",      "fr",       "sfr",    "rm",     "skr",     "nkr",
    "dkr",     "ff",     "dm",      "euro",     "euros",  "dollar", "dollars", "dolares",
    "dollari", "dolari", "ringgit", "ringgits", "rupees", "rupee",  "baht",    "kroner",
    "kronor",  "yen",    "pts",     "ptas",     "dhs",    "dh",     "lei",     "zl"};

/// The currency that a language's readers take a crown, or a lion, for.
struct home_currency {
    language spoken;
    currency unit;
};
inline constexpr std::array home_currencies{
    home_currency{language::sv, *currency::find("SEK")},
    home_currency{language::da, *currency::find("DKK")},
    home_currency{language::nb, *currency::find("NOK")},
    home_currency{language::cs, *currency::find("CZK")},
    home_currency{language::pl, *currency::find("PLN")},
    home_currency{language::hu, *currency::find("HUF")},
    home_currency{language::ro, *currency::find("RON")},
};

class scan_unit : protected scan_number {
  protected:
    using scan_number::scan_number;

    // ---- a code, a sign, a name ----

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
        if (!ascii::is_lower(word[1])) return std::nullopt;
        constexpr word_list small{small_codes};
        const std::array<char, 3> lower{ascii::to_lower(word[0]), word[1],
                                        ascii::to_lower(word[2])};
        if (!small.contains({lower.data(), 3})) return std::nullopt;
        const std::array<char, 3> code{ascii::to_upper(word[0]), ascii::to_upper(word[1]),
                                       ascii::to_upper(word[2])};
        return *currency::find({code.data(), 3});
    }

    /// Codes that are words, too: they need more than a small number beside them.
    [[nodiscard]] static bool is_word_code(std::string_view code) noexcept {
        constexpr word_list codes{
            std::array<std::string_view, 14>{"ALL", "TOP", "TRY", "CUP", "MOP", "AMD", "GEL", "PEN",
                                             "SOS", "LAK", "MAD", "BAM", "COP", "BAN"}};
        return codes.contains(code);
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

    /// The same, chosen among by the reader's default.
    [[nodiscard]] unit_text settled_sign(const currency_sign& s, std::size_t edge) const noexcept {
        unit_text u = of_sign(s, edge);
        if (options_.usual && u.candidates.contains(*options_.usual) &&
            u.why != currency_reason::qualified && u.candidates.size() > 1) {
            u.why = currency_reason::given;
        }
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
        if (word.text.size() == 2) {
            const bool capital = ascii::is_upper(word.text[0]);
            if (ascii::same_word(word.text, "dm")) return capital; // a mark, and no decimetre
            // an Egyptian pound, and no article
            if (ascii::same_word(word.text, "le") && !capital) return false;
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

    // ---- which of its candidates ----

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
        const bool has_home =
            std::any_of(home_currencies.begin(), home_currencies.end(),
                        [&](const home_currency& h) { return unit.candidates.contains(h.unit); });
        const auto spoken = has_home ? language_at(place) : std::nullopt;
        const auto home = spoken ? home_of(*spoken) : std::nullopt;
        unit.why = home && unit.candidates.contains(*home) ? currency_reason::language
                                                           : currency_reason::ambiguous;
    }

    /// The likeliest of a list that is what the word means unless the text says otherwise.
    [[nodiscard]] static bool has_usual(currency c) noexcept {
        constexpr word_list usual{std::array<std::string_view, 10>{
            "USD", "GBP", "EUR", "INR", "JPY", "KRW", "CNY", "BRL", "ZAR", "RUB"}};
        return usual.contains(c.code());
    }

    [[nodiscard]] static std::optional<currency> home_of(language l) noexcept {
        for (const home_currency& h : home_currencies) {
            if (h.spoken == l) return h.unit;
        }
        return std::nullopt;
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

    // ---- on the right ----

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
        if (word->text.ends_with(crown) && word->text.size() <= 5 &&
            word->text.size() > crown.size()) {
            const auto p = glued_power(word->text.substr(0, word->text.size() - crown.size()));
            auto u = p ? name_at(end - crown.size()) : std::nullopt;
            if (u) u->scale = p;
            return u;
        }
        return scaled_code(word->text, end);
    }

    /// A scale and a code: MSEK, TEUR.
    [[nodiscard]] std::optional<unit_text> scaled_code(std::string_view word,
                                                       std::size_t edge) const noexcept {
        if (word.size() < 4 || word.size() > 6) return std::nullopt;
        const auto code = currency::find(word.substr(word.size() - 3));
        const auto p = glued_power(word.substr(0, word.size() - 3));
        if (!code || !p) return std::nullopt;
        unit_text u = of_code(*code, edge);
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
            return settled_sign(s->sign, s->last);
        }
        auto word = token_at(text_, i);
        if (!word) return std::nullopt;
        if (auto scaled = scaled_unit_at(i)) return scaled;
        if (const auto code = code_of(word->text)) {
            const std::size_t end = i + word->text.size();
            if (ascii::is_digit(byte(end))) return std::nullopt; // "3 USD50 cards"
            return of_code(*code, end);
        }
        auto meanings = meanings_of(word->text);
        if (meanings.empty()) return std::nullopt;
        for (int links = 0; links < 2 && meaning_of(meanings, word_kind::link, i) != nullptr;
             ++links) { // "millions d'euros", "23 de cenți"
            std::size_t next = i + word->text.size();
            const bool elided = !is_letter_at(text_, next - 1) && byte(next - 1) != ' ';
            if (!elided) next = after_space(next);
            if (const auto s = sign_at(text_, next)) {
                if (!after_scale) return std::nullopt;
                return settled_sign(s->sign, s->last);
            }
            word = token_at(text_, next);
            if (!word) return std::nullopt;
            i = next;
            meanings = meanings_of(word->text);
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

    [[nodiscard]] std::optional<unit_text> glued_unit(std::size_t at) const noexcept {
        if (const auto s = sign_at(text_, at)) { // 8Can$
            return settled_sign(s->sign, s->last);
        }
        if (auto scaled = scaled_unit_at(at)) return scaled;
        return name_at(at);
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

    // ---- on the left ----

    [[nodiscard]] std::optional<unit_text> unit_left_of(std::size_t first) const noexcept {
        const std::size_t end = before_space(first);
        if (end == floor_) return std::nullopt;
        if (const auto s = sign_before(text_, end, floor_)) {
            return settled_sign(s->sign, s->first);
        }
        const bool pointed = text_[end - 1] == '.' && end - 1 > floor_;
        const auto word = token_before(text_, pointed ? end - 1 : end, floor_);
        if (!word || word->text.size() > 12) return std::nullopt;
        if (!pointed) {
            if (const auto code = code_of(word->text)) return of_code(*code, word->first);
            if (const auto scaled = scaled_code(word->text, word->first)) return scaled;
        }
        return name_before(*word, pointed);
    }

    /// A name on the left, of those that stand there.
    [[nodiscard]] std::optional<unit_text> name_before(const token& word,
                                                       bool pointed) const noexcept {
        const folded_word folded{word.text};
        const std::string_view name = folded.view();
        constexpr word_list leading{leading_names};
        if (!leading.contains(name)) return std::nullopt;
        if (pointed && name.size() > 3) return std::nullopt;
        const auto* const noun = meaning_of(find_word(name), word_kind::currency, word.first);
        if (noun == nullptr) return std::nullopt;
        unit_text u{listed(noun->currencies), currency_reason::sign, 0, word.first};
        // "malaysia ringgits 42", "US dollars 5m": what narrows it stands before
        for (int n = 0; n < 3; ++n) {
            const std::size_t end = u.edge - space_length_before(text_, u.edge, floor_);
            const auto before = end == u.edge ? std::nullopt : token_before(text_, end, floor_);
            if (!before) break;
            const auto* const adjective =
                meaning_of(meanings_of(before->text), word_kind::adjective, before->first);
            if (adjective == nullptr || !narrow(u, adjective->currencies)) break;
            u.edge = before->first;
        }
        // "to kr 23", "15 euro 50": the name is the number's before it
        const std::size_t end = before_space(u.edge);
        if (end < u.edge && end > floor_) {
            const auto before = token_before(text_, end, floor_);
            if (ascii::is_digit(text_[end - 1]) || (before && number_of(before->text))) {
                return std::nullopt;
            }
        }
        settle(u, word.first);
        return u;
    }

    // ---- cents after whole units ----

    /// "15 dólares con 50"
    [[nodiscard]] static bool is_with(std::string_view word) noexcept {
        return ascii::same_word(word, "con") || ascii::same_word(word, "com");
    }

    /// The end of the word at `at` if it is a hundredth of such a unit; else 0.
    [[nodiscard]] std::size_t end_of_cents(std::size_t at, const unit_text& unit) const noexcept {
        const auto word = token_at(text_, at);
        if (!word) return 0;
        for (const word_meaning& m : meanings_of(word->text)) {
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
};

} // namespace mulct::detail
