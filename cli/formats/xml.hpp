#pragma once
// XML as the readers of rates want it: every part with its place, nothing in it that is not looked
// at. Parsed by pugixml, which expands no entities of a document's own and never recurses.

#include <cli/formats/file_text.hpp>

#include <pugixml.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace mulct::cli {

// Whether this is a web page, such as a server sends in place of a file it does not have.
bool is_html(std::string_view content);

// An element's name without its namespace prefix.
std::string_view local_name(pugi::xml_node element);

// A text as it is written between tags or in quotes. What XML has no place for (control characters,
// bytes that are not UTF-8) becomes U+FFFD.
std::string xml_escaped(std::string_view text);

class xml_text {
  public:
    // `what` names the format in messages. Throws `refusal` for anything but one well-formed
    // element, and for a document type, which could define entities.
    xml_text(const file_text& file, std::string_view what);

    [[nodiscard]] const file_text& file() const noexcept { return file_; }
    [[nodiscard]] pugi::xml_node root() const noexcept { return root_; }
    [[nodiscard]] static std::size_t offset_of(pugi::xml_node element);

    // The values of the attributes that the element must have, and no others but declarations of
    // namespaces.
    template <std::size_t N>
    [[nodiscard]] std::array<placed_text, N>
    attributes(pugi::xml_node element, const std::array<std::string_view, N>& names) const {
        std::array<placed_text, N> values;
        find_attributes(element, names.data(), values.data(), N);
        return values;
    }

    // The text in an element that holds nothing else, without the white space at its ends.
    [[nodiscard]] placed_text text_in(pugi::xml_node element) const;

    // The one child element of that local name.
    [[nodiscard]] pugi::xml_node only_child(pugi::xml_node parent, std::string_view name) const;

    // Throws `refusal`: "<Cub>: not Cube, which belongs here".
    [[noreturn]] void refuse_node(pugi::xml_node node, const std::string& expected) const;

  private:
    void find_attributes(pugi::xml_node element, const std::string_view* names, placed_text* values,
                         std::size_t count) const;
    [[nodiscard]] placed_text placed(const char* in_buffer) const;

    const file_text& file_;
    std::string buffer_; // parsed in place, so that a value's address is its place in the file
    pugi::xml_document document_;
    pugi::xml_node root_;
};

} // namespace mulct::cli
