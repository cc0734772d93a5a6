#pragma once
// The files of other programs that cases are imported from: one file a format, and the table of
// all. Each reads a row at a time, so that a file of any length can be imported.

#include <mulct/fines/import_map.hpp>
#include <mulct/fines/raw_fine.hpp>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// What a file does not say itself.
struct import_hints {
    std::string file; // "-" for standard input
    // Only of `table`, which cannot be read without it.
    const import_map* map = nullptr;
    std::optional<char> separator = std::nullopt; // of a file that `is_csv`; else its header tells
};

// Where the rows go, in the order of the file. The reader says first which columns of its own the
// rows' `extra` has.
struct import_sink {
    std::function<void(const std::vector<std::string>& extra_columns)> begin;
    std::function<void(raw_fine&&)> row;
};

struct import_format {
    std::string_view name; // as the command has it
    std::string_view what; // it is, for the help
    bool needs_map;
    bool is_csv;
    // How its rows are read, but for what options say.
    import_rules (*rules)(const import_hints& hints);
    // Throws `refusal` where the file is not of this format or cannot be read to its end.
    void (*read)(const import_hints& hints, const import_sink& sink);
};

std::span<const import_format> import_formats();

// Throws `refusal` with the list of formats for any other name.
const import_format& find_import_format(std::string_view name);

} // namespace mulct::cli
