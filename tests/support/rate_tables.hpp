#pragma once

// Sources to look rates up in: written by hand, or the ECB's.

#include <mulct/rates/lookup.hpp>
#include <mulct/rates/packed.hpp>
#include <mulct/rates/snapshot.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A snapshot of lines as in a rate file, in any order.
inline mulct::snapshot snapshot_of(mulct::currency pivot,
                                   const std::vector<std::string_view>& lines) {
    mulct::snapshot s{"TEST", "Rates for tests",       "nobody", "none", "by hand",
                      pivot,  mulct::frequency::daily, "0",      {}};
    for (const std::string_view line : lines)
        s.rows.push_back(mulct::detail::parse_rate_row(line).value());
    std::sort(s.rows.begin(), s.rows.end(),
              [](const auto& a, const auto& b) { return a.key() < b.key(); });
    return s;
}

inline mulct::rate_table table_of(mulct::currency pivot,
                                  const std::vector<std::string_view>& lines) {
    return mulct::rate_table::make(snapshot_of(pivot, lines)).value();
}

inline std::string text_of_file(const char* path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{std::string{"cannot open "} + path};
    return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

/// rates/ecb.rates, read once. Tests run from the root of the repository.
inline const mulct::snapshot& ecb_snapshot() {
    static const mulct::snapshot s = mulct::parse_snapshot(text_of_file("rates/ecb.rates")).value();
    return s;
}

inline const mulct::rate_source& ecb() {
    static const mulct::rate_table table = mulct::rate_table::make(ecb_snapshot()).value();
    return table.source();
}

/// The publication day of a rule that takes one.
inline mulct::result<mulct::day, mulct::absence> find_rate_day(const mulct::rate_source& source,
                                                               mulct::currency c, mulct::day on,
                                                               const mulct::lookup& rule) {
    const auto span = find_rate_days(source, c, on, rule);
    if (!span) return mulct::failed(span.error());
    if (span->count != 1) throw std::runtime_error{"one day was expected"};
    return mulct::day{source.publication_days()[span->first]};
}
