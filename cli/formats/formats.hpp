#pragma once
// The file formats that rates are imported from and exported to. Those that need no library are
// headers in include/mulct/rates/formats/; those that need one are files here.

#include <mulct/rates/snapshot.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// What a file does not say itself.
struct reading_hints {
    std::string file;             // its name, for messages
    std::optional<currency> base; // what one unit of which the rates are for, where no column says
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

std::span<const rate_format> rate_formats();

// Throws `refusal` with the list of formats for any other name.
const rate_format& find_rate_format(std::string_view name);

// Rates, or the refusal that says where in the file the error is.
std::vector<rate_row> rows_or_refuse(parsed<std::vector<rate_row>> rows, std::string_view content,
                                     const reading_hints& hints);

} // namespace mulct::cli
