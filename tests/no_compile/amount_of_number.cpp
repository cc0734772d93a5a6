// A number is an amount only where somebody says so.
// expect: conversion from .*(int|decimal).* requested|no viable conversion from|could not convert

#include <mulct/money/money.hpp>

using namespace mulct;
using namespace mulct::literals;

// Named, since clang 14 crashes where it would print the literal in a message.
constexpr currency pound = "GBP"_currency;

#ifdef MULCT_BROKEN
constexpr money_in<pound> fine = decimal{7'552'800};
#else
constexpr money_in<pound> fine{decimal{7'552'800}};
#endif
