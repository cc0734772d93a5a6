#pragma once
/// Why a row that was imported may not be what it says, and why another was not imported.

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace mulct {

/// Why an imported row is doubtful.
enum class import_doubt : std::uint8_t {
    no_date,            ///< nothing, or a word for it
    partial_date,       ///< a month or a year
    placeholder_date,   ///< 1970-01-01, or before; imported without a date
    unreadable_date,    ///< no date, or not of the form expected; imported without one
    publication_date,   ///< the day of its publication, for want of the decision's
    dates_out_of_order, ///< decided after it was published
    no_amount,          ///< not known
    amount_in_words,    ///< "Fine in five-digit amount": not known
    unreadable_amount,  ///< digits, but no amount that is certain: not known
    several_amounts,    ///< two in one cell: not known
    negative,           ///< a minus sign: not known
    zero,               ///< a fine of nothing
    range,              ///< from one sum to another
    hedged,             ///< "more than", "about"
    no_currency,        ///< a number alone: not known
    assumed_currency,   ///< a number alone, in the currency that was given for such
    two_currencies,     ///< one beside the number and another in its own column: not known
    intent,             ///< only announced; imported as proposed
    unknown_country,    ///< imported without a country
    repeated_name,      ///< an earlier row's name; imported under another
};

inline constexpr std::array<std::string_view, 20> import_doubt_names{"no_date",
                                                                     "partial_date",
                                                                     "placeholder_date",
                                                                     "unreadable_date",
                                                                     "publication_date",
                                                                     "dates_out_of_order",
                                                                     "no_amount",
                                                                     "amount_in_words",
                                                                     "unreadable_amount",
                                                                     "several_amounts",
                                                                     "negative",
                                                                     "zero",
                                                                     "range",
                                                                     "hedged",
                                                                     "no_currency",
                                                                     "assumed_currency",
                                                                     "two_currencies",
                                                                     "intent",
                                                                     "unknown_country",
                                                                     "repeated_name"};

[[nodiscard]] constexpr std::string_view to_string(import_doubt d) noexcept {
    return import_doubt_names[static_cast<std::size_t>(d)];
}

/// A set of them.
class import_doubts {
  public:
    constexpr import_doubts() = default;
    constexpr import_doubts(std::initializer_list<import_doubt> all) {
        for (const import_doubt d : all)
            add(d);
    }

    constexpr void add(import_doubt d) noexcept { bits_ |= bit(d); }
    constexpr void add(const import_doubts& others) noexcept { bits_ |= others.bits_; }
    [[nodiscard]] constexpr bool has(import_doubt d) const noexcept {
        return (bits_ & bit(d)) != 0;
    }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }

    friend constexpr bool operator==(const import_doubts&, const import_doubts&) = default;

  private:
    [[nodiscard]] static constexpr std::uint32_t bit(import_doubt d) noexcept {
        return std::uint32_t{1} << static_cast<unsigned>(d);
    }

    std::uint32_t bits_ = 0;
};

/// Why a row was not imported.
enum class import_rejection : std::uint8_t {
    no_fine,           ///< the cell of the amount says that there is none
    no_regulator,      ///< nobody who fined
    no_name,           ///< an event of a case without a name
    unknown_stage,     ///< a word for the stage that nobody explained
    wrong_field_count, ///< more or fewer fields than the header
    wrong_shape,       ///< not a row of texts
    not_text,          ///< a zero byte, or bytes that are not UTF-8
    long_row,          ///< longer than any row can be
    doubtful,          ///< doubtful, where such rows are not wanted
};

inline constexpr std::array<std::string_view, 9> import_rejection_names{
    "no_fine",     "no_regulator", "no_name",  "unknown_stage", "wrong_field_count",
    "wrong_shape", "not_text",     "long_row", "doubtful"};

[[nodiscard]] constexpr std::string_view to_string(import_rejection r) noexcept {
    return import_rejection_names[static_cast<std::size_t>(r)];
}

} // namespace mulct
