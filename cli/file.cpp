#include <cli/file.hpp>

#include <cli/new_file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
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
    new_file file{name};
    file.write(content);
    file.keep();
}

} // namespace mulct::cli
