#pragma once
/// The figures that describe many amounts, by their names. docs/statistics.md defines each.

#include <mulct/base/ascii.hpp>
#include <mulct/base/error.hpp>
#include <mulct/number/quotient.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/stats/concentration.hpp>
#include <mulct/stats/quantile.hpp>
#include <mulct/stats/sample.hpp>
#include <mulct/stats/spread.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mulct {

/// One figure about a group of amounts.
struct measure {
    enum class kind : std::uint8_t {
        count,
        total,
        mean,
        median,
        quantile, ///< `percent` says which
        min,
        max,
        share,            ///< of the total of all groups, in percent; they add up to 100
        cumulative,       ///< the total of this group and those above it
        cumulative_share, ///< the same of the shares
        standard_deviation,
        geometric_mean,
        gini,
        herfindahl,
        top_share, ///< of the `top` largest amounts, in percent
    };

    std::string name; ///< as it is written
    kind what = kind::count;
    decimal percent{};   ///< of a quantile: 0 to 100
    std::size_t top = 0; ///< how many of the largest: 1 or more

    /// Whether it says something of a group beside the others, not of its amounts alone.
    [[nodiscard]] bool is_relative() const noexcept {
        return what == kind::share || what == kind::cumulative || what == kind::cumulative_share;
    }
};

/// Reads a figure's name: "count", "total", "q1", "p90", "p99.5", "top10" and so on; `unknown_word`
/// for any other.
[[nodiscard]] inline parsed<measure> parse_measure(std::string_view name) {
    using kind = measure::kind;
    struct named {
        std::string_view name;
        kind what;
        int percent = 0;
    };
    static constexpr named all[] = {
        {"count", kind::count},
        {"total", kind::total},
        {"mean", kind::mean},
        {"median", kind::median},
        {"q1", kind::quantile, 25},
        {"q3", kind::quantile, 75},
        {"min", kind::min},
        {"max", kind::max},
        {"share", kind::share},
        {"cumulative", kind::cumulative},
        {"cumulative-share", kind::cumulative_share},
        {"sd", kind::standard_deviation},
        {"geometric-mean", kind::geometric_mean},
        {"gini", kind::gini},
        {"herfindahl", kind::herfindahl},
    };
    for (const named& n : all) {
        if (n.name == name) return measure{std::string{name}, n.what, decimal{n.percent}, 0};
    }
    const auto unknown =
        failed(error{name.empty() ? errc::empty : errc::unknown_word, 0, name.size()});
    if (name.starts_with("p")) {
        const auto percent = parse_decimal(name.substr(1));
        if (!percent || percent->is_negative() || *percent > decimal{100}) return unknown;
        return measure{std::string{name}, kind::quantile, *percent, 0};
    }
    if (name.starts_with("top")) {
        const auto top = parse_decimal(name.substr(3));
        if (!top || top->scale() > 0 || *top < decimal{1} || *top > decimal{1'000'000}) {
            return unknown;
        }
        return measure{
            std::string{name}, kind::top_share, {}, static_cast<std::size_t>(top->coefficient())};
    }
    return unknown;
}

/// Digits after the point of figures that are no amounts, and how all are rounded.
inline constexpr int index_places = 4;
inline constexpr int share_places = 1;

/// Whether a figure can be told without the amounts: from their count, sum and ends.
[[nodiscard]] constexpr bool needs_amounts(measure::kind k) noexcept {
    using kind = measure::kind;
    switch (k) {
    case kind::count:
    case kind::total:
    case kind::mean:
    case kind::min:
    case kind::max:
    case kind::share:
    case kind::cumulative:
    case kind::cumulative_share: return false;
    default: return true;
    }
}

/// Whether it can be told from amounts of which one at a time is asked for by its order.
[[nodiscard]] constexpr bool is_by_order(measure::kind k) noexcept {
    return !needs_amounts(k) || k == measure::kind::median || k == measure::kind::quantile;
}

/// A figure `is_by_order` of one group as it is printed: amounts to `places` digits after the
/// point, rounded half up. None of relative figures, which say something of a group beside the
/// others. `Amounts` are a `sample` or what else has its `count`, `total`, `min`, `max` and [].
/// Throws `overflow_error`.
template <class Amounts>
[[nodiscard]] std::optional<decimal> figure_by_order(const Amounts& s, const measure& m,
                                                     quantile_definition quantiles, int places) {
    using kind = measure::kind;
    // without unbounded integers: there may be a million groups
    const auto quotient = [&](const decimal& a, std::size_t b) {
        const parsed<decimal> q = try_divide(a, decimal{b}, places, rounding::half_up);
        if (!q) throw overflow_error{};
        return std::optional{*q};
    };
    switch (m.what) {
    case kind::count: return decimal{s.count()};
    case kind::total: return s.total();
    case kind::mean: return quotient(s.total(), s.count());
    case kind::median: {
        const std::size_t middle = s.count() / 2;
        return s.count() % 2 == 1 ? quotient(s[middle], 1) : quotient(s[middle - 1] + s[middle], 2);
    }
    case kind::quantile:
        return quantile(s, m.percent / decimal{100}, quantiles).rounded(places, rounding::half_up);
    case kind::min: return s.min();
    case kind::max: return s.max();
    default: return std::nullopt;
    }
}

/// A figure of one group as it is printed: amounts to `places` digits after the point, rounded half
/// up. None where it has no value (a share of nothing), and of relative figures. Throws
/// `overflow_error`.
[[nodiscard]] inline std::optional<decimal> figure_of(const sample& s, const measure& m,
                                                      quantile_definition quantiles, int places) {
    using kind = measure::kind;
    if (is_by_order(m.what)) return figure_by_order(s, m, quantiles, places);
    const auto rooted = [](const parsed<decimal>& d) {
        if (!d) throw overflow_error{};
        return std::optional{*d};
    };
    const auto index = [](const std::optional<ratio>& r, int scale) {
        return r ? std::optional{r->rounded(scale, rounding::half_up)} : std::nullopt;
    };
    switch (m.what) {
    case kind::standard_deviation: return rooted(standard_deviation(s, places, rounding::half_up));
    case kind::geometric_mean: return rooted(geometric_mean(s, places, rounding::half_up));
    case kind::gini: return index(gini(s), index_places);
    case kind::herfindahl: return index(herfindahl(s), index_places);
    case kind::top_share: {
        const auto share = top_share(s, m.top);
        return index(share ? std::optional{*share * ratio{100}} : std::nullopt, share_places);
    }
    default: return std::nullopt;
    }
}

} // namespace mulct
