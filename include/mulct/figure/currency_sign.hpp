#pragma once
/// The signs that currencies are written with, alone or with the letters that qualify a dollar.

#include <mulct/base/ascii.hpp>
#include <mulct/figure/found_figure.hpp>
#include <mulct/figure/tokens.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace mulct {

/// A sign: how it is written, what it may mean, and what it means without more.
struct currency_sign {
    std::string_view text;
    std::string_view codes; ///< with single spaces between, the likeliest first
    currency_reason why = currency_reason::sign;
    int divides_by = 0; ///< of a subunit: 2 for ¢
};

/// Unicode's currency signs that one currency or a few have. The dollar and the pound sign mean the
/// US dollar and sterling unless they are qualified; the yen sign is the yuan's as well.
inline constexpr std::array currency_signs{
    currency_sign{"$", "USD CAD AUD HKD SGD NZD MXN TWD", currency_reason::usual},
    currency_sign{"€", "EUR"},
    currency_sign{"£", "GBP EGP LBP SDG IEP", currency_reason::usual},
    currency_sign{"¥", "JPY CNY", currency_reason::ambiguous},
    currency_sign{"￥", "JPY CNY", currency_reason::ambiguous},
    currency_sign{"¢", "USD EUR CAD AUD", currency_reason::ambiguous, 2},
    currency_sign{"₹", "INR"},
    currency_sign{"₨", "INR PKR LKR NPR MUR", currency_reason::usual},
    currency_sign{"₩", "KRW KPW", currency_reason::usual},
    currency_sign{"₽", "RUB"},
    currency_sign{"₺", "TRY"},
    currency_sign{"₴", "UAH"},
    currency_sign{"₪", "ILS"},
    currency_sign{"₫", "VND"},
    currency_sign{"฿", "THB"},
    currency_sign{"₱", "PHP"},
    currency_sign{"₦", "NGN"},
    currency_sign{"₡", "CRC"},
    currency_sign{"₲", "PYG"},
    currency_sign{"₸", "KZT"},
    currency_sign{"₼", "AZN"},
    currency_sign{"₾", "GEL"},
    currency_sign{"₵", "GHS"},
    currency_sign{"₭", "LAK"},
    currency_sign{"₮", "MNT"},
    currency_sign{"៛", "KHR"},
    currency_sign{"元", "CNY"},
    currency_sign{"円", "JPY"},
};

/// What letters before a dollar sign make of it: US$, HK$.
struct dollar_qualifier {
    std::string_view letters;
    std::string_view code;
    bool stands_apart; ///< also with a space between ("hk $ 10"); no word is written so
};

inline constexpr std::array dollar_qualifiers{
    dollar_qualifier{"US", "USD", true},   dollar_qualifier{"USD", "USD", true},
    dollar_qualifier{"A", "AUD", false},   dollar_qualifier{"AU", "AUD", false},
    dollar_qualifier{"AUD", "AUD", true},  dollar_qualifier{"AUS", "AUD", false},
    dollar_qualifier{"C", "CAD", true},    dollar_qualifier{"CA", "CAD", false},
    dollar_qualifier{"CAD", "CAD", true},  dollar_qualifier{"CAN", "CAD", false},
    dollar_qualifier{"HK", "HKD", true},   dollar_qualifier{"HKD", "HKD", true},
    dollar_qualifier{"NZ", "NZD", true},   dollar_qualifier{"NZD", "NZD", true},
    dollar_qualifier{"S", "SGD", false},   dollar_qualifier{"SG", "SGD", false},
    dollar_qualifier{"SGD", "SGD", true},  dollar_qualifier{"NT", "TWD", true},
    dollar_qualifier{"NTD", "TWD", true},  dollar_qualifier{"TWD", "TWD", true},
    dollar_qualifier{"R", "BRL", false},   dollar_qualifier{"MX", "MXN", true},
    dollar_qualifier{"MEX", "MXN", false}, dollar_qualifier{"MXN", "MXN", true},
    dollar_qualifier{"J", "JMD", false},   dollar_qualifier{"TT", "TTD", false},
    dollar_qualifier{"EC", "XCD", false},  dollar_qualifier{"BDS", "BBD", false},
    dollar_qualifier{"N", "NAD", false},   dollar_qualifier{"FJ", "FJD", false},
};

namespace detail {

[[nodiscard]] constexpr const dollar_qualifier* find_qualifier(std::string_view letters) noexcept {
    for (const dollar_qualifier& q : dollar_qualifiers) {
        if (ascii::same_word(q.letters, letters)) return &q;
    }
    return nullptr;
}

/// "U$D" and "U$S", as Spanish has them.
[[nodiscard]] constexpr bool is_split_dollar(std::string_view text) noexcept {
    return text.starts_with("U$D") || text.starts_with("U$S");
}

/// Whether one of the signs can begin at `i`: by the first two bytes.
[[nodiscard]] constexpr bool may_begin_sign(std::string_view text, std::size_t i) noexcept {
    const unsigned second = byte_at(text, i + 1);
    switch (byte_at(text, i)) {
    case '$': return true;
    case 0xC2: return second == 0xA2 || second == 0xA3 || second == 0xA5;
    case 0xE2: return second == 0x82;
    case 0xE0: return second == 0xB8;
    case 0xE1: return second == 0x9F;
    case 0xE5: return second == 0x85 || second == 0x86;
    case 0xEF: return second == 0xBF;
    default: return false;
    }
}

} // namespace detail

/// A sign in a text, and its bytes.
struct placed_sign {
    currency_sign sign;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// Whether letters after a dollar sign can qualify it: capitals, or codes that no word is like.
[[nodiscard]] constexpr bool may_follow(std::string_view letters) noexcept {
    constexpr std::array<std::string_view, 8> small{"us", "usd", "hk",  "hkd",
                                                    "nz", "aud", "cad", "c"};
    if (std::find(small.begin(), small.end(), letters) != small.end()) return true;
    return letters.size() >= 2 && ascii::is_upper(letters[0]) && ascii::is_upper(letters[1]);
}

/// The sign that begins at `i`: "€", "US$", or "$" and what follows it, as "$ US".
[[nodiscard]] constexpr std::optional<placed_sign> sign_at(std::string_view text,
                                                           std::size_t i) noexcept {
    const unsigned b = detail::byte_at(text, i);
    if (ascii::is_letter(static_cast<char>(b)) && b < 0x80) { // letters before a dollar sign
        std::size_t end = i;
        while (end - i < 4 && ascii::is_letter(static_cast<char>(detail::byte_at(text, end))))
            ++end;
        if (detail::byte_at(text, end) != '$') return std::nullopt;
        if (detail::is_split_dollar(text.substr(i))) {
            return placed_sign{{{}, "USD", currency_reason::qualified}, i, i + 3};
        }
        const auto* const q = detail::find_qualifier(text.substr(i, end - i));
        if (q == nullptr) return std::nullopt;
        return placed_sign{{{}, q->code, currency_reason::qualified}, i, end + 1};
    }
    if (!detail::may_begin_sign(text, i)) return std::nullopt;
    for (const currency_sign& s : currency_signs) {
        if (!text.substr(i).starts_with(s.text)) continue;
        placed_sign placed{s, i, i + s.text.size()};
        if (b != '$') return placed;
        // "$US", "$ CAN", "$ c"
        const std::size_t next =
            placed.last + (detail::byte_at(text, placed.last) == ' ' ? 1U : 0U);
        if (const auto word = token_at(text, next); word && may_follow(word->text)) {
            if (const auto* const q = detail::find_qualifier(word->text)) {
                placed.sign = {{}, q->code, currency_reason::qualified};
                placed.last = next + word->text.size();
            }
        }
        return placed;
    }
    return std::nullopt;
}

/// The sign that ends before byte `end`, with the letters before it that qualify it.
[[nodiscard]] constexpr std::optional<placed_sign>
sign_before(std::string_view text, std::size_t end, std::size_t floor) noexcept {
    const std::string_view before = text.substr(floor, end - floor);
    if (before.empty()) return std::nullopt;
    if (before.back() != '$') {
        if (static_cast<unsigned char>(before.back()) < 0x80) {
            if (before.size() >= 3 && detail::is_split_dollar(before.substr(before.size() - 3))) {
                return placed_sign{{{}, "USD", currency_reason::qualified}, end - 3, end};
            }
            // "$US 5": the letters may follow the sign
            const auto word = token_before(text, end, floor);
            if (!word || word->first == floor || text[word->first - 1] != '$') return std::nullopt;
            const auto* const q = detail::find_qualifier(word->text);
            if (q == nullptr) return std::nullopt;
            return placed_sign{{{}, q->code, currency_reason::qualified}, word->first - 1, end};
        }
        for (const currency_sign& s : currency_signs) {
            if (before.ends_with(s.text)) return placed_sign{s, end - s.text.size(), end};
        }
        return std::nullopt;
    }
    placed_sign placed{currency_signs[0], end - 1, end};
    std::size_t letters_end = end - 1;
    const bool apart = letters_end > floor && text[letters_end - 1] == ' ';
    if (apart) --letters_end;
    if (letters_end > floor && text[letters_end - 1] == '.' && !apart) { // U.S.$
        constexpr std::string_view dotted = "U.S.";
        if (text.substr(floor, letters_end - floor).ends_with(dotted)) {
            return placed_sign{
                {{}, "USD", currency_reason::qualified}, letters_end - dotted.size(), end};
        }
    }
    if (const auto word = token_before(text, letters_end, floor)) {
        const auto* const q = detail::find_qualifier(word->text);
        if (q != nullptr && (!apart || q->stands_apart)) {
            placed.sign = {{}, q->code, currency_reason::qualified};
            placed.first = word->first;
        }
    }
    return placed;
}

} // namespace mulct
