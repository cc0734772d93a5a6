#pragma once
// Another program that is run for what it prints.

#include <cstddef>
#include <string>
#include <vector>

namespace mulct::cli {

struct finished_process {
    std::string output;       // of standard output
    std::string error_output; // of standard error; empty if it is more than 16 KiB
    bool too_much = false;    // it printed more than was wanted, and was stopped
    int status = 0;           // 128 and the signal's number where one ended it, as shells have it
};

// Runs a program that the PATH knows, with an empty standard input, and waits for it to end. At
// most `most` bytes of output are taken; of errors it must say less than a pipe holds before its
// output ends. Throws `refusal` that says what for if there is no such program.
finished_process run_process(const std::vector<std::string>& arguments, std::size_t most,
                             const std::string& what_for);

} // namespace mulct::cli
