#pragma once
/// Charts before anybody decides how they look: what they show, and what they say about it.

#include <mulct/number/decimal.hpp>

#include <string>
#include <variant>
#include <vector>

namespace mulct {

/// The words around a chart. What is empty is left out.
struct chart_text {
    std::string title;
    std::string unit;   ///< of the values: a currency's code, "%"
    std::string source; ///< where the values come from
    /// For readers who do not see the picture; where it is empty, the values are listed.
    std::string description;
};

struct labelled_value {
    std::string label;
    decimal value;
};

/// A horizontal bar for each value, in the order given.
struct bar_chart {
    chart_text text;
    std::vector<labelled_value> bars;
};

/// Changes that may go either way: a dot on a stem from the line of zero.
struct lollipop_chart {
    chart_text text;
    std::vector<labelled_value> items;
};

struct yearly_value {
    int year = 0;
    decimal value;
};

struct line_series {
    std::string name;
    std::vector<yearly_value> values; ///< in any order, one a year
};

/// A line for each series over the years, broken where a year has no value.
struct line_chart {
    chart_text text;
    std::vector<line_series> series;
};

struct labelled_change {
    std::string label;
    decimal before;
    decimal after;
};

/// Two marks a row, joined by a line.
struct dumbbell_chart {
    chart_text text;
    std::string before = "proposed";
    std::string after = "final";
    std::vector<labelled_change> changes;
};

using any_chart = std::variant<bar_chart, lollipop_chart, line_chart, dumbbell_chart>;

} // namespace mulct
