#pragma once
// An open file or an end of a pipe, closed when it is no longer needed.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace mulct::cli {

class file_descriptor {
  public:
    // Below 0 for none.
    explicit file_descriptor(int fd) noexcept : fd_(fd) {}
    file_descriptor(file_descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    file_descriptor& operator=(file_descriptor&&) = delete;
    ~file_descriptor() { close(); }

    void close() noexcept;
    [[nodiscard]] int get() const noexcept { return fd_; }

  private:
    int fd_;
};

// All bytes that come, or nothing if they are more than `most`. Throws `refusal` with the name and
// the reason if they cannot be read.
std::optional<std::string> read_all(int fd, std::size_t most, const std::string& name);

} // namespace mulct::cli
