#pragma once
// Reading and writing whole files. The only place that talks to the file system.

#include <string>
#include <string_view>

namespace mulct::cli {

// The bytes of a file, or of standard input for "-". Throws `refusal` with the reason.
std::string read_file(const std::string& path);

// Writes a file whole or not at all: to a temporary file beside it, which then takes its name.
// Throws `refusal` with the reason, and leaves what was there before.
void write_file(const std::string& path, std::string_view content);

// Whether there is a file of that name.
bool exists(const std::string& path);

// How messages call a path: "standard input" for "-".
std::string display_name(const std::string& path);

} // namespace mulct::cli
