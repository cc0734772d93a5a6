#pragma once
/// What the machine's processor can do beyond what every one of its kind can.

#include <cstdint>

#if defined(__x86_64__) && defined(__GNUC__)
#define MULCT_HAS_X86_PATHS 1
#include <cpuid.h>
/// What the functions of each path are compiled for.
#define MULCT_AVX2 gnu::target("avx2,bmi,bmi2,lzcnt,popcnt,pclmul")
#define MULCT_AVX512                                                                               \
    gnu::target("avx2,bmi,bmi2,lzcnt,popcnt,pclmul,avx512f,avx512bw,avx512vl,avx512vbmi,"          \
                "avx512vbmi2")
#else
#define MULCT_HAS_X86_PATHS 0
#endif

namespace mulct::bulk {

/// What a function is made of, where there are several with the same answer. A machine that has one
/// has those before it.
enum class instruction_set : std::uint8_t {
    portable, ///< on every machine
    avx2,     ///< registers of 32 bytes: x86 since about 2013
    avx512,   ///< registers of 64 bytes whose bytes can be gathered: x86 since about 2019
};

namespace detail {

#if MULCT_HAS_X86_PATHS
/// Asked of the processor itself, because clang 14 has no name for it. Where it is missing it is no
/// error, but another instruction with another answer.
[[nodiscard]] inline bool has_lzcnt() noexcept {
    constexpr unsigned extended_features = 0x8000'0001;
    constexpr unsigned lzcnt = 1U << 5; // of ECX
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    return __get_cpuid(extended_features, &a, &b, &c, &d) != 0 && (c & lzcnt) != 0;
}
#endif

[[nodiscard]] inline instruction_set find_best_instruction_set() noexcept {
#if MULCT_HAS_X86_PATHS
    const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
                          __builtin_cpu_supports("pclmul") && has_lzcnt();
    if (!has_avx2) return instruction_set::portable;
    const bool has_avx512 =
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2");
    return has_avx512 ? instruction_set::avx512 : instruction_set::avx2;
#else
    return instruction_set::portable;
#endif
}

} // namespace detail

/// The last that this machine has, which is the quickest.
[[nodiscard]] inline instruction_set best_instruction_set() noexcept {
    static const instruction_set best = detail::find_best_instruction_set();
    return best;
}

} // namespace mulct::bulk
