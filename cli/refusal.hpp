#pragma once
// How a command says that it cannot be done: exit status 2, one message, nothing on standard
// output.

#include <stdexcept>
#include <string>

namespace mulct::cli {

class refusal : public std::runtime_error {
  public:
    explicit refusal(const std::string& message) : std::runtime_error(message) {}
};

} // namespace mulct::cli
