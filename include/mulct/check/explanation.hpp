#pragma once
/// The question that `explain` answers, and what an answer is made of.

#include <mulct/base/day.hpp>
#include <mulct/figure/figure.hpp>
#include <mulct/number/interval.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/rates/source.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mulct {

/// How the original figure was read before it was converted.
enum class reading : std::uint8_t {
    as_written,      ///< the number as written: £7.5m is 7,500,000
    exact,           ///< an exact amount that the reader knows of
    within_interval, ///< some amount that the written digits allow, but not the written one
};

inline constexpr std::array<std::string_view, 3> reading_names{"as_written", "exact",
                                                               "within_interval"};

[[nodiscard]] constexpr std::string_view to_string(reading how) noexcept {
    return reading_names[static_cast<std::size_t>(how)];
}

/// How the digits of the converted figures follow from the conversion: one rule for all of them.
enum class digit_rule : std::uint8_t {
    nearest,   ///< rounded to the nearest unit of the last written digit
    truncated, ///< cut off: the conversion lies in [written, written + one unit)
    ceiling,   ///< rounded up: it lies in (written - one unit, written]
};

inline constexpr std::array<std::string_view, 3> digit_rule_names{"nearest", "truncated",
                                                                  "ceiling"};

[[nodiscard]] constexpr std::string_view to_string(digit_rule rule) noexcept {
    return digit_rule_names[static_cast<std::size_t>(rule)];
}

/// What a figure claims if it was written by this rule. Its hedge widens that, as it widens
/// `figure::claimed()`: on its side, to one whole unit.
[[nodiscard]] constexpr interval<decimal> claimed_by(const figure& f, digit_rule rule) {
    interval<decimal> i = f.claimed();
    const decimal written = f.value.amount();
    const bool hedged_above = i.high.value == written + f.unit();
    const bool hedged_below = i.low.value == written - f.unit();
    if (rule == digit_rule::truncated) {
        if (!hedged_above) i.high = {written + f.unit(), false};
        if (!hedged_below) i.low = {written, true};
    } else if (rule == digit_rule::ceiling) {
        if (!hedged_above) i.high = {written, true};
        if (!hedged_below) i.low = {written - f.unit(), false};
    }
    return i;
}

/// The most figures that are explained at once.
inline constexpr std::size_t max_explained_figures = 20;

/// What is to be explained.
struct explain_query {
    std::vector<figure> figures;  ///< all of one fine: from two to `max_explained_figures`
    std::vector<money> exact;     ///< exact amounts of the fine that are known or supposed
    day_range window;             ///< the publication days that come into question
    std::optional<day> published; ///< when the figures were reported
};

/// One original that gives every figure on each of some days.
struct explanation {
    reading how;
    digit_rule rule;                 ///< how the other figures follow from it
    std::optional<std::size_t> base; ///< the figure it starts from; none for an exact amount
    money amount;                    ///< the original amount; for `within_interval` an example
    std::optional<interval<ratio>> allowed; ///< `within_interval`: all originals, on `shown`
    const rate_source* source;
    /// Runs of days on which it holds, ascending, from one publication day to another; those of
    /// monthly rates are whole months.
    std::vector<day_range> days;
    std::size_t day_count; ///< how many publication days (or months) that is
    day shown; ///< the publication day nearest to the report, of two the earlier; or else the last
    std::vector<ratio> computed; ///< what the original gives for each figure on `shown`
};

/// What one change would make figures fit that do not fit together.
enum class change_kind : std::uint8_t {
    scale_slip,         ///< one figure is a power of ten off: "4.5 million euros ($5.6 billion)"
    swapped_currencies, ///< two figures have each other's currency
    left_out,           ///< without one figure the others fit
};

inline constexpr std::array<std::string_view, 3> change_kind_names{
    "scale_slip", "swapped_currencies", "left_out"};

[[nodiscard]] constexpr std::string_view to_string(change_kind what) noexcept {
    return change_kind_names[static_cast<std::size_t>(what)];
}

struct single_change {
    change_kind what;
    std::size_t figure;               ///< which to change
    std::optional<std::size_t> other; ///< `swapped_currencies`: the second of the two
    int power = 0;                    ///< `scale_slip`: times ten to this, it fits
    /// How all figures fit after the change; without the changed one, where one is.
    explanation fit;
    /// What the figure should have read on `fit.shown`, with as many digits as it has. None for
    /// `swapped_currencies`, whose digits are right.
    std::optional<money> expected;
    /// `left_out`: currencies in which the figure's number would fit, on `fit.shown`. A hint, since
    /// among many currencies one may fit by chance.
    std::vector<currency> fits_in;
};

/// How far figures are from fitting.
struct needed_tolerance {
    /// The least t (0.01 is one per cent) for which all figures share an amount on some day of the
    /// window, if each may be up to high x (1 + t) instead of its high: so far may the rates that
    /// were used be off.
    ratio part;
    const rate_source* source;
    day shown; ///< that day
};

/// How much of a source was searched.
struct searched_source {
    const rate_source* source;
    std::size_t days;              ///< publication days in the window with rates for every currency
    std::size_t days_without_rate; ///< publication days in the window without
};

struct explain_answer {
    std::vector<explanation> explanations; ///< within the window, best first
    std::vector<explanation> elsewhere;    ///< if there are none: what holds on other days
    /// How many there are of equal standing with the best, itself included, counting each source,
    /// original and day.
    std::size_t equals = 0;
    bool unique = false; ///< the best has no equal: `equals` is 1
    std::vector<searched_source> searched;
    std::size_t days_searched = 0;             ///< of all sources together
    std::size_t days_without_rate = 0;         ///< likewise
    std::vector<single_change> changes;        ///< if nothing holds within the window: best first
    std::optional<needed_tolerance> tolerance; ///< likewise; none if no day could be searched
};

} // namespace mulct
