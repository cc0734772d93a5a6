// A file of Beancount's price directives gives rates in order, each above zero and none twice; what
// is written of them reads the same, digit by digit.

#include "rate_formats.hpp"

#include <mulct/rates/formats/beancount.hpp>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    require_rates_survive(as_text(data, size), parse_beancount, beancount_text);
    return 0;
}
