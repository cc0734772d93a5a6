#pragma once
// A file of cases, and where in it each event stands.

#include <cli/inputs.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace mulct::cli {

class case_file {
  public:
    // Throws `refusal` with the first thing that is wrong in the file.
    explicit case_file(const case_source& source);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const fine_file& file() const noexcept { return file_; }
    // The line in which the event's row starts, from 1.
    [[nodiscard]] std::size_t line_of(const fine_event& e) const noexcept;

  private:
    std::string name_; // for messages
    fine_file file_;
    std::vector<std::size_t> line_ends_;
};

} // namespace mulct::cli
