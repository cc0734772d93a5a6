#pragma once
/// Dividing an amount up without losing or making a unit.

#include <mulct/base/error.hpp>
#include <mulct/money/money.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace mulct {
namespace detail {

/// The whole units of a share, and what was cut off to get there.
struct unit_share {
    uint128 units = 0;
    uint128 cut = 0;
};

/// Shares of `total` in proportion to weights with the given sum, by largest remainders: each gets
/// the whole units of its exact share, and the units left over go, one each, to the shares that
/// were cut most; of equal ones the earlier first. The sum of the shares is `total`.
///
/// With q = total / sum and r = total % sum, a share is q x weight + r x weight / sum. The first
/// term is at most total; r and weight are below 2^64, so that their product is below 2^128.
constexpr void share_units(uint128 total, std::span<const std::uint64_t> weights, std::uint64_t sum,
                           std::span<unit_share> shares) noexcept {
    const uint128 quotient = total / sum;
    const uint128 rest = total % sum;
    uint128 left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const uint128 product = rest * weights[i];
        shares[i] = {quotient * weights[i] + product / sum, product % sum};
        left -= shares[i].units;
    }
    // The cuts add up to left x sum and each is below sum, so that fewer units are left than there
    // are shares with a cut. `level` is the least cut that fewer than `left` shares exceed: those
    // above it are served, and of those at it the first.
    const auto above = [&](uint128 level) {
        uint128 n = 0;
        for (const unit_share& s : shares)
            n += s.cut > level ? 1U : 0U;
        return n;
    };
    if (left == 0) return;
    uint128 level = 0;
    for (uint128 low = 0, high = sum; low < high;) {
        const uint128 middle = low + (high - low) / 2;
        if (above(middle) < left) {
            high = middle;
        } else {
            low = middle + 1;
        }
        level = low;
    }
    uint128 at_level = left - above(level);
    for (unit_share& s : shares) {
        if (s.cut > level) {
            ++s.units;
        } else if (s.cut == level && at_level > 0) {
            ++s.units;
            --at_level;
        }
    }
}

/// Checks what can be wrong with weights, and adds them up.
[[nodiscard]] constexpr parsed<std::uint64_t>
sum_of_weights(std::span<const std::uint64_t> weights) noexcept {
    if (weights.empty()) return failed(error{errc::empty});
    std::uint64_t sum = 0;
    for (const std::uint64_t w : weights) {
        if (__builtin_add_overflow(sum, w, &sum)) return failed(error{errc::overflow});
    }
    if (sum == 0) return failed(error{errc::zero});
    return sum;
}

/// Fills `shares` with an amount's units of 10^-places each.
[[nodiscard]] constexpr parsed<bool> allocate_units(const decimal& amount,
                                                    std::span<const std::uint64_t> weights,
                                                    int places, std::span<unit_share> shares) {
    const auto sum = sum_of_weights(weights);
    if (!sum) return failed(sum.error());
    const auto units = amount.try_rounded(places, rounding::toward_zero);
    if (!units) return failed(units.error());
    if (*units != amount) return failed(error{errc::broken_unit});
    share_units(magnitude(units->coefficient()), weights, *sum, shares);
    return true;
}

template <class Unit>
[[nodiscard]] constexpr basic_money<Unit> money_of(const basic_money<Unit>& whole,
                                                   const unit_share& share, int places) {
    const auto units = static_cast<int128>(share.units);
    return whole.with_amount(*decimal::make(whole.is_negative() ? -units : units, places));
}

} // namespace detail

/// `whole` divided up in proportion to `weights`, in units of 10^-places, by largest remainders.
/// The parts add up to `whole` exactly, also where it is negative or has fewer units than there are
/// parts. `empty` without weights, `zero` where all are zero, `overflow` where their sum has more
/// than 64 bits, `broken_unit` where `whole` is no whole number of units.
template <class Unit>
[[nodiscard]] parsed<std::vector<basic_money<Unit>>>
allocate(const basic_money<Unit>& whole, std::span<const std::uint64_t> weights, int places) {
    std::vector<detail::unit_share> shares(weights.size());
    if (const auto done = detail::allocate_units(whole.amount(), weights, places, shares); !done) {
        return failed(done.error());
    }
    std::vector<basic_money<Unit>> parts;
    parts.reserve(shares.size());
    for (const detail::unit_share& s : shares)
        parts.push_back(detail::money_of(whole, s, places));
    return parts;
}

/// The same for a fixed number of parts, also in constant expressions.
template <class Unit, std::size_t Parts>
[[nodiscard]] constexpr parsed<std::array<basic_money<Unit>, Parts>>
allocate(const basic_money<Unit>& whole, const std::array<std::uint64_t, Parts>& weights,
         int places) {
    std::array<detail::unit_share, Parts> shares{};
    if (const auto done = detail::allocate_units(whole.amount(), weights, places, shares); !done) {
        return failed(done.error());
    }
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<basic_money<Unit>, Parts>{detail::money_of(whole, shares[I], places)...};
    }
    (std::make_index_sequence<Parts>{});
}

/// `whole` in `parts` parts that differ by one unit of 10^-places at most, the larger ones first.
template <class Unit>
[[nodiscard]] parsed<std::vector<basic_money<Unit>>> split(const basic_money<Unit>& whole,
                                                           std::size_t parts, int places) {
    const std::vector<std::uint64_t> weights(parts, 1);
    return allocate(whole, weights, places);
}

} // namespace mulct
