// A sum of more than 38 digits is an error of the compilation where it computes it.
// expect: is not a constant expression|must be initialized by a constant expression
// expect: overflow_error

#include <mulct/number/decimal.hpp>

using namespace mulct;

constexpr decimal greatest = *parse_decimal("99999999999999999999999999999999999999");
#ifdef MULCT_BROKEN
constexpr decimal sum = greatest + decimal{1};
#else
constexpr decimal sum = greatest - decimal{1};
#endif
