#pragma once
// All sentences for people about errors and missing rates.

#include <mulct/base/error.hpp>
#include <mulct/convert/conversion.hpp>
#include <mulct/money/currency_lookup.hpp>
#include <mulct/rates/lookup.hpp>
#include <mulct/rates/source.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mulct::cli {

// A piece of input in quotation marks, cut to a readable length, with bytes that do not print
// written as \xNN.
std::string in_quotes(std::string_view found);

// What is wrong, and what would be accepted: "the marks do not group thousands; write ...".
std::string describe(errc code, std::string_view found);

// An error in a text given on the command line: `what` names the argument.
std::string describe_argument(std::string_view what, std::string_view text, const error& e);

// "fines.csv:12:5: ", for a place in a file's text.
std::string place_in_file(std::string_view file, std::string_view text, std::size_t offset);

// An error in a file, with its line and column.
std::string describe_in_file(std::string_view file, std::string_view text, const error& e);

// Why a code names no currency on a day.
std::string describe(const currency_error& e, std::string_view code, day on);

// Why there is no rate, and which days have one.
std::string describe(const absence& a, const rate_source& source);
std::string describe(conversion_problem p, currency to);
std::string describe(const conversion_failure& f, currency to, const rate_source& source);

// The names that options and receipts use: "half-up".
std::string_view name_of(rounding policy);

// A stable word for each reason, for JSON and CSV: "suspended".
std::string_view name_of(absence_reason reason);

} // namespace mulct::cli
