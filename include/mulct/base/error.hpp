#pragma once
/// What can be wrong with a text, and where. Facts only: the sentences are the program's.

#include <mulct/base/result.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct {

/// Why a text could not be read. Every code has one sentence in `cli/wording.cpp`.
enum class errc : std::uint8_t {
    empty,                ///< nothing there
    not_a_number,         ///< no digit where one was needed
    leading_zero,         ///< "007": a machine-readable number has one form
    trailing_text,        ///< a number, and then something else
    bad_grouping,         ///< separators that do not group thousands ("7,500,00")
    too_many_digits,      ///< more digits than a decimal holds
    overflow,             ///< the exact result does not fit a decimal
    unknown_scale_word,   ///< letters after the digits that are no scale ("7.5mm")
    no_currency,          ///< an amount without a currency
    unknown_currency,     ///< three letters that ISO 4217 does not list
    ambiguous_currency,   ///< a sign shared by several currencies ("kr")
    conflicting_currency, ///< two different currencies on one amount ("£5 USD")
    bad_currency,         ///< not of the form of an ISO 4217 code
    bad_day_form,         ///< not YYYY-MM-DD
    no_such_day,          ///< 2022-02-30
    not_a_month,          ///< a day that is not a month's first, where a month was needed
    negative,             ///< a negative number where none can be
    zero,                 ///< a zero where none can be
    broken_unit,          ///< an amount that is no whole number of the units it is divided up in
    not_utf8,             ///< bytes that are not UTF-8 text
    unclosed_quote,       ///< a quoted field that never ends
    stray_quote,          ///< text after a closing quote, or a quote inside a bare field
    wrong_field_count,    ///< a row with more or fewer fields than the header
    missing_column,       ///< a needed column is not in the header
    duplicate_column,     ///< a header names one column twice
    unknown_word,         ///< a word where one of a fixed list was needed
    nul_byte,             ///< a zero byte in text
    bad_header,           ///< the first lines of a file are not those of its format
    out_of_order,         ///< rows that must ascend do not
    duplicate,            ///< the same key twice
    mixed_directions,     ///< one pair quoted both ways round, or a currency against itself
    count_mismatch,       ///< a file's header and its rows disagree on how many there are
    ambiguous_mark,       ///< a comma that may group digits or begin the decimals ("1,065")
    bad_written_day,      ///< not a day with the name of its month ("23 May 2022")
    unknown_series,       ///< a series or name that the format pairs with no currency
    wrong_multiplier,     ///< rates of another number of units than one
    no_rate_columns,      ///< a table's header without the columns that make a rate
    no_base,              ///< nothing says what one unit of which the rates are for
    utf16,                ///< UTF-16 where UTF-8 is read
    long_row,             ///< a row longer than any can be
    unknown_country,      ///< not a country's code
    conflicting_row,      ///< a row that contradicts an earlier one about the same thing
    ambiguous_separator,  ///< a header that can be read with several separators
};

/// An error and the part of the text it is about, in bytes from the text's start.
struct error {
    errc code{};
    std::size_t offset = 0;
    std::size_t length = 0;

    /// The culprit, cut out of the text that was read.
    [[nodiscard]] constexpr std::string_view found_in(std::string_view text) const noexcept {
        if (offset >= text.size()) return {};
        return text.substr(offset, length);
    }

    friend constexpr bool operator==(const error&, const error&) = default;
};

/// What a reader of text returns.
template <class T>
using parsed = result<T, error>;

/// The same error about a text that starts `by` bytes further on.
[[nodiscard]] constexpr error shifted(error e, std::size_t by) noexcept {
    e.offset += by;
    return e;
}

} // namespace mulct
