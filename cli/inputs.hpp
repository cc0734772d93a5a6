#pragma once
// Values that commands take as text on the command line. Each throws `refusal` with a message that
// names the argument, what was found and what would be accepted.

#include <mulct/base/day.hpp>
#include <mulct/fines/load.hpp>
#include <mulct/money/money.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// A plain amount: a figure without a hedge.
money read_amount(std::string_view what, std::string_view text);

day read_day(std::string_view what, std::string_view text);

// An ISO 4217 code, in capitals or not.
currency read_currency(std::string_view what, std::string_view text);

// The parts of a list with commas between them, without spaces around them, and where each starts.
struct list_item {
    std::string_view text;
    std::size_t offset;
};
std::vector<list_item> split_at_commas(std::string_view text);

// Codes with commas between them, each once.
std::vector<currency> read_currencies(std::string_view what, std::string_view text);

// How a file of cases is written.
struct case_form {
    std::vector<std::string> columns = {};        // "fine=amount": its name for a column, and ours
    std::optional<char> separator = std::nullopt; // else its header tells
    decimal_separator mark = decimal_separator::point; // of its amounts
};

// Where cases come from.
struct case_source {
    std::optional<std::string> file; // "-" for standard input; else the bundled cases
    case_form form = {};
    std::optional<std::string> content = std::nullopt; // of the file, where it was read already
};

fine_reading read_form(const case_form& form);

// What stands between the fields of a row: the character, or its name.
char read_separator(const std::string& text);

// Whether a cell is a number, or several, with a comma before its decimals, and nothing else: not
// three digits behind it, which may be thousands.
bool has_decimal_comma(std::string_view cell);

// What is said of it.
inline constexpr std::string_view decimal_comma =
    "a decimal comma; write a decimal point, or read such amounts with --decimal comma";

// What is wrong in a file of cases, and what would be accepted: column, value and sentence, without
// the place.
std::string describe(const fine_error& e, std::string_view content);

// What is said of a header line with one in it.
inline constexpr std::string_view lone_carriage_return =
    "a line that ends with CR alone; save the file with LF or CR LF at the ends of lines";

// Throws `refusal` with what is wrong in the file.
fine_file read_cases(const case_source& source);

} // namespace mulct::cli
