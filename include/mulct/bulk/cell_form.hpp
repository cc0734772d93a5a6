#pragma once
/// How a table writes numbers.

#include <mulct/base/csv.hpp>
#include <mulct/number/decimal.hpp>

#include <algorithm>
#include <string>

namespace mulct::bulk {

struct cell_form {
    char separator = ',';
    decimal_separator mark = decimal_separator::point;

    /// Whether a number with a fraction would be two fields, if it stood there without quotes.
    [[nodiscard]] constexpr bool quotes_fractions() const noexcept {
        return to_char(mark) == separator;
    }
};

/// A number as its cell has it, in quotes where it needs them.
[[nodiscard]] inline std::string number_cell(const decimal& x, const cell_form& form) {
    std::string text = to_string(x);
    if (form.mark == decimal_separator::point) return text;
    std::replace(text.begin(), text.end(), '.', to_char(form.mark));
    return csv_quoted(text, form.separator);
}

} // namespace mulct::bulk
