#pragma once
// rates.lock: the rates that a piece of work used, so that a revision of one shows.

#include <cli/outcome.hpp>

#include <mulct/convert/conversion.hpp>
#include <mulct/rates/lock.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mulct::cli {

// --lock FILE: the pins that were there, and those of this run.
class rate_lock {
  public:
    // Throws `refusal` if there is a file and it cannot be read as one of pins.
    explicit rate_lock(std::string path);

    // Notes the published rates that a conversion used.
    void pin(const conversion& c);

    // Writes the file with the new pins. Where a rate is not the one that is pinned, the file stays
    // as it is, and the outcome names each such cell and differs.
    [[nodiscard]] outcome keep();

  private:
    std::string path_;
    std::vector<pinned_rate> pinned_;
    std::vector<pinned_rate> used_;
};

// The pins of a file's text; throws `refusal`.
std::vector<pinned_rate> read_lock(std::string_view content, const std::string& file);

// A line for each pin that the sources at hand do not hold, saying what they hold instead.
std::vector<std::string> differences(const std::vector<pinned_rate>& pins,
                                     const std::vector<rate_source>& sources);

} // namespace mulct::cli
