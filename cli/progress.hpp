#pragma once
// A line on the terminal about work that takes longer than a second. Nothing where standard error
// is no terminal.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mulct::cli {

class progress {
  public:
    // `bytes_in_all` of the input, where they are known, and what is counted in it.
    explicit progress(std::optional<std::uint64_t> bytes_in_all, std::string_view counted = "rows");
    // Takes the line away.
    ~progress();
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    // Says how far the work is, if it is time to say so again.
    void show(std::uint64_t bytes, std::uint64_t rows);

    // "12,300,000 rows, 806 MB, 1450 MB/s, 3 s left"; without what is left where the size is not
    // known.
    static std::string text(std::uint64_t bytes, std::uint64_t rows,
                            std::optional<std::uint64_t> bytes_in_all,
                            std::chrono::milliseconds so_far, std::string_view counted = "rows");

  private:
    using clock = std::chrono::steady_clock;

    std::optional<std::uint64_t> bytes_in_all_;
    std::string_view counted_;
    bool is_terminal_;
    clock::time_point start_ = clock::now();
    clock::time_point next_;
    bool shown_ = false;
};

} // namespace mulct::cli
