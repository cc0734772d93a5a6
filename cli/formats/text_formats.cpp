#include <cli/formats/text_formats.hpp>

#include <cli/formats/file_text.hpp>

#include <mulct/rates/formats/beancount.hpp>
#include <mulct/rates/formats/boe_iadb_csv.hpp>
#include <mulct/rates/formats/csv_long.hpp>
#include <mulct/rates/formats/csv_wide.hpp>
#include <mulct/rates/formats/ecb_daily_csv.hpp>
#include <mulct/rates/formats/fed_ddp_csv.hpp>
#include <mulct/rates/formats/imf_tsv.hpp>
#include <mulct/rates/formats/ledger.hpp>

#include <utility>

namespace mulct::cli {
namespace {

// A written text, or the refusal that names the row that kept it from being written.
std::string written(result<std::string, rate_row> text, std::string_view format,
                    std::string_view why) {
    if (!text) refuse_row(format, text.error(), why);
    return *std::move(text);
}

} // namespace

std::string write_ledger(const snapshot& s) {
    return ledger_text(s.rows);
}

std::string write_beancount(const snapshot& s) {
    return beancount_text(s.rows);
}

std::string write_boe_iadb_csv(const snapshot& s) {
    return written(boe_iadb_csv_text(s.rows), "boe-iadb-csv",
                   "its rates are for one pound, in a currency that the Bank has a series of");
}

std::string write_fed_ddp_csv(const snapshot& s) {
    return written(fed_ddp_csv_text(s.rows), "fed-ddp-csv",
                   "H.10 has no series of this pair, in this direction");
}

std::string write_imf_tsv(const snapshot& s) {
    return written(imf_tsv_text(s.rows), "imf-tsv",
                   "its rates are against USD or XDR, of a currency in the Fund's tables");
}

std::string write_ecb_daily_csv(const snapshot& s) {
    return written(ecb_daily_csv_text(s.rows), "ecb-daily-csv",
                   "all its rates are for one euro and of one day");
}

std::vector<rate_row> read_csv_long(std::string_view content, const reading_hints& hints) {
    return rows_or_refuse(parse_csv_long(content, {hints.base, hints.aliases}), content, hints);
}

std::string write_csv_long(const snapshot& s) {
    return csv_long_text(s.rows);
}

std::vector<rate_row> read_csv_wide(std::string_view content, const reading_hints& hints) {
    return rows_or_refuse(parse_csv_wide(content, {hints.base, hints.aliases}), content, hints);
}

std::string write_csv_wide(const snapshot& s) {
    return csv_wide_text(s.rows);
}

} // namespace mulct::cli
