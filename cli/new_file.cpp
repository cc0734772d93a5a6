#include <cli/new_file.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <system_error>

namespace mulct::cli {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;

// Where a name leads in the end; a name of nothing yet leads to itself.
std::string link_target(const std::string& name) {
    const std::unique_ptr<char, void (*)(void*)> target{::realpath(name.c_str(), nullptr),
                                                        std::free};
    return target != nullptr ? std::string{target.get()} : name;
}

// The temporary file of the new file that was begun last: a signal that ends the program takes it
// away first. A handler may do little more than this.
std::array<char, 4096> unfinished{};
volatile std::sig_atomic_t is_unfinished = 0;

extern "C" void take_away_unfinished(int signal) {
    if (is_unfinished != 0) ::unlink(unfinished.data());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void remember_unfinished(const std::string& name) {
    is_unfinished = 0;
    if (name.size() >= unfinished.size()) return;
    *std::copy(name.begin(), name.end(), unfinished.begin()) = '\0';
    is_unfinished = 1;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        // who started the program may have it ignore one
        if (std::signal(signal, take_away_unfinished) == SIG_IGN) std::signal(signal, SIG_IGN);
    }
}

// What a new name leads to after a power cut is decided here, before the file has it.
bool hand_to_disk(int fd, new_file::lasts how) {
    if (how == new_file::lasts::whole) return ::fsync(fd) == 0;
#ifdef SYNC_FILE_RANGE_WRITE
    // Has the system begin to store the file, and does not wait until it has. A file system that
    // puts off where bytes go decides it now, and one that stores them before the names in its
    // journal, as ext4 does, cannot have the name without them. Where that cannot be begun, the
    // system does it in its own time: nothing was promised.
    static_cast<void>(::sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE));
#endif
    return true;
}

} // namespace

new_file::new_file(const std::string& path) : path_(link_target(path)), fd_(-1) {
    struct stat there {};
    if (::stat(path_.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) {
        fd_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
        if (fd_ < 0) give_up();
        return;
    }
    temporary_ = path_ + ".XXXXXX";
    fd_ = ::mkstemp(temporary_.data());
    if (fd_ < 0) {
        temporary_.clear();
        throw refusal{"cannot write beside " + in_quotes(path_) + ": " +
                      std::generic_category().message(errno)};
    }
    remember_unfinished(temporary_);
}

new_file::~new_file() {
    if (fd_ >= 0) ::close(fd_);
    if (temporary_.empty()) return;
    ::unlink(temporary_.c_str());
    is_unfinished = 0;
}

void new_file::write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= block_size) flush();
}

void new_file::flush() {
    if (has_places()) {
        write_at(end_, buffer_);
        end_ += buffer_.size();
        buffer_.clear();
        return;
    }
    std::string_view left{buffer_};
    while (!left.empty()) {
        const ssize_t n = ::write(fd_, left.data(), left.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) give_up();
        left.remove_prefix(static_cast<std::size_t>(n));
    }
    buffer_.clear();
}

std::uint64_t new_file::take_place(std::size_t size) {
    flush();
    const std::uint64_t place = end_;
    end_ += size;
    return place;
}

void new_file::write_at(std::uint64_t place, std::string_view text) {
    while (!text.empty()) {
        const ssize_t n = ::pwrite(fd_, text.data(), text.size(), static_cast<off_t>(place));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) give_up();
        text.remove_prefix(static_cast<std::size_t>(n));
        place += static_cast<std::uint64_t>(n);
    }
}

void new_file::keep(lasts how) {
    flush();
    if (temporary_.empty()) return;
    // mkstemp makes a file for its owner alone; a result is an ordinary file, or as the old one
    const mode_t mask = ::umask(0);
    ::umask(mask);
    struct stat old {};
    const mode_t mode = ::stat(path_.c_str(), &old) == 0 ? old.st_mode & 07777U : 0666U & ~mask;
    if (::fchmod(fd_, mode) != 0 || !hand_to_disk(fd_, how) ||
        ::rename(temporary_.c_str(), path_.c_str()) != 0) {
        give_up();
    }
    is_unfinished = 0;
    temporary_.clear();
    if (how == lasts::soon) return;
    // the new name itself lasts through a power cut only once the directory is written too
    const std::size_t slash = path_.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path_.substr(0, slash + 1);
    if (const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); fd >= 0) {
        ::fsync(fd);
        ::close(fd);
    }
}

void new_file::give_up() {
    throw refusal{"cannot write " + in_quotes(path_) + ": " +
                  std::generic_category().message(errno)};
}

} // namespace mulct::cli
