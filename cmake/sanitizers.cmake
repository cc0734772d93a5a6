if(MULCT_FUZZ AND NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "MULCT_FUZZ needs libFuzzer: configure with -DCMAKE_CXX_COMPILER=clang++")
endif()

if(MULCT_SANITIZE OR MULCT_FUZZ)
    # Every object, the tools included: a sanitizer sees only what was compiled with it.
    add_compile_options(
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

if(MULCT_FUZZ)
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fsanitize=fuzzer-no-link>)
endif()
