#pragma once
/// Which original figure, at which day's rate, gives all the figures that were reported.

#include <mulct/check/explanation.hpp>
#include <mulct/check/explanation_ranking.hpp>
#include <mulct/check/joint_search.hpp>
#include <mulct/check/single_change.hpp>

#include <algorithm>
#include <iterator>
#include <vector>

namespace mulct {

/// Every original that gives all figures at once, at one source's rates of some day in the window:
/// each figure as written, each exact amount, and, for days on which neither does, any amount that
/// the digits allow. If the window has none, the other days are searched, and what one change would
/// make the figures fit. Where explanations rank alike, the sources' order decides.
///
/// The bound on the search: with n figures, m exact amounts and, of each source, D publication days
/// in the window, at most sum(D) x (n + m) originals are tried by each of the three rules for
/// digits, each against what the n intervals share on that day. If none holds, at most
/// sum(D) x (2n - 1) changes are tried (leaving out either of two figures, swapping one of 2n - 3
/// pairs), each against n intervals, and 15 powers of ten; and for each change that holds, its days
/// are searched again.
///
/// Throws `overflow_error` for amounts so large that the products have more than 38 digits.
[[nodiscard]] inline explain_answer explain(const explain_query& query,
                                            const std::vector<const rate_source*>& sources) {
    using namespace detail;
    const ranking rank{query};
    explain_answer answer;
    const auto search = [&](const rate_source& source, const day_places& places,
                            std::vector<explanation>& into) {
        auto found = joint_search{query, source}.search(places);
        std::move(found.explanations.begin(), found.explanations.end(), std::back_inserter(into));
        return found.days_with_rates;
    };

    for (const rate_source* const source : sources) {
        const auto places = places_of(*source, query.window, true);
        const std::size_t days = search(*source, places, answer.explanations);
        answer.searched.push_back({source, days, places.size() - days});
        answer.days_searched += days;
        answer.days_without_rate += places.size() - days;
    }
    rank.sort(answer.explanations);

    if (answer.explanations.empty()) {
        for (const rate_source* const source : sources) {
            (void)search(*source, places_of(*source, query.window, false), answer.elsewhere);
            change_search{query, *source}.search(places_of(*source, query.window, true), answer);
        }
        rank.sort(answer.elsewhere);
        sort_changes(answer.changes, query);
        return answer;
    }

    const explanation& best = answer.explanations.front();
    answer.equals = best.day_count;
    for (std::size_t i = 1; i < answer.explanations.size(); ++i) {
        const explanation& other = answer.explanations[i];
        if (rank.rivals(other, best)) answer.equals += other.day_count;
    }
    answer.unique = answer.equals == 1;
    return answer;
}

} // namespace mulct
