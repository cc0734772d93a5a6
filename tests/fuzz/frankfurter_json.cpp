// Frankfurter's JSON of both versions, each read again as both.

#include "program_format.hpp"

#include <cli/formats/frankfurter_json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    read_write_read(text, mulct::cli::read_frankfurter_json, mulct::cli::write_frankfurter_v1);
    read_write_read(text, mulct::cli::read_frankfurter_json, mulct::cli::write_frankfurter_v2);
    return 0;
}
