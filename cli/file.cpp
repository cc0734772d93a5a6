#include <cli/file.hpp>

#include <cli/file_descriptor.hpp>
#include <cli/new_file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace mulct::cli {
namespace {

[[noreturn]] void refuse(const std::string& what, const std::string& path) {
    throw refusal{what + ' ' + in_quotes(path) + ": " + std::generic_category().message(errno)};
}

std::string directory_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

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
    const bool is_input = path == "-";
    const file_descriptor file{is_input ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!is_input && file.get() < 0) refuse("cannot open", path);
    auto content = read_all(is_input ? STDIN_FILENO : file.get(), most, path);
    if (!content) {
        throw refusal{display_name(path) + ": more than " + std::to_string(most >> 20) +
                      " MiB, which no file of this kind is"};
    }
    return *std::move(content);
}

void write_file(const std::string& name, std::string_view content) {
    new_file file{name};
    file.write(content);
    file.keep();
}

} // namespace mulct::cli
