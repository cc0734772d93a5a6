// Not even zero is an amount of every currency.
// expect: no match for .operator\+|invalid operands to binary expression

#include <mulct/money/money.hpp>

using namespace mulct;
using namespace mulct::literals;

constexpr money fine{decimal{7'552'800}, "GBP"_currency};
#ifdef MULCT_BROKEN
constexpr auto sum = fine + 0;
#else
constexpr auto sum = fine + money{decimal{0}, "GBP"_currency};
#endif
