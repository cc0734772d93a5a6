#pragma once
/// A reported figure: an amount with what its written digits claim.

#include <mulct/money/money.hpp>
#include <mulct/number/interval.hpp>

#include <cstdint>

namespace mulct {

/// A word beside a figure that says on which side of it the truth lies.
enum class hedge : std::uint8_t {
    none,
    over,   ///< over, more than, at least, above, exceeding
    up_to,  ///< up to, under, less than, at most, below
    nearly, ///< nearly, almost, just under, close to
    about,  ///< about, around, roughly, approximately, circa
};

/// An amount as somebody wrote it, without the text itself: whoever read it has that.
struct figure {
    hedge side = hedge::none; ///< over, for "more than $21.3m"
    money value;              ///< the number and scale as written: 21300000 USD
    int last_digit = 0;       ///< the power of ten of the last written digit: 5, for 21.3m
    int trailing_zeros = 0;   ///< zeros at the end of a written whole number: 1, for "£20 million"
    int significant_digits = 1; ///< digits from the first to the last that is not a trailing zero

    // The intervals throw `overflow_error` for a figure whose digits leave no room for half a unit
    // within 38.

    /// One unit of the last written digit.
    [[nodiscard]] constexpr decimal unit() const { return *try_shift(decimal{1}, last_digit); }

    /// What the written digits claim: half a unit of the last one either side, both ends in,
    /// since a report may round a half either way.
    [[nodiscard]] constexpr interval<decimal> strict() const { return around(unit()); }

    /// The same, taking the trailing zeros of a whole number for rounding.
    [[nodiscard]] constexpr interval<decimal> coarse() const {
        return around(*try_shift(decimal{1}, last_digit + trailing_zeros));
    }

    /// What a claim made with this figure allows: the strict interval, widened on the hedge's side
    /// to one whole unit and no further. "More than $21.3m" is 21.25 to 21.4 million.
    [[nodiscard]] constexpr interval<decimal> claimed() const {
        interval<decimal> i = strict();
        if (side == hedge::over || side == hedge::about) i.high.value = value.amount() + unit();
        if (side == hedge::up_to || side == hedge::nearly || side == hedge::about) {
            i.low.value = value.amount() - unit();
        }
        return i;
    }

  private:
    [[nodiscard]] constexpr interval<decimal> around(const decimal& step) const {
        const decimal half = step * *decimal::make(5, 1);
        return interval<decimal>::closed(value.amount() - half, value.amount() + half);
    }
};

} // namespace mulct
