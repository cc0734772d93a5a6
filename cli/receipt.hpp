#pragma once
// A conversion's receipt, in JSON or in text: it says all that it takes to make the same conversion
// again.

#include <cli/json.hpp>

#include <mulct/convert/conversion.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// What was asked for.
struct conversion_request {
    money amount;
    std::vector<currency> targets;
    day on;
    lookup rule;
    rounding_rule finish;
    std::vector<const rate_source*> sources; // in the order in which they are asked
};

// One conversion for each target. Throws `refusal` for the first that cannot be made.
std::vector<conversion> convert_all(const conversion_request& request);

// The steps in one line: "GBP / 0.84783 = EUR x 1.0659 = USD".
std::string route_text(const conversion& c);
std::string receipt_text(const conversion& c);

// Without the request: the results alone.
std::string conversions_json(const std::vector<conversion>& conversions);
std::string receipt_json(const conversion_request& request,
                         const std::vector<conversion>& conversions);

// The request of a receipt. Throws `refusal` that names the key for anything that is not one.
conversion_request read_json_receipt(const json& receipt, const std::string& file,
                                     const std::vector<rate_source>& sources);

// The requests of receipts in text, one after the other. Throws `refusal` that names the line.
std::vector<conversion_request> read_text_receipts(std::string_view content,
                                                   const std::string& file,
                                                   const std::vector<rate_source>& sources);

} // namespace mulct::cli
