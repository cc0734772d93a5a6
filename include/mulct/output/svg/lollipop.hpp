#pragma once
/// Dots on stems from the line of zero.

#include <mulct/output/svg/frame.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace mulct {

[[nodiscard]] inline std::string svg_text(const lollipop_chart& chart,
                                          const svg_layout& layout = {}) {
    using namespace svg;
    if (chart.items.empty()) return empty_picture(chart.text, layout);
    std::vector<std::string> labels;
    std::vector<decimal> values;
    for (const labelled_value& item : chart.items) {
        labels.push_back(item.label);
        values.push_back(item.value);
    }
    const value_scale scale{values, most_steps(layout)};
    constexpr length beside = px(10); // from the middle of a dot to its value
    side_room room;
    for (const decimal& value : values) {
        room.take(scale, layout, value, text_width(scale.label(value), label_style) + beside,
                  value.is_negative());
    }
    const rows place{labels, width_of(layout), px(28), room};

    canvas plot;
    place.draw_axis(plot, scale, values.size());
    place.draw_zero(plot, scale, values.size());
    const length zero = scale.zero(place.left(), place.right());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const length end = scale.position(values[i], place.left(), place.right());
        const length y = place.middle_of(i);
        const bool negative = values[i].is_negative();
        plot.open(labels[i] + ": " + exact_text(values[i], chart.text.unit));
        place.draw_label(plot, labels[i], i);
        plot.line(zero, y, end, y, ink_stroke);
        plot.mark(marker::disc, end, y);
        plot.text(negative ? end - beside : end + beside, y + below_middle, scale.label(values[i]),
                  label_style, negative ? anchor::end : anchor::start);
        plot.close();
    }
    const std::string summary = listed(chart.items, [&](const labelled_value& item) {
        return item.label + ": " + exact_text(item.value, chart.text.unit);
    });
    return framed(chart.text, layout, scale.unit_text(chart.text.unit), summary, plot,
                  place.end(values.size()));
}

} // namespace mulct
