#include <cli/group_figures.hpp>

#include <cli/stats_tables.hpp>
#include <cli/workers.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace mulct::cli {
namespace {

using figures = std::vector<std::optional<decimal>>;

figures figures_of(const bulk::group_amounts& amounts, const group_request& r, int places) {
    figures all;
    all.reserve(r.figures.size());
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

// As those of single fines. The groups must outlive them.
group_rows make_rows(const bulk::fine_groups& groups, const group_request& request, int places,
                     unsigned workers) {
    std::vector<decimal> totals;
    if (need_totals(request)) {
        totals = made_by_workers(workers, groups.size(), [&](std::size_t i) {
            const std::size_t place[] = {i};
            return groups.amounts(place).total();
        });
    }
    return {{groups.size(), [&groups](std::size_t i) { return groups.keys(i); }, std::move(totals),
             [&groups, request, places](std::span<const std::size_t> of) {
                 return figures_of(groups.amounts(of), request, places);
             }},
            request};
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
    return stats_text(make_rows(groups, request, places_of(frame.in), workers), frame, workers);
}

} // namespace mulct::cli
