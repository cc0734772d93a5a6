#include <cli/terminal.hpp>

#include <charconv>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

namespace mulct::cli {

std::size_t text_width() {
    if (const char* const set = std::getenv("COLUMNS"); set != nullptr) {
        const std::string_view text{set};
        std::size_t columns = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), columns);
        if (read.ec == std::errc{} && read.ptr == text.data() + text.size() && columns > 0) {
            return columns;
        }
    }
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

} // namespace mulct::cli
