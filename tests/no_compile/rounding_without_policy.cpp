// A lossy step names its policy.
// expect: no matching (member )?function (for call to|to call)|too few arguments

#include <mulct/money/money.hpp>

using namespace mulct;
using namespace mulct::literals;

// Named, since clang 14 crashes where it would print the literal in a message.
constexpr currency pound = "GBP"_currency;

constexpr money_in<pound> fine{*decimal::make(9429071875, 3)};
#ifdef MULCT_BROKEN
constexpr auto rounded = fine.rounded(2);
#else
constexpr auto rounded = fine.rounded(2, rounding::half_up);
#endif
