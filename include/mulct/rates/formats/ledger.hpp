#pragma once
/// Price directives of Ledger and hledger: P 2022-05-23 EUR 1.0659 USD. Both programs read what is
/// written here. https://ledger-cli.org/doc/ledger3.html ("Transactions and Comments") and
/// https://hledger.org/hledger.html ("Declaring market prices").

#include <mulct/base/ascii.hpp>
#include <mulct/rates/formats/price_line.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

namespace detail {

/// HH:MM or HH:MM:SS, which is read and left out: a rate is one of a day.
[[nodiscard]] constexpr bool is_time_of_day(std::string_view word) noexcept {
    if (word.size() != 5 && word.size() != 8) return false;
    for (std::size_t i = 0; i < word.size(); i += 3) {
        if (!ascii::is_digit(word[i]) || !ascii::is_digit(word[i + 1])) return false;
        const int n = (word[i] - '0') * 10 + (word[i + 1] - '0');
        if (n > (i == 0 ? 23 : 59) || (i > 0 && word[i - 1] != ':')) return false;
    }
    return true;
}

[[nodiscard]] inline parsed<placed_rate> parse_ledger_price(text_line line) {
    price_words words{line};
    if (const std::string_view directive = words.next_word(); directive != "P") {
        words.skip_space();
        return failed(words.next_is(errc::unknown_word, words.next_word().size()));
    }
    words.take_word();
    words.skip_space();
    const auto on = words.take_day("-/.");
    if (!on) return failed(on.error());
    words.skip_space();
    if (is_time_of_day(words.next_word())) {
        words.take_word();
        words.skip_space();
    }
    const auto base = words.take_currency();
    if (!base) return failed(base.error());
    words.skip_space();
    if (words.at_number()) {
        const auto amount = words.take_amount(lone_comma::is_ambiguous);
        if (!amount) return failed(amount.error());
        return words.finish(*on, *base, *amount);
    }
    const auto counter = words.take_currency(); // the commodity may stand before the number, too
    if (!counter) return failed(counter.error());
    words.skip_space();
    const auto rate = words.take_rate(lone_comma::is_ambiguous);
    if (!rate) return failed(rate.error());
    return words.finish(*on, *base, {*rate, *counter});
}

} // namespace detail

/// The prices of a file that holds nothing else but comments (; # * % |) and blank lines: a
/// transaction or another directive is an error at its first word. Commodities are ISO 4217 codes.
/// The decimal mark is the point; a comma groups digits, and is refused where the two programs
/// read it differently ("1,065").
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_ledger(std::string_view text) {
    return parse_prices(text, "#*%|", detail::parse_ledger_price);
}

/// The rates as price directives, in their order.
[[nodiscard]] inline std::string ledger_text(std::span<const rate_row> rows) {
    return prices_text(rows, "P ", " ");
}

} // namespace mulct
