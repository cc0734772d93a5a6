#include <cli/stream.hpp>

#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace mulct::cli {
namespace {

constexpr std::size_t block = std::size_t{1} << 18;

} // namespace

line_stream::line_stream(const std::string& path)
    : path_(path), fd_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd_ < 0) {
        throw refusal{"cannot open " + in_quotes(path) + ": " +
                      std::generic_category().message(errno)};
    }
}

line_stream::~line_stream() {
    if (fd_ > STDIN_FILENO) ::close(fd_);
}

bool line_stream::next(std::string_view& line) {
    for (std::size_t searched = at_;;) {
        const std::size_t end = buffer_.find('\n', searched);
        if (end != std::string::npos) {
            line = std::string_view{buffer_}.substr(at_, end - at_);
            at_ = end + 1;
            return true;
        }
        if (ended_) {
            if (at_ == buffer_.size()) return false;
            line = std::string_view{buffer_}.substr(at_);
            at_ = buffer_.size();
            return true;
        }
        buffer_.erase(0, at_);
        at_ = 0;
        searched = buffer_.size();
        buffer_.resize(searched + block);
        ssize_t n = 0;
        do {
            n = ::read(fd_, buffer_.data() + searched, block);
        } while (n < 0 && errno == EINTR);
        if (n < 0) {
            throw refusal{"cannot read " + in_quotes(display_name(path_)) + ": " +
                          std::generic_category().message(errno)};
        }
        buffer_.resize(searched + static_cast<std::size_t>(n));
        ended_ = n == 0;
    }
}

result_stream::~result_stream() {
    try {
        flush();
    } catch (const refusal&) { // whoever wanted to know called flush
    }
}

void result_stream::write(std::string_view text) {
    if (!wanted_) return;
    buffer_ += text;
    if (buffer_.size() >= block) flush();
}

void result_stream::flush() {
    std::string_view left{buffer_};
    while (!left.empty() && wanted_) {
        const ssize_t n = ::write(STDOUT_FILENO, left.data(), left.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EPIPE) {
            wanted_ = false;
        } else if (n < 0) {
            buffer_.clear();
            throw refusal{"cannot write the result: standard output does not take it"};
        } else {
            left.remove_prefix(static_cast<std::size_t>(n));
        }
    }
    buffer_.clear();
}

} // namespace mulct::cli
