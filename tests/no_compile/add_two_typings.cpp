// An amount whose currency is in the value does not add to one whose currency is in the type: one
// of them must say that it becomes the other.
// expect: no match for .operator\+|invalid operands to binary expression

#include <mulct/money/money.hpp>

using namespace mulct;
using namespace mulct::literals;

// Named, since clang 14 crashes where it would print the literal in a message.
constexpr currency pound = "GBP"_currency;

constexpr money fine{decimal{7'552'800}, "GBP"_currency};
constexpr money_in<pound> more{decimal{1}};
#ifdef MULCT_BROKEN
constexpr auto sum = fine + more;
#else
constexpr auto sum = fine + money{more};
#endif
