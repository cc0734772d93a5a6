#include <cli/line_source.hpp>

#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <iterator>
#include <system_error>

namespace mulct::cli {
namespace {

// Some hundred texts: enough that taking turns costs nothing, and few for each to wait for.
constexpr std::size_t block_size = std::size_t{1} << 17;

} // namespace

line_source::line_source(const std::string& path) {
    const int fd = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        throw refusal{"cannot open " + in_quotes(path) + ": " +
                      std::generic_category().message(errno)};
    }
    struct stat about {};
    if (::fstat(fd, &about) == 0 && S_ISREG(about.st_mode)) {
        size_ = static_cast<std::uint64_t>(about.st_size);
    }
    bytes_ = open_bytes(fd, display_name(path));
}

bool line_source::next(line_block& into) {
    const std::lock_guard turn{turn_};
    std::vector<char>& buffer = into.buffer_;
    buffer.swap(carried_);
    carried_.clear();
    std::size_t filled = buffer.size();
    std::size_t whole = 0;
    for (std::size_t wanted = block_size; whole == 0 && !ended_; wanted *= 2) {
        buffer.resize(filled + wanted);
        const std::size_t n = bytes_->read(buffer.data() + filled, wanted);
        // what was carried has no line feed
        const auto first =
            std::make_reverse_iterator(buffer.begin() + static_cast<std::ptrdiff_t>(filled + n));
        const auto last =
            std::make_reverse_iterator(buffer.begin() + static_cast<std::ptrdiff_t>(filled));
        const auto feed = std::find(first, last, '\n');
        if (feed != last) whole = static_cast<std::size_t>(feed.base() - buffer.begin());
        filled += n;
        ended_ = n < wanted;
    }
    taken_ = bytes_->bytes_read();
    if (ended_) whole = filled; // the last line needs no end
    if (whole == 0) return false;
    const auto cut = buffer.begin() + static_cast<std::ptrdiff_t>(whole);
    carried_.assign(cut, buffer.begin() + static_cast<std::ptrdiff_t>(filled));
    into.length_ = whole;
    into.number_ = blocks_++;
    into.first_line_ = lines_;
    into.lines_ = static_cast<std::uint64_t>(std::count(buffer.begin(), cut, '\n')) +
                  (buffer[whole - 1] == '\n' ? 0U : 1U);
    lines_ += into.lines_;
    return true;
}

void line_source::stop() {
    const std::lock_guard turn{turn_};
    ended_ = true;
    carried_.clear();
}

} // namespace mulct::cli
