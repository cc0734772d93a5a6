#pragma once

#include <string_view>

namespace mulct {

// CMakeLists.txt reads these three numbers: this is the only place a release is numbered.
// The client test fails if the text disagrees with them.
inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;
inline constexpr std::string_view version_string = "0.1.0";

} // namespace mulct
