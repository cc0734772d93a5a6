#pragma once
// What a command produces. Commands compute all of it before any of it is written, so that a
// failure never leaves half an answer behind.

#include <string>

namespace mulct::cli {

enum class exit_status {
    done = 0,    // done, and everything agrees
    differs = 1, // done, but something disagrees or was left unconverted
    refused = 2, // it could not be done
};

struct outcome {
    std::string out;   // standard output: the result
    std::string notes; // standard error: everything else
    exit_status status = exit_status::done;
};

enum class output_format { text, json, csv };

} // namespace mulct::cli
