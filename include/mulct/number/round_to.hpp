#pragma once
/// Rounding to something other than a number of digits after the point.

#include <mulct/number/decimal.hpp>
#include <mulct/number/quotient.hpp>

namespace mulct {

/// The multiple of `step` (above zero) that `policy` chooses: 0.05 for Swiss cash. `zero` or
/// `negative` for a step that is, `overflow` where 38 digits do not hold the result, or the
/// number of steps.
[[nodiscard]] constexpr parsed<decimal> try_round_to_step(const decimal& x, const decimal& step,
                                                          rounding policy) noexcept {
    if (step.is_negative()) return failed(error{errc::negative});
    const auto steps = try_divide(x, step, 0, policy);
    if (!steps) return steps;
    return try_multiply(*steps, step);
}

/// `x` with `digits` significant digits (1 to 38), counted from its first digit that is not zero.
/// 9.96 to two digits is 10: the same precision, one digit more.
[[nodiscard]] constexpr parsed<decimal> try_round_to_significant(const decimal& x, int digits,
                                                                 rounding policy) noexcept {
    if (digits < 1 || digits > decimal::max_digits) return failed(error{errc::overflow});
    const int places = x.scale() - detail::digits_of(detail::magnitude(x.coefficient())) + digits;
    if (places >= x.scale()) return x;
    if (places >= 0) return x.try_rounded(places, policy);
    const auto step = try_shift(decimal{1}, -places);
    if (!step) return step;
    return try_round_to_step(x, *step, policy);
}

} // namespace mulct
