// A condition on fines is read whole or not at all, and then answers for any fine.

#include "check.hpp"

#include <mulct/stats/filter.hpp>

using namespace mulct;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto filter = parse_filter(text);
    if (!filter) {
        require(filter.error().offset <= text.size());
        require(filter.error().length <= text.size() - filter.error().offset);
        return 0;
    }
    fine_case c{"A", "ICO", "GB", "B", "GDPR", "technology", {}};
    const auto ask = [&](auto holds) {
        const auto no_rate = [](const money&, currency) { return std::optional<decimal>{}; };
        return holds({&c, final_standing(c), no_rate});
    };
    const auto holds = [&](const filter_subject& s) { return filter->holds_for(s); };
    (void)ask(holds);
    c.events.push_back({stage::imposed, parse_partial_date("2022-05").value(),
                        fine_amount{money{decimal{7'552'800}, *currency::find("GBP")}}, "", ""});
    const auto plain = ask(holds);

    // the opposite of it is the opposite
    const std::string opposite = "not (" + std::string{text} + ")";
    const auto negated = parse_filter(opposite);
    if (!negated) {
        require(negated.error().what == filter_problem::nested_too_deep);
        return 0;
    }
    const auto other = ask([&](const filter_subject& s) { return negated->holds_for(s); });
    require(other.has_value() == plain.has_value());
    require(!plain || *plain != *other);
    return 0;
}
