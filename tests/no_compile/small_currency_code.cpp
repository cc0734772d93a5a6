// A code is three capitals.
// expect: not an ISO 4217 currency code

#include <mulct/money/currency.hpp>

using namespace mulct::literals;

#ifdef MULCT_BROKEN
constexpr auto unit = "gbp"_currency;
#else
constexpr auto unit = "GBP"_currency;
#endif
