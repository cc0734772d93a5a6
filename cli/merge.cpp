#include <cli/merge.hpp>

#include <cli/byte_source.hpp>
#include <cli/file.hpp>
#include <cli/group_figures.hpp>
#include <cli/partial.hpp>
#include <cli/refusal.hpp>
#include <cli/stats.hpp>
#include <cli/wording.hpp>
#include <cli/workers.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mulct::cli {
namespace {

// All partial results in one.
struct merged {
    partial_header header; // the first one's, with the figures that are asked for
    std::vector<std::unique_ptr<bulk::group_sums>> sums; // of each worker
    rows_left_out out;
};

std::unique_ptr<partial_reader> open_part(const std::string& file) {
    return std::make_unique<partial_reader>(open_bytes(file), display_name(file));
}

bool same_figures(const partial_header& a, const partial_header& b) {
    return std::equal(a.figures.begin(), a.figures.end(), b.figures.begin(), b.figures.end(),
                      [](const measure& x, const measure& y) { return x.name == y.name; });
}

// Why the amounts that a figure needs are not there.
std::string no_amounts(const std::string& name, const std::vector<measure>& figures) {
    const auto needs = std::find_if(figures.begin(), figures.end(),
                                    [](const measure& m) { return needs_amounts(m.what); });
    return name + " keeps no amounts, which " + needs->name +
           " needs; make it anew with mulct stats --partial and --figures that name such a figure, "
           "or without --figures";
}

merged read_all(const merge_options& options) {
    const std::size_t count = options.files.size();
    std::unique_ptr<partial_reader> first = open_part(options.files.front());
    const std::string first_name = first->name();
    merged all{first->header(), {}, {}};
    if (options.figures) all.header.figures = read_figures(*options.figures);
    const auto require_belongs = [&](const partial_reader& part) {
        const partial_header& header = part.header();
        if (const std::string why = difference(all.header, header); !why.empty()) {
            throw refusal{part.name() + ": it does not belong to " + first_name + ", for it has " +
                          why};
        }
        if (!options.figures && !same_figures(all.header, header)) {
            throw refusal{part.name() + ": it was made for other figures than " + first_name +
                          "; say with --figures which to compute"};
        }
        if (all.header.keeps_amounts() && !header.keeps_amounts()) {
            throw refusal{no_amounts(part.name(), all.header.figures)};
        }
    };

    const auto workers =
        static_cast<unsigned>(std::min<std::size_t>(worker_count(options.threads), count));
    for (unsigned i = 0; i < workers; ++i) {
        all.sums.push_back(
            std::make_unique<bulk::group_sums>(all.header.keys.size(), all.header.keeps_amounts()));
    }
    std::vector<rows_left_out> left_out(count);
    std::vector<std::exception_ptr> failures(count);
    std::atomic<std::size_t> next = 0;
    run_workers(workers, [&](unsigned worker) {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                const auto part = i == 0 ? std::move(first) : open_part(options.files[i]);
                require_belongs(*part);
                left_out[i] = part->read(*all.sums[worker]);
            } catch (...) {
                failures[i] = std::current_exception();
                next = count; // all before it are read to their end, and may fail too
            }
        }
    });
    for (const std::exception_ptr& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
    for (rows_left_out& out : left_out)
        all.out.append(std::move(out));
    return all;
}

void refuse_what_does_not_fit(const merge_options& options) {
    for (std::size_t i = 0; i < options.files.size(); ++i) {
        const auto end = options.files.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(options.files.begin(), end, options.files[i]) != end) {
            throw refusal{in_quotes(options.files[i]) +
                          " stands there twice; its fines would count twice"};
        }
    }
    if (options.partial) {
        refuse_what_tables_show(options.top, options.quantiles, options.format, options.formulas);
    } else if (options.file) {
        throw refusal{"-o: the file is for a partial result; add --partial"};
    }
}

} // namespace

outcome run(const merge_options& options) {
    refuse_what_does_not_fit(options);
    merged all = read_all(options);
    const partial_header& header = all.header;
    outcome o;
    note(all.out, o);
    const bulk::fine_groups groups{all.sums, header.keys.size(), header.keeps_amounts(),
                                   header.places()};
    if (options.partial) {
        write_partial(header, all.out, groups, options.file);
        return o;
    }
    if (all.out.rows == 0) {
        throw refusal{display_name(options.files.front()) +
                      (options.files.size() > 1 ? " and the others have" : " has") +
                      " no rows: there is nothing to make a table of"};
    }
    group_request request{header.keys, header.figures, options.quantiles, std::nullopt};
    if (options.top) request.top = static_cast<std::size_t>(*options.top);
    o.out = groups_text(groups, request, std::move(all.out),
                        {header.in, header.method, options.format, options.formulas},
                        worker_count(options.threads));
    return o;
}

} // namespace mulct::cli
