#pragma once
/// Which explanation is the likelier one. docs/explain.md has the reasons.

#include <mulct/check/day_worths.hpp>
#include <mulct/check/explanation.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

namespace mulct::detail {

/// Days from the report to those that a publication day's rates are for; 0 if it is not known when
/// the report was.
[[nodiscard]] inline std::int32_t days_away(const rate_source& source, day published,
                                            std::optional<day> report) noexcept {
    const day_range period = period_of(source, published);
    if (!report || period.contains(*report)) return 0;
    return *report < period.first ? period.first - *report : *report - period.last;
}

/// Best first: rounded to the nearest before cut or rounded up; a written or exact original before
/// one that only its interval allows; as written before exact, since reports convert what they
/// print; then the original with the fewest significant digits, since a conversion seldom has fewer
/// than what it came from; then the nearest to the report, the fewest days, and the order in which
/// figures and sources were given.
struct ranking {
    const explain_query& query;

    [[nodiscard]] int significant_digits(const explanation& e) const {
        return e.base ? query.figures[*e.base].significant_digits : 0;
    }
    [[nodiscard]] auto key(const explanation& e) const {
        return std::tuple{e.rule != digit_rule::nearest,
                          e.how == reading::within_interval,
                          e.how == reading::exact,
                          significant_digits(e),
                          days_away(*e.source, e.shown, query.published),
                          e.day_count,
                          e.base};
    }
    void sort(std::vector<explanation>& all) const {
        std::stable_sort(all.begin(), all.end(),
                         [&](const auto& a, const auto& b) { return key(a) < key(b); });
    }

    /// Whether `other` is as good an answer as `best`, and another one. An exact amount that gives
    /// the figures on the best answer's own days says the same as that.
    [[nodiscard]] bool rivals(const explanation& other, const explanation& best) const {
        if (other.rule != digit_rule::nearest && best.rule == digit_rule::nearest) return false;
        if (other.how == reading::within_interval) return best.how == reading::within_interval;
        if (other.how == reading::exact || best.how == reading::exact) {
            const bool same_amount = other.amount == best.amount;
            return (best.how == reading::exact && other.how == reading::exact && !same_amount) ||
                   other.source != best.source || other.days != best.days;
        }
        return significant_digits(other) <= significant_digits(best);
    }
};

} // namespace mulct::detail
