#include <cli/file.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>

namespace mulct::cli {
namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& path) {
    throw refusal{what + ' ' + in_quotes(path) + ": " + std::generic_category().message(errno)};
}

std::string directory_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

// Where a name leads in the end; a name of nothing yet leads to itself.
std::string link_target(const std::string& name) {
    const std::unique_ptr<char, void (*)(void*)> target{::realpath(name.c_str(), nullptr),
                                                        std::free};
    return target != nullptr ? std::string{target.get()} : name;
}

class descriptor {
  public:
    explicit descriptor(int fd) noexcept : fd_(fd) {}
    ~descriptor() {
        if (fd_ > STDIN_FILENO) ::close(fd_);
    }
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;

    [[nodiscard]] int get() const noexcept { return fd_; }

  private:
    int fd_;
};

} // namespace

std::string display_name(const std::string& path) {
    return path == "-" ? "standard input" : path;
}

bool exists(const std::string& path) {
    return ::access(path.c_str(), F_OK) == 0;
}

directory_lock::directory_lock(const std::string& path)
    : fd_(::open(directory_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (fd_ < 0) refuse("cannot write beside", path);
    while (::flock(fd_, LOCK_EX) != 0 && errno == EINTR) {
    }
}

directory_lock::~directory_lock() {
    ::close(fd_); // and with it the lock
}

std::string read_file(const std::string& path, std::size_t most) {
    const descriptor file{path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0) refuse("cannot open", path);
    std::string content;
    if (struct stat info{}; ::fstat(file.get(), &info) == 0 && S_ISREG(info.st_mode)) {
        content.reserve(static_cast<std::size_t>(info.st_size));
    }
    char buffer[1 << 16];
    for (;;) {
        const ssize_t n = ::read(file.get(), buffer, sizeof buffer);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) refuse("cannot read", path);
        if (n == 0) return content;
        content.append(buffer, static_cast<std::size_t>(n));
        if (content.size() > most) {
            throw refusal{display_name(path) + ": more than " + std::to_string(most >> 20) +
                          " MiB, which no file of this kind is"};
        }
    }
}

void write_file(const std::string& name, std::string_view content) {
    const std::string path = link_target(name);
    std::string temporary = path + ".XXXXXX";
    const descriptor file{::mkstemp(temporary.data())};
    if (file.get() < 0) refuse("cannot write beside", path);
    const auto give_up = [&] {
        const int reason = errno;
        ::unlink(temporary.c_str());
        errno = reason;
        refuse("cannot write", path);
    };
    for (std::size_t done = 0; done < content.size();) {
        const ssize_t n = ::write(file.get(), content.data() + done, content.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) give_up();
        done += static_cast<std::size_t>(n);
    }
    // mkstemp makes a file for its owner alone; a result is an ordinary file, or as the old one
    const mode_t mask = ::umask(0);
    ::umask(mask);
    struct stat old {};
    const mode_t mode = ::stat(path.c_str(), &old) == 0 ? old.st_mode & 07777U : 0666U & ~mask;
    if (::fchmod(file.get(), mode) != 0 || ::fsync(file.get()) != 0 ||
        ::rename(temporary.c_str(), path.c_str()) != 0) {
        give_up();
    }
    // the new name itself lasts through a power cut only once the directory is written too
    const descriptor folder{::open(directory_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder.get() >= 0) ::fsync(folder.get());
}

} // namespace mulct::cli
