#pragma once
// What several workers make of blocks, written in the order of the blocks.

#include <cli/new_file.hpp>
#include <cli/stream.hpp>

#include <condition_variable>
#include <cstdint>
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

    // What comes before the first block.
    void write_first(std::string_view text);
    // Waits until all blocks before `number` are written. False where nobody wants more. Throws
    // `refusal`.
    [[nodiscard]] bool write(std::uint64_t number, std::string_view text);
    // Lets those go on that wait for a block that never comes.
    void give_up();
    [[nodiscard]] bool is_file() const noexcept { return file_ != nullptr; }
    // Everything is written: gives the file its name. Throws `refusal`.
    void keep();

  private:
    void put(std::string_view text);

    std::unique_ptr<new_file> file_;
    result_stream stream_;
    std::mutex mutex_;
    std::condition_variable turn_;
    std::uint64_t next_ = 0;
    bool given_up_ = false;
};

} // namespace mulct::cli
