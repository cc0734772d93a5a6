#pragma once
/// Horizontal bars.

#include <mulct/output/svg/frame.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace mulct {

[[nodiscard]] inline std::string svg_text(const bar_chart& chart, const svg_layout& layout = {}) {
    using namespace svg;
    if (chart.bars.empty()) return empty_picture(chart.text, layout);
    std::vector<std::string> labels;
    std::vector<decimal> values;
    for (const labelled_value& bar : chart.bars) {
        labels.push_back(bar.label);
        values.push_back(bar.value);
    }
    const value_scale scale{values, most_steps(layout)};
    constexpr length beside = px(5); // from the end of a bar to its value
    side_room room;
    for (const decimal& value : values) {
        room.take(scale, layout, value, text_width(scale.label(value), label_style) + beside,
                  value.is_negative());
    }
    const rows place{labels, width_of(layout), px(26), room};

    canvas plot;
    place.draw_axis(plot, scale, values.size());
    const length zero = scale.zero(place.left(), place.right());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const length end = scale.position(values[i], place.left(), place.right());
        const length y = place.middle_of(i);
        plot.open(labels[i] + ": " + exact_text(values[i], chart.text.unit));
        place.draw_label(plot, labels[i], i);
        plot.rectangle(std::min(zero, end), y - px(9), std::max(zero, end) - std::min(zero, end),
                       px(18));
        const bool negative = values[i].is_negative();
        plot.text(negative ? end - beside : end + beside, y + below_middle, scale.label(values[i]),
                  label_style, negative ? anchor::end : anchor::start);
        plot.close();
    }
    place.draw_zero(plot, scale, values.size());
    const std::string summary = listed(chart.bars, [&](const labelled_value& bar) {
        return bar.label + ": " + exact_text(bar.value, chart.text.unit);
    });
    return framed(chart.text, layout, scale.unit_text(chart.text.unit), summary, plot,
                  place.end(values.size()));
}

} // namespace mulct
