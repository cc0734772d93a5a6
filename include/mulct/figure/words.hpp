#pragma once
/// The words and signs that figures are written with, in English.

#include <mulct/base/ascii.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/money/currency.hpp>

#include <array>
#include <optional>
#include <string_view>

namespace mulct::detail {

struct hedge_word {
    std::string_view text;
    hedge side;
};

/// Longer phrases before those they begin with.
inline constexpr std::array hedge_words{
    hedge_word{"a little over", hedge::over}, hedge_word{"just over", hedge::over},
    hedge_word{"well over", hedge::over},     hedge_word{"more than", hedge::over},
    hedge_word{"at least", hedge::over},      hedge_word{"upwards of", hedge::over},
    hedge_word{"exceeding", hedge::over},     hedge_word{"above", hedge::over},
    hedge_word{"over", hedge::over},          hedge_word{"less than", hedge::up_to},
    hedge_word{"at most", hedge::up_to},      hedge_word{"up to", hedge::up_to},
    hedge_word{"below", hedge::up_to},        hedge_word{"under", hedge::up_to},
    hedge_word{"just under", hedge::nearly},  hedge_word{"just below", hedge::nearly},
    hedge_word{"close to", hedge::nearly},    hedge_word{"nearly", hedge::nearly},
    hedge_word{"almost", hedge::nearly},      hedge_word{"approximately", hedge::about},
    hedge_word{"approx.", hedge::about},      hedge_word{"roughly", hedge::about},
    hedge_word{"around", hedge::about},       hedge_word{"about", hedge::about},
    hedge_word{"circa", hedge::about},        hedge_word{"some", hedge::about},
    hedge_word{"ca.", hedge::about},          hedge_word{"c.", hedge::about},
};

struct scale_word {
    std::string_view text;
    int power; ///< of ten
};

inline constexpr std::array scale_words{
    scale_word{"thousand", 3},  scale_word{"million", 6},  scale_word{"billion", 9},
    scale_word{"trillion", 12}, scale_word{"millions", 6}, scale_word{"billions", 9},
    scale_word{"k", 3},         scale_word{"m", 6},        scale_word{"mn", 6},
    scale_word{"mln", 6},       scale_word{"mio", 6},      scale_word{"bn", 9},
    scale_word{"bln", 9},       scale_word{"b", 9},        scale_word{"tn", 12},
    scale_word{"trn", 12},
};

/// The scale of a whole word, without regard to case.
[[nodiscard]] constexpr std::optional<int> find_scale(std::string_view word) noexcept {
    for (const scale_word& s : scale_words) {
        if (ascii::same_word(s.text, word)) return s.power;
    }
    return std::nullopt;
}

struct currency_word {
    std::string_view text;
    std::string_view code;       ///< empty where the word alone does not say
    std::string_view candidates; ///< where it does not: what it may mean
};

/// Signs first, longer ones before those they end with; then names. A bare dollar sign is the US
/// dollar's and a bare pound sign sterling's, as English-language reports use them.
inline constexpr std::array currency_words{
    currency_word{"US$", "USD", ""},
    currency_word{"NZ$", "NZD", ""},
    currency_word{"HK$", "HKD", ""},
    currency_word{"NT$", "TWD", ""},
    currency_word{"CA$", "CAD", ""},
    currency_word{"AU$", "AUD", ""},
    currency_word{"A$", "AUD", ""},
    currency_word{"C$", "CAD", ""},
    currency_word{"S$", "SGD", ""},
    currency_word{"R$", "BRL", ""},
    currency_word{"$", "USD", ""},
    currency_word{"£", "GBP", ""},
    currency_word{"€", "EUR", ""},
    currency_word{"₹", "INR", ""},
    currency_word{"₩", "KRW", ""},
    currency_word{"zł", "PLN", ""},
    currency_word{"Ft", "HUF", ""},
    currency_word{"Kč", "CZK", ""},
    currency_word{"¥", "", "JPY, CNY"},
    currency_word{"kr", "", "SEK, NOK, DKK, ISK"},
    currency_word{"kronor", "SEK", ""},
    currency_word{"kroner", "", "NOK, DKK"},
    currency_word{"euros", "EUR", ""},
    currency_word{"euro", "EUR", ""},
    currency_word{"pounds", "GBP", ""},
    currency_word{"pound", "GBP", ""},
    currency_word{"dollars", "USD", ""},
    currency_word{"dollar", "USD", ""},
    currency_word{"lei", "RON", ""},
    currency_word{"francs", "", "CHF, FRF, BEF, LUF, XAF, XOF"},
    currency_word{"rupees", "", "INR, PKR, LKR, NPR"},
};

/// What a sign, name or code means, if it means a currency.
[[nodiscard]] constexpr std::optional<currency_word>
find_currency_word(std::string_view word) noexcept {
    for (const currency_word& w : currency_words) {
        if (ascii::same_word(w.text, word)) return w;
    }
    return std::nullopt;
}

} // namespace mulct::detail
