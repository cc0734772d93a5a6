#pragma once
// All sentences for people about errors and missing rates.

#include <mulct/base/error.hpp>
#include <mulct/convert/conversion.hpp>
#include <mulct/money/currency_lookup.hpp>
#include <mulct/number/ratio.hpp>
#include <mulct/rates/lookup.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
std::string describe(const absence& a);
std::string describe(conversion_problem p, currency to);
std::string describe(const conversion_failure& f, currency to);
// The same for each source that was asked, a line each.
std::string describe(const std::vector<conversion_failure>& failures, currency to);

// "1 rate", "2 rates".
std::string counted(std::size_t n, std::string_view noun);

// A percentage with the four digits after the point that all have; empty where there is none.
std::string percent_text(const std::optional<ratio>& percent);

// Which rates figures were made with, for a heading: "ECB rate of its own date".
std::string rates_text(const std::vector<const rate_source*>& sources, const lookup& rule);

// A stable word for each reason, for JSON and CSV: "suspended".
std::string_view name_of(absence_reason reason);

} // namespace mulct::cli
