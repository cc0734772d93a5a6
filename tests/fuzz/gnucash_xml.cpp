// GnuCash's price database.

#include "program_format.hpp"

#include <cli/formats/gnucash_xml.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    read_write_read(as_text(data, size), mulct::cli::read_gnucash_xml,
                    mulct::cli::write_gnucash_xml);
    return 0;
}
