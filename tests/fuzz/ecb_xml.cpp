// The European Central Bank's XML, and with it the reader of XML that formats share.

#include "program_format.hpp"

#include <cli/formats/ecb_xml.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read_write_read(as_text(data, size), mulct::cli::read_ecb_xml, mulct::cli::write_ecb_xml);
    return 0;
}
