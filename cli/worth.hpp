#pragma once
// What an amount is worth, to compare it with amounts in other currencies.

#include <cli/rate_files.hpp>

#include <mulct/fines/match.hpp>

namespace mulct::cli {

// In a currency, at the rate of the day before or on the day asked for, by the first of the chosen
// sources that has it. None without a rate. `rates` must outlive what is returned.
worth_on worth_by(const loaded_rates& rates, currency unit);

} // namespace mulct::cli
