#pragma once
/// The few shapes that charts are drawn with, as SVG 1.1 (https://www.w3.org/TR/SVG11/).

#include <mulct/output/xml.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mulct::svg {

/// A length or coordinate in hundredths of a pixel: what is printed of it is exact.
using length = std::int64_t;

[[nodiscard]] constexpr length px(std::int64_t whole) noexcept {
    return whole * 100;
}

/// In pixels: 1250 is "12.5".
[[nodiscard]] inline std::string coordinate(length x) {
    const length magnitude = x < 0 ? -x : x;
    std::string out = (x < 0 ? "-" : "") + std::to_string(magnitude / 100);
    if (magnitude % 100 != 0) {
        out += '.';
        out += static_cast<char>('0' + magnitude % 100 / 10);
        if (magnitude % 10 != 0) out += static_cast<char>('0' + magnitude % 10);
    }
    return out;
}

struct text_style {
    int size; ///< in pixels
    const char* colour;
    bool bold = false;
};

inline constexpr text_style title_style{17, "#111", true};
inline constexpr text_style unit_style{13, "#444"};
inline constexpr text_style label_style{13, "#222"};
inline constexpr text_style strong_style{13, "#222", true};
inline constexpr text_style tick_style{12, "#666"};
inline constexpr text_style source_style{11, "#666"};

/// From the middle of a label's figures down to its baseline.
inline constexpr length below_middle = 450;

/// What marks are drawn with: dark enough to print.
inline constexpr std::string_view ink_fill = "fill=\"#24384f\"";
inline constexpr std::string_view ink_stroke = "stroke-width=\"2\" stroke=\"#24384f\"";

/// Where on a text its coordinate is.
enum class anchor : std::uint8_t { start, middle, end };

/// Shapes that tell values apart without colour.
enum class marker : std::uint8_t { disc, square, triangle, ring, box, diamond };
inline constexpr std::size_t marker_count = 6;

/// Collects elements in the order in which they are painted.
class canvas {
  public:
    void line(length x1, length y1, length x2, length y2, std::string_view attributes) {
        body_ += "<line x1=\"" + coordinate(x1) + "\" y1=\"" + coordinate(y1) + "\" x2=\"" +
                 coordinate(x2) + "\" y2=\"" + coordinate(y2) + "\" " + std::string{attributes} +
                 "/>\n";
    }

    void grid_line(length x1, length y1, length x2, length y2) {
        line(x1, y1, x2, y2, "stroke=\"#ddd\"");
    }
    void zero_line(length x1, length y1, length x2, length y2) {
        line(x1, y1, x2, y2, "stroke=\"#444\"");
    }

    void rectangle(length x, length y, length width, length height) {
        body_ += "<rect x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" width=\"" +
                 coordinate(width) + "\" height=\"" + coordinate(height) + "\" " +
                 std::string{ink_fill} + "/>\n";
    }

    /// A text whose baseline is at `y`, on a white edge that keeps lines off it.
    void text(length x, length y, std::string_view content, const text_style& style,
              anchor at = anchor::start) {
        if (content.empty()) return;
        static constexpr const char* anchors[] = {"", " text-anchor=\"middle\"",
                                                  " text-anchor=\"end\""};
        body_ += "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" font-size=\"" +
                 std::to_string(style.size) + "\" fill=\"" + style.colour + '"' +
                 anchors[static_cast<std::size_t>(at)] +
                 (style.bold ? " font-weight=\"bold\"" : "") +
                 " paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"3\" "
                 "stroke-linejoin=\"round\">" +
                 xml_escaped(content) + "</text>\n";
    }

    void path(const std::string& data, std::string_view attributes) {
        body_ += "<path d=\"" + data + "\" " + std::string{attributes} + "/>\n";
    }

    void mark(marker shape, length x, length y) {
        const auto at = [&](length dx, length dy) {
            return coordinate(x + dx) + ' ' + coordinate(y + dy);
        };
        const auto circle = [&](const char* radius, fill how) {
            body_ += "<circle cx=\"" + coordinate(x) + "\" cy=\"" + coordinate(y) + "\" r=\"" +
                     radius + "\" ";
            body_ += fills[static_cast<std::size_t>(how)];
            body_ += "/>\n";
        };
        const auto outline = [&](const std::string& data, fill how) {
            path(data, fills[static_cast<std::size_t>(how)]);
        };
        const auto square = [&](length r) {
            return 'M' + at(-r, -r) + 'L' + at(r, -r) + 'L' + at(r, r) + 'L' + at(-r, r) + 'Z';
        };
        switch (shape) {
        case marker::disc: circle("4.5", fill::solid); break;
        case marker::ring: circle("5", fill::hollow); break;
        case marker::square: outline(square(400), fill::solid); break;
        case marker::box: outline(square(420), fill::hollow); break;
        case marker::triangle:
            outline('M' + at(0, -520) + 'L' + at(500, 380) + 'L' + at(-500, 380) + 'Z',
                    fill::solid);
            break;
        case marker::diamond:
            outline('M' + at(0, -550) + 'L' + at(550, 0) + 'L' + at(0, 550) + 'L' + at(-550, 0) +
                        'Z',
                    fill::solid);
            break;
        }
    }

    /// What is drawn up to `close` belongs together, and is described by a text.
    void open(std::string_view description) {
        body_ += "<g>\n<title>" + xml_escaped(description) + "</title>\n";
    }
    void close() { body_ += "</g>\n"; }

    /// Everything that was drawn on another one, moved.
    void place(length x, length y, const canvas& drawn) {
        body_ += "<g transform=\"translate(" + coordinate(x) + ' ' + coordinate(y) + ")\">\n" +
                 drawn.body_ + "</g>\n";
    }

    [[nodiscard]] const std::string& body() const noexcept { return body_; }

  private:
    enum class fill : std::uint8_t { solid, hollow };
    static constexpr std::string_view fills[] = {
        ink_fill, "fill=\"#fff\" stroke-width=\"1.75\" stroke=\"#24384f\""};

    std::string body_;
};

} // namespace mulct::svg
