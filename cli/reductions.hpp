#pragma once
// mulct reductions: from proposed to final amounts, case by case.

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>
#include <cli/selection.hpp>
#include <cli/tables.hpp>

#include <mulct/rates/lookup.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mulct::cli {

// The pictures that reductions can be.
enum class reductions_chart : std::uint8_t { none, dumbbell, lollipop };
inline constexpr std::array<std::string_view, 3> reductions_chart_names{"none", "dumbbell",
                                                                        "lollipop"};

struct reductions_options {
    selection_options cases;
    std::optional<std::string> by; // keys: what was announced and what became of it, summed up
    std::optional<std::string> in; // a currency to compare in
    std::optional<std::string> at; // when, as of stats
    lookup rule = lookup::previous();
    rates_options rates;
    std::optional<std::string> lock; // where to pin the rates that were used
    table_format format = table_format::text;
    formula_cells formulas = formula_cells::neutralised;
    reductions_chart chart = reductions_chart::none; // instead of a table
    std::optional<std::string> file;                 // for the chart; else standard output
};

outcome run(const reductions_options& options);

} // namespace mulct::cli
