#pragma once
/// Rates that a piece of work rests on, written down so that a later revision of any shows: the
/// file is a first line, and then one line for each, in order, "ECB EUR/GBP 2022-05-23 0.84783".

#include <mulct/base/calendar.hpp>
#include <mulct/rates/rate_row.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace mulct {

/// A rate of a source that must stay as it is, to its last digit.
struct pinned_rate {
    std::string source; ///< short name
    rate_row row;

    [[nodiscard]] auto key() const noexcept {
        return std::tuple{std::string_view{source}, row.base, row.counter, row.on};
    }
    /// Where it is: "ECB EUR/GBP 2022-05-23".
    [[nodiscard]] std::string cell() const {
        return source + ' ' + pair_text(row.base, row.counter) + ' ' + to_string(row.on);
    }
};

inline constexpr std::string_view lock_magic = "mulct-lock 1";

/// The file of pins that are in order.
[[nodiscard]] inline std::string lock_text(const std::vector<pinned_rate>& pins) {
    std::string text{lock_magic};
    text += '\n';
    for (const pinned_rate& p : pins)
        text += p.cell() + ' ' + to_string(p.row.rate) + '\n';
    return text;
}

/// Reads such a file: `bad_header` for a line of another form, `out_of_order` and `duplicate` as
/// they say.
[[nodiscard]] inline parsed<std::vector<pinned_rate>> parse_lock(std::string_view text) {
    std::vector<pinned_rate> pins;
    for (std::size_t at = 0, number = 0; at < text.size() || number == 0; ++number) {
        const std::size_t start = at;
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = text.substr(start, end - start);
        at = std::min(end + 1, text.size());
        const auto wrong = failed(error{errc::bad_header, start, line.size()});
        if (number == 0) {
            if (line != lock_magic) return wrong;
            continue;
        }
        // SOURCE BBB/CCC YYYY-MM-DD RATE: the parts after the source's name have their places
        const std::size_t name = line.find(' ');
        if (name == std::string_view::npos || name == 0) return wrong;
        const std::string_view rest = line.substr(name + 1);
        const std::size_t rest_at = start + name + 1;
        if (rest.size() < 20 || rest[3] != '/' || rest[7] != ' ' || rest[18] != ' ') return wrong;
        const auto base = currency::find(rest.substr(0, 3));
        if (!base) return failed(shifted(base.error(), rest_at));
        const auto counter = currency::find(rest.substr(4, 3));
        if (!counter) return failed(shifted(counter.error(), rest_at + 4));
        const auto on = parse_day(rest.substr(8, 10));
        if (!on) return failed(shifted(on.error(), rest_at + 8));
        const auto rate = parse_rate(rest.substr(19));
        if (!rate) return failed(shifted(rate.error(), rest_at + 19));
        pinned_rate pin{std::string{line.substr(0, name)}, {*on, *base, *counter, *rate}};
        if (!pins.empty() && pins.back().key() >= pin.key()) {
            const bool same = pins.back().key() == pin.key();
            return failed(error{same ? errc::duplicate : errc::out_of_order, start, line.size()});
        }
        pins.push_back(std::move(pin));
    }
    return pins;
}

} // namespace mulct
