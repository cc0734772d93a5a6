// A file in the form of the European Central Bank's Data Portal gives rates in order, each above
// zero and none twice; written in that form, they read the same.

#include "check.hpp"

#include <mulct/rates/formats/ecb_sdmx_csv.hpp>
#include <mulct/rates/snapshot.hpp>

#include <string>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto rows = parse_ecb_sdmx_csv(text);
    if (!rows) {
        require_within(rows.error(), text);
        return 0;
    }
    for (std::size_t i = 0; i < rows->size(); ++i) {
        require((*rows)[i].rate > decimal{} && (*rows)[i].base != (*rows)[i].counter);
        require(i == 0 || (*rows)[i - 1].key() < (*rows)[i].key());
    }
    const auto again = parse_ecb_sdmx_csv(ecb_sdmx_csv_text(*rows));
    require(again && snapshot_body(*again) == snapshot_body(*rows));
    return 0;
}
