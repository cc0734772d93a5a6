#pragma once
/// The rates of many days in one walk along a source's publication days.

#include <mulct/convert/conversion.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace mulct {

/// Shows what an amount is multiplied by on each day of a range, as `find_route` and `factor_of`
/// have it, in ascending order: `visit(day, fraction)`. Only days are shown whose route is made of
/// rates that the source published for one day, by the rules `previous` and `exact`; any other day
/// is one for `find_route`: a currency that the law has replaced, a rate that is not there.
template <class Visit>
void walk_routes(currency from, currency to, const rate_source& source, day_range range,
                 const lookup& rule, Visit visit) {
    const bool is_plain = rule.how == lookup::rule::previous || rule.how == lookup::rule::exact;
    if (!is_plain || from == to || source.published() == frequency::monthly) return;
    range.last = std::min(range.last, source.last_day());
    for (const currency c : {from, to}) {
        if (c != source.pivot() && source.find(c) == nullptr) return;
        range.first = std::max(range.first, c.lifetime().first);
        range.last = std::min(range.last, c.lifetime().last);
        if (const auto step = find_legal_step(c)) {
            range.last = std::min(range.last, step->first_day - 1);
        }
    }
    const auto days = source.publication_days();
    std::size_t next = source.first_publication_after(range.first); // the first after the day
    if (next == 0) next = 1;

    struct walked_series {
        const series* rates;
        std::size_t at;
    };
    std::array<walked_series, 2> quoted{};
    std::size_t quoted_count = 0;
    for (const currency c : {from, to}) {
        if (c == source.pivot()) continue;
        const series* const s = source.find(c);
        quoted[quoted_count++] = {s, s->first_not_before(day{days[next - 1]})};
    }

    route along; // of the publication day that was reached
    std::optional<fraction> factor;
    std::optional<day> reached;
    for (day on = range.first; on <= range.last; on = on + 1) {
        while (next < days.size() && day{days[next]} <= on)
            ++next;
        const day published{days[next - 1]};
        if (published > on) continue;
        if (reached != published) {
            reached = published;
            factor = std::nullopt;
            bool all_quoted = true;
            for (walked_series& q : std::span{quoted}.first(quoted_count)) {
                while (q.at < q.rates->size() && (*q.rates)[q.at].on < published)
                    ++q.at;
                all_quoted =
                    all_quoted && q.at < q.rates->size() && (*q.rates)[q.at].on == published;
            }
            if (all_quoted) {
                if (along.legs.empty()) along.legs = find_legs(source, from, to, published);
                for (std::size_t i = 0; i < quoted_count; ++i)
                    along.legs[i].rate = (*quoted[i].rates)[quoted[i].at].rate;
                factor = factor_of(along);
            }
        }
        const bool is_near =
            rule.how == lookup::rule::exact ? published == on : on - published <= rule.within;
        if (factor && is_near) visit(on, *factor);
    }
}

} // namespace mulct
