#pragma once
// What a check is made with, read from its options.

#include <cli/check.hpp>

#include <mulct/base/day.hpp>
#include <mulct/check/judge.hpp>
#include <mulct/check/verdict.hpp>
#include <mulct/figure/scan_text.hpp>
#include <mulct/money/money.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace mulct::cli {

struct check_settings {
    // Throws `refusal` for options that cannot be used.
    explicit check_settings(const check_options& options);

    // Whether a claim with this verdict makes the exit status 1.
    [[nodiscard]] bool fails(verdict v) const noexcept {
        return failing[static_cast<std::size_t>(v)];
    }

    scan_options known;
    judge_options judging;
    std::optional<day> date;
    std::vector<money> exact;
    std::array<bool, verdict_names.size()> failing{};
    loaded_rates rates;
    std::vector<const rate_source*> sources; // in the order in which they are asked
};

} // namespace mulct::cli
