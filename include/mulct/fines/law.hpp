#pragma once
/// Laws with a ceiling for fines, as far as their texts fix one.

#include <array>
#include <cstdint>
#include <string_view>

namespace mulct {

/// The most that a fine can be: a sum or a share of the worldwide turnover of the year before,
/// whichever is higher.
struct fine_law {
    std::string_view name; ///< as it stands in the column `law`
    std::int32_t in_force; ///< the first day of its fines, counted from 1970-01-01
    std::int64_t sum;      ///< 0 where there is none
    std::string_view sum_unit;
    std::int64_t percent_of_turnover;
};

/// A longer name stands before one that it contains.
/// GDPR Art. 83(5) and 99(2); UK GDPR Art. 83(5); Regulation (EU) 2022/2065 Art. 52(3), 74 and
/// 93(2); Regulation (EU) 2022/1925 Art. 30(2) and 54; Regulation (EC) No 1/2003 Art. 23(2) and 45;
/// Regulation (EU) 2024/1689 Art. 99(3) and 113.
inline constexpr std::array<fine_law, 8> fine_laws{{
    {"UK GDPR", 18628, 17'500'000, "GBP", 4},     // 2021-01-01
    {"GDPR", 17676, 20'000'000, "EUR", 4},        // 2018-05-25
    {"Digital Services Act", 19312, 0, "EUR", 6}, // 2022-11-16
    {"DSA", 19312, 0, "EUR", 6},
    {"Digital Markets Act", 19479, 0, "EUR", 20}, // 2023-05-02; 10 where not repeated
    {"DMA", 19479, 0, "EUR", 20},
    {"1/2003", 12539, 0, "EUR", 10},         // 2004-05-01
    {"AI Act", 20302, 35'000'000, "EUR", 7}, // 2025-08-02
}};

/// The first whose name is in a text; null if none is.
[[nodiscard]] constexpr const fine_law* find_fine_law(std::string_view text) noexcept {
    for (const fine_law& law : fine_laws) {
        if (text.find(law.name) != std::string_view::npos) return &law;
    }
    return nullptr;
}

} // namespace mulct
