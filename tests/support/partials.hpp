#pragma once
// Partial results in memory, and texts that are sealed like them.

#include <cli/partial.hpp>
#include <cli/sha256.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class text_bytes : public mulct::cli::byte_source {
  public:
    explicit text_bytes(std::string text) : text_(std::move(text)) {}

    std::size_t read(char* to, std::size_t size) override {
        const std::size_t n = std::min(size, text_.size() - at_);
        std::memcpy(to, text_.data() + at_, n);
        at_ += n;
        return n;
    }
    std::uint64_t bytes_read() const noexcept override { return at_; }

  private:
    std::string text_;
    std::size_t at_ = 0;
};

/// What a partial result holds.
struct partial_content {
    mulct::cli::partial_header header;
    std::vector<std::unique_ptr<mulct::bulk::group_sums>> sums;
    mulct::cli::rows_left_out out;

    [[nodiscard]] mulct::bulk::fine_groups groups() const {
        return {sums, header.keys.size(), header.keeps_amounts(), header.places()};
    }
    [[nodiscard]] std::string text() const {
        std::string text;
        mulct::cli::write_partial(
            header, out, groups(),
            mulct::cli::partial_sink{[&](std::string_view more) { text += more; }});
        return text;
    }
};

/// Throws `refusal`.
inline partial_content read_partial(std::string text) {
    mulct::cli::partial_reader reader{std::make_unique<text_bytes>(std::move(text)), "a.part"};
    partial_content c{reader.header(), {}, {}};
    c.sums.push_back(
        std::make_unique<mulct::bulk::group_sums>(c.header.keys.size(), c.header.keeps_amounts()));
    c.out = reader.read(*c.sums.front());
    return c;
}

/// Lines with the last one that fits them.
inline std::string sealed(const std::string& lines) {
    return lines + "{\"lines\":" + std::to_string(std::count(lines.begin(), lines.end(), '\n')) +
           ",\"sha256\":\"" + mulct::cli::sha256(lines) + "\"}\n";
}
