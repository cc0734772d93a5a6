#pragma once
/// What parts the fields of a file that is not said to be separated by commas.

#include <mulct/base/ascii.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/base/csv_records.hpp>
#include <mulct/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace mulct {

/// The characters that may part fields, the most usual first.
inline constexpr std::string_view csv_separators{",;\t|"};

/// What stands before a file's header row.
struct csv_opening {
    std::size_t header = 0;        ///< where that starts, or the text ends
    std::optional<char> separator; ///< of a first line such as "sep=;", which is no row
};

/// Passes over a byte order mark, blank lines, and one line of "sep=" and a separator, as
/// spreadsheets read and other programs write it for them.
[[nodiscard]] constexpr csv_opening read_opening(std::string_view text) noexcept {
    constexpr std::string_view said = "sep=";
    const auto after_blanks = [&](std::size_t from) {
        return std::min(text.find_first_not_of(between_csv_records, from), text.size());
    };
    const std::size_t first = after_blanks(byte_order_mark_length(text));
    const std::string_view line =
        without_line_end(text.substr(first, text.find('\n', first) - first));
    const bool says = line.size() == said.size() + 1 &&
                      std::equal(said.begin(), said.end(), line.begin(),
                                 [](char a, char b) { return a == ascii::to_lower(b); }) &&
                      csv_separators.find(line.back()) != std::string_view::npos;
    if (!says) return {first, std::nullopt};
    return {after_blanks(first + line.size()), line.back()};
}

/// Which character it is, and whether there is no doubt.
struct separator_choice {
    char separator = ',';
    /// False where the header has all needed columns by another character, too.
    bool is_sure = true;
};

/// Chooses by the header row, with which `text` starts. Only characters of `csv_separators` that
/// the row has outside quotes come into question; without any it is one field. Of several, it is
/// the one by which the row lacks the fewest of the needed columns, and of equals the first:
/// `missing` tells how many, from the fields.
///
/// This cannot go wrong in silence. What follows a needed column's name parts it from the next
/// field, and no other character does: a name that the row has once is a field by one character
/// only. Where the row has all names by two characters, the choice is not sure; where it lacks
/// some by each, whoever needs them says so.
template <class Missing>
[[nodiscard]] separator_choice choose_separator(std::string_view text, Missing missing) {
    std::array<bool, csv_separators.size()> occurs{};
    std::size_t end = 0;
    for (bool quoted = false; end < text.size() && (quoted || text[end] != '\n'); ++end) {
        if (text[end] == '"') quoted = !quoted;
        const std::size_t place = csv_separators.find(text[end]);
        if (!quoted && place != std::string_view::npos) occurs[place] = true;
    }
    const auto count = std::count(occurs.begin(), occurs.end(), true);
    separator_choice choice;
    constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
    std::size_t least = all;
    std::vector<csv_field> fields;
    for (std::size_t i = 0; i < occurs.size(); ++i) {
        if (!occurs[i]) continue;
        if (count == 1) return {csv_separators[i], true};
        csv_reader reader{text.substr(0, end), csv_separators[i]};
        const auto read = reader.next(fields);
        const bool is_read = read && *read;
        const std::size_t lacks = is_read ? missing(std::span<const csv_field>{fields}) : all - 1;
        if (lacks == 0 && least == 0) choice.is_sure = false;
        if (lacks >= least) continue;
        least = lacks;
        choice.separator = csv_separators[i];
    }
    return choice;
}

/// How many of some columns a header with these fields lacks.
[[nodiscard]] inline std::size_t count_missing(std::span<const csv_field> header,
                                               std::span<const std::string_view> needed) {
    return static_cast<std::size_t>(
        std::count_if(needed.begin(), needed.end(), [&](std::string_view name) {
            return std::none_of(header.begin(), header.end(),
                                [&](const csv_field& f) { return f.text == name; });
        }));
}

/// Where the header row starts, and what parts its fields.
struct csv_start {
    std::size_t header = 0;
    separator_choice parted;
};

/// Of a whole file's text. What the user says comes first, then what a line "sep=;" says.
template <class Missing>
[[nodiscard]] csv_start find_start(std::string_view text, std::optional<char> said,
                                   Missing missing) {
    const csv_opening opening = read_opening(text);
    if (!said) said = opening.separator;
    if (said) return {opening.header, {*said, true}};
    return {opening.header, choose_separator(text.substr(opening.header), missing)};
}

} // namespace mulct
