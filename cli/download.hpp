#pragma once
// Getting a file from an address, by the program curl. The only way to the network.

#include <cstddef>
#include <string>

namespace mulct::cli {

// The most that is taken from anywhere: the ECB's whole history has 6 MiB.
constexpr std::size_t most_downloaded = std::size_t{64} << 20;

// Whether this is an address ("https://…", "http://…" or "file://…") and no path.
bool is_address(const std::string& from);

// The bytes at an address. Throws `refusal` that names the address and the reason: no answer, an
// answer that is no success, one that ends before it should, or one of more bytes than that.
std::string download(const std::string& address);

} // namespace mulct::cli
