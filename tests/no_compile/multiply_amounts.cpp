// There are no square pounds.
// expect: no match for .operator\*|invalid operands to binary expression

#include <mulct/money/money.hpp>

using namespace mulct;
using namespace mulct::literals;

constexpr money fine{decimal{7'552'800}, "GBP"_currency};
#ifdef MULCT_BROKEN
constexpr auto product = fine * fine;
#else
constexpr auto product = fine * fine.amount();
#endif
