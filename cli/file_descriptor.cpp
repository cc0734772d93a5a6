#include <cli/file_descriptor.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace mulct::cli {

void file_descriptor::close() noexcept {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}

std::optional<std::string> read_all(int fd, std::size_t most, const std::string& name) {
    std::string content;
    if (struct stat info{}; ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
        content.reserve(static_cast<std::size_t>(info.st_size));
    }
    char buffer[1 << 16];
    for (;;) {
        const ssize_t n = ::read(fd, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            throw refusal{"cannot read " + in_quotes(name) + ": " +
                          std::generic_category().message(errno)};
        }
        if (n == 0) return content;
        content.append(buffer, static_cast<std::size_t>(n));
        if (content.size() > most) return std::nullopt;
    }
}

} // namespace mulct::cli
