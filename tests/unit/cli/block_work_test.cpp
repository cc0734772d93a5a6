#include <cli/block_work.hpp>
#include <cli/refusal.hpp>

#include <support/catch.hpp>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace mulct::cli;

namespace {

class numbered {
  public:
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }
    std::uint64_t number_ = 0;
};

/// So many blocks that are nothing but their numbers.
class counting_source {
  public:
    explicit counting_source(std::uint64_t count) : count_(count) {}

    bool next(numbered& into) {
        const std::lock_guard turn{mutex_};
        if (next_ >= count_) return false;
        into.number_ = next_++;
        return true;
    }
    void stop() {
        const std::lock_guard turn{mutex_};
        count_ = 0;
    }
    [[nodiscard]] std::uint64_t bytes_taken() const noexcept { return 0; }

  private:
    std::mutex mutex_;
    std::uint64_t next_ = 0;
    std::uint64_t count_;
};

class folder {
  public:
    folder() : path_((std::filesystem::temp_directory_path() / "mulct-blocks-XXXXXX").string()) {
        REQUIRE(::mkdtemp(path_.data()) != nullptr);
    }
    ~folder() { std::filesystem::remove_all(path_); }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;

    [[nodiscard]] std::string file() const { return path_ + "/out"; }
    [[nodiscard]] bool is_empty() const { return std::filesystem::is_empty(path_); }
    [[nodiscard]] std::string content() const {
        std::ifstream in{file(), std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
    }

  private:
    std::string path_;
};

/// A text that is each block's own, of very different lengths.
std::string text_of(std::uint64_t number) {
    return std::to_string(number) +
           std::string(number % 37 * 500, static_cast<char>('a' + number % 26)) + '\n';
}

} // namespace

TEST_CASE("what workers make of blocks is written in the order of the blocks") {
    constexpr std::uint64_t count = 200;
    std::string wanted = "first\n";
    for (int file = 0; file < 2; ++file) {
        for (std::uint64_t i = 0; i < count; ++i)
            wanted += text_of(i);
    }
    wanted += "last\n";
    for (const unsigned workers : {1U, 2U, 3U, 7U}) {
        const folder there;
        block_writer out{there.file()};
        CHECK(out.is_file());
        out.write("first\n");
        std::vector<std::string> texts(workers);
        std::vector<std::uint64_t> at(workers);
        std::vector<std::uint64_t> in_turn;
        for (int file = 0; file < 2; ++file) { // one after the other
            counting_source source{count};
            progress shown{std::nullopt};
            REQUIRE(work_in_order<numbered>(
                source, workers, shown, out,
                [&](unsigned worker, const numbered& block) {
                    if (block.number() % 16 == 3) {
                        std::this_thread::sleep_for(std::chrono::milliseconds{1});
                    }
                    texts[worker] = text_of(block.number());
                    at[worker] = block.number();
                    return std::optional{worked_block{texts[worker], 1}};
                },
                [&](unsigned worker) { in_turn.push_back(at[worker]); }));
        }
        out.write("last\n");
        CHECK(there.content().empty()); // as long as it is not whole
        out.keep();
        CHECK(there.content() == wanted);
        REQUIRE(in_turn.size() == 2 * count);
        for (std::uint64_t i = 0; i < 2 * count; ++i)
            REQUIRE(in_turn[i] == i % count);
    }
}

TEST_CASE("one worker that fails ends the others, and nothing is left") {
    const folder there;
    for (const bool throws : {false, true}) {
        auto out = std::make_unique<block_writer>(there.file());
        counting_source source{1'000'000};
        progress shown{std::nullopt};
        const auto run = [&] {
            return work_in_order<numbered>(
                source, 4, shown, *out,
                [&](unsigned, const numbered& block) -> std::optional<worked_block> {
                    if (block.number() < 50) return worked_block{"x", 1};
                    if (throws) throw refusal{"no more"};
                    return std::nullopt;
                });
        };
        if (throws) {
            CHECK_THROWS_AS(run(), refusal);
        } else {
            CHECK_FALSE(run());
        }
        out.reset();
        CHECK(there.is_empty());
    }
}

TEST_CASE("a new file takes the place of the old one, and its permissions") {
    const folder there;
    std::ofstream{there.file()} << "old";
    std::filesystem::permissions(there.file(), std::filesystem::perms{0640});
    for (const auto how : {new_file::lasts::whole, new_file::lasts::soon}) {
        new_file file{there.file()};
        REQUIRE(file.has_places());
        file.write("abc");
        const std::uint64_t second = file.take_place(2);
        const std::uint64_t third = file.take_place(3);
        file.write_at(third, "fgh");
        file.write("ij");
        file.write_at(second, "de");
        file.keep(how);
        CHECK(there.content() == "abcdefghij");
        CHECK(std::filesystem::status(there.file()).permissions() == std::filesystem::perms{0640});
    }
}
