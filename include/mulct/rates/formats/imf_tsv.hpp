#pragma once
/// The International Monetary Fund's tables of exchange rates as text with tabs (rms_mth.aspx and
/// rms_five.aspx with tsvflag=Y): a title, a row of days, a row for each currency by its name, "NA"
/// where there is no rate. https://www.imf.org/external/np/fin/data/param_rms_mth.aspx

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>
#include <mulct/rates/formats/day_table.hpp>
#include <mulct/rates/formats/grouped_rate.hpp>
#include <mulct/rates/formats/lines.hpp>
#include <mulct/rates/formats/written_day.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace mulct {

namespace detail {

/// What a table states, by its title.
enum class imf_table : std::uint8_t {
    representative, ///< units of the currency per US dollar; marked (1): US dollars per unit
    sdrs_per_unit,
    units_per_sdr,
};

struct imf_title {
    std::string_view text;
    imf_table table;
};

inline constexpr std::array imf_titles{
    imf_title{"Representative Exchange Rates for Selected Currencies", imf_table::representative},
    imf_title{"SDRs per Currency unit", imf_table::sdrs_per_unit},
    imf_title{"Currency units per SDR", imf_table::units_per_sdr}};

/// The mark of a currency that the representative rates quote in US dollars.
inline constexpr std::string_view imf_in_dollars = "(1)";

struct imf_name {
    std::string_view name;
    currency unit;
};

/// The names of the tables. The first of a currency is the one in use now; the others are of
/// earlier years.
inline constexpr std::array imf_names{imf_name{"Chinese yuan", "CNY"_currency},
                                      imf_name{"Euro", "EUR"_currency},
                                      imf_name{"Japanese yen", "JPY"_currency},
                                      imf_name{"U.K. pound", "GBP"_currency},
                                      imf_name{"U.S. dollar", "USD"_currency},
                                      imf_name{"Algerian dinar", "DZD"_currency},
                                      imf_name{"Australian dollar", "AUD"_currency},
                                      imf_name{"Bahrain dinar", "BHD"_currency},
                                      imf_name{"Botswana pula", "BWP"_currency},
                                      imf_name{"Brazilian real", "BRL"_currency},
                                      imf_name{"Brunei dollar", "BND"_currency},
                                      imf_name{"Canadian dollar", "CAD"_currency},
                                      imf_name{"Chilean peso", "CLP"_currency},
                                      imf_name{"Colombian peso", "COP"_currency},
                                      imf_name{"Czech koruna", "CZK"_currency},
                                      imf_name{"Danish krone", "DKK"_currency},
                                      imf_name{"Hungarian forint", "HUF"_currency},
                                      imf_name{"Icelandic krona", "ISK"_currency},
                                      imf_name{"Indian rupee", "INR"_currency},
                                      imf_name{"Indonesian rupiah", "IDR"_currency},
                                      imf_name{"Iranian rial", "IRR"_currency},
                                      imf_name{"Israeli New Shekel", "ILS"_currency},
                                      imf_name{"Kazakhstani tenge", "KZT"_currency},
                                      imf_name{"Korean won", "KRW"_currency},
                                      imf_name{"Kuwaiti dinar", "KWD"_currency},
                                      imf_name{"Libyan dinar", "LYD"_currency},
                                      imf_name{"Malaysian ringgit", "MYR"_currency},
                                      imf_name{"Mauritian rupee", "MUR"_currency},
                                      imf_name{"Mexican peso", "MXN"_currency},
                                      imf_name{"Nepalese rupee", "NPR"_currency},
                                      imf_name{"New Zealand dollar", "NZD"_currency},
                                      imf_name{"Norwegian krone", "NOK"_currency},
                                      imf_name{"Omani rial", "OMR"_currency},
                                      imf_name{"Pakistani rupee", "PKR"_currency},
                                      imf_name{"Peruvian sol", "PEN"_currency},
                                      imf_name{"Philippine peso", "PHP"_currency},
                                      imf_name{"Polish zloty", "PLN"_currency},
                                      imf_name{"Qatari riyal", "QAR"_currency},
                                      imf_name{"Russian ruble", "RUB"_currency},
                                      imf_name{"Saudi Arabian riyal", "SAR"_currency},
                                      imf_name{"Singapore dollar", "SGD"_currency},
                                      imf_name{"South African rand", "ZAR"_currency},
                                      imf_name{"Sri Lankan rupee", "LKR"_currency},
                                      imf_name{"Swedish krona", "SEK"_currency},
                                      imf_name{"Swiss franc", "CHF"_currency},
                                      imf_name{"Thai baht", "THB"_currency},
                                      imf_name{"Trinidadian dollar", "TTD"_currency},
                                      imf_name{"Tunisian dinar", "TND"_currency},
                                      imf_name{"U.A.E. dirham", "AED"_currency},
                                      imf_name{"Uruguayan peso", "UYU"_currency},
                                      imf_name{"Austrian schilling", "ATS"_currency},
                                      imf_name{"Belgian franc", "BEF"_currency},
                                      imf_name{"Bolivar Fuerte", "VEF"_currency},
                                      imf_name{"Deutsche mark", "DEM"_currency},
                                      imf_name{"Finnish markka", "FIM"_currency},
                                      imf_name{"French franc", "FRF"_currency},
                                      imf_name{"Greek drachma", "GRD"_currency},
                                      imf_name{"Irish pound", "IEP"_currency},
                                      imf_name{"Israeli New Sheqel", "ILS"_currency},
                                      imf_name{"Italian lira", "ITL"_currency},
                                      imf_name{"Kroon", "EEK"_currency},
                                      imf_name{"Luxembourg franc", "LUF"_currency},
                                      imf_name{"Maltese lira", "MTL"_currency},
                                      imf_name{"Netherlands guilder", "NLG"_currency},
                                      imf_name{"Nuevo sol", "PEN"_currency},
                                      imf_name{"Peso Uruguayo", "UYU"_currency},
                                      imf_name{"Portuguese escudo", "PTE"_currency},
                                      imf_name{"Qatar riyal", "QAR"_currency},
                                      imf_name{"Rial Omani", "OMR"_currency},
                                      imf_name{"Spanish peseta", "ESP"_currency},
                                      imf_name{"Sri Lanka rupee", "LKR"_currency},
                                      imf_name{"Trinidad and Tobago dollar", "TTD"_currency},
                                      imf_name{"U.K. pound sterling", "GBP"_currency}};

/// The table of a title, after which may stand a footnote, " for March 2026" or nothing.
[[nodiscard]] constexpr std::optional<imf_table> imf_table_of(std::string_view title) noexcept {
    for (const imf_title& t : imf_titles) {
        if (!title.starts_with(t.text)) continue;
        const std::string_view rest = ascii::trimmed(title.substr(t.text.size()));
        if (rest.empty() || rest.starts_with("for ") || rest.starts_with('(')) return t.table;
    }
    return std::nullopt;
}

/// Reads the tables of one file, line by line.
class imf_reader {
  public:
    explicit imf_reader(std::string_view text) noexcept : lines_(text) {}

    [[nodiscard]] parsed<std::vector<rate_row>> read() {
        while (const auto line = lines_.next()) {
            const auto cells = cells_in(*line);
            if (cells.size() == 1) {
                // a title, a blank line or a note: the last that is not blank is the title
                days_.clear();
                if (!cells[0].text.empty()) title_ = cells[0];
                continue;
            }
            const auto fault = cells[0].text == "Currency" ? read_days(cells) : read_rates(cells);
            if (fault) return failed(*fault);
        }
        if (!any_table_) return failed(error{errc::empty});
        return in_order(std::move(rates_));
    }

  private:
    [[nodiscard]] static std::vector<table_cell> cells_in(text_line line) {
        std::vector<table_cell> cells;
        for (std::size_t first = 0; first <= line.text.size();) {
            const std::size_t end = std::min(line.text.find('\t', first), line.text.size());
            const std::string_view text = ascii::trimmed(line.text.substr(first, end - first));
            const auto at = static_cast<std::size_t>(text.data() - line.text.data());
            cells.push_back({text, line.offset + at});
            first = end + 1;
        }
        return cells;
    }

    [[nodiscard]] std::optional<error> read_days(const std::vector<table_cell>& cells) {
        const auto table = imf_table_of(title_.text);
        if (!table) {
            return title_.text.empty() ? cells[0].wrong(errc::bad_header)
                                       : title_.wrong(errc::bad_header);
        }
        title_ = {}; // each table has its own
        table_ = *table;
        any_table_ = true;
        days_.clear();
        for (std::size_t i = 1; i < cells.size(); ++i) {
            const auto on = parse_month_day_year(cells[i].text);
            if (!on) return shifted(on.error(), cells[i].offset);
            days_.push_back(*on);
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<error> read_rates(const std::vector<table_cell>& cells) {
        const table_cell& name = cells[0];
        if (days_.empty()) return name.wrong(errc::bad_header);
        if (cells.size() != days_.size() + 1) return name.wrong(errc::wrong_field_count);
        const bool in_dollars =
            table_ == imf_table::representative && name.text.ends_with(imf_in_dollars);
        const std::string_view plain =
            in_dollars ? name.text.substr(0, name.text.size() - imf_in_dollars.size()) : name.text;
        const auto* const found =
            std::find_if(imf_names.begin(), imf_names.end(), [&](const imf_name& n) {
                return ascii::same_word(n.name, ascii::trimmed(plain));
            });
        if (found == imf_names.end()) return name.wrong(errc::unknown_series);
        const rate_pair pair = pair_of(found->unit, in_dollars);
        for (std::size_t i = 0; i < days_.size(); ++i) {
            const table_cell& cell = cells[i + 1];
            if (cell.text.empty() || cell.text == "NA") continue;
            const auto rate = parse_grouped_rate(cell.text, lone_comma::groups_digits);
            if (!rate) return shifted(rate.error(), cell.offset);
            if (pair.base == pair.counter) { // the dollar in dollars is 1, and no rate
                if (*rate != decimal{1}) return cell.wrong(errc::mixed_directions);
                continue;
            }
            rates_.push_back(
                {{days_[i], pair.base, pair.counter, *rate}, cell.offset, cell.text.size()});
        }
        return std::nullopt;
    }

    [[nodiscard]] rate_pair pair_of(currency unit, bool in_dollars) const noexcept {
        switch (table_) {
        case imf_table::representative:
            return in_dollars ? rate_pair{unit, "USD"_currency} : rate_pair{"USD"_currency, unit};
        case imf_table::sdrs_per_unit: return {unit, "XDR"_currency};
        case imf_table::units_per_sdr: return {"XDR"_currency, unit};
        }
        return {unit, unit};
    }

    line_reader lines_;
    table_cell title_;
    imf_table table_{};
    bool any_table_ = false;
    std::vector<day> days_; // of the table that is being read; none outside one
    std::vector<placed_rate> rates_;
};

/// The table and the row that state a pair; nothing where none does.
struct imf_place {
    imf_table table;
    std::string row;
};

[[nodiscard]] inline std::optional<imf_place> imf_place_of(rate_pair pair) {
    const auto row_of = [](currency c, std::string_view mark = {}) -> std::optional<std::string> {
        const auto* const found = std::find_if(imf_names.begin(), imf_names.end(),
                                               [&](const imf_name& n) { return n.unit == c; });
        if (found == imf_names.end()) return std::nullopt;
        return std::string{found->name} + std::string{mark};
    };
    const auto place = [](imf_table table, std::optional<std::string> row) {
        return row ? std::optional{imf_place{table, *std::move(row)}} : std::nullopt;
    };
    constexpr currency dollar = "USD"_currency;
    constexpr currency sdr = "XDR"_currency;
    if (pair.counter == sdr) return place(imf_table::sdrs_per_unit, row_of(pair.base));
    if (pair.base == sdr) return place(imf_table::units_per_sdr, row_of(pair.counter));
    if (pair.base == dollar) return place(imf_table::representative, row_of(pair.counter));
    if (pair.counter == dollar) {
        return place(imf_table::representative, row_of(pair.base, imf_in_dollars));
    }
    return std::nullopt;
}

} // namespace detail

/// The rates of a file with any of the Fund's tables: representative rates against the US dollar,
/// SDRs per currency unit, currency units per SDR. A line without a tab that is no title is a note
/// and is passed over; a table without a known title is refused (`bad_header`), and so is a name
/// that is not in the Fund's tables, or has a footnote other than (1) (`unknown_series`).
[[nodiscard]] inline parsed<std::vector<rate_row>> parse_imf_tsv(std::string_view text) {
    return detail::imf_reader{text}.read();
}

/// The rates as the Fund's tables, one a month and kind. Fails with the first row that has no place
/// in them. The rows ascend by day.
[[nodiscard]] inline result<std::string, rate_row> imf_tsv_text(std::span<const rate_row> rows) {
    struct table {
        std::vector<day> days;
        std::map<std::string, std::map<day, std::string>> rates; // by the row's name
    };
    std::map<std::tuple<int, unsigned, detail::imf_table>, table> tables;
    for (const rate_row& r : rows) {
        const auto place = detail::imf_place_of({r.base, r.counter});
        if (!place) return failed(r);
        const civil on = civil_of(r.on);
        table& t = tables[{on.year, on.month, place->table}];
        if (t.days.empty() || t.days.back() != r.on) t.days.push_back(r.on);
        t.rates[place->row][r.on] = to_string(r.rate);
    }
    std::string text;
    for (const auto& [key, t] : tables) {
        const auto& [year, month, kind] = key;
        if (!text.empty()) text += '\n';
        text += detail::imf_titles[static_cast<std::size_t>(kind)].text;
        text += " for ";
        text += month_name(month, month_form::whole);
        text += ' ' + to_string(t.days.front()).substr(0, 4) + "\nCurrency";
        for (const day on : t.days)
            text += '\t' + month_day_year(on);
        text += '\n';
        for (const auto& [name, by_day] : t.rates) {
            text += name;
            for (const day on : t.days) {
                const auto found = by_day.find(on);
                text += '\t' + (found == by_day.end() ? std::string{"NA"} : found->second);
            }
            text += '\n';
        }
    }
    return text;
}

} // namespace mulct
