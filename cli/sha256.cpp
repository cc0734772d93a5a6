#include <cli/sha256.hpp>

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace mulct::cli {

std::string sha256(std::string_view bytes) {
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += hex[byte / 16];
        text += hex[byte % 16];
    }
    return text;
}

} // namespace mulct::cli
