#pragma once
// Cells that are pieces of HTML.

#include <string>
#include <string_view>

namespace mulct::cli {

// The text of a cell, without tags: a <br> is a space, runs of space are one, and the character
// references that such tables use are resolved. What is no tag and no reference stays as it is.
std::string text_of_html(std::string_view cell);

// Where the cell's first link leads; empty if it has none.
std::string first_link(std::string_view cell);

} // namespace mulct::cli
