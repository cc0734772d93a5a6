#pragma once
// The bytes of a file or of standard input, unpacked where they are compressed.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace mulct::cli {

class byte_source {
  public:
    virtual ~byte_source() = default;

    // Puts up to `size` bytes into `to` and says how many there were: fewer only at the end. Throws
    // `refusal` if they cannot be read or unpacked.
    [[nodiscard]] virtual std::size_t read(char* to, std::size_t size) = 0;

    // How many bytes of the file itself were read so far.
    [[nodiscard]] virtual std::uint64_t bytes_read() const noexcept = 0;
};

// An open file; `name` is for messages. What starts as gzip or zstd does is unpacked. Throws
// `refusal` if the library that does so is not installed. Closes the file, unless it is standard
// input.
std::unique_ptr<byte_source> open_bytes(int fd, const std::string& name);

// The same of a path, or of standard input for "-". Throws `refusal` if it cannot be opened.
std::unique_ptr<byte_source> open_bytes(const std::string& path);

// Whether a file that starts with these bytes is unpacked.
bool is_packed(const char* start, std::size_t size);

} // namespace mulct::cli
