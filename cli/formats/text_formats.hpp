#pragma once
// What the program adds to the library's readers and writers of text formats: the caller's hints,
// and refusals that name the rate for which a format has no place.

#include <cli/formats/formats.hpp>

namespace mulct::cli {

std::string write_ledger(const snapshot& s);
std::string write_beancount(const snapshot& s);
std::string write_boe_iadb_csv(const snapshot& s);
std::string write_fed_ddp_csv(const snapshot& s);
std::string write_imf_tsv(const snapshot& s);
std::string write_ecb_daily_csv(const snapshot& s);

std::vector<rate_row> read_csv_long(std::string_view content, const reading_hints& hints);
std::string write_csv_long(const snapshot& s);

std::vector<rate_row> read_csv_wide(std::string_view content, const reading_hints& hints);
std::string write_csv_wide(const snapshot& s);

} // namespace mulct::cli
