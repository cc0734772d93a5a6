#pragma once
// A found figure as the commands print it.

#include <cli/json.hpp>

#include <mulct/base/position.hpp>
#include <mulct/figure/found_figure.hpp>

#include <string>
#include <string_view>

namespace mulct::cli {

struct figure_report {
    const found_figure& figure;
    std::string_view text; // as written
    position at;

    [[nodiscard]] std::string_view name_of_hedge() const;
    [[nodiscard]] std::string_view name_of_rider() const; // empty for none
    [[nodiscard]] std::string_view form() const;
    [[nodiscard]] json as_json() const;
};

// "USD CAD AUD"
std::string codes_of(const currency_candidates& candidates);

// A stretch of text in one line: line breaks and tabs become spaces.
std::string in_one_line(std::string_view text);

} // namespace mulct::cli
