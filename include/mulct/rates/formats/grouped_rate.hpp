#pragma once
/// Rates with commas between groups of three digits.

#include <mulct/base/ascii.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mulct {

/// What the comma of "1,065" is, where no second comma and no point tells.
enum class lone_comma : std::uint8_t {
    groups_digits, ///< 1065: the format knows no other comma
    is_ambiguous,  ///< 1065 to some programs, 1.065 to others
};

/// A rate with a decimal point and commas that group the digits before it by threes, or with no
/// comma. Errors as `parse_rate`, and `bad_grouping` or `ambiguous_mark`.
[[nodiscard]] inline parsed<decimal> parse_grouped_rate(std::string_view text, lone_comma policy) {
    const std::size_t commas = static_cast<std::size_t>(std::count(text.begin(), text.end(), ','));
    if (commas == 0) return parse_rate(text);
    const error whole{errc::bad_grouping, 0, text.size()};
    std::string digits;
    const std::size_t point = std::min(text.find('.'), text.size());
    std::size_t first = text.starts_with('-') ? 1 : 0;
    digits.append(text.substr(0, first));
    for (bool leading = true; first <= point; leading = false) {
        const std::size_t end = std::min(text.find(',', first), point);
        const std::string_view group = text.substr(first, end - first);
        if (group.size() > 3 || (leading ? group.empty() : group.size() != 3) ||
            !std::all_of(group.begin(), group.end(), ascii::is_digit)) {
            return failed(whole);
        }
        digits += group;
        first = end + 1;
    }
    digits += text.substr(point); // a comma after the point is no part of a number
    if (commas == 1 && point == text.size() && policy == lone_comma::is_ambiguous) {
        return failed(error{errc::ambiguous_mark, text.find(','), 1});
    }
    const auto rate = parse_rate(digits);
    if (!rate) return failed(error{rate.error().code, 0, text.size()});
    return rate;
}

} // namespace mulct
