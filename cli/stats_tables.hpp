#pragma once
// The tables of statistics, which `mulct stats` and `mulct report` share.

#include <cli/tables.hpp>

#include <mulct/stats/fine_set.hpp>
#include <mulct/stats/group.hpp>
#include <mulct/stats/measure.hpp>
#include <mulct/stats/trend.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace mulct::cli {

// One figure of the combinations of two keys, with a margin for each.
table cross_table(const fine_set& set, group_key down, group_key across, const measure& figure,
                  quantile_definition quantiles);

// What falls in each period. `undated` is how many fines are in none.
struct trend_table {
    table content;
    std::vector<trend_row> rows;
    std::size_t undated;
};
trend_table make_trend_table(const fine_set& set, const period_kind& kind, std::size_t window);

// "2 fines in no year: too little is known of the date".
std::string undated_text(std::size_t fines, const std::string& period);

// From each year with a fine to the next one, at the rates of `sources`. What cannot be split says
// why in `notes`; `undated` is how many fines are in no year.
struct bridge_table {
    table content;
    std::vector<std::string> notes;
    std::size_t undated;
};
bridge_table make_bridge_table(const fine_set& set, const std::vector<const rate_source*>& sources,
                               const lookup& rule);

// The totals of groups under several policies, over the fines that all of them convert; and the
// rates at which the first two would change places.
struct policy_tables {
    table totals;
    table break_even;
    std::size_t left_out; // fines that one of the policies does not convert
    std::string top_two;  // "US and EU"; empty where there is no second
};
policy_tables compare_policies(const std::vector<const fine_case*>& matters, currency in,
                               const std::vector<group_key>& keys,
                               const std::vector<const rate_source*>& sources,
                               const std::vector<conversion_policy>& policies);

// The policies that are compared: own, final, month, year, one day and one year for all.
std::vector<conversion_policy> usual_policies(const lookup& rule, const rate_source& source,
                                              const conversion_policy& chosen);

// Digits after the point of amounts in a currency, which has a minor unit.
int places_of(currency c);

// Which rates figures were made with: "ECB rate of its own date".
std::string policy_text(const std::vector<const rate_source*>& sources,
                        const conversion_policy& policy);

// A fine that is in no figure, as it is listed: texts, empty where nothing is known.
struct listed_fine {
    std::string name; // the case's
    std::string amount;
    std::string currency;
    std::string date;
    std::string reason; // in words
    bool is_no_sum;     // and not one that could not be converted

    friend bool operator==(const listed_fine&, const listed_fine&) = default;
};
listed_fine listed(const uncounted_fine& f, currency in);
std::vector<listed_fine> listed(const fine_set& set);
table left_over_table(const std::vector<listed_fine>& fines);

} // namespace mulct::cli
