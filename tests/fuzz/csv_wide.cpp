// A wide table of rates gives rates in order, each above zero and none twice; what is
// written of them reads the same, digit by digit.

#include "rate_formats.hpp"

#include <mulct/rates/formats/csv_wide.hpp>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // with a base of the caller's and without
    for (const csv_options& options : {csv_options{}, csv_options{"EUR"_currency, {}}}) {
        const auto read = [&](std::string_view text) { return parse_csv_wide(text, options); };
        require_rates_survive(as_text(data, size), read, csv_wide_text);
    }
    return 0;
}
