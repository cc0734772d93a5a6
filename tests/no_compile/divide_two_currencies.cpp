// How many dollars a pound has is a rate, not a quotient.
// expect: no match for .operator/|invalid operands to binary expression

#include <mulct/money/share.hpp>

using namespace mulct;
using namespace mulct::literals;

// Named, since clang 14 crashes where it would print the literal in a message.
constexpr currency pound = "GBP"_currency;
constexpr currency dollar = "USD"_currency;

inline ratio share(money_in<pound> fine) {
#ifdef MULCT_BROKEN
    return fine / money_in<dollar>{decimal{1}};
#else
    return fine / money_in<pound>{decimal{1}};
#endif
}
