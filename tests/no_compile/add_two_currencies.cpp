// Pounds and dollars do not add, where the types name them.
// expect: no match for .operator\+|invalid operands to binary expression
// expect: money_in|basic_money|fixed_currency

#include <mulct/money/money.hpp>

using namespace mulct;
using namespace mulct::literals;

// Named, since clang 14 crashes where it would print the literal in a message.
constexpr currency pound = "GBP"_currency;
constexpr currency dollar = "USD"_currency;

constexpr money_in<pound> fine{decimal{7'552'800}};
#ifdef MULCT_BROKEN
constexpr money_in<dollar> other{decimal{1}};
#else
constexpr money_in<pound> other{decimal{1}};
#endif
constexpr auto sum = fine + other;
