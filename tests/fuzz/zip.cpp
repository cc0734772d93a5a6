// A zip archive gives its one file within the limits, or is refused; packed again, it gives the
// same. The input is both an archive and a file to pack.

#include "check.hpp"

#include <cli/formats/zip.hpp>
#include <cli/refusal.hpp>

#include <string>

using namespace mulct::cli;

namespace {

bool is_dense(std::string_view content) {
    return content.size() > (std::size_t{1} << 20);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = as_text(data, size);
    if (!is_dense(bytes)) require(the_only_file_in_zip(zipped(bytes, "f"), "f") == bytes);
    std::string content;
    try {
        content = the_only_file_in_zip(bytes, "f");
    } catch (const refusal& r) {
        require(std::string_view{r.what()}.starts_with("f: "));
        return 0;
    }
    require(content.size() <= most_unzipped);
    if (!is_dense(content)) require(the_only_file_in_zip(zipped(content, "f"), "f") == content);
    return 0;
}
