#pragma once
/// Two marks a row, a ring for what was and a diamond for what came of it, joined by a line. The
/// value of the latter is bold, so that a row can be read even where one mark covers the other.

#include <mulct/output/svg/frame.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace mulct {

[[nodiscard]] inline std::string svg_text(const dumbbell_chart& chart,
                                          const svg_layout& layout = {}) {
    using namespace svg;
    if (chart.changes.empty()) return empty_picture(chart.text, layout);
    std::vector<std::string> labels;
    std::vector<decimal> values;
    for (const labelled_change& change : chart.changes) {
        labels.push_back(change.label);
        values.push_back(change.before);
        values.push_back(change.after);
    }
    const value_scale scale{values, most_steps(layout)};
    constexpr length beside = px(11); // from the middle of a mark to its value
    side_room room;
    for (const labelled_change& change : chart.changes) {
        const auto [low, high] = std::minmax(change.before, change.after);
        const auto needed = [&](const decimal& x) {
            return text_width(scale.label(x), strong_style) + beside;
        };
        // equal values are written once
        if (low != high) room.take(scale, layout, low, needed(low), true);
        room.take(scale, layout, high, needed(high), false);
    }
    const rows place{labels, width_of(layout), px(30), room};
    constexpr length key = px(24); // the row that says which mark is which

    canvas plot;
    const length half = width_of(layout) / 2 - px(40);
    const std::string first = shortened_to(chart.before, label_style, half);
    plot.mark(marker::ring, px(6), px(8));
    plot.text(px(17), px(8) + below_middle, first, label_style);
    const length second = px(17) + text_width(first, label_style) + px(24);
    plot.mark(marker::diamond, second, px(8));
    plot.text(second + px(11), px(8) + below_middle, shortened_to(chart.after, strong_style, half),
              strong_style);

    canvas body;
    place.draw_axis(body, scale, labels.size());
    place.draw_zero(body, scale, labels.size());
    const auto described = [&](const labelled_change& c) {
        return c.label + ": " + chart.before + ' ' + exact_text(c.before, chart.text.unit) + ", " +
               chart.after + ' ' + exact_text(c.after, chart.text.unit);
    };
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const labelled_change& change = chart.changes[i];
        const auto [low, high] = std::minmax(change.before, change.after);
        const auto at = [&](const decimal& x) {
            return scale.position(x, place.left(), place.right());
        };
        const length y = place.middle_of(i);
        body.open(described(change));
        place.draw_label(body, labels[i], i);
        body.line(at(low), y, at(high), y, ink_stroke);
        body.mark(marker::ring, at(change.before), y);
        body.mark(marker::diamond, at(change.after), y);
        const bool raised = change.after > change.before;
        if (low != high) {
            body.text(at(low) - beside, y + below_middle, scale.label(low),
                      raised ? label_style : strong_style, anchor::end);
        }
        body.text(at(high) + beside, y + below_middle, scale.label(high),
                  raised || low == high ? strong_style : label_style);
        body.close();
    }
    plot.place(0, key, body);
    return framed(chart.text, layout, scale.unit_text(chart.text.unit),
                  listed(chart.changes, described), plot, key + place.end(labels.size()));
}

} // namespace mulct
