#pragma once
// What is known of the publishers whose rates are imported most.

#include <mulct/money/currency.hpp>
#include <mulct/rates/frequency.hpp>

#include <string_view>

namespace mulct::cli {

struct known_source {
    std::string_view name; // short
    std::string_view title;
    std::string_view publisher;
    std::string_view terms;
    std::string_view origin; // the address that its files are had from
    currency pivot;
    frequency published;
};

// The source of a short name, in capitals or not; null if it is none of them.
const known_source* find_known_source(std::string_view name);

} // namespace mulct::cli
