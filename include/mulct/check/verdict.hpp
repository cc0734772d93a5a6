#pragma once
/// What can be said of a claim that two figures are the same amount.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct {

enum class verdict : std::uint8_t {
    /// Some amount that the first figure's digits allow is, at the rate of a publication day in the
    /// window, one that the second figure's digits allow.
    consistent,
    /// The same if the rate may be off by the tolerance: reports use the market's rates of the
    /// hour.
    consistent_within_tolerance,
    /// The same if the zeros that end a whole number were rounding, not digits.
    consistent_if_coarser,
    /// The digits fit no day in the window, but another one within the horizon.
    consistent_on_other_date,
    /// Nothing fits.
    inconsistent,
    /// They fit, but the digits are so few that almost any rate would.
    uninformative,
    /// It could not be decided; `unchecked` says why.
    not_checkable,
};

inline constexpr std::array<std::string_view, 7> verdict_names{"consistent",
                                                               "consistent_within_tolerance",
                                                               "consistent_if_coarser",
                                                               "consistent_on_other_date",
                                                               "inconsistent",
                                                               "uninformative",
                                                               "not_checkable"};

[[nodiscard]] constexpr std::string_view to_string(verdict v) noexcept {
    return verdict_names[static_cast<std::size_t>(v)];
}

/// What probably went wrong, where the evidence is strong.
enum class cause : std::uint8_t {
    none,
    scale_slip,              ///< one figure is off by a power of ten: million for billion
    swapped,                 ///< each figure has the other's currency
    inverse_rate,            ///< divided by the rate instead of multiplied
    other_currency,          ///< a hint: it fits for another currency that the second sign can mean
    older_conversion,        ///< the rate is that of an earlier day: a first conversion repeated
    contradicts_stated_rate, ///< the text states a rate that gives another figure
};

inline constexpr std::array<std::string_view, 7> cause_names{"none",
                                                             "scale_slip",
                                                             "swapped",
                                                             "inverse_rate",
                                                             "other_currency",
                                                             "older_conversion",
                                                             "contradicts_stated_rate"};

[[nodiscard]] constexpr std::string_view to_string(cause c) noexcept {
    return cause_names[static_cast<std::size_t>(c)];
}

/// Which amount the second figure was made from.
enum class basis : std::uint8_t {
    unknown, ///< the figures do not fit, or nothing tells
    written, ///< the first figure's number as it is written
    exact,   ///< the fine's exact amount
    either,  ///< both give it
    neither, ///< only some other amount that the first figure's digits allow
};

inline constexpr std::array<std::string_view, 5> basis_names{"unknown", "written", "exact",
                                                             "either", "neither"};

[[nodiscard]] constexpr std::string_view to_string(basis b) noexcept {
    return basis_names[static_cast<std::size_t>(b)];
}

/// Why a claim could not be checked.
enum class unchecked : std::uint8_t {
    no,                 ///< it was
    ambiguous_currency, ///< a sign or name that several currencies have
    open_amount,        ///< a number that can be read in two ways
    range,              ///< one figure is a range and the other is not
    not_positive,       ///< an amount of zero or below
    no_date,            ///< the text's date is not known
    no_rate,            ///< no source at hand has rates for both currencies on that day
    too_large,          ///< numbers too long to be compared exactly
};

inline constexpr std::array<std::string_view, 8> unchecked_names{
    "no",      "ambiguous_currency", "open_amount", "range", "not_positive", "no_date",
    "no_rate", "too_large"};

[[nodiscard]] constexpr std::string_view to_string(unchecked u) noexcept {
    return unchecked_names[static_cast<std::size_t>(u)];
}

} // namespace mulct
