#include <cli/line_source.hpp>
#include <cli/refusal.hpp>

#include <support/catch.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

using namespace mulct::cli;

namespace {

/// A file that is gone with it.
class short_lived_file {
  public:
    explicit short_lived_file(const std::string& content)
        : path_((std::filesystem::temp_directory_path() / "mulct-lines-XXXXXX").string()) {
        const int fd = ::mkstemp(path_.data());
        REQUIRE(fd >= 0);
        ::close(fd);
        std::ofstream{path_, std::ios::binary} << content;
    }
    ~short_lived_file() { std::remove(path_.c_str()); }
    short_lived_file(const short_lived_file&) = delete;
    short_lived_file& operator=(const short_lived_file&) = delete;

    [[nodiscard]] const std::string& path() const noexcept { return path_; }

  private:
    std::string path_;
};

struct all_lines {
    std::vector<std::string> texts;
    std::uint64_t blocks = 0;
};

all_lines read_all(const std::string& content) {
    const short_lived_file file{content};
    line_source source{file.path()};
    CHECK(source.bytes_in_all() == content.size());
    all_lines all;
    for (line_block block; source.next(block); ++all.blocks) {
        REQUIRE(block.number() == all.blocks);
        std::uint64_t lines = 0;
        block.for_each([&](std::uint64_t number, std::string_view line) {
            all.texts.emplace_back(line);
            REQUIRE(number == all.texts.size());
            ++lines;
        });
        REQUIRE(block.lines() == lines);
    }
    CHECK(source.bytes_taken() == content.size());
    return all;
}

} // namespace

TEST_CASE("lines are those between line feeds; the last one needs none") {
    CHECK(read_all("").texts.empty());
    CHECK(read_all("a").texts == std::vector<std::string>{"a"});
    CHECK(read_all("a\n").texts == std::vector<std::string>{"a"});
    CHECK(read_all("\n").texts == std::vector<std::string>{""});
    CHECK(read_all("a\r\n\nb").texts == std::vector<std::string>{"a\r", "", "b"});
}

TEST_CASE("lines of many blocks keep their numbers, whatever their lengths") {
    std::string content;
    std::vector<std::string> wanted;
    for (std::size_t i = 0; i < 3000; ++i) {
        // one that is longer than several blocks
        wanted.emplace_back(i == 1234 ? 700'000 : i * 7919 % 500, static_cast<char>('a' + i % 26));
        content += wanted.back() + (i < 2999 ? "\n" : "");
    }
    const all_lines found = read_all(content);
    CHECK(found.texts == wanted);
    CHECK(found.blocks > 3);
}

TEST_CASE("a source that is stopped has no more, and a missing file is refused") {
    const short_lived_file file{std::string(1'000'000, '\n')};
    line_source source{file.path()};
    line_block block;
    REQUIRE(source.next(block));
    source.stop();
    CHECK_FALSE(source.next(block));
    CHECK_THROWS_AS(line_source{file.path() + ".none"}, refusal);
}
