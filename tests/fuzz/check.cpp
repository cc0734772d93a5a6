// Claims and relations of any text are about its figures, in order; judging them never fails, and
// says the same again. The first byte of the input chooses the language.

#include "check.hpp"

#include <mulct/check/claim.hpp>
#include <mulct/check/judge.hpp>
#include <mulct/check/relation.hpp>
#include <mulct/figure/scan.hpp>
#include <mulct/rates/packed.hpp>

#include <vector>

using namespace mulct;

namespace {

const rate_source& rates() {
    static const rate_table table = [] {
        using namespace literals;
        snapshot s{"TEST",         "Rates for tests", "nobody", "none", "by hand",
                   "EUR"_currency, frequency::daily,  "0",      {}};
        for (const std::string_view line :
             {"2022-05-20 EUR/GBP 0.84820", "2022-05-20 EUR/USD 1.0577",
              "2022-05-23 EUR/GBP 0.84783", "2022-05-23 EUR/USD 1.0659"}) {
            s.rows.push_back(detail::parse_rate_row(line).value());
        }
        return rate_table::make(s).value();
    }();
    return table.source();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text = as_text(data + 1, size - 1);
    scan_options options;
    if (data[0] % 32 < language_count) options.spoken = static_cast<language>(data[0] % 32);
    std::vector<found_figure> figures;
    scan(text, options, [&](const found_figure& f) { figures.push_back(f); });

    const text_claims found = find_claims(text, options, figures);
    claim_judge judge{{&rates()}, {}};
    const day on = *parse_day("2022-05-23");
    std::vector<bool> is_second(figures.size(), false);
    for (const claim& c : found.claims) {
        require(c.from < c.to && c.to < figures.size());
        require(!is_second[c.to]); // a figure is the second half of one claim
        is_second[c.to] = true;
        const claim_side from = claim_side::of(figures[c.from]);
        const claim_side to = claim_side::of(figures[c.to]);
        const judgement j = judge.judge(from, to, on, found.rates);
        require((j.what == verdict::not_checkable) == (j.why_not != unchecked::no));
        require(judge.judge(from, to, on, found.rates).what == j.what);
        static_cast<void>(judge.fitting_days(from, to, j, on));
    }
    for (const relation& r : find_relations(text, options, figures)) {
        require(r.part < figures.size() && r.whole < figures.size());
        require(r.first < r.last && r.last <= text.size());
        require(r.what == verdict::consistent || r.what == verdict::inconsistent);
    }
    return 0;
}
