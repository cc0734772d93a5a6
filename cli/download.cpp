#include <cli/download.hpp>

#include <cli/refusal.hpp>
#include <cli/shared_library.hpp>
#include <cli/wording.hpp>

#include <mulct/base/version.hpp>

// the checked forms of these are macros, which a function that is looked up cannot go through
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>

namespace mulct::cli {
namespace {

constexpr long connect_seconds = 20;
constexpr long whole_seconds = 300;
constexpr long most_redirects = 5;

// The functions of libcurl that are used here.
struct libcurl {
    shared_library library{{"libcurl.so.4", "libcurl-gnutls.so.4"}, "getting files from addresses"};
    decltype(::curl_easy_init)* init =
        library.function<decltype(::curl_easy_init)>("curl_easy_init");
    decltype(::curl_easy_cleanup)* cleanup =
        library.function<decltype(::curl_easy_cleanup)>("curl_easy_cleanup");
    decltype(::curl_easy_setopt)* setopt =
        library.function<decltype(::curl_easy_setopt)>("curl_easy_setopt");
    decltype(::curl_easy_perform)* perform =
        library.function<decltype(::curl_easy_perform)>("curl_easy_perform");
    decltype(::curl_easy_strerror)* strerror =
        library.function<decltype(::curl_easy_strerror)>("curl_easy_strerror");
};

const libcurl& curl() {
    static const libcurl loaded;
    return loaded;
}

struct received {
    std::string bytes;
    bool too_many = false;
};

// libcurl hands over what has come; taking less than all of it ends the transfer.
std::size_t take(char* data, std::size_t size, std::size_t count, void* to) {
    auto& r = *static_cast<received*>(to);
    const std::size_t bytes = size * count;
    if (bytes > most_downloaded - r.bytes.size()) {
        r.too_many = true;
        return 0;
    }
    r.bytes.append(data, bytes);
    return bytes;
}

} // namespace

bool is_address(const std::string& from) {
    return from.find("://") != std::string::npos;
}

std::string download(const std::string& address) {
    const auto refuse = [&](const std::string& why) {
        throw refusal{"cannot get " + in_quotes(address) + ": " + why};
    };
    const std::unique_ptr<CURL, void (*)(CURL*)> transfer{curl().init(), curl().cleanup};
    if (transfer == nullptr) refuse("libcurl does not start");

    received answer;
    std::array<char, CURL_ERROR_SIZE> reason{};
    const std::string agent = "mulct/" + std::string{version_string};
    const auto set = [&](CURLoption option, auto value) {
        if (curl().setopt(transfer.get(), option, value) != CURLE_OK) {
            refuse("libcurl lacks an option that this needs");
        }
    };
    set(CURLOPT_URL, address.c_str());
    // an answer that leads elsewhere must not name a file of ours
#if LIBCURL_VERSION_NUM >= 0x075500 // 7.85
    set(CURLOPT_PROTOCOLS_STR, "http,https,file");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
    set(CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS | CURLPROTO_FILE));
    set(CURLOPT_REDIR_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, most_redirects);
    set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(CURLOPT_TIMEOUT, whole_seconds);
    set(CURLOPT_FAILONERROR, 1L); // a page that says "not found" is no file of rates
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, agent.c_str());
    set(CURLOPT_ERRORBUFFER, reason.data());
    set(CURLOPT_WRITEFUNCTION, take);
    set(CURLOPT_WRITEDATA, &answer);

    const CURLcode done = curl().perform(transfer.get());
    if (answer.too_many) {
        refuse("more than " + std::to_string(most_downloaded >> 20) +
               " MiB, which no file of rates is");
    }
    if (done == CURLE_PARTIAL_FILE) refuse("it was cut off on the way; try again");
    if (done != CURLE_OK) {
        refuse(reason[0] != '\0' ? std::string{reason.data()} : std::string{curl().strerror(done)});
    }
    return std::move(answer.bytes);
}

} // namespace mulct::cli
