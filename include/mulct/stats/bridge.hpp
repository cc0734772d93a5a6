#pragma once
/// From one period's total to the next one's: how much of the difference is more fines, how much
/// larger ones, and how much the exchange rate.

#include <mulct/number/decimal.hpp>
#include <mulct/number/ratio.hpp>

#include <cstddef>

namespace mulct {

/// The three add up to the difference of the totals, exactly.
struct bridge {
    decimal volume;        ///< more or fewer fines, each of the earlier period's mean
    decimal size;          ///< larger or smaller ones, at the earlier period's rates
    decimal exchange_rate; ///< the later period's fines, at its rates instead of the earlier's
};

/// `before` and `after` are the totals of two periods, each at its own rates, of so many fines;
/// `after_at_old_rates` is the later one's at the earlier one's. The volume is rounded to `places`
/// digits, half up; the size has what is left. Where there was no fine before, all of the change at
/// the old rates is volume. Throws `overflow_error`.
[[nodiscard]] inline bridge make_bridge(const decimal& before, std::size_t count_before,
                                        const decimal& after, std::size_t count_after,
                                        const decimal& after_at_old_rates, int places) {
    const decimal at_old_rates = after_at_old_rates - before;
    decimal volume = at_old_rates;
    if (count_before > 0) {
        const ratio more = ratio{count_after} - ratio{count_before};
        volume = (ratio{before} * more / ratio{count_before}).rounded(places, rounding::half_up);
    }
    return {volume, at_old_rates - volume, after - after_at_old_rates};
}

} // namespace mulct
