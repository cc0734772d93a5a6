#include <mulct/number/rounding.hpp>

#include <support/catch.hpp>

#include <array>
#include <compare>

using mulct::rounding;
using mulct::detail::rounds_up_magnitude;

namespace {

/// What becomes of a magnitude that was cut off between k and k + 1: whether it goes up, in the
/// eight cases that can be told apart. By hand, from the definitions in IEEE 754-2019, 4.3.
struct row {
    rounding policy;
    bool below_half; ///< positive; a negative one for all but floor and ceiling
    bool tie_on_even;
    bool tie_on_odd;
    bool above_half;
    bool positive; ///< for those that look at nothing but the sign
    bool negative;
};

constexpr std::array rows{
    row{rounding::half_even, false, false, true, true, false, false},
    row{rounding::half_up, false, true, true, true, false, false},
    row{rounding::half_down, false, false, false, true, false, false},
    row{rounding::toward_zero, false, false, false, false, false, false},
    row{rounding::away, true, true, true, true, false, false},
    row{rounding::floor, false, false, false, false, false, true},
    row{rounding::ceiling, false, false, false, false, true, false},
};

constexpr auto less = std::strong_ordering::less;
constexpr auto equal = std::strong_ordering::equal;
constexpr auto greater = std::strong_ordering::greater;

constexpr bool holds(const row& r) {
    for (const bool negative : {false, true}) {
        const bool by_sign = negative ? r.negative : r.positive;
        const auto up = [&](bool odd, std::strong_ordering rest) {
            return rounds_up_magnitude(r.policy, negative, odd, rest, false);
        };
        for (const bool odd : {false, true}) {
            if (up(odd, less) != (r.below_half || by_sign)) return false;
            if (up(odd, greater) != (r.above_half || by_sign)) return false;
        }
        if (up(false, equal) != (r.tie_on_even || by_sign)) return false;
        if (up(true, equal) != (r.tie_on_odd || by_sign)) return false;
    }
    return true;
}

constexpr bool leaves_the_exact_alone(rounding policy) {
    for (const bool negative : {false, true}) {
        for (const bool odd : {false, true}) {
            if (rounds_up_magnitude(policy, negative, odd, less, true)) return false;
        }
    }
    return true;
}

constexpr bool all_hold() {
    for (const row& r : rows) {
        if (!holds(r) || !leaves_the_exact_alone(r.policy)) return false;
    }
    return true;
}

} // namespace

TEST_CASE("each policy sends what was cut off where its definition says") {
    static_assert(all_hold());
    for (const row& r : rows) {
        CAPTURE(static_cast<int>(r.policy));
        CHECK(holds(r));
    }
}

TEST_CASE("no policy moves a number that lost nothing") {
    for (const row& r : rows) {
        CAPTURE(static_cast<int>(r.policy));
        CHECK(leaves_the_exact_alone(r.policy));
    }
}
