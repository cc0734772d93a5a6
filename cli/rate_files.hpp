#pragma once
// The rates a command works with.

#include <mulct/rates/packed.hpp>
#include <mulct/rates/source.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// --rates and --source.
struct rates_options {
    std::optional<std::string> file;    // a snapshot, added to the bundled ones
    std::optional<std::string> sources; // "ecb,h10": which to ask, in order
};

// The sources that are built into the program, and that of a file, which takes the place of a
// bundled one with its name.
class loaded_rates {
  public:
    // Throws `refusal` if the file or a source's name cannot be used.
    explicit loaded_rates(const rates_options& options);

    // All of them, the file's first.
    [[nodiscard]] const std::vector<rate_source>& sources() const noexcept { return sources_; }
    // Those to ask for a rate, in order: the ones named, else the first of all.
    [[nodiscard]] const std::vector<const rate_source*>& chosen() const noexcept { return chosen_; }
    // The one source that a command works with which takes no more. Throws `refusal` for several.
    [[nodiscard]] const rate_source& only_chosen() const;

  private:
    std::optional<rate_table> from_file_;
    std::vector<rate_source> sources_;
    std::vector<const rate_source*> chosen_;
};

// The source of a short name, in capitals or not; throws `refusal` if there is none.
const rate_source& find_source(const std::vector<rate_source>& sources, std::string_view name);

// The short names: "ECB, H10".
std::string names_of(const std::vector<const rate_source*>& sources);

} // namespace mulct::cli
