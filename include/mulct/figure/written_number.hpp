#pragma once
/// A number in running text: digits, and the marks between them.

#include <mulct/base/ascii.hpp>
#include <mulct/number/int128.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mulct {

/// Digits as they stand in a text, before anybody knows the language.
struct written_number {
    std::size_t first = 0; ///< its bytes: [first, last)
    std::size_t last = 0;
    uint128 digits = 0; ///< all of them, without the marks
    int count = 0;      ///< how many, from the first that is not zero
    int scale = 0;      ///< of them after the decimal mark
    /// One mark and three digits after it: "1.405" is 1.405 or 1405, as the language has it. The
    /// scale is that of the first reading.
    bool is_ambiguous = false;
    char mark = '\0';       ///< the decimal mark, or the one that may be: '.' or ','
    bool is_number = false; ///< not "1.2.3", and not too long for a decimal
};

namespace detail {

/// What may stand between two digits of one number: a point, a comma, an apostrophe, or a space of
/// some width.
struct digit_mark {
    char kind = '\0'; ///< '.', ',', '\'' or ' '; all spaces but the plain one are '_'
    std::size_t length = 0;
};

[[nodiscard]] constexpr digit_mark digit_mark_at(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) return {};
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    switch (byte(0)) {
    case '.':
    case ',':
    case '\'':
    case ' ': return {text[at], 1};
    case 0xC2: // U+00A0, the no-break space
        return byte(1) == 0xA0 ? digit_mark{'_', 2} : digit_mark{};
    case 0xE2: // U+202F, 2009, 2007: narrow, thin and figure space; U+2019, the apostrophe
        if (byte(1) != 0x80) return {};
        if (byte(2) == 0xAF || byte(2) == 0x89 || byte(2) == 0x87) return {'_', 3};
        if (byte(2) == 0x99) return {'\'', 3};
        return {};
    default: return {};
    }
}

} // namespace detail

/// Reads the number whose first digit is at `at`. Digits that are grouped are so by threes, or the
/// Indian way (1,50,000); the last point or comma of two kinds is the decimal mark. Spaces and
/// apostrophes only join whole groups: "2 200" is one number, "2022 500" two.
[[nodiscard]] constexpr written_number read_number(std::string_view text, std::size_t at) noexcept {
    constexpr std::size_t most_groups = 16; // more than a decimal has
    constexpr int most_digits = 38;
    written_number n;
    n.first = at;
    std::array<std::size_t, most_groups> sizes{};
    std::array<char, most_groups> marks{}; // marks[i] stands before group i
    std::size_t groups = 0;
    bool fits = true;
    bool leading_zero = text[at] == '0';
    const auto run_length = [&](std::size_t from) {
        std::size_t end = from;
        while (end < text.size() && ascii::is_digit(text[end]))
            ++end;
        return end - from;
    };
    for (char mark = '\0';;) {
        const std::size_t length = run_length(at);
        for (std::size_t i = at; i < at + length; ++i) {
            if (n.count > 0 || text[i] != '0') ++n.count;
            if (n.count <= most_digits)
                n.digits = n.digits * 10 + static_cast<unsigned>(text[i] - '0');
        }
        if (groups < most_groups) {
            sizes[groups] = length;
            marks[groups] = mark;
        }
        ++groups;
        at += length;
        const auto next = detail::digit_mark_at(text, at);
        const std::size_t next_length = next.length == 0 ? 0 : run_length(at + next.length);
        if (next_length == 0) break;
        if (next.kind != '.' && next.kind != ',') {
            // a space or an apostrophe joins a group of three to groups like it, and no more
            const bool alike = mark == '\0' || mark == next.kind;
            if (next_length != 3 || !alike || groups > most_groups || sizes[0] > 3) break;
        }
        mark = next.kind;
        at += next.length;
    }
    n.last = at;
    fits = groups <= most_groups && n.count <= most_digits;
    if (!fits) return n;

    // the last mark is the decimal one if it is a point or a comma unlike those before it
    const auto all_threes = [&](std::size_t end) {
        bool threes = sizes[0] <= 3;
        for (std::size_t i = 1; i < end; ++i)
            threes = threes && sizes[i] == 3 && marks[i] == marks[1];
        return threes;
    };
    if (groups == 1) {
        n.is_number = true;
        return n;
    }
    const char last_mark = marks[groups - 1];
    const bool point_or_comma = last_mark == '.' || last_mark == ',';
    if (groups == 2 && point_or_comma) {
        n.is_number = true;
        n.mark = last_mark;
        n.scale = static_cast<int>(sizes[1]);
        n.is_ambiguous = sizes[1] == 3 && sizes[0] <= 3 && !(leading_zero && sizes[0] == 1);
        return n;
    }
    const auto indian = [&](std::size_t end) { // 1,50,000
        bool well = sizes[0] <= 2 && sizes[end - 1] == 3;
        for (std::size_t i = 1; i < end; ++i)
            well = well && marks[i] == ',' && (i + 1 == end || sizes[i] == 2);
        return well;
    };
    if (point_or_comma && marks[groups - 2] != last_mark) {
        n.is_number = all_threes(groups - 1) || indian(groups - 1);
        n.mark = last_mark;
        n.scale = static_cast<int>(sizes[groups - 1]);
        return n;
    }
    n.is_number = all_threes(groups) || indian(groups);
    return n;
}

} // namespace mulct
