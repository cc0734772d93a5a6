#pragma once
// Claims in tables: a day and two written figures a row.

#include <cli/check.hpp>

#include <mulct/check/judge.hpp>

#include <string>

namespace mulct::cli {

// A judgement as cells of CSV: verdict, cause, basis, implied_low, implied_high, rate, rate_date,
// nearest_fitting_day, least_tolerance, source.
std::string judgement_cells(const judgement& j);

// One verdict a row, in the order of the rows, written while the table is read. A row that is none
// is named in its place, and counted.
outcome check_rows(const check_options& options);

} // namespace mulct::cli
