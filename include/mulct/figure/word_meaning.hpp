#pragma once
/// What a word can mean beside a number.

#include <mulct/figure/language.hpp>

#include <cstdint>

namespace mulct {

/// The part a word can play in or beside an amount.
enum class word_kind : std::uint8_t {
    scale,       ///< million, Mrd, bn: `value` is the power of ten
    currency,    ///< euros, kroner: `currencies` are what it may mean, the likeliest first
    adjective,   ///< norske, américains, Hong: `currencies` are those it narrows a name to
    subunit,     ///< cents, pence, øre: `value` is the power of ten it divides by, as 2
    hedge,       ///< more than, rund: `value` is a `hedge`; stands before the amount
    hedge_after, ///< or so, oder mehr: the same, standing after it
    link,        ///< de, d', of: stands between a number and its unit
    joiner,      ///< to, bis, à, and: stands between the ends of a range
    opener,      ///< between, entre, zwischen: stands before a range
    rider,       ///< a day, per share, pro Tag: what the amount is per; `value` is a `rider`
    number,      ///< two, vingt, fünfundzwanzig: `value` is the number, 0 to 1000
    marker,      ///< der, les, och: a common word that tells the language and nothing else
    equivalence, ///< soit, umgerechnet, i.e.: says that an amount is another one again
    aside,       ///< at the time: may stand after such an amount
    fraction,    ///< half of, un tiers de: one part in `value`
    multiple,    ///< twice, triple: `value` times
    change,      ///< cut by, a reduction of: stands beside a percentage; `value` is 1 for upwards
    total,       ///< a total of, en tout: the sum of what stands before it
};

/// What an amount is per, where it is not simply due.
enum class rider : std::uint8_t {
    none,
    per_hour,
    per_day,
    per_week,
    per_month,
    per_year,
    per_share,
    per_unit
};

/// One meaning of a word.
struct word_meaning {
    word_kind kind;
    std::uint16_t value;
    std::uint16_t currencies; ///< a place in the table of candidate lists; 0 is the empty list
    language_set languages;   ///< those in which the word has this meaning
};

} // namespace mulct
