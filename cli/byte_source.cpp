#include <cli/byte_source.hpp>

#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <zlib.h>
#include <zstd.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace mulct::cli {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view gzip_start = "\x1F\x8B"sv;
constexpr std::string_view zstd_start = "\x28\xB5\x2F\xFD"sv;

// A pipe that holds more is waited for less often. Anything else refuses, which is no harm.
void widen_pipe([[maybe_unused]] int fd) {
#ifdef F_SETPIPE_SZ
    constexpr int bytes = 1 << 20; // as much as Linux lets everybody have
    ::fcntl(fd, F_SETPIPE_SZ, bytes);
#endif
}

class file_bytes : public byte_source {
  public:
    file_bytes(int fd, std::string name) : fd_(fd), name_(std::move(name)) { widen_pipe(fd_); }
    ~file_bytes() override {
        if (fd_ > STDIN_FILENO) ::close(fd_);
    }
    file_bytes(const file_bytes&) = delete;
    file_bytes& operator=(const file_bytes&) = delete;

    std::size_t read(char* to, std::size_t size) override {
        std::size_t filled = std::min(size, start_.size());
        std::memcpy(to, start_.data(), filled);
        start_.erase(0, filled);
        while (filled < size) {
            const ssize_t n = ::read(fd_, to + filled, size - filled);
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) {
                throw refusal{"cannot read " + in_quotes(name_) + ": " +
                              std::generic_category().message(errno)};
            }
            if (n == 0) break;
            filled += static_cast<std::size_t>(n);
        }
        read_ += filled;
        return filled;
    }
    std::uint64_t bytes_read() const noexcept override { return read_; }

    // What the file starts with, which is read again afterwards.
    std::string_view look_ahead() {
        std::array<char, 4> start{};
        start_.assign(start.data(), read(start.data(), start.size()));
        read_ = 0;
        return start_;
    }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

  private:
    int fd_;
    std::string name_;
    std::string start_;
    std::uint64_t read_ = 0;
};

[[noreturn]] void refuse_broken(const std::string& name, const char* kind) {
    throw refusal{in_quotes(name) + ": its compressed text is broken or cut short (" +
                  std::string{kind} + ")"};
}

constexpr std::size_t packed_block = std::size_t{1} << 17;

class gzip_bytes : public byte_source {
  public:
    explicit gzip_bytes(std::unique_ptr<file_bytes> packed)
        : packed_(std::move(packed)), block_(packed_block) {
        constexpr int gzip_alone = 15 + 16; // the largest window, and a gzip header
        if (inflateInit2(&stream_, gzip_alone) != Z_OK) {
            throw refusal{"cannot start to unpack " + in_quotes(packed_->name())};
        }
    }
    ~gzip_bytes() override { inflateEnd(&stream_); }
    gzip_bytes(const gzip_bytes&) = delete;
    gzip_bytes& operator=(const gzip_bytes&) = delete;

    std::size_t read(char* to, std::size_t size) override {
        std::size_t filled = 0;
        while (filled < size && !ended_) {
            if (stream_.avail_in == 0) {
                const std::size_t n = packed_->read(block_.data(), block_.size());
                if (n == 0) {
                    if (!between_members_) refuse_broken(packed_->name(), "gzip");
                    ended_ = true;
                    break;
                }
                stream_.next_in = reinterpret_cast<unsigned char*>(block_.data());
                stream_.avail_in = static_cast<unsigned>(n);
            }
            between_members_ = false;
            const auto room = static_cast<unsigned>(std::min(size - filled, packed_block * 8));
            stream_.next_out = reinterpret_cast<unsigned char*>(to + filled);
            stream_.avail_out = room;
            const int state = inflate(&stream_, Z_NO_FLUSH);
            filled += room - stream_.avail_out;
            if (state == Z_STREAM_END) { // another member may follow
                between_members_ = true;
                inflateReset(&stream_);
            } else if (state != Z_OK && state != Z_BUF_ERROR) {
                refuse_broken(packed_->name(), "gzip");
            }
        }
        return filled;
    }
    std::uint64_t bytes_read() const noexcept override { return packed_->bytes_read(); }

  private:
    std::unique_ptr<file_bytes> packed_;
    z_stream stream_{};
    std::vector<char> block_;
    bool between_members_ = false;
    bool ended_ = false;
};

class zstd_bytes : public byte_source {
  public:
    explicit zstd_bytes(std::unique_ptr<file_bytes> packed)
        : packed_(std::move(packed)), stream_(ZSTD_createDStream()), block_(packed_block) {
        if (stream_ == nullptr) {
            throw refusal{"cannot start to unpack " + in_quotes(packed_->name())};
        }
    }
    ~zstd_bytes() override { ZSTD_freeDStream(stream_); }
    zstd_bytes(const zstd_bytes&) = delete;
    zstd_bytes& operator=(const zstd_bytes&) = delete;

    std::size_t read(char* to, std::size_t size) override {
        ZSTD_outBuffer out{to, size, 0};
        while (out.pos < size) {
            const std::size_t from = in_.pos;
            const std::size_t until = out.pos;
            const std::size_t left =
                ZSTD_decompressStream(stream_, &out, &in_); // it may hold more by itself
            if (ZSTD_isError(left) != 0) refuse_broken(packed_->name(), "zstd");
            if (in_.pos > from || out.pos > until) frame_left_ = left;
            if (out.pos == size || in_.pos < in_.size) continue;
            in_ = {block_.data(), packed_->read(block_.data(), block_.size()), 0};
            if (in_.size > 0) continue;
            if (frame_left_ != 0) refuse_broken(packed_->name(), "zstd");
            break;
        }
        return out.pos;
    }
    std::uint64_t bytes_read() const noexcept override { return packed_->bytes_read(); }

  private:
    std::unique_ptr<file_bytes> packed_;
    ZSTD_DStream* stream_;
    std::vector<char> block_;
    ZSTD_inBuffer in_{nullptr, 0, 0};
    std::size_t frame_left_ = 0;
};

} // namespace

bool is_packed(const char* start, std::size_t size) {
    const std::string_view text{start, size};
    return text.starts_with(gzip_start) || text.starts_with(zstd_start);
}

std::unique_ptr<byte_source> open_bytes(int fd, const std::string& name) {
    auto file = std::make_unique<file_bytes>(fd, name);
    const std::string_view start = file->look_ahead();
    if (start.starts_with(gzip_start)) return std::make_unique<gzip_bytes>(std::move(file));
    if (start.starts_with(zstd_start)) return std::make_unique<zstd_bytes>(std::move(file));
    return file;
}

std::unique_ptr<byte_source> open_bytes(const std::string& path) {
    const int fd = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        throw refusal{"cannot open " + in_quotes(path) + ": " +
                      std::generic_category().message(errno)};
    }
    return open_bytes(fd, display_name(path));
}

} // namespace mulct::cli
