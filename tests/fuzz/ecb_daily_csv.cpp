// A file in the form of the European Central Bank's of one day gives rates in order, each above
// zero and none twice; what is written of them reads the same, digit by digit.

#include "rate_formats.hpp"

#include <mulct/rates/formats/ecb_daily_csv.hpp>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    require_rates_survive(as_text(data, size), parse_ecb_daily_csv,
                          [](const std::vector<rate_row>& rows) {
                              // the form has place for the rates of one day
                              auto text = ecb_daily_csv_text(rows);
                              require(text || text.error().on != rows.front().on);
                              return text ? *std::move(text) : std::string{};
                          });
    return 0;
}
