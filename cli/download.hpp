#pragma once
// Getting a file from an address. The only place that talks to the network, and to libcurl.

#include <string>

namespace mulct::cli {

// Whether this is an address ("https://…", "http://…" or "file://…") and no path.
bool is_address(const std::string& from);

// The bytes at an address. Throws `refusal` that names the address and the reason: no answer, an
// answer that is no success, one that ends before it should, or one of more than 64 MiB.
std::string download(const std::string& address);

} // namespace mulct::cli
