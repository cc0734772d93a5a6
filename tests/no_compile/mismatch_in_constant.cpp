// Two currencies in the values are an error of the compilation where it computes the sum.
// expect: is not a constant expression|must be initialized by a constant expression
// expect: currency_mismatch

#include <mulct/money/money.hpp>

using namespace mulct;
using namespace mulct::literals;

constexpr money fine{decimal{7'552'800}, "GBP"_currency};
#ifdef MULCT_BROKEN
constexpr money other{decimal{1}, "USD"_currency};
#else
constexpr money other{decimal{1}, "GBP"_currency};
#endif
constexpr money sum = fine + other;
