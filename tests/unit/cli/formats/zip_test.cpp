#include <cli/formats/ecb_csv.hpp>
#include <cli/formats/zip.hpp>

#include "reading.hpp"

#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <utility>

using namespace mulct::literals;
using mulct::cli::most_unzipped;
using mulct::cli::read_ecb_zip;
using mulct::cli::the_only_file_in_zip;
using mulct::cli::write_ecb_zip;
using mulct::cli::zipped;

namespace {

std::string unzip(const std::string& bytes) {
    try {
        return the_only_file_in_zip(bytes, "f.zip");
    } catch (const mulct::cli::refusal& r) {
        return std::string{"refused: "} + r.what();
    }
}

std::uint32_t crc32(std::string_view text) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : text) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

std::string little_endian(std::size_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i, value >>= 8U)
        text += static_cast<char>(value & 0xFFU);
    return text;
}

/// An archive with these files, as the specification has it (PKWARE's APPNOTE.TXT, 4.3): stored,
/// and marked as encrypted if so wanted.
std::string archive_of(const std::vector<std::pair<std::string, std::string>>& files,
                       bool encrypted = false) {
    std::string entries;
    std::string directory;
    for (const auto& [name, content] : files) {
        // version, flags, method, time and day, checksum, sizes, lengths of name and more
        const std::string header =
            little_endian(20, 2) + little_endian(encrypted ? 1 : 0, 2) + little_endian(0, 2) +
            little_endian(0x0021'6000, 4) + little_endian(crc32(content), 4) +
            little_endian(content.size(), 4) + little_endian(content.size(), 4) +
            little_endian(name.size(), 2) + little_endian(0, 2);
        directory += "PK\x01\x02" + little_endian(20, 2) + header + std::string(10, '\0') +
                     little_endian(entries.size(), 4) + name;
        entries += "PK\x03\x04" + header + name + content;
    }
    return entries + directory + "PK\x05\x06" + little_endian(0, 4) +
           little_endian(files.size(), 2) + little_endian(files.size(), 2) +
           little_endian(directory.size(), 4) + little_endian(entries.size(), 4) +
           little_endian(0, 2);
}

/// Sets a little-endian number of 4 bytes in an archive's central directory.
std::string with_directory_field(std::string bytes, std::size_t field, std::uint32_t value) {
    const std::size_t directory = bytes.rfind("PK\x01\x02");
    REQUIRE(directory != std::string::npos);
    return bytes.replace(directory + field, 4, little_endian(value, 4));
}

/// The same there and in the header before the file.
std::string with_field(const std::string& bytes, std::size_t field, std::uint32_t value) {
    return with_directory_field(bytes, field, value).replace(field - 2, 4, little_endian(value, 4));
}

/// Digits that do not compress to nothing, always the same.
std::string mixed(std::size_t size) {
    std::string text(size, '\0');
    std::uint32_t x = 1;
    for (char& c : text) {
        x = x * 1664525U + 1013904223U;
        c = static_cast<char>('0' + (x >> 24U) % 10);
    }
    return text;
}

constexpr std::size_t crc_field = 16;
constexpr std::size_t packed_size_field = 20;
constexpr std::size_t size_field = 24;

} // namespace

TEST_CASE("the one file of a zip archive is unpacked") {
    CHECK(unzip(zipped("Date,USD,\n", "a.csv")) == "Date,USD,\n");
    CHECK(unzip(zipped("", "empty")).empty());
    const std::string large = mixed(3'000'000);
    CHECK(unzip(zipped(large, "large")) == large);
    CHECK(unzip(archive_of({{"a.csv", "stored or not"}})) == "stored or not");
}

TEST_CASE("an archive must have one file, and names those it has") {
    CHECK(unzip(archive_of({{"a.csv", "1"}, {"b.csv", "2"}})) ==
          "refused: f.zip: a zip archive with 2 files in it (\"a.csv\", \"b.csv\"); it must have "
          "one");
    CHECK(
        unzip(archive_of({{"1", ""}, {"2", ""}, {"3", ""}, {"4", ""}, {"5", ""}, {"6\x01", ""}})) ==
        "refused: f.zip: a zip archive with 6 files in it (\"1\", \"2\", \"3\", \"4\", \"5\", "
        "...); it must have one");
    CHECK_THAT(unzip(archive_of({})), Catch::StartsWith("refused: f.zip: no zip archive"));
    CHECK(unzip("what unpacks itself" + archive_of({})) ==
          "refused: f.zip: an empty zip archive; it must have one file in it");
}

TEST_CASE("what is no archive, or a damaged one, is refused") {
    const std::string no_archive = "refused: f.zip: no zip archive that can be read: ";
    CHECK(unzip("") == no_archive + "nothing is there");
    CHECK_THAT(unzip("Date,USD,\n"), Catch::StartsWith(no_archive));
    const std::string good = zipped(mixed(10'000), "a.csv");
    for (std::size_t size = 0; size < good.size(); ++size)
        CHECK_THAT(unzip(good.substr(0, size)), Catch::StartsWith(no_archive));
    const std::string one = "refused: f.zip: \"a.csv\"";
    for (const std::size_t field : {crc_field, packed_size_field, size_field}) {
        CHECK(unzip(with_directory_field(good, field, 5007)) ==
              one + ": what stands before it contradicts the archive's directory");
    }
    CHECK(unzip(with_field(good, crc_field, 7)) ==
          one + " is not what its size and checksum (CRC-32) say");
    CHECK(unzip(with_field(good, size_field, 10'001)) ==
          one + " unpacks to 10000 bytes, not to the 10001 bytes that the archive states");
    CHECK(unzip(with_field(good, size_field, 9'999)) ==
          one + " unpacks to more than the 9999 bytes that the archive states");
    CHECK(unzip(with_field(good, packed_size_field, 1000)) ==
          one + " cannot be unpacked: its packed bytes are broken");
    CHECK(unzip(with_field(good, packed_size_field, static_cast<std::uint32_t>(good.size()))) ==
          one + " is cut short");
    CHECK(unzip(with_field(good, packed_size_field, 1U << 20U)) == one + " is cut short");
    std::string changed = good;
    changed[good.size() / 2] = static_cast<char>(changed[good.size() / 2] ^ 1);
    CHECK_THAT(unzip(changed), Catch::StartsWith(one));
    CHECK(unzip(good + "and more after it") == mixed(10'000));
}

TEST_CASE("any byte of an archive may be wrong") {
    const std::string content = mixed(100);
    const std::string good = zipped(content, "a.csv");
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const int bit : {1, 128}) {
            std::string bytes = good;
            bytes[i] = static_cast<char>(bytes[i] ^ bit);
            const std::string said = unzip(bytes);
            CHECK((said == content || said.starts_with("refused: ")));
        }
    }
}

TEST_CASE("an encrypted file is refused") {
    CHECK(unzip(archive_of({{"a.csv", "secret and more"}}, true)) ==
          "refused: f.zip: \"a.csv\" is encrypted; unpack it yourself and give the file in it");
}

TEST_CASE("a bomb is refused before it is unpacked, and while it is if its header lies") {
    const std::string too_dense =
        "refused: f.zip: \"a\" unpacks to more than 200 times its size, as no file of rates does";
    const std::string too_large =
        "refused: f.zip: \"a\" has more than 64 MiB, which no file of rates has";
    const std::string bomb = zipped(std::string(8'000'000, '0'), "a");
    CHECK(unzip(bomb) == too_dense);
    CHECK(unzip(with_field(bomb, size_field, 1000)) ==
          "refused: f.zip: \"a\" unpacks to more than the 1000 bytes that the archive states");
    const std::string small = zipped("0", "a");
    CHECK(unzip(with_directory_field(small, size_field, most_unzipped + 1)) == too_large);
    CHECK(unzip(with_directory_field(small, size_field, 0x7FFFFFFF)) == too_large);
    // what is packed at a believable ratio
    const std::string large = zipped(mixed(most_unzipped + 1), "a");
    CHECK(unzip(large) == too_large);
    // a header that says more or less than there is, or than the one before the file
    CHECK_THAT(unzip(with_directory_field(bomb, size_field, 1000)), Catch::StartsWith("refused: "));
    CHECK_THAT(unzip(with_directory_field(large, size_field, 2'000'000)),
               Catch::StartsWith("refused: "));
    CHECK(unzip(with_field(large, size_field, 20'000'000)) ==
          "refused: f.zip: \"a\" unpacks to more than the 20000000 bytes that the archive states");
    CHECK_THAT(unzip(with_directory_field(small, size_field, 1000)),
               Catch::StartsWith("refused: "));
    CHECK_THAT(unzip(with_directory_field(zipped(mixed(100), "a"), size_field, 10)),
               Catch::StartsWith("refused: "));
    // below a mebibyte any ratio is harmless
    CHECK(unzip(zipped(std::string(1U << 20, '0'), "a")) == std::string(1U << 20, '0'));
    CHECK(unzip(zipped(std::string((1U << 20) + 1, '0'), "a")) == too_dense);
}

TEST_CASE("the same content makes the same archive, whatever the time zone") {
    const std::string content = mixed(1000);
    const char* const before = std::getenv("TZ");
    const std::string kept = before == nullptr ? "" : before;
    std::vector<std::string> made;
    for (const char* zone : {"UTC", "Asia/Tokyo", "XXX-13:45", "America/New_York"}) {
        setenv("TZ", zone, 1);
        tzset();
        made.push_back(zipped(content, "a.csv"));
    }
    if (before == nullptr) {
        unsetenv("TZ");
    } else {
        setenv("TZ", kept.c_str(), 1);
    }
    tzset();
    for (const std::string& bytes : made)
        CHECK(bytes == made[0]);
    // 1980-01-01 12:00 where the archive's first entry has its time
    CHECK(made[0].substr(10, 4) == std::string("\x00\x60\x21\x00", 4));
}

TEST_CASE("the ECB's zip is read and written, with errors placed in the file inside") {
    const std::string bytes = write_ecb_zip(snapshot_of_may());
    CHECK(what_is_read(read_ecb_zip, bytes, "f.zip") == rows_of_may);
    CHECK(unzip(bytes) == "Date,GBP,JPY,USD,\n"
                          "2022-05-24,N/A,N/A,1.0720,\n"
                          "2022-05-23,0.84783,136.05,1.0659,\n"
                          "2022-05-20,0.84820,N/A,1.0577,\n");
    CHECK(what_is_read(read_ecb_zip, zipped("Date,USD,\n2022-05-23,x,\n", "a.csv"), "f.zip") ==
          "refused: f.zip (unpacked):2:12: \"x\": no number; write digits such as 7552800 or "
          "7552800.50");
    CHECK_THAT(what_is_read(read_ecb_zip, "Date,USD,\n2022-05-23,1.0659,\n", "f.zip"),
               Catch::StartsWith("refused: f.zip: no zip archive"));
    CHECK(why_not_written(write_ecb_zip,
                          snapshot_of("USD"_currency, {"2022-05-23 USD/JPY 127.63"})) ==
          "ecb-csv cannot hold USD/JPY of 2022-05-23: all its rates are for one euro");
}
