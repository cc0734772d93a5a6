#include <cli/snapshot_file.hpp>

#include <cli/refusal.hpp>
#include <cli/sha256.hpp>
#include <cli/wording.hpp>

namespace mulct::cli {

snapshot read_snapshot(std::string_view text, const std::string& name) {
    auto s = parse_snapshot(text);
    if (!s) throw refusal{describe_in_file(name, text, s.error())};
    const std::string actual = sha256(snapshot_body_of(text));
    if (s->sha256 != actual) {
        throw refusal{name + ": the checksum in the header, " + in_quotes(s->sha256) +
                      ", is not that of the rates below it (" + actual +
                      "); the file was changed after it was written"};
    }
    return *std::move(s);
}

std::string write_snapshot(const snapshot& s) {
    const std::string body = snapshot_body(s.rows);
    return snapshot_text(s, body, sha256(body));
}

} // namespace mulct::cli
