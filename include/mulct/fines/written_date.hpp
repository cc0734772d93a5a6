#pragma once
/// Dates as other people's files write them.

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>
#include <mulct/fines/event.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mulct {

/// In which order a date's numbers stand, where they are not those of ISO 8601.
enum class date_order : std::uint8_t {
    iso,            ///< year first: 2022-05-23
    day_month_year, ///< 23.05.2022, 23/5/2022
    month_day_year, ///< 5/23/2022
};

inline constexpr std::array<std::string_view, 3> date_order_names{"yyyy-mm-dd", "dd.mm.yyyy",
                                                                  "m/d/yyyy"};

/// A cell for a date.
struct written_date {
    enum class kind : std::uint8_t {
        date,        ///< a day, a month or a year
        none,        ///< nothing, or a word for it: Unknown, n/a
        placeholder, ///< 1970-01-01, which a program writes for nothing, or a day before it
        unreadable,
    };

    kind what;
    std::optional<partial_date> date = std::nullopt;
};

/// No law of today was fined under before 1970, and none that imports are made for.
inline constexpr day last_placeholder_day{};

/// Words that stand for nothing: "Unknown", "n/a".
[[nodiscard]] constexpr bool is_word_for_nothing(std::string_view text) noexcept {
    constexpr std::array<std::string_view, 10> words{"n/a", "none", "null",    "nil",       "-",
                                                     "--",  "?",    "unknown", "not known", "tbd"};
    for (const std::string_view w : words) {
        if (ascii::same_word(text, w)) return true;
    }
    return false;
}

namespace detail {

/// Numbers with one mark between them, . or / or -; how many there were.
struct date_numbers {
    std::array<int, 3> value{};
    std::array<std::size_t, 3> digits{};
    std::size_t count = 0;
};

[[nodiscard]] constexpr std::optional<date_numbers> split_date(std::string_view text) noexcept {
    date_numbers n;
    char mark = '\0';
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : '\0';
        if (ascii::is_digit(c)) {
            if (n.digits[n.count] == 4) return std::nullopt;
            n.value[n.count] = n.value[n.count] * 10 + (c - '0');
            ++n.digits[n.count];
            continue;
        }
        if (n.digits[n.count] == 0) return std::nullopt;
        ++n.count;
        if (i == text.size()) return n;
        if ((c != '.' && c != '/' && c != '-') || (mark != '\0' && c != mark) || n.count == 3) {
            return std::nullopt;
        }
        mark = c;
    }
    return n;
}

[[nodiscard]] constexpr std::optional<partial_date> date_of(const date_numbers& n,
                                                            date_order order) noexcept {
    const auto at = [&](std::size_t place) { return static_cast<unsigned>(n.value[place]); };
    if (n.count == 2 && n.digits[1] == 4 && n.digits[0] <= 2) { // 05/2022
        const auto first = day_of(n.value[1], at(0), 1);
        if (!first) return std::nullopt;
        return partial_date{month_of(*first)};
    }
    if (n.count != 3 || n.digits[2] != 4 || n.digits[0] > 2 || n.digits[1] > 2) return std::nullopt;
    const bool day_first = order == date_order::day_month_year;
    const auto d = day_of(n.value[2], at(day_first ? 1 : 0), at(day_first ? 0 : 1));
    if (!d) return std::nullopt;
    return partial_date{{*d, *d}};
}

} // namespace detail

/// Reads a date in the order given, or in ISO's, whatever the order: with the time after it too.
/// Two-digit years are not read.
[[nodiscard]] constexpr written_date read_written_date(std::string_view text,
                                                       date_order order) noexcept {
    text = ascii::trimmed(text);
    if (text.empty() || is_word_for_nothing(text)) return {written_date::kind::none};
    std::string_view iso = text;
    if (iso.size() > 10 && (iso[10] == 'T' || iso[10] == ' ')) iso = iso.substr(0, 10);
    std::optional<partial_date> date;
    if (const auto d = parse_partial_date(iso)) {
        date = *d;
    } else if (order != date_order::iso) {
        const auto numbers = detail::split_date(text);
        if (numbers) date = detail::date_of(*numbers, order);
    }
    if (!date) return {written_date::kind::unreadable};
    if (date->days.first <= last_placeholder_day) return {written_date::kind::placeholder};
    return {written_date::kind::date, date};
}

} // namespace mulct
