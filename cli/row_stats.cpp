#include <cli/row_stats.hpp>

#include <cli/inputs.hpp>
#include <cli/progress.hpp>
#include <cli/refusal.hpp>
#include <cli/row_lines.hpp>
#include <cli/wording.hpp>
#include <cli/workers.hpp>

#include <mulct/base/position.hpp>
#include <mulct/bulk/fine_groups.hpp>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <optional>
#include <utility>

namespace mulct::cli {
namespace {

using worker_sums = std::vector<std::unique_ptr<bulk::fine_sums>>;
using figures = std::vector<std::optional<decimal>>;

constexpr std::size_t most_listed = 20; // wrong rows

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

// Reads all rows; false where that has to be done again, in the next way.
bool read_rows(row_source& source, const bulk::fine_layout& layout, const bulk::fine_request& what,
               const row_stats_options& options, worker_sums& sums) {
    sums.clear();
    for (unsigned i = 0; i < options.workers; ++i)
        sums.push_back(std::make_unique<bulk::fine_sums>(layout, what));
    std::atomic<bool> sound = true;
    progress shown{source.bytes_in_all()};
    run_workers(options.workers, [&](unsigned worker) {
        bulk::fine_sums& mine = *sums[worker];
        taken_block block;
        while (source.next(block)) {
            const bool added = mine.add(block.rows);
            if (!added) sound = false;
            if (!added || (options.strict && mine.wrong_rows() > 0)) source.stop();
            // the others are about as far
            if (worker == 0) shown.show(source.bytes_taken(), mine.rows() * options.workers);
        }
        source.let_go(worker, options.workers);
    });
    return sound;
}

std::string place_of(const std::string& name, std::uint64_t line, position within) {
    return name + ':' + std::to_string(line + within.line) + ':' + std::to_string(within.column) +
           ": ";
}

// The first wrong rows, in the order of the file.
std::string list_wrong_rows(const worker_sums& sums, const row_source& source,
                            const std::vector<std::uint64_t>& lines, std::size_t most) {
    std::vector<bulk::row_error*> errors;
    std::uint64_t rows = 0;
    for (const auto& s : sums) {
        rows += s->wrong_rows();
        for (bulk::row_error& e : s->errors())
            errors.push_back(&e);
    }
    if (rows == 0) return {};
    std::stable_sort(errors.begin(), errors.end(),
                     [](const auto* a, const auto* b) { return a->where < b->where; });
    std::string text;
    std::uint64_t listed = 0; // rows, of which one may have several errors
    const bulk::row_place* last = nullptr;
    for (const bulk::row_error* const e : errors) {
        if (last == nullptr || *last != e->where) {
            if (listed == most) break;
            ++listed;
        }
        last = &e->where;
        text += (text.empty() ? "" : "\n") +
                place_of(source.name(), lines[e->where.block] + e->where.line,
                         position_of(e->row, e->what.what.offset)) +
                describe(e->what, e->row);
    }
    if (rows > listed) {
        text += "\nand " + std::to_string(rows - listed) + " more; mulct validate lists them all";
    }
    return text;
}

// The figures of each group and of all, which the workers share out among themselves.
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

row_stats sum_rows(row_source& source, const bulk::fine_layout& layout,
                   const bulk::fine_request& what, const group_request& request,
                   const row_stats_options& options, rate_lock* lock, outcome& o) {
    worker_sums sums;
    while (!read_rows(source, layout, what, options, sums))
        source.start_again();
    if (std::all_of(sums.begin(), sums.end(), [](const auto& part) { return part->rows() == 0; })) {
        throw refusal{source.name() +
                      ":1:1: " + describe(fine_error{{errc::empty, 0, 0}, "", 0, ""}, "")};
    }
    std::vector<std::span<const std::pair<std::uint64_t, std::uint64_t>>> counted_lines;
    for (const auto& part : sums)
        counted_lines.push_back(part->lines());
    const std::vector<std::uint64_t> lines = lines_before(counted_lines, source.header_lines());
    if (const std::string wrong =
            list_wrong_rows(sums, source, lines, options.strict ? 1 : most_listed);
        !wrong.empty()) {
        if (options.strict) throw refusal{wrong.substr(0, wrong.find('\n'))};
        std::uint64_t rows = 0;
        for (const auto& s : sums)
            rows += s->wrong_rows();
        o.status = exit_status::differs;
        o.notes += wrong + "\nmulct: " + counted(rows, "wrong row") + " left out\n";
    }

    row_stats s{{}, {what.in, {}, {}, {}}, 0, 0, 0, {}};
    std::vector<bulk::odd_fine*> odd;
    for (const auto& part : sums) {
        s.unconverted += part->unconverted();
        s.no_sums += part->no_sums();
        for (bulk::odd_fine& f : part->left_over())
            odd.push_back(&f);
    }
    std::sort(odd.begin(), odd.end(),
              [](const auto* a, const auto* b) { return a->where < b->where; });
    if (odd.size() > bulk::most_kept) odd.resize(bulk::most_kept);
    for (bulk::odd_fine* const f : odd) {
        s.matters.push_back(std::move(f->matter));
        s.set.left_over.push_back(std::move(f->fine));
    }
    s.unlisted = s.unconverted + s.no_sums - odd.size();

    if (lock != nullptr) {
        for (const auto& part : sums)
            part->for_each_rate([&](const conversion& c) { lock->pin(c); });
    }
    const bulk::fine_groups groups{sums, what};
    s.rows = make_rows(groups, request, what.in.minor_unit().value_or(0), options.workers);
    return s;
}

} // namespace mulct::cli
