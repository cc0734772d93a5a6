#pragma once
// The file formats that rates are imported from and exported to. Those that need no library are
// headers in include/mulct/rates/formats/; those that need one are files here.

#include <mulct/rates/snapshot.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::cli {

// What a file does not say itself.
struct reading_hints {
    std::string file; // its name, for messages
    // What one unit of which the rates are for, where no column says.
    std::optional<currency> base = std::nullopt;
    // Codes of the file that are not ISO's, with the currencies they mean.
    std::vector<std::pair<std::string_view, currency>> aliases = {};
    std::string* notes = nullptr; // where to say, a line each, what of the file is passed over
};

struct rate_format {
    std::string_view name;   // "ecb-csv", as the commands have it
    std::string_view what;   // what it is, for the help
    std::string_view source; // the short name of the publisher whose form it is; empty if nobody's

    // The rates, in the order of a snapshot. Throws `refusal` for anything that is not one.
    std::vector<rate_row> (*read)(std::string_view content, const reading_hints& hints);

    // The rates in this format, digit by digit. Throws `refusal` for a pair it has no place for.
    std::string (*write)(const snapshot& s);
};

// The name of the form that snapshots have.
constexpr std::string_view own_format = "mulct";

std::span<const rate_format> rate_formats();

// The format that a file's first bytes are of, where they tell: one of those that publishers send.
// Throws `refusal` that says what it is instead, such as an HTML page.
const rate_format& recognise_rate_format(std::string_view content, const std::string& file);

// Throws `refusal` with the list of formats for any other name.
const rate_format& find_rate_format(std::string_view name);

// Rates, or the refusal that says where in the file the error is.
std::vector<rate_row> rows_or_refuse(parsed<std::vector<rate_row>> rows, std::string_view content,
                                     const reading_hints& hints);

} // namespace mulct::cli
