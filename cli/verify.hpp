#pragma once
// mulct rates verify: do the rates at hand still give what a receipt or a lock says?

#include <cli/outcome.hpp>
#include <cli/rate_files.hpp>

#include <string>
#include <vector>

namespace mulct::cli {

struct rates_verify_options {
    std::vector<std::string> files; // receipts, or locks; "-" for standard input
    rates_options rates;
};

outcome run(const rates_verify_options& options);

} // namespace mulct::cli
