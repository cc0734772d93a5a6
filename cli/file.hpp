#pragma once
// Reading and writing whole files. The only place that talks to the file system.

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace mulct::cli {

// The bytes of a file, or of standard input for "-". Throws `refusal` with the reason; one is that
// there are more than `most`.
std::string read_file(const std::string& path,
                      std::size_t most = std::numeric_limits<std::size_t>::max());

// Writes a file whole or not at all: to a temporary file beside it, which then takes its name (of a
// symbolic link, that of the file it leads to) and its permissions. Throws `refusal` with the
// reason, and leaves what was there before.
void write_file(const std::string& path, std::string_view content);

// While it lives, no other program that asks for the same can change files beside this one: what
// was read is still what is there when it is written. Throws `refusal` if there is no such
// directory.
class directory_lock {
  public:
    explicit directory_lock(const std::string& path);
    ~directory_lock();
    directory_lock(const directory_lock&) = delete;
    directory_lock& operator=(const directory_lock&) = delete;

  private:
    int fd_;
};

// Whether there is a file of that name.
bool exists(const std::string& path);

// How messages call a path: "standard input" for "-".
std::string display_name(const std::string& path);

} // namespace mulct::cli
