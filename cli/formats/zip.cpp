#include <cli/formats/zip.hpp>

#include <cli/refusal.hpp>
#include <cli/shared_library.hpp>
#include <cli/wording.hpp>

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>

namespace mulct::cli {
namespace {

// The functions of libzip that are used here.
struct libzip {
    shared_library library{{"libzip.so.5", "libzip.so.4"}, "reading and writing zip archives"};
    decltype(::zip_close)* close = library.function<decltype(::zip_close)>("zip_close");
    decltype(::zip_discard)* discard = library.function<decltype(::zip_discard)>("zip_discard");
    decltype(::zip_error_fini)* error_fini =
        library.function<decltype(::zip_error_fini)>("zip_error_fini");
    decltype(::zip_error_init)* error_init =
        library.function<decltype(::zip_error_init)>("zip_error_init");
    decltype(::zip_error_strerror)* error_strerror =
        library.function<decltype(::zip_error_strerror)>("zip_error_strerror");
    decltype(::zip_fclose)* fclose = library.function<decltype(::zip_fclose)>("zip_fclose");
    decltype(::zip_file_add)* file_add = library.function<decltype(::zip_file_add)>("zip_file_add");
    decltype(::zip_file_get_error)* file_get_error =
        library.function<decltype(::zip_file_get_error)>("zip_file_get_error");
    decltype(::zip_file_set_dostime)* file_set_dostime =
        library.function<decltype(::zip_file_set_dostime)>("zip_file_set_dostime");
    decltype(::zip_fopen_index)* fopen_index =
        library.function<decltype(::zip_fopen_index)>("zip_fopen_index");
    decltype(::zip_fread)* fread = library.function<decltype(::zip_fread)>("zip_fread");
    decltype(::zip_get_error)* get_error =
        library.function<decltype(::zip_get_error)>("zip_get_error");
    decltype(::zip_get_name)* get_name = library.function<decltype(::zip_get_name)>("zip_get_name");
    decltype(::zip_get_num_entries)* get_num_entries =
        library.function<decltype(::zip_get_num_entries)>("zip_get_num_entries");
    decltype(::zip_open_from_source)* open_from_source =
        library.function<decltype(::zip_open_from_source)>("zip_open_from_source");
    decltype(::zip_set_file_compression)* set_file_compression =
        library.function<decltype(::zip_set_file_compression)>("zip_set_file_compression");
    decltype(::zip_source_buffer_create)* source_buffer_create =
        library.function<decltype(::zip_source_buffer_create)>("zip_source_buffer_create");
    decltype(::zip_source_close)* source_close =
        library.function<decltype(::zip_source_close)>("zip_source_close");
    decltype(::zip_source_error)* source_error =
        library.function<decltype(::zip_source_error)>("zip_source_error");
    decltype(::zip_source_free)* source_free =
        library.function<decltype(::zip_source_free)>("zip_source_free");
    decltype(::zip_source_keep)* source_keep =
        library.function<decltype(::zip_source_keep)>("zip_source_keep");
    decltype(::zip_source_open)* source_open =
        library.function<decltype(::zip_source_open)>("zip_source_open");
    decltype(::zip_source_read)* source_read =
        library.function<decltype(::zip_source_read)>("zip_source_read");
    decltype(::zip_source_stat)* source_stat =
        library.function<decltype(::zip_source_stat)>("zip_source_stat");
    decltype(::zip_stat_index)* stat_index =
        library.function<decltype(::zip_stat_index)>("zip_stat_index");
};

const libzip& zip() {
    static const libzip loaded;
    return loaded;
}

// libzip's own errors are objects to be cleared.
struct zip_failure {
    zip_error_t error{};
    zip_failure() { zip().error_init(&error); }
    ~zip_failure() { zip().error_fini(&error); }
    zip_failure(const zip_failure&) = delete;
    zip_failure& operator=(const zip_failure&) = delete;
    [[nodiscard]] std::string reason() { return zip().error_strerror(&error); }
};

struct closer {
    void operator()(zip_t* z) const { zip().discard(z); }
    void operator()(zip_source_t* s) const { zip().source_free(s); }
    void operator()(zip_file_t* f) const { zip().fclose(f); }
};
using archive = std::unique_ptr<zip_t, closer>;
using source = std::unique_ptr<zip_source_t, closer>;
using entry = std::unique_ptr<zip_file_t, closer>;

archive open_archive(std::string_view bytes, const std::string& file) {
    const std::string no_archive = file + ": no zip archive that can be read: ";
    if (bytes.empty()) throw refusal{no_archive + "nothing is there"}; // to libzip, an empty one
    zip_failure failure;
    source from{zip().source_buffer_create(bytes.data(), bytes.size(), 0, &failure.error)};
    archive opened{from ? zip().open_from_source(from.get(), ZIP_RDONLY, &failure.error) : nullptr};
    if (!opened) throw refusal{no_archive + failure.reason()};
    static_cast<void>(from.release()); // now the archive's
    return opened;
}

std::string name_in(zip_t* z, zip_uint64_t index) {
    const char* const name = zip().get_name(z, index, ZIP_FL_ENC_GUESS);
    return in_quotes(name == nullptr ? "" : name);
}

void require_one_entry(zip_t* z, const std::string& file) {
    constexpr zip_uint64_t most = 5;
    const auto count = static_cast<zip_uint64_t>(zip().get_num_entries(z, 0));
    if (count == 1) return;
    if (count == 0) throw refusal{file + ": an empty zip archive; it must have one file in it"};
    std::string names;
    for (zip_uint64_t i = 0; i < std::min(count, most); ++i)
        names += (i == 0 ? "" : ", ") + name_in(z, i);
    throw refusal{file + ": a zip archive with " + std::to_string(count) + " files in it (" +
                  names + (count > most ? ", ..." : "") + "); it must have one"};
}

[[noreturn]] void refuse_size(const std::string& where) {
    throw refusal{where + " unpacks to more than 64 MiB, which no file of rates has"};
}

[[noreturn]] void refuse_ratio(const std::string& where) {
    throw refusal{where + " unpacks to more than 200 times its size, as no file of rates does"};
}

// Over the ratio that counts once there is a mebibyte. No wrap: both are below 2^56 by then.
bool too_dense(zip_uint64_t unpacked, zip_uint64_t packed) {
    return unpacked > (zip_uint64_t{1} << 20) && unpacked / most_unzipped_ratio >= packed;
}

[[noreturn]] void refuse_writing(zip_error_t* error) {
    throw refusal{std::string{"the zip archive could not be made: "} + zip().error_strerror(error)};
}

} // namespace

std::string the_only_file_in_zip(std::string_view bytes, const std::string& file) {
    const archive opened = open_archive(bytes, file);
    zip_t* const z = opened.get();
    require_one_entry(z, file);
    const std::string where = file + ": " + name_in(z, 0);
    const auto refuse_damaged = [&](zip_error_t* error) {
        throw refusal{where + " cannot be unpacked: " + zip().error_strerror(error)};
    };

    zip_stat_t header;
    constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip().stat_index(z, 0, 0, &header) != 0) refuse_damaged(zip().get_error(z));
    if ((header.valid & needed) != needed) throw refusal{where + ": its size is not stated"};
    if (header.encryption_method != ZIP_EM_NONE) {
        throw refusal{where + " is encrypted; unpack it yourself and give the file in it"};
    }
    if (header.size > most_unzipped) refuse_size(where);
    if (too_dense(header.size, header.comp_size)) refuse_ratio(where);

    const entry packed{zip().fopen_index(z, 0, 0)};
    if (!packed) refuse_damaged(zip().get_error(z));
    std::string content;
    std::array<char, 65536> piece; // NOLINT: filled before it is read
    for (;;) {
        const zip_int64_t n = zip().fread(packed.get(), piece.data(), piece.size());
        if (n < 0) refuse_damaged(zip().file_get_error(packed.get()));
        if (n == 0) break;
        content.append(piece.data(), static_cast<std::size_t>(n));
        // What the header says may be a lie.
        if (content.size() > most_unzipped) refuse_size(where);
        if (too_dense(content.size(), header.comp_size)) refuse_ratio(where);
    }
    if (content.size() != header.size) {
        throw refusal{where + " has " + std::to_string(content.size()) + " bytes, not the " +
                      std::to_string(header.size) + " that the archive states"};
    }
    return content;
}

std::string zipped(std::string_view content, const std::string& name) {
    zip_failure failure;
    const source memory{zip().source_buffer_create(nullptr, 0, 0, &failure.error)};
    if (!memory) refuse_writing(&failure.error);
    zip().source_keep(memory.get()); // one more owner: the archive
    archive made{zip().open_from_source(memory.get(), ZIP_CREATE | ZIP_TRUNCATE, &failure.error)};
    if (!made) {
        zip().source_free(memory.get());
        refuse_writing(&failure.error);
    }
    source from{zip().source_buffer_create(content.data(), content.size(), 0, &failure.error)};
    if (!from) refuse_writing(&failure.error);
    const zip_int64_t index =
        zip().file_add(made.get(), name.c_str(), from.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0) refuse_writing(zip().get_error(made.get()));
    static_cast<void>(from.release()); // now the archive's
    const auto place = static_cast<zip_uint64_t>(index);
    // 1980-01-01 12:00, as the archive has it: the form knows no time zone, nor does this call.
    constexpr zip_uint16_t noon = 12U << 11U;
    constexpr zip_uint16_t first_day = 1U << 5U | 1U;
    if (zip().set_file_compression(made.get(), place, ZIP_CM_DEFLATE, 9) != 0 ||
        zip().file_set_dostime(made.get(), place, noon, first_day, 0) != 0) {
        refuse_writing(zip().get_error(made.get()));
    }
    if (zip().close(made.get()) != 0) refuse_writing(zip().get_error(made.get()));
    static_cast<void>(made.release());

    zip_stat_t whole;
    if (zip().source_stat(memory.get(), &whole) != 0 || zip().source_open(memory.get()) != 0) {
        refuse_writing(zip().source_error(memory.get()));
    }
    std::string bytes(static_cast<std::size_t>(whole.size), '\0');
    const zip_int64_t n = zip().source_read(memory.get(), bytes.data(), bytes.size());
    zip().source_close(memory.get());
    if (n < 0 || static_cast<std::size_t>(n) != bytes.size()) {
        refuse_writing(zip().source_error(memory.get()));
    }
    return bytes;
}

} // namespace mulct::cli
