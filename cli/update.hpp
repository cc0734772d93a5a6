#pragma once
// mulct rates update: newer days from a publisher's file, into a snapshot.

#include <cli/outcome.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

struct rates_update_options {
    std::string from;                       // a file, or an address
    std::optional<std::string> file_format; // else recognised by its first bytes
    std::optional<std::string> source;      // else that of the format's publisher
    std::optional<std::string> snapshot;    // the file to update, else "ecb.rates"
    std::optional<std::string> today;       // YYYY-MM-DD, else the system's day
    bool accept_revisions = false;
};

outcome run(const rates_update_options& options);

} // namespace mulct::cli
