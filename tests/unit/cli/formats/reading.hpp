#pragma once

// What the tests of the program's rate formats share.

#include <cli/formats/formats.hpp>
#include <cli/refusal.hpp>

#include <mulct/rates/snapshot.hpp>

#include <support/catch.hpp>
#include <support/rate_formats.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>
#include <vector>

/// What a reader makes of a file: its rates as lines, or "refused: " and why.
template <class Read>
std::string what_is_read(Read read, std::string_view content, const std::string& file = "f") {
    mulct::cli::reading_hints hints;
    hints.file = file;
    try {
        return mulct::snapshot_body(read(content, hints));
    } catch (const mulct::cli::refusal& r) {
        return std::string{"refused: "} + r.what();
    }
}

/// What a writer says of rates that it cannot write; empty if it can.
template <class Write>
std::string why_not_written(Write write, const mulct::snapshot& s) {
    try {
        static_cast<void>(write(s));
        return {};
    } catch (const mulct::cli::refusal& r) {
        return r.what();
    }
}

/// Real rates of three days; two have a zero at the end, which is a digit.
inline const std::string rows_of_may = "2022-05-20 EUR/GBP 0.84820\n"
                                       "2022-05-20 EUR/USD 1.0577\n"
                                       "2022-05-23 EUR/GBP 0.84783\n"
                                       "2022-05-23 EUR/JPY 136.05\n"
                                       "2022-05-23 EUR/USD 1.0659\n"
                                       "2022-05-24 EUR/USD 1.0720\n";

inline mulct::snapshot snapshot_of_may() {
    return snapshot_of(mulct::currency::find("EUR").value(),
                       {"2022-05-20 EUR/GBP 0.84820", "2022-05-20 EUR/USD 1.0577",
                        "2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/JPY 136.05",
                        "2022-05-23 EUR/USD 1.0659", "2022-05-24 EUR/USD 1.0720"});
}
