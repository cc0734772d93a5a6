#pragma once
// What the tests of the import formats share: the rows of a text, or why there are none.

#include "temporary_file.hpp"

#include <cli/imports/imports.hpp>
#include <cli/refusal.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

struct rows_read {
    std::vector<std::string> extra_columns;
    std::vector<mulct::raw_fine> rows;
    std::string refusal; // with "f" for the file's name
};

inline rows_read rows_of(const char* format, std::string_view content,
                         const mulct::import_map* map = nullptr) {
    const temporary_file file{content};
    rows_read read;
    const mulct::cli::import_sink sink{
        [&](const std::vector<std::string>& extra) { read.extra_columns = extra; },
        [&](mulct::raw_fine&& row) { read.rows.push_back(std::move(row)); }};
    try {
        mulct::cli::find_import_format(format).read({file.path(), map}, sink);
    } catch (const mulct::cli::refusal& r) {
        read.refusal = r.what();
        const std::size_t name = read.refusal.find(file.path());
        if (name != std::string::npos) read.refusal.replace(name, file.path().size(), "f");
    }
    return read;
}
