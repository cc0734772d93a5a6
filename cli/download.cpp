#include <cli/download.hpp>

#include <cli/child_process.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/version.hpp>

#include <string_view>
#include <vector>

namespace mulct::cli {
namespace {

// Exit statuses of curl, as its manual lists them.
constexpr int status_of_partial_file = 18;
constexpr int status_of_too_large = 63; // the server said so beforehand

// What curl says without its own name: "curl: (6) Could not resolve host: rates.invalid".
std::string reason_of(std::string_view said) {
    const std::size_t name = said.rfind("curl: (");
    const std::size_t end = said.find(") ", name == std::string_view::npos ? 0 : name);
    if (name != std::string_view::npos && end != std::string_view::npos)
        said.remove_prefix(end + 2);
    return std::string{said.substr(0, said.find('\n'))};
}

} // namespace

bool is_address(const std::string& from) {
    return from.find("://") != std::string::npos;
}

std::string download(const std::string& address) {
    const auto refuse = [&](const std::string& why) {
        throw refusal{"cannot get " + in_quotes(address) + ": " + why};
    };
    const finished_process done =
        run_process({"curl", "--disable", // no settings of the user's own
                     "--silent", "--show-error", "--fail", "--globoff",
                     // an answer that leads elsewhere must not name a file of ours
                     "--proto", "=http,https,file", "--proto-redir", "=http,https", "--location",
                     "--max-redirs", "5", "--connect-timeout", "20", "--max-time", "300",
                     "--max-filesize", std::to_string(most_downloaded), "--user-agent",
                     "mulct/" + std::string{version_string}, "--", address},
                    most_downloaded, "getting files from addresses");
    if (done.too_much || done.status == status_of_too_large) {
        refuse("more than " + std::to_string(most_downloaded >> 20) +
               " MiB, which no file of rates is");
    }
    if (done.status == status_of_partial_file) refuse("it was cut off on the way; try again");
    if (done.status != 0) {
        const std::string reason = reason_of(done.error_output);
        refuse(!reason.empty() ? reason : "curl ended with status " + std::to_string(done.status));
    }
    return done.output;
}

} // namespace mulct::cli
