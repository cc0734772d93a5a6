#pragma once
// The texts of a CSV file's records, one at a time, whatever the file's length.

#include <cli/imports/block_input.hpp>

#include <mulct/base/csv_separator.hpp>

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace mulct::cli {

// A record as it stands in the file.
struct text_of_record {
    std::string text;       // without its line end; of a very long one only the beginning
    position start;         // where it starts
    std::size_t offset = 0; // the same in bytes
    // Of the quoted field in which the file ends, or which is longer than is allowed: then what
    // follows cannot be told apart, and there is no next record.
    std::optional<position> open_quote;
    std::size_t open_quote_offset = 0;
};

class csv_texts {
  public:
    // Tells where the header row starts and what parts fields, from how the file begins.
    using start_finder = std::function<csv_start(std::string_view)>;

    // Throws `refusal` and `utf16_input`.
    csv_texts(const std::string& path, const start_finder& find,
              std::size_t longest_quote = std::numeric_limits<std::size_t>::max());

    [[nodiscard]] char separator() const noexcept { return parted_.separator; }
    // Where it is not, nothing should be read.
    [[nodiscard]] bool is_sure() const noexcept { return parted_.is_sure; }
    [[nodiscard]] const std::string& name() const noexcept { return in_.name(); }
    // Where the file has been read to.
    [[nodiscard]] position where() const noexcept { return in_.where(); }
    [[nodiscard]] std::size_t offset() const noexcept { return in_.offset(); }

    // Reads the next record that is not empty, and says whether there was one.
    [[nodiscard]] bool next(text_of_record& record);

  private:
    // And CRs before a row.
    void skip_blank_lines();

    block_input in_;
    separator_choice parted_;
    std::size_t longest_quote_;
    bool ended_ = false;
};

} // namespace mulct::cli
