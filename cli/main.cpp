#include <cli/arguments.hpp>
#include <cli/refusal.hpp>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <variant>
#include <vector>

namespace {

using namespace mulct::cli;

outcome run(const std::string& text) {
    return {text, {}};
}

// A reader that has seen enough closes the pipe; that is its right, and no failure.
bool write(std::FILE* to, const std::string& text) {
    return std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0;
}

void complain(const std::string& message) {
    std::string prefixed = "mulct: " + message + '\n';
    write(stderr, prefixed);
}

} // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is an error of writing, with a message
    try {
        const command chosen = parse_arguments({argv + 1, argv + argc});
        const outcome result = std::visit([](const auto& options) { return run(options); }, chosen);
        if (!write(stdout, result.out) && errno != EPIPE) {
            complain("cannot write the result: standard output does not take it");
            return static_cast<int>(exit_status::refused);
        }
        write(stderr, result.notes); // last, so that a terminal shows them below a long table
        return static_cast<int>(result.status);
    } catch (const refusal& r) {
        complain(r.what());
    } catch (const mulct::overflow_error&) {
        complain("an amount in this computation has more than 38 digits; check for a typing error");
    } catch (const std::exception& e) {
        complain(std::string{"cannot go on: "} + e.what());
    }
    return static_cast<int>(exit_status::refused);
}
