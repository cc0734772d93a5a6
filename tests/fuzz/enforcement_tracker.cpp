// The Enforcement Tracker's JSON.

#include "import_formats.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    import_all("enforcement-tracker", as_text(data, size));
    return 0;
}
