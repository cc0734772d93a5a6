#pragma once
// Partial results: the statistics of a piece of a file, to be merged with those of its other
// pieces. docs/partial.md describes the file.

#include <cli/byte_source.hpp>
#include <cli/rows_left_out.hpp>

#include <mulct/bulk/fine_groups.hpp>
#include <mulct/bulk/group_sums.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// What a partial result is of: the first line of its file.
struct partial_header {
    currency in;
    std::vector<group_key> keys;
    std::vector<measure> figures; // it keeps the amounts where one of these needs them
    std::string method;           // in words, as tables have it
    std::string conversion;       // what made the amounts what they are, as a JSON object

    [[nodiscard]] bool keeps_amounts() const;
    [[nodiscard]] int places() const; // of its amounts
};

// The header of what is asked of the rows.
partial_header make_partial_header(const bulk::fine_request& what,
                                   const std::vector<measure>& figures, const std::string& method);

// What the other one has because of which they are no parts of one answer, whatever figures are
// asked for: "another currency (--in): "EUR", not "GBP""; empty where they are.
std::string difference(const partial_header& first, const partial_header& other);

// Takes what is written, piece by piece.
using partial_sink = std::function<void(std::string_view)>;
void write_partial(const partial_header& header, const rows_left_out& out,
                   const bulk::fine_groups& groups, const partial_sink& put);

// Writes a partial result to a file, whole or not at all, or to standard output. Throws `refusal`.
void write_partial(const partial_header& header, const rows_left_out& out,
                   const bulk::fine_groups& groups, const std::optional<std::string>& path);

// A partial result as it is read: the header first, then the rest.
class partial_reader {
  public:
    // `name` is for messages. Throws `refusal` where the text is not as `write_partial` writes it.
    partial_reader(std::unique_ptr<byte_source> bytes, std::string name);
    ~partial_reader();

    [[nodiscard]] const std::string& name() const noexcept;
    [[nodiscard]] const partial_header& header() const noexcept;

    // Adds the groups, with amounts or, if `sums` keeps none, without; says what is in none of
    // them. Only once. Throws `refusal`, and then `sums` is of no use.
    [[nodiscard]] rows_left_out read(bulk::group_sums& sums);

  private:
    class impl;
    std::unique_ptr<impl> impl_;
};

} // namespace mulct::cli
