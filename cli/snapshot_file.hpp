#pragma once
// Snapshot files, with the checksum that the library leaves to the program.

#include <mulct/rates/snapshot.hpp>

#include <string>
#include <string_view>

namespace mulct::cli {

// Reads a snapshot and verifies its checksum. `name` is for messages. Throws `refusal`.
snapshot read_snapshot(std::string_view text, const std::string& name);

// The whole file of a snapshot, its checksum computed from its rows.
std::string write_snapshot(const snapshot& s);

} // namespace mulct::cli
