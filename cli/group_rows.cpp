#include <cli/group_rows.hpp>

#include <cli/workers.hpp>

#include <mulct/stats/ranking.hpp>
#include <mulct/stats/share.hpp>

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <utility>

namespace mulct::cli {
namespace {

bool has(const group_request& r, bool (*wanted)(const measure&)) {
    return std::any_of(r.figures.begin(), r.figures.end(), wanted);
}

bool is_of_shares(const measure& m) {
    return m.what == measure::kind::share || m.what == measure::kind::cumulative_share;
}

std::vector<decimal> running(const std::vector<decimal>& values) {
    std::vector<decimal> sums;
    std::partial_sum(values.begin(), values.end(), std::back_inserter(sums));
    return sums;
}

std::vector<std::size_t> all_places(std::size_t count) {
    std::vector<std::size_t> places(count);
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
}

// `name` stands for the keys of a row that has none.
std::vector<std::string> cells_of(group_row row, const group_request& r, const std::string& name,
                                  bool for_people) {
    std::vector<std::string> cells;
    cells.reserve(r.keys.size() + r.figures.size() + 1);
    if (r.top) cells.push_back(row.rank ? std::to_string(*row.rank) : "");
    std::vector<std::string> keys =
        for_people ? labels_of(std::move(row.keys)) : std::move(row.keys);
    if (keys.empty()) keys.resize(r.keys.size());
    if (!name.empty() && !keys.empty()) keys.front() = name;
    std::move(keys.begin(), keys.end(), std::back_inserter(cells));
    for (const auto& figure : row.figures)
        cells.push_back(figure_text(figure));
    return cells;
}

} // namespace

bool need_totals(const group_request& request) {
    return request.top || has(request, [](const measure& m) { return m.is_relative(); });
}

group_rows::group_rows(summed_groups groups, group_request request)
    : groups_(std::move(groups)), request_(std::move(request)) {
    std::vector<decimal> of_groups = std::exchange(groups_.totals, {});
    std::vector<decimal> totals; // of the rows
    if (request_.top) {
        const std::vector<ranked> order = ranking(of_groups);
        const std::size_t kept = count_of_top(order, *request_.top);
        decimal total_of_others;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const std::size_t place = order[i].place;
            if (i < kept) {
                places_.push_back(place);
                ranks_.push_back(order[i].rank);
                totals.push_back(of_groups[place]);
            } else {
                others_.push_back(place);
                total_of_others += of_groups[place];
            }
        }
        if (has_others()) totals.push_back(total_of_others);
    } else {
        places_ = all_places(groups_.count);
        totals = std::move(of_groups);
    }
    running_totals_ = running(totals);
    if (has(request_, is_of_shares)) shares_ = shares_of(totals, share_places);
    if (shares_) running_shares_ = running(*shares_); // printed shares are what is summed
}

void group_rows::fill_relative(std::size_t i, std::vector<std::optional<decimal>>& figures) const {
    for (std::size_t f = 0; f < request_.figures.size(); ++f) {
        const auto what = request_.figures[f].what;
        if (what == measure::kind::cumulative) figures[f] = running_totals_[i];
        if (what == measure::kind::share && shares_) figures[f] = (*shares_)[i];
        if (what == measure::kind::cumulative_share && shares_) figures[f] = running_shares_[i];
    }
}

group_row group_rows::operator[](std::size_t i) const {
    group_row row;
    if (i < groups()) {
        const std::size_t place[] = {places_[i]};
        row = {groups_.keys(places_[i]), std::nullopt, groups_.figures(place)};
        if (!ranks_.empty()) row.rank = ranks_[i];
    } else {
        row.figures = groups_.figures(others_);
    }
    fill_relative(i, row.figures);
    return row;
}

std::optional<group_row> group_rows::all() const {
    if (groups_.count == 0) return std::nullopt;
    group_row row{{}, std::nullopt, groups_.figures(all_places(groups_.count))};
    for (std::size_t f = 0; f < request_.figures.size(); ++f) {
        if (request_.figures[f].what == measure::kind::share && shares_) {
            row.figures[f] = decimal::make(1000, 1).value(); // 100.0
        }
    }
    return row;
}

group_rows make_group_rows(const fine_set& set, const group_request& request) {
    const auto groups =
        std::make_shared<const std::vector<fine_group>>(group(set.counted, request.keys));
    std::vector<decimal> totals;
    if (need_totals(request)) {
        for (const fine_group& g : *groups)
            totals.push_back(sample{amounts_of(set.counted, g)}.total());
    }
    return {{groups->size(), [groups](std::size_t i) { return (*groups)[i].keys; },
             std::move(totals),
             [groups, &set, request](std::span<const std::size_t> places) {
                 std::vector<decimal> amounts;
                 for (const std::size_t place : places) {
                     const auto more = amounts_of(set.counted, (*groups)[place]);
                     amounts.insert(amounts.end(), more.begin(), more.end());
                 }
                 const sample s{amounts};
                 std::vector<std::optional<decimal>> figures;
                 for (const measure& m : request.figures)
                     figures.push_back(figure_of(s, m, request.quantiles, s.places()));
                 return figures;
             }},
            request};
}

std::vector<std::string> labels_of(std::vector<std::string> keys) {
    for (std::string& key : keys) {
        if (key.empty()) key = "(not known)";
    }
    return keys;
}

std::string label_of(const std::vector<std::string>& keys) {
    std::string label;
    for (const std::string& key : labels_of(keys))
        label += (label.empty() ? "" : ", ") + key;
    return label;
}

column_kind kind_of(const measure& figure) {
    return figure.what == measure::kind::count ? column_kind::count : column_kind::number;
}

std::string figure_text(const std::optional<decimal>& figure) {
    return figure ? to_string(*figure) : "";
}

table group_columns(const group_request& request) {
    table t;
    if (request.top) t.columns.push_back({"rank", column_kind::count});
    for (const group_key key : request.keys)
        t.columns.push_back({std::string{to_string(key)}});
    for (const measure& m : request.figures)
        t.columns.push_back({m.name, kind_of(m)});
    t.heads = request.keys.size() + (request.top ? 1 : 0);
    return t;
}

std::vector<std::string> group_cells(const group_rows& rows, std::size_t i, bool for_people) {
    return cells_of(rows[i], rows.request(), i < rows.groups() ? "" : "others", for_people);
}

table group_table(const group_rows& rows, std::size_t left_out, unsigned workers) {
    const group_request& request = rows.request();
    table t = group_columns(request);
    // what takes longest is begun first: the row of all
    t.rows = made_by_workers(workers, rows.count() + 1, [&](std::size_t i) {
        if (i > 0) return group_cells(rows, i - 1, true);
        std::optional<group_row> all = rows.all();
        return all ? cells_of(*std::move(all), request, "all", true) : std::vector<std::string>{};
    });
    std::rotate(t.rows.begin(), t.rows.begin() + 1, t.rows.end());
    if (t.rows.back().empty()) {
        t.rows.pop_back();
    } else {
        t.feet = 1;
    }
    if (left_out > 0) {
        group_row left;
        for (const measure& m : request.figures) {
            left.figures.push_back(m.what == measure::kind::count ? std::optional{decimal{left_out}}
                                                                  : std::nullopt);
        }
        t.add(cells_of(std::move(left), request, "not counted", true));
        ++t.feet;
    }
    return t;
}

} // namespace mulct::cli
