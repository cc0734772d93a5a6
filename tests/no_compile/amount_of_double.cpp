// A floating-point number is no amount, not even where somebody says so.
// expect: no matching (function for call to|constructor for initialization of)

#include <mulct/money/money.hpp>

using namespace mulct;
using namespace mulct::literals;

// Named, since clang 14 crashes where it would print the literal in a message.
constexpr currency pound = "GBP"_currency;

#ifdef MULCT_BROKEN
constexpr money_in<pound> fine{7.5};
#else
constexpr money_in<pound> fine{*decimal::make(75, 1)};
#endif
