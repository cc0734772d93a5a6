#pragma once

// Catch2 2 is one header, Catch2 3 is many: tests include this one and work with both.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

// Checks what a compiler can work out twice: while compiling and while running.
#define CHECK_BOTH(...)                                                                            \
    static_assert(__VA_ARGS__);                                                                    \
    CHECK(__VA_ARGS__)
