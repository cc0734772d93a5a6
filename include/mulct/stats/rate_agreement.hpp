#pragma once
/// How far two sources agree on the rate of a pair.

#include <mulct/convert/pivot_value.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/rates/source.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace mulct {

/// What two sources say on one day: 1 base in counter, by each, as a cross rate through its pivot
/// where it does not quote the pair itself.
struct rate_difference {
    day on;
    ratio a;
    ratio b;
    ratio relative; ///< b / a - 1
};

/// The sizes of the relative differences, without their signs, but for `mean`.
struct difference_figures {
    ratio median; ///< the middle one, or the mean of the two middle ones
    ratio p90;    ///< the least that at least 90 % do not exceed; always one of them
    ratio p95;
    ratio p99;
    ratio maximum;
    ratio mean; ///< with signs; of differences rounded to 12 places, half to even
};

struct rate_agreement {
    std::size_t common = 0;                    ///< days on which both have a rate
    std::size_t only_a = 0;                    ///< days on which a alone has
    std::size_t only_b = 0;                    ///< days on which b alone has
    std::optional<difference_figures> figures; ///< none if no day is common
    std::vector<rate_difference> worst;        ///< the largest first, of equal ones the earlier
};

namespace detail {

/// A day's worth of both sides of a pair, by one source.
struct quoted_day {
    day on;
    pivot_value base;
    pivot_value counter;
};

[[nodiscard]] inline std::vector<quoted_day> quoted_days(const rate_source& source, currency base,
                                                         currency counter, day_range days) {
    std::vector<quoted_day> quoted;
    for (const std::int32_t count : source.publication_days()) {
        const day d{count};
        if (!days.contains(d)) continue;
        const auto of_base = pivot_value_on(source, base, d);
        const auto of_counter = pivot_value_on(source, counter, d);
        if (of_base && of_counter) quoted.push_back({d, *of_base, *of_counter});
    }
    return quoted;
}

/// The nearest rank: of `sorted`, the first that at least `percent` % of all do not exceed.
[[nodiscard]] inline const ratio& percentile(const std::vector<ratio>& sorted,
                                             std::size_t percent) noexcept {
    return sorted[(sorted.size() * percent + 99) / 100 - 1];
}

/// Of at least one difference. Throws `overflow_error` where a rate is 10^25 times the other.
[[nodiscard]] inline difference_figures
summarize_differences(const std::vector<rate_difference>& all) {
    constexpr int places = 12; // an exact sum would have a denominator of thousands of digits
    std::vector<ratio> sizes;
    sizes.reserve(all.size());
    decimal total;
    for (const rate_difference& d : all) {
        sizes.push_back(abs(d.relative));
        total += d.relative.rounded(places, rounding::half_even);
    }
    std::sort(sizes.begin(), sizes.end());
    const std::size_t n = sizes.size();
    return {n % 2 == 1 ? sizes[n / 2] : (sizes[n / 2 - 1] + sizes[n / 2]) / ratio{2},
            percentile(sizes, 90),
            percentile(sizes, 95),
            percentile(sizes, 99),
            sizes.back(),
            total / decimal{n}};
}

} // namespace detail

/// Compares two sources on the days of a range on which they publish: the summary of all, and the
/// `worst` days with the largest differences. Days are matched as they are, so the two sources must
/// publish equally often. Throws `overflow_error` where a rate is 10^25 times the other.
[[nodiscard]] inline rate_agreement compare_sources(const rate_source& a, const rate_source& b,
                                                    currency base, currency counter, day_range days,
                                                    std::size_t worst) {
    const auto by_a = detail::quoted_days(a, base, counter, days);
    const auto by_b = detail::quoted_days(b, base, counter, days);
    rate_agreement result;
    std::vector<rate_difference> all;
    for (auto i = by_a.begin(), k = by_b.begin(); i != by_a.end() && k != by_b.end();) {
        if (i->on < k->on) {
            ++i;
            continue;
        }
        if (k->on < i->on) {
            ++k;
            continue;
        }
        ratio rate_a = detail::rate_between(i->base, i->counter);
        ratio rate_b = detail::rate_between(k->base, k->counter);
        ratio relative = rate_b / rate_a - ratio{1};
        all.push_back({i->on, std::move(rate_a), std::move(rate_b), std::move(relative)});
        ++i;
        ++k;
    }
    result.common = all.size();
    result.only_a = by_a.size() - all.size();
    result.only_b = by_b.size() - all.size();
    if (all.empty()) return result;
    result.figures = detail::summarize_differences(all);
    const std::size_t kept = std::min(worst, all.size());
    const auto end_of_kept = all.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(all.begin(), end_of_kept, all.end(), [](const auto& x, const auto& y) {
        const auto by_size = abs(x.relative) <=> abs(y.relative);
        return by_size != 0 ? by_size > 0 : x.on < y.on;
    });
    all.erase(end_of_kept, all.end());
    result.worst = std::move(all);
    return result;
}

} // namespace mulct
