#pragma once
// The rows of a CSV file of any length, in blocks that several workers take in turn. A plain file
// is mapped; standard input, pipes and compressed files are read a block at a time.

#include <cli/byte_source.hpp>

#include <mulct/bulk/row_block.hpp>
#include <mulct/bulk/row_cut.hpp>
#include <mulct/bulk/structure.hpp>

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

// A block of rows, and the buffer that holds it where it is not part of a mapped file. Keep one for
// each worker and hand it back for the next block.
struct taken_block {
    bulk::row_block rows;
    std::vector<char> buffer;

    [[nodiscard]] std::uint64_t number() const noexcept { return rows.number; }
};

class row_source {
  public:
    // Opens a file, or standard input for "-". Throws `refusal` if it cannot be opened or read, and
    // for UTF-16.
    explicit row_source(const std::string& path);
    ~row_source();
    row_source(const row_source&) = delete;
    row_source& operator=(const row_source&) = delete;

    // The first row with its line feed, without a byte order mark. Empty where there is nothing.
    [[nodiscard]] const std::string& header() const noexcept { return header_; }

    // What stands before it: a byte order mark, blank lines, a line "sep=;", and what that says.
    [[nodiscard]] const std::string& before_header() const noexcept { return before_header_; }
    [[nodiscard]] std::optional<char> said_separator() const noexcept { return said_separator_; }

    // Says what parts fields, before the first block is taken; else a comma.
    void part_by(char separator) noexcept { separator_ = separator; }
    // The one named, or the file's own, or the one under which the header has most of the needed
    // columns. Throws `refusal` where that is not sure.
    [[nodiscard]] char find_separator(std::optional<char> named,
                                      const std::vector<std::string_view>& needed) const;

    // Takes the next block; false at the end. Threads may ask at the same time. Throws `refusal` if
    // the file cannot be read or a quoted field does not end.
    [[nodiscard]] bool next(taken_block& into);

    // All of the file, for those who read it in another way. Only before the first block is taken.
    [[nodiscard]] std::string whole_text();

    // Starts again at the first block of a mapped file, and cuts blocks in the next way, which
    // looks at more and takes longer: for a file in which line feeds stand within quotes, or quotes
    // where none should be. Others are always read in the last way.
    void start_again();
    // The same in the last way: as a strict reader takes rows to end.
    void start_again_by_rows();

    // Makes `next` say that there is no more.
    void stop();

    // Takes a part of `parts` of a mapped file out of this program's memory, where all was read:
    // sooner done by several workers side by side than by the destructor alone.
    void let_go(unsigned part, unsigned parts) const noexcept;

    // How many of so many workers, 1 or more, are worth while where each has to find the rates of
    // its rows for itself: the first reads a small file before another would have them.
    [[nodiscard]] unsigned worth_while(unsigned workers) const noexcept;

    // How many bytes of the file were taken so far, and how many it has, where that is known.
    [[nodiscard]] std::uint64_t bytes_taken() const noexcept { return taken_; }
    [[nodiscard]] std::optional<std::uint64_t> bytes_in_all() const noexcept { return size_; }

    // How many lines stand before the first block: those of the header.
    [[nodiscard]] std::uint64_t header_lines() const noexcept { return header_lines_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

  private:
    using way = bulk::row_block::cut;
    void start_again_in(way next);
    [[nodiscard]] bulk::row_cut cut_rows(std::string_view text, bool is_last);
    void map(int fd, std::size_t size);
    void take_header();
    bool next_mapped(taken_block& into);
    bool next_read(taken_block& into);
    [[noreturn]] void refuse_unclosed(std::string_view text, std::size_t quote) const;

    std::string name_;
    std::mutex turn_;
    std::string start_; // up to the first block, where the file is not mapped
    std::string before_header_;
    std::string header_;
    std::optional<char> said_separator_;
    char separator_ = ',';
    std::uint64_t header_lines_ = 0;
    std::optional<std::uint64_t> size_;
    std::string_view mapped_;
    std::size_t first_ = 0; // in the mapped file, of the first block
    std::size_t at_ = 0;    // and of the next one
    way way_ = way::by_lines;
    bulk::csv_structure structure_; // to look for misplaced quotes
    std::unique_ptr<byte_source> bytes_;
    std::vector<char> carried_; // what was read and not handed out: the start of a row
    bool ended_ = false;
    std::atomic<std::uint64_t> taken_ = 0; // bytes, for those who ask without a turn
    std::uint64_t blocks_ = 0;
    std::uint64_t lines_ = 0; // handed out, for the place of a quote that does not close
};

} // namespace mulct::cli
