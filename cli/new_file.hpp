#pragma once
// A file that is written a piece at a time, and is there whole or not at all. What is no ordinary
// file, such as a pipe or /dev/null, is written to as it is.

#include <cstddef>
#include <cstdint>
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

    // Whether parts can be written out of their order. Then several threads may write, each at the
    // place that it was given: one after what was written and given out before. Places are taken by
    // one thread at a time.
    [[nodiscard]] bool has_places() const noexcept { return !temporary_.empty(); }
    [[nodiscard]] std::uint64_t take_place(std::size_t size);
    void write_at(std::uint64_t place, std::string_view text);

    // What the name leads to after a power cut. `whole`: to this file, once `keep` returns, which
    // waits for the disk. `soon`: to this file once the system has stored it, and until then to
    // what had the name before. For what can be made again.
    enum class lasts { whole, soon };

    // Gives it its name, and the permissions of what had it before. Throws `refusal`, and then
    // leaves what was there.
    void keep(lasts how = lasts::whole);

  private:
    void flush();
    [[noreturn]] void give_up();

    std::string path_;
    std::string temporary_; // empty where there is none
    int fd_;
    std::string buffer_;
    std::uint64_t end_ = 0; // of what was written and given out
};

} // namespace mulct::cli
