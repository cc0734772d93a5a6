#pragma once

#include <mulct/number/decimal.hpp>

#include <string_view>

// Decimals in tests, by what is written.
namespace decimals {

constexpr mulct::decimal d(std::string_view text) {
    return mulct::parse_decimal(text).value();
}

/// Whether x is this number with just these digits.
constexpr bool is(const mulct::parsed<mulct::decimal>& x, std::string_view expected) {
    return x && x->coefficient() == d(expected).coefficient() && x->scale() == d(expected).scale();
}

constexpr bool fails(const mulct::parsed<mulct::decimal>& x, mulct::errc code) {
    return !x && x.error() == mulct::error{code};
}

constexpr mulct::decimal greatest = d("99999999999999999999999999999999999999"); // 38 nines

} // namespace decimals
