#pragma once
// mulct stats: figures by regulator, year and other keys, in one currency.

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>
#include <cli/selection.hpp>
#include <cli/tables.hpp>

#include <mulct/rates/lookup.hpp>
#include <mulct/stats/deflate.hpp>
#include <mulct/stats/group.hpp>
#include <mulct/stats/measure.hpp>
#include <mulct/stats/policy.hpp>
#include <mulct/stats/quantile.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// The pictures that statistics can be.
enum class stats_chart : std::uint8_t { none, bars, lines };
inline constexpr std::array<std::string_view, 3> stats_chart_names{"none", "bars", "lines"};

// Whether amounts are deflated in their own currency or in that of the figures.
enum class price_order : std::uint8_t { before, after };
inline constexpr std::array<std::string_view, 2> price_order_names{"before", "after"};

struct stats_options {
    selection_options cases;
    std::string by = "regulator";      // keys with commas between them
    std::optional<std::string> across; // a second key, which makes columns
    std::string figures = "count,total,mean,median,min,max";
    quantile_definition quantiles = quantile_definition::inclusive;
    std::optional<int> top;
    std::optional<std::string> trend; // year, quarter or month
    int window = 3;                   // periods in a moving total
    bool bridge = false;
    bool compare_policies = false;
    std::string in; // the currency of the figures
    std::optional<std::string> at;
    std::optional<std::string> real; // the year in whose prices
    price_order order = price_order::after;
    lookup rule = lookup::previous();
    rounding finish = rounding::half_up; // to the minor unit
    bool strict = false;                 // a wrong row of a flat file stops everything
    int threads = 0;                     // 0 for as many as there are cores
    rates_options rates;
    std::optional<std::string> lock; // where to pin the rates that were used
    table_format format = table_format::text;
    formula_cells formulas = formula_cells::neutralised;
    stats_chart chart = stats_chart::none; // instead of a table
    bool partial = false;                  // a partial result instead of a table
    std::optional<std::string> file;       // for the chart or partial; else standard output
};

outcome run(const stats_options& options);

// What --in, --by, --figures, --real with --real-order and --at say; throws `refusal`.
currency read_sum_currency(const std::string& text); // one with a minor unit to round to
std::vector<group_key> read_group_keys(const std::string& text);
std::vector<measure> read_figures(const std::string& text);
std::optional<price_basis> read_prices(const std::optional<std::string>& real, price_order order,
                                       currency in);
conversion_policy read_policy(const std::optional<std::string>& at, const lookup& rule);

// Throws `refusal` where an option says how a table is to look; beside --partial there is none.
void refuse_what_tables_show(const std::optional<int>& top, quantile_definition quantiles,
                             table_format format, formula_cells formulas);

// "", or in whose prices and by which index, to stand behind the rates that were used.
std::string prices_text(const std::optional<price_basis>& prices, currency in);

} // namespace mulct::cli
