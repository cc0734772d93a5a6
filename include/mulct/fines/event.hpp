#pragma once
/// What happens to a fine: a stage, a day, an amount.

#include <mulct/base/calendar.hpp>
#include <mulct/base/day.hpp>
#include <mulct/base/names.hpp>
#include <mulct/fines/amount_weight.hpp>
#include <mulct/fines/fine_amount.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

/// The stages of a fine.
enum class stage : std::uint8_t {
    proposed,   ///< announced but not decided: a notice of intent, a draft, a recommendation
    imposed,    ///< decided
    varied,     ///< the amount changed, by the authority or a court
    annulled,   ///< set aside
    reinstated, ///< in force again after having been set aside
    settled,    ///< closed by agreement
};

inline constexpr std::array<std::string_view, 6> stage_names{"proposed", "imposed",    "varied",
                                                             "annulled", "reinstated", "settled"};

[[nodiscard]] constexpr std::string_view to_string(stage s) noexcept {
    return stage_names[static_cast<std::size_t>(s)];
}

[[nodiscard]] constexpr parsed<stage> parse_stage(std::string_view text) noexcept {
    return parse_name<stage>(stage_names, text);
}

/// A date known to the day, the month or the year: all days that it may be.
struct partial_date {
    day_range days;

    [[nodiscard]] constexpr bool is_day() const noexcept { return days.first == days.last; }
    /// Whether this is surely before `other`.
    [[nodiscard]] constexpr bool precedes(const partial_date& other) const noexcept {
        return days.last < other.days.first;
    }
    friend constexpr bool operator==(const partial_date&, const partial_date&) = default;
};

/// Reads YYYY-MM-DD, YYYY-MM or YYYY.
[[nodiscard]] constexpr parsed<partial_date> parse_partial_date(std::string_view text) noexcept {
    if (text.empty()) return failed(error{errc::empty});
    const auto number = [](std::string_view digits) {
        int n = 0;
        for (const char c : digits) {
            if (c < '0' || c > '9') return -1;
            n = n * 10 + (c - '0');
        }
        return n;
    };
    const bool is_month = text.size() == 7 && text[4] == '-';
    if (text.size() == 4 || is_month) {
        const int year = number(text.substr(0, 4));
        const int month = is_month ? number(text.substr(5)) : 1;
        if (year < 0 || month < 0) return failed(error{errc::bad_day_form, 0, text.size()});
        const auto first = day_of(year, static_cast<unsigned>(month), 1);
        if (!first) return failed(error{first.error().code, 0, text.size()});
        const bool new_year = !is_month || month == 12;
        const auto next =
            day_of(new_year ? year + 1 : year, new_year ? 1 : static_cast<unsigned>(month) + 1, 1);
        return partial_date{{*first, *next - 1}};
    }
    const auto d = parse_day(text);
    if (!d) return failed(d.error());
    return partial_date{{*d, *d}};
}

/// Writes the form it was read from.
[[nodiscard]] inline std::string to_string(const partial_date& date) {
    const std::string first = to_string(date.days.first);
    if (date.is_day()) return first;
    const bool whole_year = civil_of(date.days.first).month != civil_of(date.days.last).month;
    return first.substr(0, whole_year ? 4 : 7);
}

/// One thing that happened in a case.
struct fine_event {
    stage what;
    std::optional<partial_date> date; ///< none: not known
    fine_amount amount;               ///< unknown also where there is nothing to say (annulled)
    std::string source;               ///< where this is reported
    std::string note;
    std::vector<std::string> extra = {}; ///< what the file has in columns of its own
    std::size_t offset = 0;              ///< where its row starts in the file's text
};

/// Whether a stage's amount is decided.
[[nodiscard]] constexpr amount_weight weight_of(stage s) noexcept {
    return s == stage::proposed ? amount_weight::proposed : amount_weight::decided;
}

/// What the amounts of some events come to. Proposed ones are never summed with decided ones, nor
/// what else has no sum; of no event, and of one without an amount, it is unknown. Throws
/// `overflow_error`.
[[nodiscard]] inline result<fine_amount, not_comparable>
sum_of(std::span<const fine_event> events) {
    fine_amount sum;
    for (const fine_event& e : events) {
        if (weight_of(e.what) != weight_of(events.front().what)) {
            return failed(not_comparable::proposed_and_decided);
        }
        if (&e == &events.front()) {
            sum = e.amount;
            continue;
        }
        const auto more = sum_of(sum, e.amount);
        if (!more) return failed(more.error());
        sum = *more;
    }
    return sum;
}

} // namespace mulct
