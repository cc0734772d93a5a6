#pragma once
/// The rates of many days in one walk along a source's publication days.

#include <mulct/convert/conversion.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace mulct {

/// Shows what an amount is multiplied by on the days of a range, as `find_route` and `factor_of`
/// have it, in ascending order: `visit(days, fraction)`, for each run of days with the rates of one
/// publication. Only days are shown whose route is made of rates that the source published for one
/// day, by the rules `previous` and `exact`; any other day is one for `find_route`: a currency that
/// the law has replaced, a rate that is not there.
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
    std::size_t publication = source.first_publication_after(range.first);
    if (publication > 0) --publication; // the last one on or before the first day

    struct walked_series {
        const series* rates;
        std::size_t at;
    };
    std::array<walked_series, 2> both{};
    std::size_t count = 0;
    for (const currency c : {from, to}) {
        if (c == source.pivot()) continue;
        const series* const s = source.find(c);
        both[count++] = {s, s->first_not_before(day{days[publication]})};
    }
    const std::span<walked_series> quoted = std::span{both}.first(count);

    route along;
    for (; publication < days.size() && day{days[publication]} <= range.last; ++publication) {
        const day published{days[publication]};
        day_range run{std::max(published, range.first), range.last};
        if (publication + 1 < days.size()) {
            run.last = std::min(run.last, day{days[publication + 1]} - 1);
        }
        const int most_days = rule.how == lookup::rule::exact ? 0 : rule.within;
        if (run.last - published > most_days) run.last = published + most_days;
        if (run.last < run.first) continue;

        bool are_quoted = true;
        for (walked_series& q : quoted) {
            while (q.at < q.rates->size() && (*q.rates)[q.at].on < published)
                ++q.at;
            are_quoted = are_quoted && q.at < q.rates->size() && (*q.rates)[q.at].on == published;
        }
        if (!are_quoted) continue;
        if (along.legs.empty()) along.legs = find_legs(source, from, to, published);
        for (std::size_t i = 0; i < quoted.size(); ++i)
            along.legs[i].rate = (*quoted[i].rates)[quoted[i].at].rate;
        if (const auto factor = factor_of(along)) visit(run, *factor);
    }
}

} // namespace mulct
