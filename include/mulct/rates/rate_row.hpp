#pragma once
/// One published rate, as files of rates have it.

#include <mulct/base/day.hpp>
#include <mulct/base/error.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/number/decimal.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace mulct {

/// "EUR/USD": what one euro is in dollars.
[[nodiscard]] inline std::string pair_text(currency base, currency counter) {
    std::string text{base.code()};
    text += '/';
    text += counter.code();
    return text;
}

/// 1 `base` = rate x `counter` on a day. The rate is above zero and keeps the digits that were
/// published: 0.85670 has scale 5.
struct rate_row {
    day on;
    currency base;
    currency counter;
    decimal rate;

    [[nodiscard]] auto key() const noexcept { return std::tuple{on, base, counter}; }
};

/// A rate and the part of the file that says it, in bytes.
struct placed_rate {
    rate_row row;
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// The rates of a file by day, base and counter. `duplicate` at the later of two places that state
/// a rate for one pair and day, even if they agree.
[[nodiscard]] inline parsed<std::vector<rate_row>> in_order(std::vector<placed_rate> rates) {
    std::sort(rates.begin(), rates.end(), [](const placed_rate& a, const placed_rate& b) {
        return std::tuple{a.row.key(), a.offset} < std::tuple{b.row.key(), b.offset};
    });
    const auto twice = std::adjacent_find(
        rates.begin(), rates.end(),
        [](const placed_rate& a, const placed_rate& b) { return a.row.key() == b.row.key(); });
    if (twice != rates.end()) {
        const placed_rate& second = *std::next(twice);
        return failed(error{errc::duplicate, second.offset, second.length});
    }
    std::vector<rate_row> rows;
    rows.reserve(rates.size());
    for (const placed_rate& r : rates)
        rows.push_back(r.row);
    return rows;
}

/// A rate in digits and a point, as most publishers write it; errors as `parse_decimal`, and
/// `negative` or `zero`, since no rate is either.
[[nodiscard]] inline parsed<decimal> parse_rate(std::string_view text) noexcept {
    const auto rate = parse_decimal(text);
    if (!rate) return rate;
    if (rate->is_negative()) return failed(error{errc::negative, 0, text.size()});
    if (rate->is_zero()) return failed(error{errc::zero, 0, text.size()});
    return rate;
}

} // namespace mulct
