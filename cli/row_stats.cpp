#include <cli/row_stats.hpp>

#include <cli/inputs.hpp>
#include <cli/progress.hpp>
#include <cli/refusal.hpp>
#include <cli/row_lines.hpp>
#include <cli/wording.hpp>
#include <cli/workers.hpp>

#include <mulct/base/position.hpp>

#include <algorithm>
#include <atomic>
#include <span>
#include <string>
#include <utility>

namespace mulct::cli {
namespace {

using worker_sums = std::vector<std::unique_ptr<bulk::fine_sums>>;

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

// What is wrong with the first wrong rows, in the order of the file.
std::vector<std::string> list_wrong_rows(const worker_sums& sums, const row_source& source,
                                         const std::vector<std::uint64_t>& lines) {
    std::vector<const bulk::row_error*> errors;
    for (const auto& s : sums) {
        for (const bulk::row_error& e : s->errors())
            errors.push_back(&e);
    }
    std::stable_sort(errors.begin(), errors.end(),
                     [](const auto* a, const auto* b) { return a->where < b->where; });
    std::vector<std::string> rows; // of which one may have several errors
    const bulk::row_place* last = nullptr;
    for (const bulk::row_error* const e : errors) {
        const std::string text = place_of(source.name(), lines[e->where.block] + e->where.line,
                                          position_of(e->row, e->what.what.offset)) +
                                 describe(e->what, e->row);
        if (last != nullptr && *last == e->where) {
            rows.back() += '\n' + text;
        } else if (rows.size() == rows_left_out::most_wrong) {
            break;
        } else {
            rows.push_back(text);
        }
        last = &e->where;
    }
    return rows;
}

// The first fines in no figure, in the order of the file.
std::vector<listed_fine> list_left_over(const worker_sums& sums, currency in) {
    std::vector<const bulk::odd_fine*> odd;
    for (const auto& s : sums) {
        for (const bulk::odd_fine& f : s->left_over())
            odd.push_back(&f);
    }
    std::sort(odd.begin(), odd.end(),
              [](const auto* a, const auto* b) { return a->where < b->where; });
    if (odd.size() > rows_left_out::most_left_over) odd.resize(rows_left_out::most_left_over);
    std::vector<listed_fine> fines;
    for (const bulk::odd_fine* const f : odd)
        fines.push_back(listed(f->fine, in));
    return fines;
}

} // namespace

row_stats sum_rows(row_source& source, const bulk::fine_layout& layout,
                   const bulk::fine_request& what, const row_stats_options& options,
                   rate_lock* lock) {
    row_stats s;
    while (!read_rows(source, layout, what, options, s.sums))
        source.start_again();
    std::vector<std::span<const std::pair<std::uint64_t, std::uint64_t>>> counted_lines;
    for (const auto& part : s.sums) {
        counted_lines.push_back(part->lines());
        s.out.rows += part->rows();
        s.out.wrong_rows += part->wrong_rows();
        s.out.unconverted += part->unconverted();
        s.out.no_sums += part->no_sums();
    }
    s.out.wrong =
        list_wrong_rows(s.sums, source, lines_before(counted_lines, source.header_lines()));
    if (options.strict && s.out.wrong_rows > 0) {
        const std::string& first = s.out.wrong.front();
        throw refusal{first.substr(0, first.find('\n'))};
    }
    s.out.left_over = list_left_over(s.sums, what.in);
    if (lock != nullptr) {
        for (const auto& part : s.sums)
            part->for_each_rate([&](const conversion& c) { lock->pin(c); });
    }
    return s;
}

} // namespace mulct::cli
