# A target of its own, never exported: what we ask of our code is not forced on its users.
add_library(mulct-warnings INTERFACE)

target_compile_options(mulct-warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-align
    -Wcast-qual -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wextra-semi
    -Wformat=2
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op>
    $<$<BOOL:${MULCT_WARNINGS_AS_ERRORS}>:-Werror>)

# What GCC says about sizes and lifetimes it guesses while optimising differs from one version and
# level to the next, and is wrong inside std::string at -O2 and above (its bugs 105329 and 105651):
# worth a look, but no reason to refuse a build.
target_compile_options(mulct-warnings INTERFACE
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-error=stringop-overflow;-Wno-error=stringop-overread;-Wno-error=array-bounds;-Wno-error=maybe-uninitialized>")
