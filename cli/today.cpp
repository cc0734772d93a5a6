#include <cli/today.hpp>

#include <cli/inputs.hpp>

#include <chrono>
#include <cstdint>

namespace mulct::cli {

day read_today(const std::optional<std::string>& given) {
    if (given) return read_day("--today", *given);
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    return day{static_cast<std::int32_t>(
        std::chrono::duration_cast<std::chrono::hours>(since_1970).count() / 24)};
}

} // namespace mulct::cli
