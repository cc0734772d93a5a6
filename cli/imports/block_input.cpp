#include <cli/imports/block_input.hpp>

#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/utf8.hpp>
#include <mulct/fines/load.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace mulct::cli {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;

} // namespace

block_input::block_input(const std::string& path)
    : name_(display_name(path)),
      fd_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd_ < 0) {
        throw refusal{"cannot open " + in_quotes(path) + ": " +
                      std::generic_category().message(errno)};
    }
    if (!fill()) return;
    if (detail::is_utf16(block_)) {
        throw utf16_input{name_ + ":1:1: " + describe(errc::utf16, {})};
    }
    at_ = offset_ = byte_order_mark_length(block_); // which takes no column
}

block_input::~block_input() {
    if (fd_ > STDIN_FILENO) ::close(fd_);
}

void block_input::skip(std::size_t bytes) noexcept {
    for (const char c : std::string_view{block_}.substr(at_, bytes)) {
        if (c == '\n') {
            ++where_.line;
            where_.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++where_.column; // a character of UTF-8 counts once
        }
    }
    at_ += bytes;
    offset_ += bytes;
}

std::string_view block_input::at_hand(std::size_t least) {
    while (block_.size() - at_ < least && fill()) {
    }
    return at_hand();
}

// Adds a full block to what is at hand, so that the first four bytes are there to be looked at even
// from a pipe.
bool block_input::fill() {
    if (ended_) return false;
    block_.erase(0, std::exchange(at_, 0));
    const std::size_t had = block_.size();
    const std::size_t wanted = had + block_size;
    block_.resize(wanted);
    std::size_t filled = had;
    while (filled < wanted && !ended_) {
        const ssize_t n = ::read(fd_, block_.data() + filled, wanted - filled);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            throw refusal{"cannot read " + in_quotes(name_) + ": " +
                          std::generic_category().message(errno)};
        }
        filled += static_cast<std::size_t>(n);
        ended_ = n == 0;
    }
    block_.resize(filled);
    return filled > had;
}

} // namespace mulct::cli
