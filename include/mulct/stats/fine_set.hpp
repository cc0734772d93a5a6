#pragma once
/// The fines in force, each put into one currency once: what all statistics start from.

#include <mulct/base/calendar.hpp>
#include <mulct/fines/fine_case.hpp>
#include <mulct/stats/deflate.hpp>
#include <mulct/stats/policy.hpp>
#include <mulct/stats/route_cache.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace mulct {

/// A fine in force in the currency of the figures, rounded to its minor unit.
struct counted_fine {
    const fine_case* matter;
    standing now;
    money due;      ///< in its own currency
    decimal amount; ///< in that of the figures
};

/// Why a fine in force is in no figure.
enum class uncounted : std::uint8_t {
    unknown_amount, ///< it is not established
    per_day,        ///< a daily penalty is no sum
    range,          ///< nor is what lies between two sums
    unknown_day,    ///< its date names no day whose rate could be used
    no_rate,        ///< `failures` say why
    no_prices,      ///< nor are there prices: `gap` says which
};

struct uncounted_fine {
    const fine_case* matter;
    standing now;
    uncounted why;
    std::vector<conversion_failure> failures = {};
    std::optional<price_gap> gap = std::nullopt;

    /// Whether it is an amount that has no place in a sum, other than for want of a rate.
    [[nodiscard]] bool is_no_sum() const noexcept {
        return why == uncounted::per_day || why == uncounted::range;
    }
};

/// A case with no fine in force: not decided, or annulled.
struct fine_not_in_force {
    const fine_case* matter;
    bool annulled;
};

/// All cases, each in one of the three. The cases must outlive it.
struct fine_set {
    currency in;
    std::vector<counted_fine> counted;
    std::vector<uncounted_fine> left_over;
    std::vector<fine_not_in_force> not_in_force;
};

namespace detail {

/// The year of a date, which a month or a year names as well.
[[nodiscard]] inline std::optional<int> year_of(const std::optional<partial_date>& date) noexcept {
    if (!date) return std::nullopt;
    return mulct::year_of(date->days.first);
}

/// An amount of a date in the prices of another year, rounded half up to its minor unit.
[[nodiscard]] inline result<money, price_gap>
in_prices_of(const money& amount, const std::optional<partial_date>& date, int to) {
    const auto year = year_of(date);
    if (!year) return failed(price_gap{amount.unit(), std::nullopt});
    const auto real = mulct::in_prices_of(amount.amount(), amount.unit(), *year, to);
    if (!real) return failed(real.error());
    return money{real->rounded(amount.unit().minor_unit().value_or(2), rounding::half_up),
                 amount.unit()};
}

} // namespace detail

/// Puts what is due after a case's last event into the currency of `routes`, which follows the
/// policy's rule. `matters` are the cases to take. With `prices`, in those of one year: an amount
/// is then rounded once more, where it is deflated.
[[nodiscard]] inline fine_set
make_fine_set(std::span<const fine_case* const> matters, currency in,
              const conversion_policy& policy, route_cache& routes,
              const std::optional<price_basis>& prices = std::nullopt) {
    fine_set set{in, {}, {}, {}};
    set.counted.reserve(matters.size());
    for (const fine_case* const c : matters) {
        const auto now = final_standing(*c);
        if (!now || now->status == stage::annulled) {
            set.not_in_force.push_back({c, now.has_value()});
            continue;
        }
        const auto leave = [&](uncounted why, std::vector<conversion_failure> failures = {}) {
            set.left_over.push_back({c, *now, why, std::move(failures)});
        };
        const fine_amount& due = now->amount.value;
        const auto sum = due.lump_sum();
        if (!sum) {
            leave(!due.is_known()    ? uncounted::unknown_amount
                  : due.is_per_day() ? uncounted::per_day
                                     : uncounted::range);
            continue;
        }
        const auto leave_for_prices = [&](const price_gap& gap) {
            set.left_over.push_back({c, *now, uncounted::no_prices, {}, gap});
        };
        money own = *sum;
        if (prices && prices->before_conversion) {
            const auto real = detail::in_prices_of(own, now->decided_by->date, prices->year);
            if (!real) {
                leave_for_prices(real.error());
                continue;
            }
            own = *real;
        }
        auto on = rate_day(policy, *c, *now);
        if (!on && sum->unit() == in) on = day{}; // what stays in its currency needs no rate
        if (!on) {
            leave(uncounted::unknown_day);
            continue;
        }
        const auto converted = routes.convert(own, *on);
        if (!converted) {
            leave(uncounted::no_rate, converted.error());
            continue;
        }
        decimal amount = *converted;
        if (prices && !prices->before_conversion) {
            const auto real =
                detail::in_prices_of({amount, in}, now->decided_by->date, prices->year);
            if (!real) {
                leave_for_prices(real.error());
                continue;
            }
            amount = real->amount();
        }
        set.counted.push_back({c, *now, *sum, amount});
    }
    return set;
}

} // namespace mulct
