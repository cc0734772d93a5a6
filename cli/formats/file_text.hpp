#pragma once
// A file that is being read, and how its readers refuse it: with its name, the line and the column.

#include <mulct/base/error.hpp>
#include <mulct/rates/rate_row.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::cli {

// A piece of a file and where it starts, in bytes.
struct placed_text {
    std::string_view text;
    std::size_t offset = 0;
};

class file_text {
  public:
    // Both must outlive this. Throws `refusal` unless the content is UTF-8 without zero bytes.
    file_text(std::string_view content, const std::string& name);

    [[nodiscard]] std::string_view content() const noexcept { return content_; }

    [[noreturn]] void refuse(const error& e) const;
    [[noreturn]] void refuse(std::size_t offset, const std::string& message) const;

    // What was read of a piece of the file that starts at `offset`, or the refusal.
    template <class T>
    T require(parsed<T> read, std::size_t offset) const {
        if (!read) refuse(shifted(read.error(), offset));
        return *std::move(read);
    }

    // Day, currency and rate as all these formats write them.
    [[nodiscard]] day day_at(const placed_text& p) const;
    [[nodiscard]] currency currency_at(const placed_text& p) const;
    [[nodiscard]] decimal rate_at(const placed_text& p) const;

    // The rates in order, at least one, each pair and day once.
    [[nodiscard]] std::vector<rate_row> in_order(std::vector<placed_rate> rates) const;

  private:
    std::string_view content_;
    const std::string& name_;
};

// How writers refuse a rate that the format cannot hold: "ecb-xml cannot hold GBP/USD of
// 2022-05-23:
// ...".
[[noreturn]] void refuse_row(std::string_view format, const rate_row& row, std::string_view why);

} // namespace mulct::cli
