#pragma once

#include <mulct/base/ascii.hpp>
#include <mulct/base/utf8.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A strict reader of the XML that the writers make: elements with quoted attributes, text, and the
// five entities. Anything else is an error.
namespace markup {

struct element {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::string text; // its own, without that of the elements within
};

class reader {
  public:
    explicit reader(std::string_view text) : text_(text) {}

    // All elements in the order in which they start, or nothing if the text is not one
    // well-formed element, with a line end after it or not.
    std::optional<std::vector<element>> read() {
        if (mulct::find_invalid_utf8(text_) != std::string_view::npos) return {};
        if (!read_element()) return {};
        while (at_ < text_.size() && text_[at_] == '\n')
            ++at_;
        if (at_ != text_.size()) return {};
        return elements_;
    }

  private:
    bool take(std::string_view expected) {
        if (!text_.substr(at_).starts_with(expected)) return false;
        at_ += expected.size();
        return true;
    }

    std::string read_name() {
        const std::size_t first = at_;
        while (at_ < text_.size() && (mulct::ascii::is_letter(text_[at_]) || text_[at_] == '-' ||
                                      mulct::ascii::is_digit(text_[at_])))
            ++at_;
        return std::string{text_.substr(first, at_ - first)};
    }

    // Characters up to one of `ends`, entities resolved.
    bool read_text(std::string_view ends, std::string& into) {
        while (at_ < text_.size() && ends.find(text_[at_]) == std::string_view::npos) {
            const auto c = mulct::utf8_step(text_, at_);
            const bool control =
                c.code_point < 0x20 && c.code_point != '\n' && c.code_point != '\t';
            if (control || c.code_point == '<' || c.code_point == '>') return false;
            if (c.code_point != '&') {
                into += text_.substr(at_, c.length);
                at_ += c.length;
            } else if (take("&amp;")) {
                into += '&';
            } else if (take("&lt;")) {
                into += '<';
            } else if (take("&gt;")) {
                into += '>';
            } else if (take("&quot;")) {
                into += '"';
            } else if (take("&#39;")) {
                into += '\'';
            } else {
                return false;
            }
        }
        return at_ < text_.size();
    }

    bool read_element() {
        if (!take("<")) return false;
        element e;
        e.name = read_name();
        if (e.name.empty()) return false;
        while (take(" ")) {
            const std::string name = read_name();
            std::string value;
            if (name.empty() || !take("=\"") || !read_text("\"", value) || !take("\""))
                return false;
            if (!e.attributes.emplace(name, value).second) return false;
        }
        const std::string name = e.name;
        const std::size_t index = elements_.size();
        elements_.push_back(e);
        if (take("/>")) return true;
        if (!take(">")) return false;
        for (;;) {
            if (!read_text("<", elements_[index].text)) return false;
            if (take("</")) return take(name + ">");
            if (!read_element()) return false;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<element> elements_;
};

inline std::optional<std::vector<element>> read(std::string_view text) {
    return reader{text}.read();
}

// The texts of all elements of a name.
inline std::vector<std::string> texts(std::string_view text, std::string_view name) {
    std::vector<std::string> all;
    const auto elements = read(text);
    if (!elements) return {"not well-formed"};
    for (const element& e : *elements) {
        if (e.name == name) all.push_back(e.text);
    }
    return all;
}

} // namespace markup
