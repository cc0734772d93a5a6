// A file in the Bank of England's form gives rates in order, each above zero and none twice; what
// is written of them reads the same, digit by digit.

#include "rate_formats.hpp"

#include <mulct/rates/formats/boe_iadb_csv.hpp>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    require_rates_survive(
        as_text(data, size), parse_boe_iadb_csv, [](const std::vector<rate_row>& rows) {
            return boe_iadb_csv_text(rows).value(); // what was read in a form has its place there
        });
    return 0;
}
