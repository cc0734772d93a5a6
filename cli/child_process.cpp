#include <cli/child_process.hpp>

#include <cli/file_descriptor.hpp>
#include <cli/refusal.hpp>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

extern char** environ; // NOLINT: POSIX has it without a header

namespace mulct::cli {
namespace {

struct pipe_ends {
    file_descriptor read;
    file_descriptor write;
};

pipe_ends open_pipe(const std::string& what_for) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw refusal{what_for + " takes a pipe: " + std::generic_category().message(errno)};
    }
    return {file_descriptor{ends[0]}, file_descriptor{ends[1]}};
}

int status_of(pid_t child) {
    int ended = 0;
    while (::waitpid(child, &ended, 0) < 0) {
        if (errno != EINTR) return -1;
    }
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
}

} // namespace

finished_process run_process(const std::vector<std::string>& arguments, std::size_t most,
                             const std::string& what_for) {
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str())); // NOLINT: only read, says POSIX
    argv.push_back(nullptr);

    pipe_ends output = open_pipe(what_for);
    pipe_ends errors = open_pipe(what_for);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, output.write.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, errors.write.get(), STDERR_FILENO);
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed == ENOENT) {
        throw refusal{what_for + " takes the program " + arguments.front() +
                      ", which is not installed"};
    }
    if (failed != 0) {
        throw refusal{what_for + " takes the program " + arguments.front() + ": " +
                      std::generic_category().message(failed)};
    }
    output.write.close();
    errors.write.close();

    // One after the other: a message is far shorter than what a pipe holds, so that nobody waits.
    constexpr std::size_t longest_message = std::size_t{16} << 10;
    finished_process done;
    const std::string name = "the output of " + arguments.front();
    auto read = read_all(output.read.get(), most, name);
    done.too_much = !read;
    output.read.close(); // a program that prints more is told so
    done.output = std::move(read).value_or("");
    done.error_output = read_all(errors.read.get(), longest_message, name).value_or("");
    errors.read.close();
    done.status = status_of(child);
    return done;
}

} // namespace mulct::cli
