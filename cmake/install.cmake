include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/mulct)

install(DIRECTORY include/mulct DESTINATION include FILES_MATCHING PATTERN "*.hpp")
install(TARGETS mulct EXPORT mulctTargets)
install(EXPORT mulctTargets NAMESPACE mulct:: DESTINATION ${package_dir})

# Before 1.0 a minor release may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/mulctConfigVersion.cmake
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES cmake/mulctConfig.cmake ${PROJECT_BINARY_DIR}/mulctConfigVersion.cmake
    DESTINATION ${package_dir})
