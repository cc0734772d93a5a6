#pragma once
// What holds for every reader of a file of rates, and for what is written of the rates again.

#include "check.hpp"

#include <mulct/rates/snapshot.hpp>

#include <string>
#include <string_view>
#include <vector>

// Reads a text; if it is one of the format, writes its rates and reads them again. A writer says
// that its form has no place for them with an empty text.
template <class Read, class Write>
void require_rates_survive(std::string_view text, Read read, Write write) {
    const auto rows = read(text);
    if (!rows) {
        require_within(rows.error(), text);
        return;
    }
    for (std::size_t i = 0; i < rows->size(); ++i) {
        const mulct::rate_row& r = (*rows)[i];
        require(r.base != r.counter && r.rate > mulct::decimal{});
        require(i == 0 || (*rows)[i - 1].key() < r.key());
    }
    const std::string written = write(*rows);
    if (written.empty() || rows->empty()) return;
    const auto again = read(written);
    require(again && mulct::snapshot_body(*again) == mulct::snapshot_body(*rows));
}
