#pragma once
// Input and output of any length, a piece at a time.

#include <cstddef>
#include <string>
#include <string_view>

namespace mulct::cli {

// The lines of a file, or of standard input for "-". Holds one line and a block at a time.
class line_stream {
  public:
    // Throws `refusal` if the file cannot be opened.
    explicit line_stream(const std::string& path);
    ~line_stream();
    line_stream(const line_stream&) = delete;
    line_stream& operator=(const line_stream&) = delete;

    // Puts the next line, without its end, into `line`, and says whether there was one. The last
    // one needs no end. Throws `refusal` if the file cannot be read.
    [[nodiscard]] bool next(std::string_view& line);

  private:
    std::string path_;
    int fd_;
    std::string buffer_; // what has been read and not yet handed out starts at `at_`
    std::size_t at_ = 0;
    bool ended_ = false;
};

// Standard output, in blocks. A reader that has seen enough closes the pipe; then `wanted` is
// false.
class result_stream {
  public:
    result_stream() = default;
    ~result_stream();
    result_stream(const result_stream&) = delete;
    result_stream& operator=(const result_stream&) = delete;

    void write(std::string_view text);
    // What is left goes out; throws `refusal` if it cannot.
    void flush();
    [[nodiscard]] bool wanted() const noexcept { return wanted_; }

  private:
    std::string buffer_;
    bool wanted_ = true;
};

} // namespace mulct::cli
