#include <cli/case_file.hpp>

#include <cli/bundled.hpp>
#include <cli/file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <algorithm>

namespace mulct::cli {

case_file::case_file(const case_source& source)
    : name_(source.file ? display_name(*source.file) : "the bundled cases") {
    const std::string text = source.file ? read_file(*source.file) : std::string{bundled_fines()};
    auto read = parse_fines(text, read_form(source.form));
    if (!read) {
        const auto& errors = read.error();
        const fine_error& e = errors.front();
        throw refusal{place_in_file(name_, text, e.what.offset) + describe(e, text) +
                      (errors.size() > 1 ? "\nand " + std::to_string(errors.size() - 1) +
                                               " more errors; mulct validate lists them all"
                                         : "")};
    }
    file_ = *std::move(read);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') line_ends_.push_back(i);
    }
}

std::size_t case_file::line_of(const fine_event& e) const noexcept {
    const auto at = std::lower_bound(line_ends_.begin(), line_ends_.end(), e.offset);
    return static_cast<std::size_t>(at - line_ends_.begin()) + 1;
}

} // namespace mulct::cli
