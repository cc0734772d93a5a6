#pragma once
// The checksum of snapshots (FIPS 180-4), by the Nettle library.

#include <string>
#include <string_view>

namespace mulct::cli {

// 64 hexadecimal digits, as sha256sum prints them.
std::string sha256(std::string_view bytes);

} // namespace mulct::cli
