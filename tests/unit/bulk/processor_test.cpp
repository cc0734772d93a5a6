#include <mulct/bulk/processor.hpp>

#include <support/catch.hpp>

using namespace mulct::bulk;

#if MULCT_HAS_X86_PATHS
// The compiler's question leaves out LZCNT, which every processor with AVX2 has had so far.
TEST_CASE("the best instruction set is the one that the compiler's own question finds") {
    __builtin_cpu_init();
    const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
                          __builtin_cpu_supports("pclmul");
    const bool has_avx512 =
        has_avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi") &&
        __builtin_cpu_supports("avx512vbmi2");
    CHECK(best_instruction_set() == (has_avx512 ? instruction_set::avx512
                                     : has_avx2 ? instruction_set::avx2
                                                : instruction_set::portable));
}
#else
TEST_CASE("a machine of another kind has the portable instructions") {
    CHECK(best_instruction_set() == instruction_set::portable);
}
#endif
