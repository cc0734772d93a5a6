#pragma once
// mulct convert: an amount in other currencies, at the rate of a named day.

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <mulct/number/rounding.hpp>
#include <mulct/rates/lookup.hpp>

#include <optional>
#include <string>

namespace mulct::cli {

struct convert_options {
    std::string amount; // "GBP 7500000"
    std::string to;     // "USD,EUR"
    std::string on;     // YYYY-MM-DD; empty where a column has it
    // of a table instead of an amount
    std::optional<std::string> input;
    std::optional<std::string> amount_column; // else "amount"
    std::optional<std::string> currency_column;
    std::optional<std::string> from; // the currency of all amounts, instead of a column
    std::optional<std::string> date_column;
    std::optional<char> separator;                     // else the header tells
    decimal_separator mark = decimal_separator::point; // of its amounts
    std::optional<std::string> output;                 // else standard output
    int threads = 0;                                   // 0 for as many as there are cores
    rounding policy = rounding::half_up;
    std::optional<int> places; // else the target's minor unit
    lookup rule = lookup::previous();
    bool every_rule = false; // --lookup all: the answers of all rules side by side
    bool receipt = false;
    std::optional<std::string> lock; // where to pin the rates that were used
    rates_options rates;
    output_format format = output_format::text;
};

outcome run(const convert_options& options);

} // namespace mulct::cli
