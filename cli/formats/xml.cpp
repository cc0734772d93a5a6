#include <cli/formats/xml.hpp>

#include <cli/wording.hpp>

#include <mulct/base/ascii.hpp>
#include <mulct/base/utf8.hpp>

#include <algorithm>

namespace mulct::cli {
namespace {

constexpr std::string_view white_space = " \t\r\n";

placed_text trimmed(placed_text p) {
    const std::size_t first = std::min(p.text.find_first_not_of(white_space), p.text.size());
    p.text.remove_prefix(first);
    p.text = p.text.substr(0, p.text.find_last_not_of(white_space) + 1);
    p.offset += first;
    return p;
}

std::string listed(const std::string_view* names, std::size_t count) {
    if (count == 0) return "none";
    std::string text{names[0]};
    for (std::size_t i = 1; i < count; ++i)
        text += (i + 1 == count ? " and " : ", ") + std::string{names[i]};
    return text;
}

} // namespace

bool is_html(std::string_view content) {
    content.remove_prefix(byte_order_mark_length(content));
    content.remove_prefix(std::min(content.find_first_not_of(white_space), content.size()));
    const auto starts_with = [&](std::string_view tag) {
        return ascii::same_word(content.substr(0, tag.size()), tag);
    };
    return starts_with("<!doctype html") || starts_with("<html");
}

std::string_view local_name(pugi::xml_node element) {
    const std::string_view name = element.name();
    return name.substr(name.find(':') + 1); // npos + 1 is 0
}

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    for (std::size_t i = 0; i < text.size();) {
        const utf8_character c = utf8_step(text, i);
        switch (c.code_point) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        default:
            // U+FFFE and U+FFFF are no characters of XML 1.0 either
            if (!c.valid || c.code_point < 0x20 || (c.code_point | 1U) == 0xFFFF) {
                escaped += "\xEF\xBF\xBD";
            } else {
                escaped += text.substr(i, c.length);
            }
        }
        i += c.length;
    }
    return escaped;
}

xml_text::xml_text(const file_text& file, std::string_view what)
    : file_(file), buffer_(file.content()) {
    const std::string form{what};
    buffer_ += '\n'; // the parser overwrites the last byte
    if (is_html(buffer_)) file.refuse(0, "a web page (HTML), not " + form);
    // As a fragment, so that text beside the root element is seen and not passed over.
    const auto parsed = document_.load_buffer_inplace(
        buffer_.data(), buffer_.size(),
        pugi::parse_default | pugi::parse_doctype | pugi::parse_fragment, pugi::encoding_utf8);
    for (const pugi::xml_node n : document_.children()) {
        if (n.type() == pugi::node_doctype) {
            file.refuse(file.content().rfind("<!DOCTYPE", placed(n.value()).offset),
                        "a document type (<!DOCTYPE ...>), which " + form +
                            " does not have; it is not read, since it could define entities");
        }
    }
    if (!parsed) {
        const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
        file.refuse(at, std::string{"not well-formed XML ("} + parsed.description() + "), so not " +
                            form);
    }
    for (const pugi::xml_node n : document_.children()) {
        if (n.type() == pugi::node_element && !root_) {
            root_ = n;
        } else if (n.type() == pugi::node_element) {
            file.refuse(offset_of(n), in_quotes(n.name()) +
                                          ": a second element beside the first, " +
                                          in_quotes(root_.name()));
        } else {
            const placed_text p = trimmed(placed(n.value()));
            file.refuse(p.offset,
                        in_quotes(p.text) + ": text outside of any element; " + form + " has none");
        }
    }
    if (!root_) file.refuse(0, "nothing is there that could be " + form);
}

std::size_t xml_text::offset_of(pugi::xml_node element) {
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(element.offset_debug(), 0));
}

placed_text xml_text::placed(const char* in_buffer) const {
    return {in_buffer, static_cast<std::size_t>(in_buffer - buffer_.data())};
}

void xml_text::find_attributes(pugi::xml_node element, const std::string_view* names,
                               placed_text* values, std::size_t count) const {
    std::size_t found = 0; // a bit each
    for (const pugi::xml_attribute a : element.attributes()) {
        const std::string_view name = a.name();
        if (name == "xmlns" || name.starts_with("xmlns:")) continue;
        const auto place = static_cast<std::size_t>(std::find(names, names + count, name) - names);
        if (place == count) {
            file_.refuse(placed(a.name()).offset,
                         in_quotes(name) + ": an attribute that " + element.name() +
                             " does not have here; it has " + listed(names, count));
        }
        if ((found >> place & 1U) != 0) {
            file_.refuse(placed(a.name()).offset,
                         in_quotes(name) + ": this attribute stands there twice");
        }
        found |= std::size_t{1} << place;
        values[place] = placed(a.value());
    }
    for (std::size_t i = 0; i < count; ++i) {
        if ((found >> i & 1U) == 0) {
            file_.refuse(offset_of(element), in_quotes(element.name()) +
                                                 ": without the attribute " + in_quotes(names[i]) +
                                                 "; needed here: " + listed(names, count));
        }
    }
}

placed_text xml_text::text_in(pugi::xml_node element) const {
    const pugi::xml_node only = element.first_child();
    if (!only) return {{}, offset_of(element)};
    // A comment splits a text in two.
    if (only.next_sibling() || only.type() == pugi::node_element) {
        file_.refuse(offset_of(element), in_quotes(element.name()) +
                                             ": holds more than the one text that belongs there");
    }
    return trimmed(placed(only.value()));
}

pugi::xml_node xml_text::only_child(pugi::xml_node parent, std::string_view name) const {
    pugi::xml_node found;
    for (const pugi::xml_node n : parent.children()) {
        if (n.type() != pugi::node_element || local_name(n) != name) continue;
        if (found) {
            file_.refuse(offset_of(n), in_quotes(n.name()) + ": stands there twice; " +
                                           in_quotes(parent.name()) + " has one");
        }
        found = n;
    }
    if (!found) {
        file_.refuse(offset_of(parent), in_quotes(parent.name()) + ": without the " +
                                            in_quotes(name) + " it must have");
    }
    return found;
}

void xml_text::refuse_node(pugi::xml_node node, const std::string& expected) const {
    if (node.type() == pugi::node_element) {
        file_.refuse(offset_of(node), in_quotes(node.name()) +
                                          ": not an element that belongs here; here belongs " +
                                          expected);
    }
    const placed_text p = trimmed(placed(node.value()));
    file_.refuse(p.offset, in_quotes(p.text) + ": text, where there should be " + expected);
}

} // namespace mulct::cli
