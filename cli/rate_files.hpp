#pragma once
// The rates a command works with.

#include <mulct/rates/packed.hpp>
#include <mulct/rates/source.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mulct::cli {

// The rates that are built into the program, or those of a file in their place.
class loaded_rates {
  public:
    // Throws `refusal` if the file cannot be used.
    explicit loaded_rates(const std::optional<std::string>& file);

    [[nodiscard]] const std::vector<rate_source>& sources() const noexcept {
        return from_file_ ? from_file_->sources() : sources_;
    }
    // The source that commands use when none is named: the first.
    [[nodiscard]] const rate_source& preferred() const noexcept { return sources().front(); }

  private:
    std::optional<rate_table> from_file_;
    std::vector<rate_source> sources_; // the bundled ones
};

} // namespace mulct::cli
