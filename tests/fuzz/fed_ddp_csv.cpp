// A file in the Federal Reserve's form gives rates in order, each above zero and none twice; what
// is written of them reads the same, digit by digit.

#include "rate_formats.hpp"

#include <mulct/rates/formats/fed_ddp_csv.hpp>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    require_rates_survive(
        as_text(data, size), parse_fed_ddp_csv, [](const std::vector<rate_row>& rows) {
            return fed_ddp_csv_text(rows).value(); // what was read in a form has its place there
        });
    return 0;
}
