#pragma once

#include <mulct/number/decimal.hpp>

#include <rapidcheck.h>

#include <cstdint>

// Amounts of every size and sign, often zero.
inline mulct::decimal any_value() {
    const auto coefficient =
        *rc::gen::oneOf(rc::gen::just<std::int64_t>(0), rc::gen::arbitrary<std::int64_t>(),
                        rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000));
    return *mulct::decimal::make(coefficient, *rc::gen::element(0, 0, 2, 4, 38));
}
