#pragma once
// A file that is written a piece at a time, and is there whole or not at all. What is no ordinary
// file, such as a pipe or /dev/null, is written to as it is.

#include <string>
#include <string_view>

namespace mulct::cli {

class new_file {
  public:
    // Begins a temporary file beside `path`; of a symbolic link, beside what it leads to. Throws
    // `refusal` with the reason.
    explicit new_file(const std::string& path);
    // What was not kept is gone.
    ~new_file();
    new_file(const new_file&) = delete;
    new_file& operator=(const new_file&) = delete;

    void write(std::string_view text);
    // Gives it its name, and the permissions of what had it before. Throws `refusal`, and then
    // leaves what was there.
    void keep();

  private:
    void flush();
    [[noreturn]] void give_up();

    std::string path_;
    std::string temporary_; // empty where there is none
    int fd_;
    std::string buffer_;
};

} // namespace mulct::cli
