#pragma once
/// The text form of a source's rates: a header that says where they come from, and one line for
/// each observation. docs/rates-format.md describes it.

#include <mulct/base/calendar.hpp>
#include <mulct/base/error.hpp>
#include <mulct/money/currency.hpp>
#include <mulct/rates/frequency.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// A source's rates in memory, with their provenance.
struct snapshot {
    std::string source;    ///< short name, capitals and digits: "ECB"
    std::string title;     ///< the publication's name
    std::string publisher; ///< who publishes it
    std::string terms;     ///< on what terms
    std::string origin;    ///< where the figures came from
    currency pivot;        ///< the currency on one side of every pair
    frequency published;   ///< monthly rates stand under the first day of their month
    std::string sha256;    ///< as stated: of everything after the header, 64 hexadecimal digits
    std::vector<rate_row> rows; ///< ascending by day, base, counter
};

inline constexpr std::string_view snapshot_magic = "mulct-rates 1";

/// The observations, as they stand after the header and as the checksum covers them.
[[nodiscard]] inline std::string snapshot_body(const std::vector<rate_row>& rows) {
    std::string body;
    body.reserve(rows.size() * 28);
    for (const rate_row& r : rows) {
        body += to_string(r.on);
        body += ' ';
        body += pair_text(r.base, r.counter);
        body += ' ';
        body += to_string(r.rate);
        body += '\n';
    }
    return body;
}

/// Where the observations start: after the first empty line. The whole text if there is none.
[[nodiscard]] inline std::string_view snapshot_body_of(std::string_view text) noexcept {
    const std::size_t blank = text.find("\n\n");
    return blank == std::string_view::npos ? text : text.substr(blank + 2);
}

/// The whole file: header and `body`, which is `snapshot_body(s.rows)`, with its checksum.
[[nodiscard]] inline std::string snapshot_text(const snapshot& s, std::string_view body,
                                               std::string_view sha256) {
    std::size_t days = 0;
    for (std::size_t i = 0; i < s.rows.size(); ++i) {
        if (i == 0 || s.rows[i].on != s.rows[i - 1].on) ++days;
    }
    std::string text{snapshot_magic};
    const auto line = [&](std::string_view key, std::string_view value) {
        text += '\n';
        text += key;
        text += ' ';
        text += value;
    };
    line("source", s.source);
    line("title", s.title);
    line("publisher", s.publisher);
    line("terms", s.terms);
    line("origin", s.origin);
    line("pivot", s.pivot.code());
    line("frequency", to_string(s.published));
    line("first", s.rows.empty() ? "-" : to_string(s.rows.front().on));
    line("last", s.rows.empty() ? "-" : to_string(s.rows.back().on));
    line("days", std::to_string(days));
    line("observations", std::to_string(s.rows.size()));
    line("sha256", sha256);
    text += "\n\n";
    text += body;
    return text;
}

namespace detail {

/// Reads one observation line (without its end).
[[nodiscard]] inline parsed<rate_row> parse_rate_row(std::string_view line) noexcept {
    // YYYY-MM-DD BBB/CCC RATE: every field but the last has a fixed place.
    if (line.size() < 20 || line[10] != ' ' || line[14] != '/' || line[18] != ' ') {
        return failed(error{errc::bad_header, 0, line.size()});
    }
    const auto on = parse_day(line.substr(0, 10));
    if (!on) return failed(on.error());
    const auto base = currency::find(line.substr(11, 3));
    if (!base) return failed(shifted(base.error(), 11));
    const auto counter = currency::find(line.substr(15, 3));
    if (!counter) return failed(shifted(counter.error(), 15));
    const auto rate = parse_rate(line.substr(19));
    if (!rate) return failed(shifted(rate.error(), 19));
    return rate_row{*on, *base, *counter, *rate};
}

} // namespace detail

/// Reads a snapshot. The header must be complete and in order, the rows must ascend, and both must
/// agree. The checksum is read, not verified: that takes a library the program links.
[[nodiscard]] inline parsed<snapshot> parse_snapshot(std::string_view text) {
    std::size_t at = 0;
    const auto next_line = [&] {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = std::min(end + 1, text.size());
        return line;
    };
    if (text.empty()) return failed(error{errc::empty});
    if (const auto first = next_line(); first != snapshot_magic) {
        return failed(error{errc::bad_header, 0, std::min<std::size_t>(first.size(), 40)});
    }

    constexpr std::array keys{"source",    "title", "publisher", "terms", "origin",       "pivot",
                              "frequency", "first", "last",      "days",  "observations", "sha256"};
    std::array<std::string_view, keys.size()> values;
    std::array<std::size_t, keys.size()> value_at{};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::size_t line_at = at;
        const std::string_view line = next_line();
        const std::string_view key = keys[i];
        if (!line.starts_with(key) || line.size() < key.size() + 2 || line[key.size()] != ' ') {
            return failed(error{errc::bad_header, line_at, line.size()});
        }
        value_at[i] = line_at + key.size() + 1;
        values[i] = line.substr(key.size() + 1);
    }
    if (const std::size_t line_at = at; !next_line().empty()) {
        return failed(error{errc::bad_header, line_at, at - line_at});
    }
    const auto pivot = currency::find(values[5]);
    if (!pivot) return failed(shifted(pivot.error(), value_at[5]));
    const auto published = parse_frequency(values[6]);
    if (!published) return failed(shifted(published.error(), value_at[6]));

    snapshot s{std::string{values[0]},
               std::string{values[1]},
               std::string{values[2]},
               std::string{values[3]},
               std::string{values[4]},
               *pivot,
               *published,
               std::string{values[11]},
               {}};
    std::size_t days = 0;
    std::array<char, currency::count()> directions{}; // by currency: how it is quoted, if it is
    while (at < text.size()) {
        const std::size_t line_at = at;
        const std::string_view line = next_line();
        const auto row = detail::parse_rate_row(line);
        if (!row) return failed(shifted(row.error(), line_at));
        if (s.published == frequency::monthly && month_of(row->on).first != row->on) {
            return failed(error{errc::not_a_month, line_at, 10});
        }
        if (row->base != s.pivot && row->counter != s.pivot) {
            return failed(error{errc::unknown_currency, line_at + 11, 7});
        }
        const currency other = row->base == s.pivot ? row->counter : row->base;
        char& direction = directions[other.index];
        const char now = row->base == s.pivot ? 'b' : 'c'; // the pivot is base or counter
        if (row->base == row->counter || (direction != 0 && direction != now)) {
            return failed(error{errc::mixed_directions, line_at + 11, 7});
        }
        direction = now;
        if (!s.rows.empty() && s.rows.back().key() >= row->key()) {
            const bool same = s.rows.back().key() == row->key();
            return failed(error{same ? errc::duplicate : errc::out_of_order, line_at, line.size()});
        }
        if (s.rows.empty() || s.rows.back().on != row->on) ++days;
        s.rows.push_back(*row);
    }
    if (s.rows.empty()) return failed(error{errc::empty, text.size(), 0});

    const std::array<std::string, 4> counted{to_string(s.rows.front().on),
                                             to_string(s.rows.back().on), std::to_string(days),
                                             std::to_string(s.rows.size())};
    for (std::size_t i = 0; i < counted.size(); ++i) {
        if (values[7 + i] != counted[i]) {
            return failed(error{errc::count_mismatch, value_at[7 + i], values[7 + i].size()});
        }
    }
    return s;
}

} // namespace mulct
