#pragma once
// The JSON of Frankfurter, a free service that republishes rates of central banks. Version 1 has an
// object with the rates of one base, of a day or a period; version 2 an array with an object a
// rate, or one such object. Described at https://frankfurter.dev and, formally, in
// https://api.frankfurter.dev/v1/openapi.json and https://api.frankfurter.dev/v2/openapi.json.

#include <cli/formats/formats.hpp>

namespace mulct::cli {

// Reads both versions. Numbers are taken digit by digit, never through floating point; an exponent
// moves the point. A version 1 file must be for an amount of 1.
std::vector<rate_row> read_frankfurter_json(std::string_view content, const reading_hints& hints);

// A period of version 1. Every rate must be for one unit of the snapshot's pivot.
std::string write_frankfurter_v1(const snapshot& s);

std::string write_frankfurter_v2(const snapshot& s);

} // namespace mulct::cli
