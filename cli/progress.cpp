#include <cli/progress.hpp>

#include <unistd.h>

#include <algorithm>

namespace mulct::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds silence{1000};
constexpr milliseconds between_lines{200};
// To the line's start, and away with what stands there.
constexpr std::string_view new_line = "\r\x1B[K";

void say(std::string_view text) {
    // nothing depends on whether it is seen
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

std::string with_commas(std::uint64_t n) {
    std::string text = std::to_string(n);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

} // namespace

progress::progress(std::optional<std::uint64_t> bytes_in_all, std::string_view counted)
    : bytes_in_all_(bytes_in_all), counted_(counted), is_terminal_(::isatty(STDERR_FILENO) == 1),
      next_(start_ + silence) {}

progress::~progress() {
    if (shown_) say(new_line);
}

void progress::show(std::uint64_t bytes, std::uint64_t rows) {
    if (!is_terminal_) return;
    const clock::time_point now = clock::now();
    if (now < next_) return;
    next_ = now + between_lines;
    shown_ = true;
    const auto so_far = std::chrono::duration_cast<milliseconds>(now - start_);
    say(std::string{new_line} + text(bytes, rows, bytes_in_all_, so_far, counted_));
}

std::string progress::text(std::uint64_t bytes, std::uint64_t rows,
                           std::optional<std::uint64_t> bytes_in_all, milliseconds so_far,
                           std::string_view counted) {
    const auto ms = static_cast<std::uint64_t>(std::max<std::int64_t>(so_far.count(), 1));
    constexpr std::uint64_t megabyte = 1'000'000;
    std::string line = with_commas(rows) + ' ' + std::string{counted} + ", " +
                       std::to_string(bytes / megabyte) + " MB, " +
                       std::to_string(bytes * 1000 / ms / megabyte) + " MB/s";
    if (bytes_in_all && bytes > 0 && *bytes_in_all >= bytes) {
        // the bytes of a second from those so far; rounded up, since it is not over
        const std::uint64_t left = (*bytes_in_all - bytes) / std::max<std::uint64_t>(bytes / ms, 1);
        line += ", " + std::to_string((left + 999) / 1000) + " s left";
    }
    return line;
}

} // namespace mulct::cli
