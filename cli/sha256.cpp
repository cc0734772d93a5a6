#include <cli/sha256.hpp>

#include <nettle/sha2.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace mulct::cli {

struct sha256_sum::state {
    sha256_ctx context;
};

sha256_sum::sha256_sum() : state_(std::make_unique<state>()) {
    ::sha256_init(&state_->context);
}
sha256_sum::~sha256_sum() = default;

void sha256_sum::update(std::string_view bytes) {
    ::sha256_update(&state_->context, bytes.size(),
                    reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string sha256_sum::hex() const {
    sha256_ctx so_far = state_->context; // asking for the sum ends a context
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    ::sha256_digest(&so_far, digest.size(), digest.data());
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += hex[byte / 16];
        text += hex[byte % 16];
    }
    return text;
}

std::string sha256(std::string_view bytes) {
    sha256_sum sum;
    sum.update(bytes);
    return sum.hex();
}

} // namespace mulct::cli
