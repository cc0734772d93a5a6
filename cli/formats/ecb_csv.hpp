#pragma once
// What the program adds to the library's readers and writers of the ECB's CSV: refusals that name
// the row or the column, and the zip archive in which the ECB publishes its history
// (https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip).

#include <cli/formats/formats.hpp>

namespace mulct::cli {

std::string write_ecb_csv(const snapshot& s);

std::vector<rate_row> read_ecb_zip(std::string_view content, const reading_hints& hints);
std::string write_ecb_zip(const snapshot& s);

std::vector<rate_row> read_ecb_sdmx_csv(std::string_view content, const reading_hints& hints);
std::string write_ecb_sdmx_csv(const snapshot& s);

} // namespace mulct::cli
