#pragma once
/// What is around every chart: its title and unit above, its source below, and its words for those
/// who do not see it.

#include <mulct/output/chart.hpp>
#include <mulct/output/svg/canvas.hpp>
#include <mulct/output/svg/text_width.hpp>
#include <mulct/output/svg/value_scale.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mulct {

struct svg_layout {
    int width = 720; ///< in pixels; 320 at least
    /// Begins the identifiers in the picture: letters, digits and hyphens, and another one for each
    /// picture of a page.
    std::string id = "chart";
};

namespace svg {

inline constexpr length edge = px(8); ///< around everything

/// The room between the edges.
[[nodiscard]] inline length width_of(const svg_layout& layout) {
    return px(std::max(layout.width, 320)) - 2 * edge;
}

/// The steps that an axis has room for beside its labels.
[[nodiscard]] inline std::int64_t most_steps(const svg_layout& layout) {
    return std::max<std::int64_t>(2, width_of(layout) / px(110));
}

/// A value with all its digits, for readers who ask.
[[nodiscard]] inline std::string exact_text(const decimal& x, const std::string& unit) {
    return number_text(x) + (unit.empty() ? "" : " ") + unit;
}

/// Lists the items of a chart in words, the first of them only where there are many.
template <class T, class Text>
[[nodiscard]] std::string listed(const std::vector<T>& items, Text text_of) {
    constexpr std::size_t most = 24;
    std::string out;
    for (std::size_t i = 0; i < std::min(items.size(), most); ++i)
        out += (i > 0 ? "; " : "") + text_of(items[i]);
    if (items.size() > most) out += "; and " + std::to_string(items.size() - most) + " more";
    return out;
}

/// A picture of a plot `height` high, whose coordinates begin at its own upper left corner.
/// `unit_line` says what the labels of the plot count, `summary` describes what it shows.
[[nodiscard]] inline std::string framed(const chart_text& text, const svg_layout& layout,
                                        const std::string& unit_line, const std::string& summary,
                                        const canvas& plot, length height) {
    const length width = width_of(layout);
    canvas words;
    length y = 0;
    for (const std::string& line : lines_of(text.title, title_style, width, 3)) {
        y += px(20);
        words.text(0, y - px(4), line, title_style);
    }
    for (const std::string& line : lines_of(unit_line, unit_style, width, 2)) {
        y += px(18);
        words.text(0, y - px(3), line, unit_style);
    }
    const length top = y + px(8);
    y = top + height + px(6);
    for (const std::string& line : lines_of(text.source, source_style, width, 3)) {
        y += px(15);
        words.text(0, y - px(3), line, source_style);
    }
    canvas all;
    all.place(0, top, plot);
    const std::string size_x = coordinate(width + 2 * edge);
    const std::string size_y = coordinate(y + 2 * edge);
    const std::string origin = coordinate(-edge);
    const std::string id = xml_escaped(layout.id);
    const std::string description = text.description.empty() ? summary : text.description;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"" + id +
           "-title " + id + "-desc\" width=\"" + size_x + "\" height=\"" + size_y +
           "\" viewBox=\"" + origin + ' ' + origin + ' ' + size_x + ' ' + size_y +
           "\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\">\n<title id=\"" +
           id + "-title\">" + xml_escaped(text.title) + "</title>\n<desc id=\"" + id + "-desc\">" +
           xml_escaped(description) + "</desc>\n<rect x=\"" + origin + "\" y=\"" + origin +
           "\" width=\"" + size_x + "\" height=\"" + size_y + "\" fill=\"#fff\"/>\n" +
           words.body() + all.body() + "</svg>\n";
}

/// The picture of a chart that has nothing to show.
[[nodiscard]] inline std::string empty_picture(const chart_text& text, const svg_layout& layout) {
    constexpr std::string_view nothing = "no data";
    canvas plot;
    plot.text(width_of(layout) / 2, px(45), nothing, label_style, anchor::middle);
    return framed(text, layout, text.unit, std::string{nothing}, plot, px(80));
}

/// The greatest width among some texts.
[[nodiscard]] inline length widest(const std::vector<std::string>& texts, const text_style& style) {
    length most = 0;
    for (const std::string& text : texts)
        most = std::max(most, text_width(text, style));
    return most;
}

/// The room that values' texts need beyond the ends of an axis.
struct side_room {
    length before = 0;
    length after = 0;

    /// A text of this width, on the left or the right of where a value will stand. The axis takes a
    /// fifth of the picture at least, so it is no nearer to its ends than on one of that length.
    void take(const value_scale& scale, const svg_layout& layout, const decimal& value, length text,
              bool on_left) {
        const length axis = width_of(layout) / 5;
        const length at = scale.position(value, 0, axis);
        length& side = on_left ? before : after;
        side = std::max(side, text - (on_left ? at : axis - at));
    }
};

/// Charts of one row an item: labels to the left, an axis of values above.
class rows {
  public:
    static constexpr length head = px(24); ///< the axis

    rows(const std::vector<std::string>& labels, length width, length height,
         const side_room& values)
        : label_room_(std::min(widest(labels, label_style), width * 36 / 100)),
          left_(label_room_ + px(10) + values.before),
          // the last label of the axis is half beyond it
          right_(width - std::max(values.after, px(22))), height_(height) {}

    [[nodiscard]] length left() const noexcept { return left_; }
    [[nodiscard]] length right() const noexcept { return right_; }
    [[nodiscard]] length middle_of(std::size_t row) const noexcept {
        return head + static_cast<length>(row) * height_ + height_ / 2;
    }
    [[nodiscard]] length end(std::size_t count) const noexcept {
        return head + static_cast<length>(count) * height_ + px(4);
    }

    void draw_axis(canvas& on, const value_scale& scale, std::size_t count) const {
        for (const auto& tick : scale.ticks(left_, right_)) {
            on.grid_line(tick.at, head - px(4), tick.at, end(count));
            on.text(tick.at, head - px(9), tick.label, tick_style, anchor::middle);
        }
    }
    void draw_zero(canvas& on, const value_scale& scale, std::size_t count) const {
        const length zero = scale.zero(left_, right_);
        on.zero_line(zero, head - px(4), zero, end(count));
    }
    void draw_label(canvas& on, const std::string& label, std::size_t row) const {
        on.text(label_room_, middle_of(row) + below_middle,
                shortened_to(label, label_style, label_room_), label_style, anchor::end);
    }

  private:
    length label_room_;
    length left_;
    length right_;
    length height_;
};

} // namespace svg
} // namespace mulct
