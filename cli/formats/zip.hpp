#pragma once
// Zip archives in memory, through minizip and zlib. An archive from elsewhere is not trusted.

#include <cstddef>
#include <string>
#include <string_view>

namespace mulct::cli {

// The most that a file in an archive may have, and how many times its packed size it may have once
// it is larger than a mebibyte. The ECB's history has 4 MiB and unpacks to six times its size.
inline constexpr std::size_t most_unzipped = std::size_t{64} << 20;
inline constexpr std::size_t most_unzipped_ratio = 200;

// The content of the one file in an archive. `file` is the archive's name, for messages. Throws
// `refusal` for an archive that is damaged, encrypted, has no or several files in it, or would
// unpack to more than the limits, by its header or in fact.
std::string the_only_file_in_zip(std::string_view bytes, const std::string& file);

// An archive with one file in it; the same bytes for the same content and name, anywhere.
std::string zipped(std::string_view content, const std::string& name);

} // namespace mulct::cli
