include(CMakeFindDependencyMacro)
find_dependency(Boost CONFIG)
find_dependency(date)
include(${CMAKE_CURRENT_LIST_DIR}/mulctTargets.cmake)
