#pragma once
/// Price directives of Beancount: 2022-05-23 price EUR 1.0659 USD.
/// https://beancount.github.io/docs/beancount_language_syntax.html ("Prices").

#include <mulct/rates/formats/price_line.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

namespace detail {

[[nodiscard]] inline parsed<placed_rate> parse_beancount_price(text_line line) {
    price_words words{line};
    if (!words.at_number()) { // another directive, or one that is indented
        words.skip_space();
        return failed(words.next_is(errc::unknown_word, words.next_word().size()));
    }
    const auto on = words.take_day("-/");
    if (!on) return failed(on.error());
    words.skip_space();
    if (words.next_word() != "price") {
        return failed(words.next_is(errc::unknown_word, words.next_word().size()));
    }
    words.take_word();
    words.skip_space();
    const auto base = words.take_currency();
    if (!base) return failed(base.error());
    words.skip_space();
    const auto amount = words.take_amount(lone_comma::groups_digits);
    if (!amount) return failed(amount.error());
    return words.finish(*on, *base, *amount);
}

} // namespace detail

/// The prices of a file that holds nothing else but comments (; # * %) and blank lines: another
/// directive, an option or a price's metadata is an error at its first word. Currencies are ISO
/// 4217 codes; a comma groups digits, and always by threes.
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_beancount(std::string_view text) {
    return parse_prices(text, "#*%", detail::parse_beancount_price);
}

/// The rates as price directives, in their order.
[[nodiscard]] inline std::string beancount_text(std::span<const rate_row> rows) {
    return prices_text(rows, "", " price ");
}

} // namespace mulct
