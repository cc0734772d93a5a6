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
/// What CPUID says in a leaf without others below it; nothing where there is no such leaf.
struct cpuid_leaf {
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
};
[[nodiscard]] inline cpuid_leaf read_cpuid(unsigned leaf) noexcept {
    cpuid_leaf read;
    if (__get_cpuid_count(leaf, 0, &read.a, &read.b, &read.c, &read.d) == 0) return {};
    return read;
}

/// Which registers the system keeps for each process: the lower half of XCR0.
[[nodiscard]] inline unsigned read_kept_registers() noexcept {
    unsigned low = 0;
    unsigned high = 0;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
}

[[nodiscard]] constexpr bool has_all(unsigned bits, unsigned wanted) noexcept {
    return (bits & wanted) == wanted;
}
#endif

/// Asks the processor itself, and only when it is called: with __builtin_cpu_supports comes code
/// that asks at the start of each program, and asking takes long where the machine is a virtual
/// one. Names and bits are those of the Intel 64 and IA-32 Architectures Software Developer's
/// Manual, CPUID and XGETBV.
[[nodiscard]] inline instruction_set find_best_instruction_set() noexcept {
#if MULCT_HAS_X86_PATHS
    const cpuid_leaf basic = read_cpuid(1);
    if (!has_all(basic.c, bit_PCLMUL | bit_POPCNT | bit_OSXSAVE)) return instruction_set::portable;
    const unsigned kept = read_kept_registers();
    constexpr unsigned registers_of_32 = 0b110; // the lower and the upper halves of 32 bytes
    constexpr unsigned registers_of_64 = 0b1110'0000 | registers_of_32;
    const cpuid_leaf extended = read_cpuid(7);
    // where LZCNT is missing it is no error, but another instruction with another answer
    if (!has_all(kept, registers_of_32) ||
        !has_all(extended.b, unsigned{bit_AVX2} | bit_BMI | bit_BMI2) ||
        !has_all(read_cpuid(0x8000'0001).c, bit_LZCNT)) {
        return instruction_set::portable;
    }
    const bool has_avx512 =
        has_all(kept, registers_of_64) &&
        has_all(extended.b, unsigned{bit_AVX512F} | bit_AVX512BW | bit_AVX512VL) &&
        has_all(extended.c, unsigned{bit_AVX512VBMI} | bit_AVX512VBMI2);
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
