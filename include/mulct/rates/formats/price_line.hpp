#pragma once
/// Lines that state a price, as the plain-text accounting programs have them: a day, a commodity,
/// an amount.

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>
#include <mulct/rates/formats/grouped_rate.hpp>
#include <mulct/rates/formats/lines.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// What one unit of a commodity costs.
struct price_amount {
    decimal rate;
    currency counter;
};

/// Takes words off a line, from left to right. Places in errors are bytes of the file.
class price_words {
  public:
    explicit constexpr price_words(text_line line) noexcept : line_(line) {}

    constexpr void skip_space() noexcept {
        while (at_ < line_.text.size() && ascii::is_space(line_.text[at_]))
            ++at_;
    }

    /// Whether the line, or all of it but a comment, is read.
    [[nodiscard]] constexpr bool at_end() const noexcept {
        return at_ == line_.text.size() || line_.text[at_] == ';';
    }

    /// What comes up to the next space, taken or only looked at.
    [[nodiscard]] constexpr std::string_view next_word() const noexcept {
        return until([](char c) { return ascii::is_space(c); });
    }
    constexpr std::string_view take_word() noexcept {
        const std::string_view word = next_word();
        at_ += word.size();
        return word;
    }

    /// Whether an amount's number comes next, rather than its commodity.
    [[nodiscard]] constexpr bool at_number() const noexcept {
        return at_ < line_.text.size() && is_of_number(line_.text[at_]);
    }

    /// An error about the `length` bytes that come next.
    [[nodiscard]] constexpr error next_is(errc code, std::size_t length) const noexcept {
        return {code, line_.offset + at_, length};
    }

    /// A day of year, month and day of the month, the last two with one digit or two, with the same
    /// one of `separators` between them.
    [[nodiscard]] constexpr parsed<day> take_day(std::string_view separators) noexcept {
        const std::string_view word = next_word();
        unsigned parts[3]{};
        std::size_t i = 0;
        for (std::size_t part = 0; part < 3; ++part) {
            const std::size_t first = i;
            while (i < word.size() && ascii::is_digit(word[i]) && i - first < 4)
                parts[part] = parts[part] * 10 + static_cast<unsigned>(word[i++] - '0');
            const bool fits = part == 0 ? i - first == 4 : i - first == 1 || i - first == 2;
            const bool ends = part == 2 ? i == word.size()
                                        : i < word.size() && separators.find(word[i]) != none &&
                                              (part == 0 || word[i] == word[4]);
            if (!fits || !ends) return failed(next_is(errc::bad_day_form, word.size()));
            ++i;
        }
        const auto d = day_of(static_cast<int>(parts[0]), parts[1], parts[2]);
        if (!d) return failed(next_is(d.error().code, word.size()));
        at_ += word.size();
        return d;
    }

    /// A commodity that is a currency's code, in double quotes or not.
    [[nodiscard]] constexpr parsed<currency> take_currency() noexcept {
        const std::string_view rest = line_.text.substr(at_);
        const bool quoted = rest.starts_with('"');
        std::string_view code;
        if (quoted) {
            const std::size_t end = rest.find('"', 1);
            if (end == none) return failed(next_is(errc::unclosed_quote, rest.size()));
            code = rest.substr(1, end - 1);
        } else {
            code = until([](char c) {
                return ascii::is_space(c) || c == ';' || c == '"' || is_of_number(c);
            });
        }
        if (code.empty() && !at_end()) {
            return failed(next_is(errc::bad_currency, next_word().size()));
        }
        const std::size_t length = code.size() + (quoted ? 2 : 0);
        const auto c = currency::find(code);
        if (!c) return failed(next_is(c.error().code, length));
        at_ += length;
        return c;
    }

    [[nodiscard]] parsed<decimal> take_rate(lone_comma policy) {
        const std::string_view number = until([](char c) { return !is_of_number(c); });
        if (number.empty() && !at_end()) {
            return failed(next_is(errc::not_a_number, next_word().size()));
        }
        const auto rate = parse_grouped_rate(number, policy);
        if (!rate) return failed(shifted(rate.error(), line_.offset + at_));
        at_ += number.size();
        return rate;
    }

    /// An amount with its commodity behind the number: 1.0659 USD. `no_currency` about a number
    /// that stands alone.
    [[nodiscard]] parsed<price_amount> take_amount(lone_comma policy) {
        const error bare = next_is(errc::no_currency, next_word().size());
        const auto rate = take_rate(policy);
        if (!rate) return failed(rate.error());
        skip_space();
        if (at_end()) return failed(bare);
        const auto counter = take_currency();
        if (!counter) return failed(counter.error());
        return price_amount{*rate, *counter};
    }

    /// The line's rate, whose place is the whole line; `trailing_text` if the line goes on, and
    /// `mixed_directions` for the price of a currency in itself.
    [[nodiscard]] parsed<placed_rate> finish(day on, currency base, const price_amount& amount) {
        skip_space();
        if (!at_end()) return failed(next_is(errc::trailing_text, next_word().size()));
        if (base == amount.counter) {
            return failed(error{errc::mixed_directions, line_.offset, line_.text.size()});
        }
        return placed_rate{
            {on, base, amount.counter, amount.rate}, line_.offset, line_.text.size()};
    }

  private:
    static constexpr std::size_t none = std::string_view::npos;

    [[nodiscard]] static constexpr bool is_of_number(char c) noexcept {
        return ascii::is_digit(c) || c == '.' || c == ',' || c == '-' || c == '+';
    }

    template <class Ends>
    [[nodiscard]] constexpr std::string_view until(Ends ends) const noexcept {
        const std::string_view rest = line_.text.substr(at_);
        const auto* const end = std::find_if(rest.begin(), rest.end(), ends);
        return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    }

    text_line line_;
    std::size_t at_ = 0;
};

/// Whether a line of a journal says nothing: it is blank, or a comment after spaces, or begins with
/// a sign that makes all of it a comment.
[[nodiscard]] constexpr bool is_silent(std::string_view line,
                                       std::string_view comment_signs) noexcept {
    const std::string_view said = ascii::trimmed(line);
    return said.empty() || said[0] == ';' || comment_signs.find(line[0]) != std::string_view::npos;
}

/// The prices of a journal, each a line that `parse_price` reads; silent lines are passed over.
template <class ParsePrice>
[[nodiscard]] parsed<std::vector<rate_row>>
parse_prices(std::string_view text, std::string_view comment_signs, ParsePrice parse_price) {
    std::vector<placed_rate> rates;
    line_reader lines{text};
    while (const auto line = lines.next()) {
        if (is_silent(line->text, comment_signs)) continue;
        const parsed<placed_rate> rate = parse_price(*line);
        if (!rate) return failed(rate.error());
        rates.push_back(*rate);
    }
    return in_order(std::move(rates));
}

/// The rates as lines of a journal, in their order, with these words before each day and behind it.
[[nodiscard]] inline std::string prices_text(std::span<const rate_row> rows,
                                             std::string_view before_day,
                                             std::string_view after_day) {
    std::string text;
    text.reserve(rows.size() * 36);
    for (const rate_row& r : rows) {
        text += before_day;
        text += to_string(r.on);
        text += after_day;
        text += r.base.code();
        text += ' ' + to_string(r.rate) + ' ';
        text += r.counter.code();
        text += '\n';
    }
    return text;
}

} // namespace mulct
