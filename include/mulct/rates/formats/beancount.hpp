#pragma once
/// Price directives of Beancount: 2022-05-23 price EUR 1.0659 USD.
/// https://beancount.github.io/docs/beancount_language_syntax.html ("Prices").

#include <mulct/base/calendar.hpp>
#include <mulct/rates/formats/lines.hpp>
#include <mulct/rates/formats/price_line.hpp>
#include <mulct/rates/rate_row.hpp>

#include <span>
#include <string>
#include <string_view>
#include <utility>
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
    const error amount = words.next_is(errc::no_currency, words.next_word().size());
    const auto rate = words.take_rate(lone_comma::groups_digits);
    if (!rate) return failed(rate.error());
    words.skip_space();
    if (words.at_end()) return failed(amount);
    const auto counter = words.take_currency();
    if (!counter) return failed(counter.error());
    words.skip_space();
    if (!words.at_end())
        return failed(words.next_is(errc::trailing_text, words.next_word().size()));
    const placed_rate placed = words.placed({*on, *base, *counter, *rate});
    if (*base == *counter)
        return failed(error{errc::mixed_directions, placed.offset, placed.length});
    return placed;
}

} // namespace detail

/// The prices of a file that holds nothing else but comments (; # * %) and blank lines: another
/// directive, an option or a price's metadata is an error at its first word. Currencies are ISO
/// 4217 codes; a comma groups digits, and always by threes.
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_beancount(std::string_view text) {
    std::vector<placed_rate> rates;
    line_reader lines{text};
    while (const auto line = lines.next()) {
        if (is_silent(line->text, "#*%")) continue;
        const auto rate = detail::parse_beancount_price(*line);
        if (!rate) return failed(rate.error());
        rates.push_back(*rate);
    }
    return in_order(std::move(rates));
}

/// The rates as price directives, in their order.
[[nodiscard]] inline std::string beancount_text(std::span<const rate_row> rows) {
    std::string text;
    text.reserve(rows.size() * 36);
    for (const rate_row& r : rows) {
        text += to_string(r.on) + " price ";
        text += r.base.code();
        text += ' ' + to_string(r.rate) + ' ';
        text += r.counter.code();
        text += '\n';
    }
    return text;
}

} // namespace mulct
