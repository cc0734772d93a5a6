// What was proposed and what was decided have no difference by an operator.
// expect: no match for .operator-|invalid operands to binary expression
// expect: weighed_amount

#include <mulct/fines/amount_weight.hpp>

using namespace mulct;
using namespace mulct::literals;

constexpr currency pound = "GBP"_currency;

constexpr decided_amount fine{money{decimal{7'552'800}, pound}};
#ifdef MULCT_BROKEN
constexpr proposed_amount other{money{decimal{17'000'000}, pound}};
#else
constexpr decided_amount other{money{decimal{20'000'000}, pound}};
#endif
constexpr auto sum = fine - other;
