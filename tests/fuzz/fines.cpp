// A file of fines has cases or errors, and every error is about a part of it. Whatever the events,
// a case stands somewhere.

#include "check.hpp"

#include <mulct/fines/load.hpp>
#include <mulct/stats/group.hpp>
#include <mulct/stats/reduction.hpp>

using namespace mulct;

namespace {

void look_at(const fine_case& c) {
    require(!c.name.empty() && !c.regulator.empty() && !c.events.empty());
    for (std::size_t i = 0; i < c.events.size(); ++i) {
        const fine_event& e = c.events[i];
        require(!e.amount || !e.amount->is_negative());
        for (std::size_t k = 0; k < i; ++k) {
            require(!e.date || !c.events[k].date || !e.date->precedes(*c.events[k].date));
        }
    }
    const auto now = final_standing(c);
    if (now) {
        require(now->decided_by != nullptr && now->decided_by->what != stage::proposed);
        require(now->status != stage::annulled || !now->amount || now->amount->is_zero());
        if (now->amount) {
            for (const group_key k : {group_key::regulator, group_key::country, group_key::year,
                                      group_key::currency, group_key::stage}) {
                (void)key_value(c, *now, k);
            }
        }
    }
    try {
        if (const auto r = find_reduction(c)) {
            require(r->start->amount && *r->start->amount + r->change == *r->final.amount);
        } else {
            require(now || r.error() == no_reduction::undecided);
        }
    } catch (const overflow_error&) {
        // amounts of up to 38 digits have differences that no decimal holds
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const auto cases = parse_fines(text);
    if (!cases) {
        require(!cases.error().empty());
        for (const fine_error& e : cases.error())
            require_within(e.what, text);
        return 0;
    }
    require(!cases->empty());
    for (const fine_case& c : *cases)
        look_at(c);
    return 0;
}
