#include <cli/formats/ecb_csv.hpp>

#include <cli/formats/file_text.hpp>
#include <cli/formats/zip.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/rates/formats/ecb_csv.hpp>
#include <mulct/rates/formats/ecb_sdmx_csv.hpp>

namespace mulct::cli {

std::string write_ecb_csv(const snapshot& s) {
    auto text = ecb_csv_text(s.rows);
    if (!text) refuse_row("ecb-csv", text.error(), "all its rates are for one euro");
    return *std::move(text);
}

std::vector<rate_row> read_ecb_zip(std::string_view content, const reading_hints& hints) {
    const std::string csv = the_only_file_in_zip(content, hints.file);
    reading_hints unpacked = hints;
    unpacked.file += " (unpacked)";
    return rows_or_refuse(parse_ecb_csv(csv), csv, unpacked);
}

std::string write_ecb_zip(const snapshot& s) {
    return zipped(write_ecb_csv(s), "eurofxref-hist.csv");
}

std::vector<rate_row> read_ecb_sdmx_csv(std::string_view content, const reading_hints& hints) {
    auto rows = parse_ecb_sdmx_csv(content);
    if (!rows && rows.error().code == errc::missing_column) {
        throw refusal{place_in_file(hints.file, content, rows.error().offset) +
                      "the header lacks a column; needed are FREQ, CURRENCY, CURRENCY_DENOM, "
                      "EXR_TYPE, EXR_SUFFIX, TIME_PERIOD and OBS_VALUE"};
    }
    return rows_or_refuse(std::move(rows), content, hints);
}

std::string write_ecb_sdmx_csv(const snapshot& s) {
    if (s.published != frequency::daily) {
        throw refusal{"ecb-sdmx-csv cannot hold " + std::string{to_string(s.published)} +
                      " rates: its lines are of the daily series"};
    }
    return ecb_sdmx_csv_text(s.rows);
}

} // namespace mulct::cli
