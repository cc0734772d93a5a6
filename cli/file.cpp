#include <cli/file.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <fcntl.h>
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

std::string read_file(const std::string& path) {
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
    }
}

void write_file(const std::string& path, std::string_view content) {
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
    // mkstemp makes a file for its owner alone; a result is an ordinary file
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(file.get(), 0666 & ~mask) != 0 || ::fsync(file.get()) != 0 ||
        ::rename(temporary.c_str(), path.c_str()) != 0) {
        give_up();
    }
    // the new name itself lasts through a power cut only once the directory is written too
    const std::size_t slash = path.rfind('/');
    const std::string directory = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const descriptor folder{::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder.get() >= 0) ::fsync(folder.get());
}

} // namespace mulct::cli
