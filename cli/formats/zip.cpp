#include <cli/formats/zip.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <unzip.h>
#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace mulct::cli {
namespace {

// What minizip takes for a file: an archive's bytes, and the place in them.
template <class Bytes>
struct memory_file {
    Bytes bytes;
    std::size_t at = 0;
    bool ended_early = false; // more was asked for than there is

    [[nodiscard]] zlib_filefunc64_def functions() {
        return {open, read, write, tell, seek, close, error, this};
    }

  private:
    static memory_file& of(void* opaque) { return *static_cast<memory_file*>(opaque); }

    static void* open(void* opaque, const void*, int) { return opaque; }
    static int close(void*, void*) { return 0; }
    // minizip takes an end for zeros unless it is an error.
    static int error(void* opaque, void*) { return of(opaque).ended_early ? 1 : 0; }
    static ZPOS64_T tell(void* opaque, void*) { return of(opaque).at; }

    static long seek(void* opaque, void*, ZPOS64_T offset, int origin) {
        memory_file& f = of(opaque);
        const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                                 : origin == ZLIB_FILEFUNC_SEEK_CUR ? f.at
                                                                    : f.bytes.size();
        if (offset > f.bytes.size() - base) return -1; // whatever a header says
        f.at = base + offset;
        return 0;
    }

    static uLong read(void* opaque, void*, void* to, uLong size) {
        memory_file& f = of(opaque);
        const std::size_t n = std::min<std::size_t>(size, f.bytes.size() - f.at);
        std::copy_n(f.bytes.data() + f.at, n, static_cast<char*>(to));
        f.at += n;
        f.ended_early |= n < size;
        return n;
    }

    static uLong write(void* opaque, void*, const void* from, uLong size) {
        if constexpr (requires(Bytes b) { b.resize(0); }) {
            memory_file& f = of(opaque);
            try { // nothing may be thrown through minizip
                f.bytes.resize(std::max(f.bytes.size(), f.at + size));
            } catch (const std::exception&) {
                return 0;
            }
            std::copy_n(static_cast<const char*>(from), size, f.bytes.data() + f.at);
            f.at += size;
            return size;
        }
        return 0;
    }
};

struct reader_closer {
    void operator()(unzFile f) const { unzClose(f); }
};
using archive_reader = std::unique_ptr<void, reader_closer>;

// An entry of an archive's directory.
struct directory_entry {
    unz_file_info64 header{};
    std::string name; // in quotes
};

directory_entry current_entry(unzFile archive, const std::string& file) {
    directory_entry entry;
    unz_file_info64& header = entry.header;
    const auto ask = [&](char* name, std::size_t size) {
        if (unzGetCurrentFileInfo64(archive, &header, name, size, nullptr, 0, nullptr, 0) !=
            UNZ_OK) {
            throw refusal{file + ": no zip archive that can be read: its directory is broken"};
        }
    };
    ask(nullptr, 0);
    std::string name(header.size_filename, '\0');
    ask(name.data(), name.size());
    entry.name = in_quotes(name);
    return entry;
}

directory_entry only_entry(unzFile archive, const std::string& file) {
    constexpr ZPOS64_T most_named = 5;
    unz_global_info64 whole{};
    unzGetGlobalInfo64(archive, &whole); // kept since it was opened; this does not fail
    const ZPOS64_T count = whole.number_entry;
    if (count == 1) return current_entry(archive, file);
    if (count == 0) throw refusal{file + ": an empty zip archive; it must have one file in it"};
    std::string names;
    for (ZPOS64_T i = 0; i < std::min(count, most_named); ++i) {
        if (i > 0) unzGoToNextFile(archive);
        names += (i == 0 ? "" : ", ") + current_entry(archive, file).name;
    }
    throw refusal{file + ": a zip archive with " + std::to_string(count) + " files in it (" +
                  names + (count > most_named ? ", ..." : "") + "); it must have one"};
}

// Over the ratio that counts once there is a mebibyte.
bool too_dense(const unz_file_info64& header) {
    return header.uncompressed_size > (ZPOS64_T{1} << 20) &&
           header.uncompressed_size / most_unzipped_ratio >= header.compressed_size;
}

// The packed bytes of the archive's current file.
std::string packed_bytes(unzFile archive, const unz_file_info64& header, const std::string& where) {
    int method = 0;
    int level = 0;
    constexpr int as_they_are = 1;
    if (unzOpenCurrentFile2(archive, &method, &level, as_they_are) != UNZ_OK) {
        throw refusal{where + ": what stands before it contradicts the archive's directory"};
    }
    std::string packed(header.compressed_size, '\0');
    if (unzReadCurrentFile(archive, packed.data(), static_cast<unsigned>(packed.size())) !=
        static_cast<int>(packed.size())) {
        throw refusal{where + " is cut short"};
    }
    return packed;
}

// What the header says may be a lie: no more is unpacked than it states, and it must be all.
std::string inflated(std::string packed, const unz_file_info64& header, const std::string& where) {
    z_stream stream{};
    constexpr int without_header = -MAX_WBITS;
    if (inflateInit2(&stream, without_header) != Z_OK) {
        throw refusal{where + " cannot be unpacked: there is not enough memory"};
    }
    std::string content(header.uncompressed_size, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    const int done = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);

    const std::string stated = std::to_string(content.size()) + " bytes that the archive states";
    if (done == Z_STREAM_END && stream.avail_out > 0) {
        throw refusal{where + " unpacks to " + std::to_string(stream.total_out) +
                      " bytes, not to the " + stated};
    }
    if (done == Z_BUF_ERROR && stream.avail_out == 0) {
        throw refusal{where + " unpacks to more than the " + stated};
    }
    if (done != Z_STREAM_END || stream.avail_in > 0) {
        throw refusal{where + " cannot be unpacked: its packed bytes are broken"};
    }
    return content;
}

[[noreturn]] void refuse_writing(const char* why) {
    throw refusal{std::string{"the zip archive could not be made: "} + why};
}

} // namespace

std::string the_only_file_in_zip(std::string_view bytes, const std::string& file) {
    memory_file<std::string_view> memory{bytes};
    zlib_filefunc64_def functions = memory.functions();
    const archive_reader opened{unzOpen2_64(nullptr, &functions)};
    if (!opened) {
        throw refusal{
            file + ": no zip archive that can be read: " +
            (bytes.empty() ? "nothing is there" : "it does not end with a directory of files")};
    }
    const unzFile archive = opened.get();
    const auto [header, name] = only_entry(archive, file);
    const std::string where = file + ": " + name;

    constexpr unsigned encrypted = 1;
    if ((header.flag & encrypted) != 0) {
        throw refusal{where + " is encrypted; unpack it yourself and give the file in it"};
    }
    if (header.compression_method != 0 && header.compression_method != Z_DEFLATED) {
        throw refusal{where + " has the compression method " +
                      std::to_string(header.compression_method) +
                      "; what is read are 0 (stored) and 8 (deflate)"};
    }
    if (std::max(header.compressed_size, header.uncompressed_size) > most_unzipped) {
        throw refusal{where + " has more than 64 MiB, which no file of rates has"};
    }
    if (too_dense(header)) {
        throw refusal{where + " unpacks to more than 200 times its size, as no file of rates does"};
    }
    if (header.compressed_size > bytes.size()) throw refusal{where + " is cut short"};

    std::string packed = packed_bytes(archive, header, where);
    std::string content =
        header.compression_method == 0 ? packed : inflated(std::move(packed), header, where);
    if (content.size() != header.uncompressed_size ||
        crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size()) != header.crc) {
        throw refusal{where + " is not what its size and checksum (CRC-32) say"};
    }
    return content;
}

std::string zipped(std::string_view content, const std::string& name) {
    constexpr const char* no_memory = "there is not enough memory";
    if (content.size() > std::numeric_limits<unsigned>::max()) refuse_writing("it is too large");
    memory_file<std::string> memory;
    zlib_filefunc64_def functions = memory.functions();
    const zipFile archive = zipOpen2_64(nullptr, APPEND_STATUS_CREATE, nullptr, &functions);
    if (archive == nullptr) refuse_writing(no_memory);
    zip_fileinfo info{};
    // 1980-01-01 12:00, as the archive has it: the form knows no time zone, nor does this call.
    constexpr uLong noon = 12U << 11U;
    constexpr uLong first_day = 1U << 5U | 1U;
    info.dosDate = first_day << 16U | noon;
    constexpr int smallest = 9;
    constexpr uLong name_is_utf8 = 1U << 11U;
    const int opened = zipOpenNewFileInZip4_64(
        archive, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, smallest, 0,
        -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, 0, name_is_utf8, 0);
    const int written =
        opened != ZIP_OK
            ? opened
            : zipWriteInFileInZip(archive, content.data(), static_cast<unsigned>(content.size()));
    const int closed = zipClose(archive, nullptr); // the file in it, too
    if (written != ZIP_OK || closed != ZIP_OK) refuse_writing(no_memory);
    return std::move(memory.bytes);
}

} // namespace mulct::cli
