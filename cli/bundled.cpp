#include <cli/bundled.hpp>

extern "C" {
extern const std::byte mulct_embedded_rates[];
extern const std::byte mulct_embedded_rates_end[];
extern const char mulct_embedded_fines[];
extern const char mulct_embedded_fines_end[];
}

namespace mulct::cli {

std::span<const std::byte> bundled_rates() {
    return {mulct_embedded_rates, mulct_embedded_rates_end};
}

std::string_view bundled_fines() {
    return {mulct_embedded_fines,
            static_cast<std::size_t>(mulct_embedded_fines_end - mulct_embedded_fines)};
}

} // namespace mulct::cli
