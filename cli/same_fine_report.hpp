#pragma once
// The figures of several texts that are the same fine.

#include <cli/json.hpp>

#include <mulct/check/judge.hpp>
#include <mulct/check/same_fine.hpp>
#include <mulct/money/currency.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace mulct::cli {

// Collects figures while texts are read, and groups them at the end.
class same_fine_report {
  public:
    explicit same_fine_report(currency unit) : unit_(unit) {}

    // A text: where each figure stands, what was written, and which figure its text says it is
    // (places among these).
    struct place {
        std::string where;
        std::string written;
    };
    void add(const std::vector<reported_figure>& figures, const std::vector<place>& places);

    [[nodiscard]] std::string as_text(claim_judge& judge) const;
    [[nodiscard]] json as_json(claim_judge& judge) const;

  private:
    currency unit_;
    std::vector<reported_figure> figures_;
    std::vector<place> places_;
};

} // namespace mulct::cli
