#pragma once
// Groups as rows of figures, and the tables of them.

#include <mulct/output/table.hpp>
#include <mulct/stats/fine_set.hpp>
#include <mulct/stats/group.hpp>
#include <mulct/stats/measure.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mulct::cli {

// What a table of groups shows.
struct group_request {
    std::vector<group_key> keys;
    std::vector<measure> figures;
    quantile_definition quantiles = quantile_definition::inclusive;
    std::optional<std::size_t> top; // the n groups with the largest totals, and the others as one
};

struct group_row {
    std::vector<std::string> keys;
    std::optional<std::size_t> rank;
    std::vector<std::optional<decimal>> figures;
};

// Whether each row hangs on the totals of all groups.
bool need_totals(const group_request& request);

// Groups by their places, in the order of their keys, however they were summed. Any thread may ask.
struct summed_groups {
    std::size_t count = 0;
    std::function<std::vector<std::string>(std::size_t)> keys;
    std::vector<decimal> totals; // of each, where the request `need_totals`
    // of the groups at some places, as of one; none for figures that are relative to others
    std::function<std::vector<std::optional<decimal>>(std::span<const std::size_t>)> figures;
};

// The rows of a table, each made when it is asked for, by any thread. Their totals add up to that
// of all.
class group_rows {
  public:
    group_rows(summed_groups groups, group_request request);

    // How many groups have a row: all, or the top ones; and whether one of the others comes after
    // them.
    std::size_t groups() const noexcept { return places_.size(); }
    bool has_others() const noexcept { return !others_.empty(); }
    std::size_t count() const noexcept { return groups() + (has_others() ? 1 : 0); }
    group_row operator[](std::size_t i) const;
    // The row of all; none where nothing was counted.
    std::optional<group_row> all() const;

    const group_request& request() const noexcept { return request_; }

  private:
    void fill_relative(std::size_t i, std::vector<std::optional<decimal>>& figures) const;

    summed_groups groups_;
    group_request request_;
    std::vector<std::size_t> places_; // of the groups, in the order of the rows
    std::vector<std::size_t> ranks_;  // of the same, where there are any
    std::vector<std::size_t> others_;
    // of each row, where they are needed; running ones are with all rows before it
    std::vector<decimal> running_totals_;
    std::optional<std::vector<decimal>> shares_; // none of nothing
    std::vector<decimal> running_shares_;
};

// The set must outlive the rows.
group_rows make_group_rows(const fine_set& set, const group_request& request);

// A group's values as one label, or each as its own; "(not known)" for none.
std::string label_of(const std::vector<std::string>& keys);
std::vector<std::string> labels_of(std::vector<std::string> keys);

// What a figure's column holds, and one of its cells.
column_kind kind_of(const measure& figure);
std::string figure_text(const std::optional<decimal>& figure);

// The columns, and the cells of a row; for people, an empty key is named.
table group_columns(const group_request& request);
std::vector<std::string> group_cells(const group_rows& rows, std::size_t i, bool for_people);

// For people. The rows of all and of what could not be converted are its feet.
table group_table(const group_rows& rows, std::size_t left_out, unsigned workers = 1);

} // namespace mulct::cli
