#include <cli/formats/formats.hpp>

#include <cli/formats/ecb_csv.hpp>
#include <cli/formats/ecb_xml.hpp>
#include <cli/formats/frankfurter_json.hpp>
#include <cli/formats/gnucash_xml.hpp>
#include <cli/formats/text_formats.hpp>
#include <cli/formats/xml.hpp>
#include <cli/refusal.hpp>
#include <cli/snapshot_file.hpp>
#include <cli/wording.hpp>

#include <mulct/base/utf8.hpp>
#include <mulct/rates/formats/beancount.hpp>
#include <mulct/rates/formats/boe_iadb_csv.hpp>
#include <mulct/rates/formats/ecb_csv.hpp>
#include <mulct/rates/formats/ecb_daily_csv.hpp>
#include <mulct/rates/formats/fed_ddp_csv.hpp>
#include <mulct/rates/formats/imf_tsv.hpp>
#include <mulct/rates/formats/ledger.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace mulct::cli {
namespace {

// A reader in the library, which says where an error is, as one that refuses.
template <auto Parse>
std::vector<rate_row> read_with(std::string_view content, const reading_hints& hints) {
    return rows_or_refuse(Parse(content), content, hints);
}

std::vector<rate_row> read_own(std::string_view content, const reading_hints& hints) {
    return read_snapshot(content, hints.file).rows;
}

constexpr std::array formats{
    rate_format{own_format, "the form of this program's own snapshots", "", read_own,
                write_snapshot},
    rate_format{"ecb-csv", "the ECB's historical CSV (eurofxref-hist.csv)", "ECB",
                read_with<parse_ecb_csv>, write_ecb_csv},
    rate_format{"ecb-xml", "the ECB's XML (eurofxref-daily.xml, -hist-90d.xml, -hist.xml)", "ECB",
                read_ecb_xml, write_ecb_xml},
    rate_format{"ecb-zip", "the ECB's historical CSV in its zip (eurofxref-hist.zip)", "ECB",
                read_ecb_zip, write_ecb_zip},
    rate_format{"ecb-sdmx-csv", "SDMX-CSV of the ECB's Data Portal (data set EXR)", "ECB",
                read_ecb_sdmx_csv, write_ecb_sdmx_csv},
    rate_format{"frankfurter-v1", "Frankfurter's JSON, version 1 (a day or a period)", "",
                read_frankfurter_json, write_frankfurter_v1},
    rate_format{"frankfurter-v2", "Frankfurter's JSON, version 2 (an object a rate)", "",
                read_frankfurter_json, write_frankfurter_v2},
    rate_format{"gnucash-xml", "GnuCash's price database (XML, not compressed)", "",
                read_gnucash_xml, write_gnucash_xml},
    rate_format{"ledger", "price directives of Ledger and hledger (P lines)", "",
                read_with<parse_ledger>, write_ledger},
    rate_format{"hledger", "the same as ledger", "", read_with<parse_ledger>, write_ledger},
    rate_format{"beancount", "price directives of Beancount", "", read_with<parse_beancount>,
                write_beancount},
    rate_format{"boe-iadb-csv", "the Bank of England's CSV of spot rates against sterling", "BOE",
                read_with<parse_boe_iadb_csv>, write_boe_iadb_csv},
    rate_format{"fed-ddp-csv", "the Federal Reserve's CSV of H.10 (Data Download Program)", "H10",
                read_with<parse_fed_ddp_csv>, write_fed_ddp_csv},
    rate_format{"imf-tsv", "the IMF's tables of representative rates and SDRs (tsvflag=Y)", "IMF",
                read_with<parse_imf_tsv>, write_imf_tsv},
    rate_format{"csv-long", "a table with a row for each rate (date,base,counter,rate)", "",
                read_csv_long, write_csv_long},
    rate_format{"csv-wide", "a table with a column for each pair (date,EUR/USD,EUR/GBP)", "",
                read_csv_wide, write_csv_wide},
    rate_format{"ecb-daily-csv", "the ECB's CSV of one day (eurofxref.csv)", "ECB",
                read_with<parse_ecb_daily_csv>, write_ecb_daily_csv},
};

} // namespace

std::span<const rate_format> rate_formats() {
    return formats;
}

const rate_format& find_rate_format(std::string_view name) {
    const auto* const found = std::find_if(formats.begin(), formats.end(),
                                           [&](const rate_format& f) { return f.name == name; });
    if (found != formats.end()) return *found;
    std::string names;
    for (const rate_format& f : formats)
        names += (names.empty() ? "" : ", ") + std::string{f.name};
    throw refusal{"format " + in_quotes(name) + ": none of " + names};
}

const rate_format& recognise_rate_format(std::string_view content, const std::string& file) {
    std::string_view start = content.substr(0, std::min<std::size_t>(content.size(), 4096));
    start.remove_prefix(byte_order_mark_length(start));
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    const std::string_view first_line = start.substr(0, start.find('\n'));
    if (start.empty()) throw refusal{file + ": empty, where rates were expected"};
    if (is_html(start)) throw refusal{file + ": an HTML page, not rates; is the address right?"};
    if (start.starts_with(snapshot_magic)) return find_rate_format(own_format);
    if (content.starts_with("PK\x03\x04")) return find_rate_format("ecb-zip");
    if (start.starts_with('<')) {
        return find_rate_format(start.find("gesmes") != std::string_view::npos ? "ecb-xml"
                                                                               : "gnucash-xml");
    }
    if (start.starts_with('{')) return find_rate_format("frankfurter-v1");
    if (start.starts_with('[')) return find_rate_format("frankfurter-v2");
    if (first_line.starts_with("Date, ")) return find_rate_format("ecb-daily-csv");
    if (first_line.starts_with("Date,")) return find_rate_format("ecb-csv");
    if (first_line.starts_with("KEY,")) return find_rate_format("ecb-sdmx-csv");
    if (first_line.starts_with("DATE,")) return find_rate_format("boe-iadb-csv");
    if (first_line.find("Series Description") != std::string_view::npos) {
        return find_rate_format("fed-ddp-csv");
    }
    throw refusal{file + ": begins with " + in_quotes(first_line) +
                  ", by which no format is recognised; name it with --format"};
}

std::vector<rate_row> rows_or_refuse(parsed<std::vector<rate_row>> rows, std::string_view content,
                                     const reading_hints& hints) {
    if (!rows) throw refusal{describe_in_file(hints.file, content, rows.error())};
    return *std::move(rows);
}

} // namespace mulct::cli
