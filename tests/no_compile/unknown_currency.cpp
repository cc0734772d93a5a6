// A code that ISO 4217 does not list.
// expect: not an ISO 4217 currency code

#include <mulct/money/currency.hpp>

using namespace mulct::literals;

#ifdef MULCT_BROKEN
constexpr auto unit = "XYZ"_currency;
#else
constexpr auto unit = "XCG"_currency;
#endif
