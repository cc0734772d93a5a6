// A partial result that is read is the text that is written of it, byte for byte; any other text is
// refused. With an odd first byte the rest gets the last line that fits it, so that what stands
// before is looked at.

#include "../support/partials.hpp"
#include "check.hpp"

#include <cli/refusal.hpp>

#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string text{as_text(data + 1, size - 1)};
    if (data[0] % 2 == 1) text = sealed(text);
    try {
        const partial_content content = read_partial(text);
        require(content.text() == text);
    } catch (const mulct::cli::refusal&) {
    }
    return 0;
}
