#pragma once
// What the fuzz targets of the program's rate formats share.

#include "check.hpp"

#include <cli/formats/formats.hpp>
#include <cli/refusal.hpp>

#include <mulct/rates/snapshot.hpp>

#include <string>

/// Rates are in order, each above zero and none twice, or the file is refused in words that say
/// which file. What is read is the same once written and read again, if the format has a place for
/// it.
template <class Read, class Write>
void read_write_read(std::string_view text, Read read, Write write) {
    mulct::cli::reading_hints hints;
    hints.file = "f";
    mulct::snapshot s{{}, {}, {}, {}, {}, *mulct::currency::find("EUR"), {}, {}, {}};
    try {
        s.rows = read(text, hints);
    } catch (const mulct::cli::refusal& r) {
        require(std::string_view{r.what()}.starts_with("f"));
        return;
    }
    for (std::size_t i = 0; i < s.rows.size(); ++i) {
        require(s.rows[i].rate > mulct::decimal{} && s.rows[i].base != s.rows[i].counter);
        require(i == 0 || s.rows[i - 1].key() < s.rows[i].key());
    }
    if (s.rows.empty()) return;
    s.pivot = s.rows.front().base;
    std::string written;
    try {
        written = write(s);
    } catch (const mulct::cli::refusal&) {
        return;
    }
    require(mulct::snapshot_body(read(written, hints)) == mulct::snapshot_body(s.rows));
}
