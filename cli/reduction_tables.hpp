#pragma once
// Reductions as tables and pictures, which `mulct reductions` and `mulct report` share.

#include <mulct/output/chart.hpp>
#include <mulct/output/table.hpp>
#include <mulct/stats/group.hpp>
#include <mulct/stats/reduction.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

// One case as it is listed. What is not known stays empty and says why.
struct reduction_line {
    const fine_case* matter;
    std::optional<reduction> own;
    std::optional<converted_reduction> converted;
    std::string why_not; // own or converted is missing
    bool comparable = true;
};

std::vector<reduction_line> make_reduction_lines(const std::vector<const fine_case*>& cases,
                                                 std::optional<currency> in,
                                                 const std::vector<const rate_source*>& sources,
                                                 const conversion_policy& policy);

// What was announced by groups, and what became of it; cases still open are counted beside. For
// people there is a row of all.
table summary_table(const std::vector<reduction_line>& lines, const std::vector<group_key>& keys,
                    currency in, const std::vector<const rate_source*>& sources,
                    const conversion_policy& policy, bool for_people);

// First and final amounts in one currency, the largest first amount at the top; and the changes in
// percent of the own one, from the greatest reduction to the greatest increase. Both leave out what
// is a range, the first one a daily penalty too. `source` is the line below.
dumbbell_chart first_and_final_chart(const std::vector<reduction_line>& lines, currency in,
                                     std::string source);
lollipop_chart change_chart(const std::vector<reduction_line>& lines, std::string source);

} // namespace mulct::cli
