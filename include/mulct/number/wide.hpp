#pragma once
/// Integers without a bound, for quotients and their intermediates. The only header that includes
/// Boost.Multiprecision: whoever includes this pays about two seconds of compilation for it.

#include <mulct/number/int128.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <limits>
#include <optional>

namespace mulct::detail {

/// Allocates only above 128 bits.
using wide = boost::multiprecision::cpp_int;

[[nodiscard]] inline wide to_wide(int128 x) {
    return wide{x};
}

[[nodiscard]] inline wide wide_power_of_ten(int n) {
    return wide{power_of_ten(n)};
}

/// The value, where 127 bits hold its magnitude: more than any coefficient has.
[[nodiscard]] inline std::optional<int128> to_int128(const wide& x) {
    static const wide limit = wide{1} << 127;
    if (x >= limit || x <= -limit) return std::nullopt;
    const wide m = abs(x);
    const auto low = static_cast<std::uint64_t>(m & std::numeric_limits<std::uint64_t>::max());
    const auto high = static_cast<std::uint64_t>(m >> 64);
    const auto value = static_cast<int128>(uint128{high} << 64 | low);
    return x < 0 ? -value : value;
}

} // namespace mulct::detail
