#pragma once
// The records of a CSV file of any length, one at a time.

#include <cli/imports/csv_texts.hpp>

#include <mulct/base/csv.hpp>
#include <mulct/fines/import_doubt.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// What a record has.
struct csv_record {
    std::vector<csv_field> fields;
    std::size_t line = 0; // where it starts
    // Why its fields are not to be had: the file goes on after it.
    std::optional<import_rejection> rejected = std::nullopt;
};

// Reads the header when it is made.
class csv_records {
  public:
    // Where the separator is not said, it is chosen by the columns that are needed. Throws
    // `refusal` for a file without a header, and for a column that it names twice.
    csv_records(const std::string& path, std::span<const std::string_view> needed,
                std::optional<char> separator);

    [[nodiscard]] const std::vector<std::string>& header() const noexcept { return header_; }
    // The place of a column; none if the header has no such.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const noexcept;
    // The same where it must be there: throws `refusal` with the columns that are.
    [[nodiscard]] std::size_t require(std::string_view column) const;

    // Reads the next record, and says whether there was one. A record that is no text, or has
    // another number of fields, is rejected by itself. Throws `refusal`, with the place where it
    // began, for a quoted field that never ends or that is longer than any can be: what follows
    // it cannot be told apart.
    [[nodiscard]] bool next(csv_record& record);

  private:
    [[nodiscard]] bool next_text();
    [[noreturn]] void refuse(const position& at, const std::string& why) const;

    csv_texts texts_;
    text_of_record text_; // of the record at hand
    std::vector<std::string> header_;
    std::vector<csv_field> fields_;
};

} // namespace mulct::cli
