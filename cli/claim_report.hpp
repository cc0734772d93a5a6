#pragma once
// A judged claim as the commands print it.

#include <cli/json.hpp>

#include <mulct/base/day.hpp>
#include <mulct/base/position.hpp>
#include <mulct/check/claim.hpp>
#include <mulct/check/judge.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// "consistent if coarser"
std::string words_of(verdict v);

// "1.25721": six significant digits of a rate.
std::string rate_text(const fraction& rate);
// The ends of an interval of rates, rounded outwards; the high end is empty if there is none.
std::string low_text(const implied_rates& rates);
std::string high_text(const implied_rates& rates);
// "1.2490 to 1.2664"
std::string range_text(const implied_rates& rates);
// "0.22 %", rounded up, with two significant digits.
std::string percent_text(const ratio& part);

// What the judgement means, for people. `first` and `second` are the figures as written; `on` is
// the day that it was judged for.
std::string sentence_of(const judgement& j, std::string_view first, std::string_view second,
                        std::optional<day> on);

// A claim of a text, with all that is printed of it.
struct claim_report {
    claim_form form;
    std::string first; // the figures as written, in one line
    std::string second;
    std::string text;  // from the one to the other
    std::size_t start; // in bytes
    std::size_t length;
    position at;
    claim_side from;
    claim_side to;
    judgement judged;
    std::vector<day_range> fitting_days;
    std::optional<day> on;

    [[nodiscard]] json as_json() const;
};

} // namespace mulct::cli
