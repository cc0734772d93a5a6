#include <mulct/check/same_fine.hpp>

#include <mulct/check/claim.hpp>
#include <mulct/figure/scan.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using namespace mulct::literals;

namespace {

struct dated_text {
    std::string_view date;
    std::string_view text;
};

/// Each group as its figures, the finest in brackets, and its conversions with their verdicts.
std::string groups_in(const std::vector<dated_text>& texts, currency unit = "GBP"_currency) {
    std::vector<reported_figure> all;
    std::vector<std::string> written;
    for (std::size_t t = 0; t < texts.size(); ++t) {
        const scan_options options{language::en, {}};
        const std::size_t first = all.size();
        std::vector<found_figure> figures;
        scan(texts[t].text, options, [&](const found_figure& f) { figures.push_back(f); });
        for (const found_figure& f : figures) {
            all.push_back({claim_side::of(f), t, *parse_day(texts[t].date), {}});
            written.emplace_back(texts[t].text.substr(f.offset, f.length));
        }
        for (const claim& c : find_claims(texts[t].text, options, figures).claims)
            all[first + c.to].equals = first + c.from;
    }
    claim_judge judge{{&ecb()}, {}};
    std::string described;
    for (const reported_fine& g : group_fines(all, unit, judge)) {
        described += described.empty() ? "" : "; ";
        for (std::size_t i = 0; i < g.figures.size(); ++i) {
            const bool finest = g.figures[i] == g.finest;
            described += (i == 0 ? "" : " ") + std::string{finest ? "[" : ""} +
                         written[g.figures[i]] + (finest ? "]" : "");
        }
        for (const converted_figure& c : g.conversions) {
            described += " | " + written[c.figure] + (c.is_claimed ? "" : " alone") + ' ' +
                         std::string{to_string(c.judged.what)};
        }
    }
    return described;
}

} // namespace

TEST_CASE("figures of one fine are grouped across texts, and the finest is the agreed amount") {
    CHECK(groups_in({{"2022-05-23", "The firm was fined £7.5m ($9.43m)."},
                     {"2022-05-23", "It must pay £7,552,800."},
                     {"2022-05-24", "A fine of 8.85 million euros."}}) ==
          "£7.5m [£7,552,800] | $9.43m consistent | 8.85 million euros alone consistent");
}

TEST_CASE("other fines are other groups") {
    CHECK(groups_in({{"2022-05-23", "Fined £7.5m, after £17m had been proposed."},
                     {"2022-05-23", "Fined £7,552,800. Proposed: £17 million."}}) ==
          "£7.5m [£7,552,800]; [£17m] £17 million");
}

TEST_CASE("the odd one out is in its group, and judged") {
    CHECK(groups_in(
              {{"2022-05-23", "Fined £7.5m ($9.43m)."}, {"2022-05-23", "Fined £7.5m ($94.3m)."}}) ==
          "[£7.5m] £7.5m | $9.43m consistent | $94.3m inconsistent");
}

TEST_CASE("a figure that nothing belongs to is no group") {
    CHECK(groups_in({{"2022-05-23", "Fined £7.5m."}}) == "");
    CHECK(groups_in({{"2022-05-23", "Fined £7.5m. It made $5bn."}}) == "");
    CHECK(groups_in({{"2022-05-23", "Fined £7.5m. It made £5bn."}}) == "");
}
