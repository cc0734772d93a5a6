#pragma once
/// Tables for people: aligned columns in plain text.

#include <mulct/base/ascii.hpp>
#include <mulct/output/table.hpp>
#include <mulct/output/visible.hpp>
#include <mulct/output/width.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// A strict decimal with its whole part in groups of three: "7552800.5" becomes "7,552,800.5".
/// Anything else stays as it is.
[[nodiscard]] inline std::string grouped(std::string_view number) {
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    std::size_t whole_end = first;
    while (whole_end < number.size() && ascii::is_digit(number[whole_end]))
        ++whole_end;
    std::size_t end = whole_end;
    if (end < number.size() && number[end] == '.') ++end;
    while (end < number.size() && ascii::is_digit(number[end]))
        ++end;
    if (end != number.size()) return std::string{number};
    std::string out{number.substr(0, first)};
    for (std::size_t i = first; i < whole_end; ++i) {
        if (i > first && (whole_end - i) % 3 == 0) out += ',';
        out += number[i];
    }
    out += number.substr(whole_end);
    return out;
}

/// What becomes of text that its column has no room for.
enum class long_text : std::uint8_t {
    shortened, ///< cut, with an ellipsis
    wrapped,   ///< continued on further lines
};

/// How wide a table may be, in columns of a terminal; 0 for as wide as it likes.
struct text_layout {
    std::size_t width = 0;
    long_text rest = long_text::shortened;
};

namespace detail {

/// A text in lines of at most `width` columns (1 or more), broken at spaces, after the joints of
/// long_names, or where nothing else is left.
[[nodiscard]] inline std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    while (display_width(text) > width) {
        std::string_view line = start_within(text, width);
        // a wide character in a column of one, by itself
        if (line.empty()) line = text.substr(0, utf8_step(text, 0).length);
        std::size_t next = line.size();
        if (text[next] != ' ') {
            const std::size_t joint = line.find_last_of(" _-/");
            if (joint != std::string_view::npos && joint > 0) next = joint + 1;
        }
        line = text.substr(0, next);
        text.remove_prefix(next);
        while (text.starts_with(' '))
            text.remove_prefix(1);
        while (line.ends_with(' '))
            line.remove_suffix(1);
        lines.emplace_back(line);
    }
    if (lines.empty() || !text.empty()) lines.emplace_back(text);
    return lines;
}

/// Column widths that together with their gaps fit a limit where that is possible: every column
/// keeps what it must, and the widest give way first.
[[nodiscard]] inline std::vector<std::size_t>
fitted(std::vector<std::size_t> widths, const std::vector<std::size_t>& least, std::size_t limit) {
    const auto capped = [&](std::size_t i, std::size_t cap) {
        return std::max(least[i], std::min(widths[i], cap));
    };
    const auto total = [&](std::size_t cap) {
        std::size_t sum = widths.empty() ? 0 : 2 * (widths.size() - 1);
        for (std::size_t i = 0; i < widths.size(); ++i)
            sum += capped(i, cap);
        return sum;
    };
    std::size_t cap = widths.empty() ? 0 : *std::max_element(widths.begin(), widths.end());
    while (cap > 0 && total(cap) > limit)
        --cap;
    // what the last step gave up too much goes to the first columns that lack it
    std::size_t spare = limit - std::min(limit, total(cap));
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::size_t width = capped(i, cap);
        const std::size_t more = widths[i] > width && spare > 0 ? 1 : 0;
        widths[i] = width + more;
        spare -= more;
    }
    return widths;
}

/// The columns of a table in parts that fit a limit where that is possible, each after the first
/// `heads` ones. One part, of all of them, for a limit of 0.
[[nodiscard]] inline std::vector<std::vector<std::size_t>>
parts_within(const std::vector<std::size_t>& least, std::size_t heads, std::size_t limit) {
    const auto width_of = [&](const std::vector<std::size_t>& part) {
        std::size_t width = 0;
        for (const std::size_t i : part)
            width += least[i] + 2;
        return width; // with a gap too many
    };
    std::vector<std::size_t> head(heads);
    std::iota(head.begin(), head.end(), std::size_t{0});
    std::vector<std::vector<std::size_t>> parts{head};
    for (std::size_t i = heads; i < least.size(); ++i) {
        const bool fits = limit == 0 || width_of(parts.back()) + least[i] <= limit;
        if (!fits && parts.back().size() > heads) parts.push_back(head);
        parts.back().push_back(i);
    }
    return parts;
}

/// Sets the widths of one part's columns.
inline void fit(std::vector<std::size_t>& widths, const std::vector<std::size_t>& least,
                const std::vector<std::size_t>& part, std::size_t limit) {
    std::vector<std::size_t> some;
    std::vector<std::size_t> some_least;
    for (const std::size_t i : part) {
        some.push_back(widths[i]);
        some_least.push_back(least[i]);
    }
    some = fitted(std::move(some), some_least, limit);
    for (std::size_t k = 0; k < part.size(); ++k)
        widths[part[k]] = some[k];
}

} // namespace detail

/// Columns two spaces apart under a ruled header; no spaces at the ends of lines. Widths are those
/// of a terminal, and what could act on one is shown instead. Under a limit, columns of text give
/// way down to 8 columns, and those of numbers down to their widest number, which is never cut. A
/// table that is wider even so is continued below itself, each part with the columns that say what
/// its rows are about; only where one more column beside them is too wide is a line too.
[[nodiscard]] inline std::string aligned_text(const table& t, text_layout layout = {}) {
    constexpr std::size_t least_text = 8;
    const std::size_t n = t.columns.size();
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> header;
    for (const table_column& c : t.columns)
        header.push_back(visible(c.name));
    rows.push_back(std::move(header));
    for (const auto& row : t.rows) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < n; ++i) {
            const std::string_view cell = cell_of(row, i);
            cells.push_back(is_number(t.columns[i].kind) ? visible(grouped(cell)) : visible(cell));
        }
        rows.push_back(std::move(cells));
    }

    std::vector<std::size_t> widths(n);
    std::vector<std::size_t> least(n);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t width = display_width(rows[r][i]);
            widths[i] = std::max(widths[i], width);
            const bool may_shrink = r == 0 || !is_number(t.columns[i].kind);
            least[i] = std::max(least[i], may_shrink ? std::min(width, least_text) : width);
        }
    }

    std::string out;
    for (const auto& part : detail::parts_within(least, std::min(t.heads, n), layout.width)) {
        if (layout.width > 0) detail::fit(widths, least, part, layout.width);
        const auto write_line = [&](auto text_of) {
            const std::size_t start = out.size();
            for (const std::size_t i : part) {
                const auto& text = text_of(i);
                const std::size_t padding = widths[i] - std::min(widths[i], display_width(text));
                const bool to_the_right = is_number(t.columns[i].kind);
                if (i != part.front()) out += "  ";
                if (to_the_right) out.append(padding, ' ');
                out += text;
                if (!to_the_right) out.append(padding, ' ');
            }
            while (out.size() > start && out.back() == ' ')
                out.pop_back();
            out += '\n';
        };
        const auto write = [&](const std::vector<std::string>& cells) {
            if (std::all_of(part.begin(), part.end(),
                            [&](std::size_t i) { return display_width(cells[i]) <= widths[i]; })) {
                write_line([&](std::size_t i) { return std::string_view{cells[i]}; });
                return;
            }
            if (layout.rest == long_text::shortened) {
                write_line([&](std::size_t i) { return shortened(cells[i], widths[i]); });
                return;
            }
            std::vector<std::vector<std::string>> lines(n);
            std::size_t height = 1;
            for (const std::size_t i : part) {
                lines[i] = detail::wrapped(cells[i], widths[i]);
                height = std::max(height, lines[i].size());
            }
            for (std::size_t l = 0; l < height; ++l)
                write_line([&](std::size_t i) { return cell_of(lines[i], l); });
        };
        if (!out.empty()) out += '\n';
        write(rows.front());
        write_line([&](std::size_t i) { return std::string(widths[i], '-'); });
        for (std::size_t r = 1; r < rows.size(); ++r)
            write(rows[r]);
    }
    return out;
}

} // namespace mulct
