#pragma once
/// Totals from period to period.

#include <mulct/base/ascii.hpp>
#include <mulct/number/decimal.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/stats/group.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

/// Periods counted on without a gap: years, quarters or months.
struct period_kind {
    group_key key;
    int per_year; ///< 1, 4 or 12
};

[[nodiscard]] constexpr std::optional<period_kind> find_period_kind(group_key key) noexcept {
    switch (key) {
    case group_key::year: return period_kind{key, 1};
    case group_key::quarter: return period_kind{key, 4};
    case group_key::month: return period_kind{key, 12};
    default: return std::nullopt;
    }
}

/// The number of a period that `period_of` has named; one more for the next one.
[[nodiscard]] inline int period_number(std::string_view name, const period_kind& kind) {
    const auto digits = [&](std::size_t from) {
        int n = 0;
        for (const char c : name.substr(from)) {
            if (!ascii::is_digit(c)) break;
            n = n * 10 + (c - '0');
        }
        return n;
    };
    const int year = digits(0);
    if (kind.per_year == 1) return year;
    return year * kind.per_year + digits(kind.per_year == 4 ? 6 : 5) - 1;
}

[[nodiscard]] inline std::string period_name(int number, const period_kind& kind) {
    const std::string year = to_string(*day_of(number / kind.per_year, 1, 1)).substr(0, 4);
    const int part = number % kind.per_year + 1;
    if (kind.per_year == 1) return year;
    if (kind.per_year == 4) return year + "-Q" + std::to_string(part);
    return year + (part < 10 ? "-0" : "-") + std::to_string(part);
}

/// What fell in one period, beside what fell in others.
struct trend_row {
    int period;
    std::size_t count;
    decimal total;
    std::optional<decimal> change;       ///< against the same period a year before
    std::optional<ratio> percent;        ///< the same; none where nothing fell in that one
    std::optional<decimal> moving_total; ///< of the last `window` periods, from the window-th on
};

/// One value of one period.
struct period_amount {
    int period;
    decimal amount;
};

/// Every period from the first to the last with an amount; those between without one have zero.
/// `window` is 1 or more. Throws `overflow_error`.
[[nodiscard]] inline std::vector<trend_row> trend(const std::vector<period_amount>& amounts,
                                                  const period_kind& kind, std::size_t window) {
    if (amounts.empty()) return {};
    int first = amounts.front().period;
    int last = first;
    for (const period_amount& a : amounts) {
        first = std::min(first, a.period);
        last = std::max(last, a.period);
    }
    std::vector<trend_row> rows;
    for (int p = first; p <= last; ++p)
        rows.push_back({p, 0, decimal{}, {}, {}, {}});
    for (const period_amount& a : amounts) {
        trend_row& row = rows[static_cast<std::size_t>(a.period - first)];
        ++row.count;
        row.total += a.amount;
    }
    const auto lag = static_cast<std::size_t>(kind.per_year);
    decimal moving;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i >= lag) {
            const decimal& before = rows[i - lag].total;
            rows[i].change = rows[i].total - before;
            if (!before.is_zero()) rows[i].percent = *rows[i].change / before * ratio{100};
        }
        moving += rows[i].total;
        if (i >= window) moving -= rows[i - window].total;
        if (i + 1 >= window) rows[i].moving_total = moving;
    }
    return rows;
}

} // namespace mulct
