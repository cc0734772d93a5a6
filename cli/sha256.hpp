#pragma once
// The checksum of snapshots (FIPS 180-4), by the Nettle library.

#include <memory>
#include <string>
#include <string_view>

namespace mulct::cli {

// 64 hexadecimal digits, as sha256sum prints them.
std::string sha256(std::string_view bytes);

// The same of bytes that come in pieces.
class sha256_sum {
  public:
    sha256_sum();
    ~sha256_sum();
    sha256_sum(const sha256_sum&) = delete;
    sha256_sum& operator=(const sha256_sum&) = delete;

    void update(std::string_view bytes);
    // Of all bytes so far.
    [[nodiscard]] std::string hex() const;

  private:
    struct state;
    std::unique_ptr<state> state_;
};

} // namespace mulct::cli
