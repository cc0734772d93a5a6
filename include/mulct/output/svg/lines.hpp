#pragma once
/// Lines over years, told apart by dashes and marks and named at their ends.

#include <mulct/output/svg/frame.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mulct {

namespace svg {

inline constexpr const char* dashes[] = {"", "7 4", "2 3", "11 3 2 3", "14 5"};
inline constexpr std::size_t dash_count = 5;

/// Heights for labels that belong at some heights, in the same order, at least `apart` apart and
/// none above `top`. Each stays as near to where it belongs as those above it allow; what would
/// go below `bottom` moves those above it up.
[[nodiscard]] inline std::vector<length> spread(const std::vector<length>& wanted, length apart,
                                                length top, length bottom) {
    std::vector<std::size_t> order(wanted.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    std::vector<length> placed = wanted;
    length least = top;
    for (const std::size_t i : order) {
        placed[i] = std::max(placed[i], least);
        least = placed[i] + apart;
    }
    length most = bottom;
    for (std::size_t k = order.size(); k-- > 0;) {
        placed[order[k]] = std::min(placed[order[k]], most);
        most = placed[order[k]] - apart;
    }
    return placed;
}

/// How far apart the years of an axis are marked: 1, 2 or 5 times a power of ten.
[[nodiscard]] inline std::int64_t year_step(std::int64_t years, std::int64_t most_steps) {
    std::int64_t step = 1;
    for (int i = 0; years / step > most_steps; ++i)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

} // namespace svg

[[nodiscard]] inline std::string svg_text(const line_chart& chart, const svg_layout& layout = {}) {
    using namespace svg;
    std::vector<line_series> series;
    std::vector<decimal> values;
    std::vector<std::string> names;
    std::int64_t first = 0;
    std::int64_t last = 0;
    for (line_series s : chart.series) {
        if (s.values.empty()) continue;
        std::stable_sort(
            s.values.begin(), s.values.end(),
            [](const yearly_value& a, const yearly_value& b) { return a.year < b.year; });
        first = series.empty() ? s.values.front().year
                               : std::min<std::int64_t>(first, s.values.front().year);
        last = series.empty() ? s.values.back().year
                              : std::max<std::int64_t>(last, s.values.back().year);
        for (const yearly_value& v : s.values)
            values.push_back(v.value);
        names.push_back(s.name);
        series.push_back(std::move(s));
    }
    if (series.empty()) return empty_picture(chart.text, layout);

    constexpr length apart = px(16);
    const value_scale scale{values, 6};
    const length width = width_of(layout);
    const length top = px(10);
    const length bottom = top + std::max(px(260), apart * static_cast<length>(series.size()));
    std::vector<std::string> tick_labels;
    for (const auto& tick : scale.ticks(bottom, top))
        tick_labels.push_back(tick.label);
    const length left = widest(tick_labels, tick_style) + px(14);
    const length name_room = std::min(widest(names, label_style), width * 30 / 100);
    const length right = width - name_room - px(38);
    const auto x_of = [&](std::int64_t year) {
        if (first == last) return right;
        return left + px(6) + (year - first) * (right - left - px(6)) / (last - first);
    };

    canvas plot;
    for (const auto& tick : scale.ticks(bottom, top)) {
        if (!tick.zero) plot.grid_line(left, tick.at, right, tick.at);
        plot.text(left - px(8), tick.at + px(4), tick.label, tick_style, anchor::end);
    }
    const length zero = scale.zero(bottom, top);
    plot.zero_line(left, zero, right, zero);
    // every mark, and labels at those that have room for one
    const std::int64_t step = year_step(last - first, (right - left) / px(48));
    const std::int64_t start = first - ((first % step) + step) % step;
    for (std::int64_t year = start; year <= last; year += step) {
        if (year < first) continue;
        plot.line(x_of(year), bottom, x_of(year), bottom + px(5), "stroke=\"#999\"");
        plot.text(x_of(year), bottom + px(20), std::to_string(year), tick_style, anchor::middle);
    }

    std::vector<length> ends;
    for (const line_series& s : series)
        ends.push_back(scale.position(s.values.back().value, bottom, top));
    const std::vector<length> placed = spread(ends, apart, top, bottom);
    // where years are dense, a mark every few of them is enough
    const std::int64_t marked = last == first ? 1 : 1 + px(16) * (last - first) / (right - left);
    const auto described = [&](const line_series& s) {
        return s.name + ": " + listed(s.values, [&](const yearly_value& v) {
                   return std::to_string(v.year) + ' ' + exact_text(v.value, chart.text.unit);
               });
    };
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto& points = series[i].values;
        plot.open(described(series[i]));
        std::string data;
        for (std::size_t k = 0; k < points.size(); ++k) {
            const bool joined = k > 0 && std::int64_t{points[k].year} - points[k - 1].year <= 1;
            data += (joined ? 'L' : 'M') + coordinate(x_of(points[k].year)) + ' ' +
                    coordinate(scale.position(points[k].value, bottom, top));
        }
        const char* const dash = dashes[i % dash_count];
        std::string pen = "fill=\"none\" stroke-linejoin=\"round\" ";
        pen += ink_stroke;
        if (*dash != '\0') pen += std::string{" stroke-dasharray=\""} + dash + '"';
        plot.path(data, pen);
        for (std::size_t k = 0; k < points.size(); ++k) {
            const bool alone =
                (k == 0 || std::int64_t{points[k].year} - points[k - 1].year > 1) &&
                (k + 1 == points.size() || std::int64_t{points[k + 1].year} - points[k].year > 1);
            if (k + 1 != points.size() && !alone && (points[k].year - first) % marked != 0)
                continue;
            plot.mark(static_cast<marker>(i % marker_count), x_of(points[k].year),
                      scale.position(points[k].value, bottom, top));
        }
        const length from = x_of(points.back().year) + px(8);
        const length name_at = right + px(24);
        if (name_at - px(4) > from + px(14) || placed[i] != ends[i]) {
            plot.path('M' + coordinate(from) + ' ' + coordinate(ends[i]) + 'L' +
                          coordinate(std::max(from, right + px(8))) + ' ' + coordinate(ends[i]) +
                          'L' + coordinate(name_at - px(3)) + ' ' + coordinate(placed[i]),
                      "fill=\"none\" stroke=\"#aaa\"");
        }
        plot.mark(static_cast<marker>(i % marker_count), name_at + px(4), placed[i]);
        plot.text(name_at + px(14), placed[i] + below_middle,
                  shortened_to(series[i].name, label_style, name_room), label_style);
        plot.close();
    }
    return framed(chart.text, layout, scale.unit_text(chart.text.unit), listed(series, described),
                  plot, bottom + px(26));
}

} // namespace mulct
