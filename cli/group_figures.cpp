#include <cli/group_figures.hpp>

#include <cli/workers.hpp>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace mulct::cli {
namespace {

using figures = std::vector<std::optional<decimal>>;

figures figures_of(const bulk::group_amounts& amounts, const group_request& r, int places) {
    figures all;
    std::optional<sample> ordered; // only where it is needed
    for (const measure& m : r.figures) {
        if (is_by_order(m.what)) {
            all.push_back(figure_by_order(amounts, m, r.quantiles, places));
            continue;
        }
        if (!ordered) ordered = amounts.all();
        all.push_back(figure_of(*ordered, m, r.quantiles, places));
    }
    return all;
}

// As those of single fines.
group_rows make_rows(const bulk::fine_groups& groups, const group_request& request, int places,
                     unsigned workers) {
    std::vector<figures> of_groups(groups.size());
    std::vector<decimal> totals(groups.size());
    std::vector<std::size_t> everything(groups.size());
    std::iota(everything.begin(), everything.end(), std::size_t{0});
    figures of_all;
    std::atomic<std::size_t> next = 0;
    run_workers(workers, [&](unsigned worker) {
        if (worker == 0 && !everything.empty()) {
            of_all = figures_of(groups.amounts(everything), request, places);
        }
        for (std::size_t i = next++; i < groups.size(); i = next++) {
            const std::size_t place[] = {i};
            const bulk::group_amounts amounts = groups.amounts(place);
            totals[i] = amounts.total();
            of_groups[i] = figures_of(amounts, request, places);
        }
    });
    return make_group_rows({groups.size(), [&](std::size_t i) { return groups.keys(i); },
                            [&](std::size_t i) { return totals[i]; },
                            [&](std::span<const std::size_t> members) {
                                if (members.size() == groups.size()) return of_all;
                                if (members.size() == 1) return of_groups[members.front()];
                                return figures_of(groups.amounts(members), request, places);
                            }},
                           request);
}

} // namespace

bool need_amounts(const std::vector<measure>& figures) {
    return std::any_of(figures.begin(), figures.end(),
                       [](const measure& m) { return needs_amounts(m.what); });
}

std::string groups_text(const bulk::fine_groups& groups, const group_request& request,
                        rows_left_out out, stats_frame frame, unsigned workers) {
    frame.unlisted = out.unlisted();
    frame.left_over = std::move(out.left_over);
    return stats_text(make_rows(groups, request, places_of(frame.in), workers), request, frame);
}

} // namespace mulct::cli
