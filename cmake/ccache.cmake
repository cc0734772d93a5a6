find_program(CCACHE ccache)
mark_as_advanced(CCACHE)

if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # ccache refuses precompiled headers unless told that their time stamps do not matter,
    # and each compiler has to be told to leave them out or to keep what ccache hashes.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${CCACHE})
    add_compile_options(
        $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>
        "$<$<COMPILE_LANG_AND_ID:CXX,Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endif()
