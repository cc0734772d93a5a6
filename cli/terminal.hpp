#pragma once
// The terminal that a result may be shown on.

#include <cstddef>

namespace mulct::cli {

// How many columns wide text may be: as COLUMNS says, else as the terminal is that standard output
// goes to; 0 for any width, where it goes to a file or a pipe.
std::size_t text_width();

} // namespace mulct::cli
