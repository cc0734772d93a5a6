#pragma once
/// Finding a currency by a code that somebody typed, for a day: what is wrong with it, and what may
/// have been meant.

#include <mulct/base/ascii.hpp>
#include <mulct/base/day.hpp>
#include <mulct/base/result.hpp>
#include <mulct/money/currency.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mulct {

/// Why a code names no currency on a day.
enum class currency_problem : std::uint8_t {
    bad_form, ///< not three capitals
    unknown,  ///< not in ISO 4217
    not_yet,  ///< the currency began later: see its lifetime
    ended,    ///< it had ended: see its lifetime and what it became
};

struct currency_error {
    currency_problem problem;
    /// The currency, where the code names one that was not in use on the day.
    std::optional<currency> unit = std::nullopt;
};

/// The currency that `code` named on a day. Days that the table does not record count as in use.
[[nodiscard]] constexpr result<currency, currency_error> find_currency_on(std::string_view code,
                                                                          day on) noexcept {
    const auto found = currency::find(code);
    if (!found) {
        const bool formed = currency::has_form(code);
        return failed(
            currency_error{formed ? currency_problem::unknown : currency_problem::bad_form});
    }
    if (on < found->lifetime().first) {
        return failed(currency_error{currency_problem::not_yet, *found});
    }
    if (on > found->lifetime().last) return failed(currency_error{currency_problem::ended, *found});
    return *found;
}

/// Current currencies whose codes come nearest to a mistyped one: the code itself in capitals if it
/// names one; else those with one letter changed, or two neighbours swapped. By code; may be empty.
[[nodiscard]] inline std::vector<currency> similar_currencies(std::string_view typed) {
    if (typed.size() != 3) return {};
    char wanted[3];
    for (std::size_t i = 0; i < 3; ++i)
        wanted[i] = ascii::to_upper(typed[i]);
    const std::string_view capitals{wanted, 3};
    if (const auto exactly = currency::find(capitals)) return {*exactly};

    std::vector<currency> similar;
    for (std::size_t place = 0; place < currency::count(); ++place) {
        const currency c = currency::at(place);
        if (!c.is_current()) continue;
        const std::string_view code = c.code();
        int equal = 0;
        for (std::size_t i = 0; i < 3; ++i)
            equal += code[i] == capitals[i] ? 1 : 0;
        const bool front_swapped = code[0] == capitals[1] && code[1] == capitals[0];
        const bool back_swapped = code[1] == capitals[2] && code[2] == capitals[1];
        if (equal == 2 || (equal == 1 && ((front_swapped && code[2] == capitals[2]) ||
                                          (back_swapped && code[0] == capitals[0])))) {
            similar.push_back(c);
        }
    }
    return similar;
}

} // namespace mulct
