#pragma once
// GnuCash's XML: the price database of a book (<gnc-v2>, <gnc:book>, <gnc:pricedb version="1">), or
// such a database alone. A price says that one commodity is worth a fraction of a currency:
// https://github.com/Gnucash/gnucash/blob/stable/libgnucash/backend/xml/gnc-pricedb-xml-v2.cpp

#include <cli/formats/formats.hpp>

#include <cstddef>
#include <map>
#include <string>

namespace mulct::cli {

struct gnucash_prices {
    std::vector<rate_row> rows;
    std::map<std::string, std::size_t> skipped; // "NASDAQ AAPL": how many prices; no currency's
};

// A time is taken for the day it is written with. A fraction gives its exact decimal: with the
// denominator's zeros as digits where it is a power of ten (106590/100000 is 1.06590), else with as
// few as hold it (1/8 is 0.125); one that has none, such as 1/3, is refused.
gnucash_prices read_gnucash_prices(std::string_view content, const reading_hints& hints);

// As above, with a note for what was skipped; refuses a file in which no price is a currency's.
std::vector<rate_row> read_gnucash_xml(std::string_view content, const reading_hints& hints);

// A book that has prices and nothing else, with the same identifiers each time it is written. A
// fraction's parts are 64-bit integers, so a rate may have 18 digits.
std::string write_gnucash_xml(const snapshot& s);

} // namespace mulct::cli
