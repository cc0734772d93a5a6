#pragma once
// The lines of a file of any length, in blocks that several workers take in turn. Of a compressed
// file, those of what it holds.

#include <cli/byte_source.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// Whole lines. Keep one for each worker and hand it back for the next block.
class line_block {
  public:
    // Calls visit(number, line) for each line, numbered from 1 in the file, without its end.
    template <class Visit>
    void for_each(Visit visit) const {
        std::uint64_t number = first_line_;
        for (std::string_view rest = text(); !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            visit(++number, rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }
    [[nodiscard]] std::uint64_t lines() const noexcept { return lines_; }

  private:
    friend class line_source;
    [[nodiscard]] std::string_view text() const noexcept { return {buffer_.data(), length_}; }

    std::vector<char> buffer_;
    std::size_t length_ = 0;
    std::uint64_t number_ = 0;
    std::uint64_t first_line_ = 0; // how many lines stand before it
    std::uint64_t lines_ = 0;
};

class line_source {
  public:
    // Opens a file, or standard input for "-". Throws `refusal` if it cannot be opened.
    explicit line_source(const std::string& path);

    // Takes the next block; false at the end. Threads may ask at the same time. Throws `refusal` if
    // the file cannot be read.
    [[nodiscard]] bool next(line_block& into);
    // Makes `next` say that there is no more.
    void stop();

    // How many bytes of the file were read so far, and how many it has, where that is known.
    [[nodiscard]] std::uint64_t bytes_taken() const noexcept { return taken_; }
    [[nodiscard]] std::optional<std::uint64_t> bytes_in_all() const noexcept { return size_; }

  private:
    std::optional<std::uint64_t> size_;
    std::unique_ptr<byte_source> bytes_;
    std::mutex turn_;
    std::vector<char> carried_; // the start of a line that was read and not handed out
    bool ended_ = false;
    std::uint64_t blocks_ = 0;
    std::uint64_t lines_ = 0;              // handed out
    std::atomic<std::uint64_t> taken_ = 0; // bytes, for those who ask without a turn
};

} // namespace mulct::cli
