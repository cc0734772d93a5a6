#pragma once

#include <mulct/output/svg/text_width.hpp>

#include <unit/output/markup.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A picture that was read back, for asking what is where.
class picture {
  public:
    explicit picture(std::string_view svg) : elements_(markup::read(svg)) {}

    [[nodiscard]] bool well_formed() const { return elements_.has_value(); }

    [[nodiscard]] const markup::element& root() const { return elements_->front(); }

    [[nodiscard]] std::vector<markup::element> all(std::string_view name) const {
        std::vector<markup::element> found;
        for (const auto& e : *elements_) {
            if (e.name == name) found.push_back(e);
        }
        return found;
    }

    [[nodiscard]] std::vector<std::string> texts(std::string_view name = "text") const {
        std::vector<std::string> found;
        for (const auto& e : all(name))
            found.push_back(e.text);
        return found;
    }

    // The first text that reads so.
    [[nodiscard]] std::optional<markup::element> text(std::string_view content) const {
        for (const auto& e : all("text")) {
            if (e.text == content) return e;
        }
        return {};
    }

    // An attribute's number, in hundredths.
    static mulct::svg::length number(const markup::element& e, const std::string& attribute) {
        const std::string& text = e.attributes.at(attribute);
        const bool negative = text.starts_with('-');
        std::string digits = text.substr(negative ? 1 : 0);
        const std::size_t point = digits.find('.');
        std::string fraction = point == std::string::npos ? "" : digits.substr(point + 1);
        if (point != std::string::npos) digits.resize(point);
        fraction.resize(2, '0');
        const mulct::svg::length value = std::stoll(digits + fraction);
        return negative ? -value : value;
    }

    struct span {
        mulct::svg::length first;
        mulct::svg::length last;
    };

    // From where to where a text goes across.
    static span extent(const markup::element& text) {
        const auto& a = text.attributes;
        const mulct::svg::text_style style{std::stoi(a.at("font-size")), "",
                                           a.contains("font-weight")};
        const auto width = mulct::svg::text_width(text.text, style);
        const auto x = number(text, "x");
        if (!a.contains("text-anchor")) return {x, x + width};
        if (a.at("text-anchor") == "end") return {x - width, x};
        return {x - width / 2, x + width / 2};
    }

    // Whether no text is cut off at the left or the right, which are 8 pixels off zero.
    [[nodiscard]] bool holds_its_texts() const {
        const auto width = number(root(), "width");
        for (const auto& e : all("text")) {
            const span s = extent(e);
            if (s.first < -mulct::svg::px(8) || s.last > width - mulct::svg::px(8)) return false;
        }
        return true;
    }

  private:
    std::optional<std::vector<markup::element>> elements_;
};
