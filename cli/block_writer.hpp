#pragma once
// What several workers make of blocks, written in the order of the blocks.

#include <cli/new_file.hpp>
#include <cli/stream.hpp>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace mulct::cli {

class block_writer {
  public:
    // To a new file, or to standard output. Throws `refusal` if the file cannot be begun.
    explicit block_writer(const std::optional<std::string>& path);

    // What comes before the next blocks, or after the last ones. One thread alone.
    void write(std::string_view text);
    // Blocks come, from number 0 on: those of the next file, say.
    void start_blocks();
    // Waits until the places of all blocks before `number` are known, calls `in_turn`, and then
    // writes to a file while others do. False where nobody wants more. Throws `refusal`.
    [[nodiscard]] bool write(std::uint64_t number, std::string_view text,
                             const std::function<void()>& in_turn);
    // Lets those go on that wait for a block that never comes.
    void give_up();
    [[nodiscard]] bool is_file() const noexcept { return file_ != nullptr; }
    // Whether anybody wants more.
    [[nodiscard]] bool wanted() const noexcept { return is_file() || stream_.wanted(); }
    // Everything is written: gives the file its name. Throws `refusal`.
    void keep();

  private:
    std::unique_ptr<new_file> file_;
    result_stream stream_;
    std::mutex mutex_;
    std::condition_variable turn_;
    std::uint64_t next_ = 0;
    bool given_up_ = false;
};

} // namespace mulct::cli
