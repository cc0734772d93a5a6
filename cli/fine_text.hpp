#pragma once
// Fines in words and figures: what the commands about cases have in common.

#include <mulct/fines/fine_case.hpp>
#include <mulct/stats/reduction.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

// Whether digits are grouped, as people read them, or strict, as programs do.
enum class digits { strict, grouped };

// An amount as a file of cases has it, and its currency where that is not the one expected.
std::string amount_text(const fine_amount& a, std::optional<currency> expected,
                        digits how = digits::strict);

// A percentage, or from the least to the greatest; empty where there is none.
std::string percent_text(const std::optional<interval<ratio>>& percent);

// An event's date; empty where it is not known.
std::string date_text(const fine_event& e);

// Why a date names no day whose rate could be used.
std::string no_rate_day(const std::optional<partial_date>& date);

// Why a case has no reduction, and why one could not be put into a currency.
std::string describe(no_reduction why);
std::string describe(const reduction_failure& f, currency to);
std::string describe(const std::vector<reduction_failure>& failures, currency to);

} // namespace mulct::cli
