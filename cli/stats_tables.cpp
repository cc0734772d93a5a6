#include <cli/stats_tables.hpp>

#include <cli/fine_text.hpp>
#include <cli/group_rows.hpp>
#include <cli/wording.hpp>

#include <mulct/stats/break_even.hpp>
#include <mulct/stats/bridge.hpp>
#include <mulct/stats/deflate.hpp>
#include <mulct/stats/ranking.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <utility>

namespace mulct::cli {
namespace {

constexpr auto number = column_kind::number;
constexpr auto count = column_kind::count;

// A number with six digits after the point, for rates.
std::string rate_text(const ratio& r) {
    return to_string(r.rounded(6, rounding::half_up));
}

std::string name_of(currency c) {
    return std::string{c.code()};
}

} // namespace

int places_of(currency c) {
    return c.minor_unit().value_or(0);
}

table cross_table(const fine_set& set, group_key down, group_key across, const measure& figure,
                  quantile_definition quantiles) {
    table t{{{std::string{to_string(down)}}}, {}};
    if (set.counted.empty()) return t;
    const auto text = [&](const std::vector<decimal>& amounts) {
        const sample s{amounts};
        return figure_text(figure_of(s, figure, quantiles, s.places()));
    };
    const std::vector keys_down{down};
    const std::vector keys_across{across};
    const std::vector keys_both{down, across};
    const auto columns = group(set.counted, keys_across);
    for (const fine_group& column : columns)
        t.columns.push_back({label_of(column.keys), kind_of(figure)});
    t.columns.push_back({"all", kind_of(figure)});
    std::map<std::vector<std::string>, const fine_group*> cells;
    const auto combinations = group(set.counted, keys_both);
    for (const fine_group& g : combinations)
        cells[g.keys] = &g;
    for (const fine_group& line : group(set.counted, keys_down)) {
        std::vector<std::string> row{label_of(line.keys)};
        for (const fine_group& column : columns) {
            const auto here = cells.find({line.keys.front(), column.keys.front()});
            row.push_back(here == cells.end() ? "" : text(amounts_of(set.counted, *here->second)));
        }
        row.push_back(text(amounts_of(set.counted, line)));
        t.add(std::move(row));
    }
    std::vector<std::string> last{"all"};
    for (const fine_group& column : columns)
        last.push_back(text(amounts_of(set.counted, column)));
    last.push_back(text(amounts_of(set.counted)));
    t.add(std::move(last));
    t.feet = 1;
    return t;
}

trend_table make_trend_table(const fine_set& set, const period_kind& kind, std::size_t window) {
    trend_table result{{}, {}, 0};
    std::vector<period_amount> amounts;
    for (const counted_fine& f : set.counted) {
        const std::string period = key_value(f, kind.key);
        if (period.empty()) {
            ++result.undated;
        } else {
            amounts.push_back({period_number(period, kind), f.amount});
        }
    }
    result.rows = trend(amounts, kind, window);
    const int places = places_of(set.in);
    const auto amount = [&](const std::optional<decimal>& d) {
        return d ? to_string(d->rounded(places, rounding::half_up)) : "";
    };
    result.content.columns = {{std::string{to_string(kind.key)}},
                              {"count", count},
                              {"total", number},
                              {"change", number},
                              {"percent", number},
                              {"last_" + std::to_string(window), number}};
    for (const trend_row& r : result.rows) {
        result.content.add({period_name(r.period, kind), std::to_string(r.count), amount(r.total),
                            amount(r.change), percent_text(r.percent), amount(r.moving_total)});
    }
    return result;
}

std::string undated_text(std::size_t fines, const std::string& period) {
    return counted(fines, "fine") + " in no " + period + ": too little is known of the date";
}

bridge_table make_bridge_table(const fine_set& set, const std::vector<const rate_source*>& sources,
                               const lookup& rule) {
    bridge_table result{{{{"from"},
                          {"to"},
                          {"total_before", number},
                          {"volume", number},
                          {"size", number},
                          {"exchange_rate", number},
                          {"total_after", number}},
                         {}},
                        {},
                        0};
    const std::vector keys{group_key::year};
    const std::vector<fine_group> years = group(set.counted, keys);
    lookup average = rule;
    average.how = lookup::rule::year_average;
    result.content.heads = 2;
    for (std::size_t i = 0; i < years.size(); ++i) {
        const std::string& from = years[i].keys.front();
        if (from.empty()) { // fines without a date come first
            result.undated = years[i].members.size();
            continue;
        }
        if (i + 1 == years.size()) break;
        const day old = parse_partial_date(from).value().days.first;
        route_cache routes{set.in, sources, average, {rounding::half_up, std::nullopt}};
        std::vector<decimal> at_old_rates;
        std::string why_not;
        for (const std::size_t m : years[i + 1].members) {
            const auto converted = routes.convert(set.counted[m].due, old);
            if (!converted) {
                why_not = describe(converted.error(), set.in);
                break;
            }
            at_old_rates.push_back(*converted);
        }
        const sample before{amounts_of(set.counted, years[i])};
        const sample after{amounts_of(set.counted, years[i + 1])};
        std::vector<std::string> row{from, years[i + 1].keys.front(), to_string(before.total())};
        if (why_not.empty()) {
            const bridge b =
                make_bridge(before.total(), before.count(), after.total(), after.count(),
                            sample{at_old_rates}.total(), places_of(set.in));
            for (const decimal& part : {b.volume, b.size, b.exchange_rate})
                row.push_back(to_string(part));
        } else {
            row.resize(row.size() + 3);
            result.notes.push_back(from + " to " + row[1] + ": " + why_not);
        }
        row.push_back(to_string(after.total()));
        result.content.add(std::move(row));
    }
    return result;
}

std::vector<conversion_policy> usual_policies(const lookup& rule, const rate_source& source,
                                              const conversion_policy& chosen) {
    const auto last = calendar_year_of(source.last_day());
    std::vector<conversion_policy> all{conversion_policy::own_day(),
                                       conversion_policy::final_day(),
                                       conversion_policy::month_average(),
                                       conversion_policy::year_average(),
                                       conversion_policy::on(source.last_day()),
                                       conversion_policy::in_year_of(source.last_day() == last.last
                                                                         ? last.first
                                                                         : last.first - 1)};
    if (chosen.when == conversion_policy::time::anchor) {
        // the day or the year that was asked for, in its kind's place
        all[chosen.rule.averages() ? 5 : 4] = chosen;
    }
    for (conversion_policy& p : all) {
        p.rule.ended = rule.ended;
        p.rule.within = rule.within;
    }
    return all;
}

policy_tables compare_policies(const std::vector<const fine_case*>& matters, currency in,
                               const std::vector<group_key>& keys,
                               const std::vector<const rate_source*>& sources,
                               const std::vector<conversion_policy>& policies) {
    std::vector<fine_set> sets;
    std::map<const fine_case*, std::size_t> converted;
    std::set<const fine_case*> seen;
    for (const conversion_policy& p : policies) {
        route_cache routes{in, sources, p.rule, {rounding::half_up, std::nullopt}};
        sets.push_back(make_fine_set(matters, in, p, routes));
        for (const counted_fine& f : sets.back().counted)
            ++converted[f.matter];
        for (const uncounted_fine& f : sets.back().left_over)
            seen.insert(f.matter);
    }
    for (fine_set& set : sets) {
        std::erase_if(set.counted,
                      [&](const counted_fine& f) { return converted[f.matter] < policies.size(); });
    }

    policy_tables result{
        {},
        {{{"currency"}, {"rate_used", number}, {"break_even", number}, {"change_percent", number}},
         {}},
        seen.size(),
        ""};
    for (const group_key key : keys)
        result.totals.columns.push_back({std::string{to_string(key)}});
    for (const conversion_policy& p : policies)
        result.totals.columns.push_back({to_string(p), number});
    result.totals.columns.push_back({"ranks"});
    // the fines are the same and in the same order, so that only groups by size could differ
    const std::vector<fine_group> groups = group(sets.front().counted, keys);
    std::vector<std::vector<decimal>> totals; // by policy, then by group
    std::vector<std::vector<std::size_t>> ranks;
    for (const fine_set& set : sets) {
        std::vector<decimal>& here = totals.emplace_back();
        for (const fine_group& g : groups)
            here.push_back(sample{amounts_of(set.counted, g)}.total());
        std::vector<std::size_t>& places = ranks.emplace_back(groups.size());
        for (const ranked& r : ranking(here))
            places[r.place] = r.rank;
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        std::vector<std::string> row = groups[g].keys;
        std::string rank_text;
        bool moves = false;
        for (std::size_t p = 0; p < policies.size(); ++p) {
            row.push_back(to_string(totals[p][g]));
            rank_text += (p > 0 ? " " : "") + std::to_string(ranks[p][g]);
            moves = moves || ranks[p][g] != ranks[0][g];
        }
        row.push_back(moves ? rank_text : std::to_string(ranks[0][g]));
        result.totals.add(std::move(row));
    }
    std::vector<std::string> last(keys.size());
    last.front() = "all";
    for (const auto& here : totals) {
        decimal sum = *decimal::make(0, places_of(in));
        for (const decimal& d : here)
            sum += d;
        last.push_back(to_string(sum));
    }
    result.totals.heads = keys.size();
    if (!groups.empty()) {
        result.totals.add(std::move(last));
        result.totals.feet = 1;
    }
    if (groups.size() < 2) return result;

    // the first two by the first policy: at which rate of one of their currencies they are equal
    const std::vector<ranked> order = ranking(totals.front());
    const fine_group* const two[] = {&groups[order[0].place], &groups[order[1].place]};
    result.top_two = label_of(two[0]->keys) + " and " + label_of(two[1]->keys);
    const auto& fines = sets.front().counted;
    std::set<std::string> codes;
    for (const fine_group* const g : two) {
        for (const std::size_t m : g->members) {
            if (fines[m].due.unit() != in) codes.insert(name_of(fines[m].due.unit()));
        }
    }
    for (const std::string& code : codes) {
        exposure seen_from[2];
        decimal own;
        decimal worth;
        for (std::size_t i = 0; i < 2; ++i) {
            for (const std::size_t m : two[i]->members) {
                const bool in_it = fines[m].due.unit().code() == code;
                (in_it ? seen_from[i].own : seen_from[i].rest) +=
                    in_it ? fines[m].due.amount() : fines[m].amount;
                if (!in_it) continue;
                own += fines[m].due.amount();
                worth += fines[m].amount;
            }
        }
        const auto rate = break_even_rate(seen_from[0], seen_from[1]);
        if (own.is_zero()) continue;
        const ratio used = worth / own;
        result.break_even.add({code, rate_text(used), rate ? rate_text(*rate) : "",
                               rate && !used.is_zero()
                                   ? percent_text(std::optional{(*rate - used) / used * ratio{100}})
                                   : ""});
    }
    return result;
}

std::string policy_text(const std::vector<const rate_source*>& sources,
                        const conversion_policy& policy) {
    std::string names;
    for (const rate_source* const s : sources)
        names += (names.empty() ? "" : ", else the ") + std::string{s->name()};
    switch (policy.when) {
    case conversion_policy::time::anchor:
        return names + (policy.rule.averages() ? " average of " : " rate of ") + to_string(policy);
    case conversion_policy::time::final_day: return names + " rate of its last event's date";
    case conversion_policy::time::own_day: break;
    }
    return rates_text(sources, policy.rule);
}

namespace {

std::string reason_of(const uncounted_fine& f, currency in) {
    switch (f.why) {
    case uncounted::unknown_amount: return "the amount is not known";
    case uncounted::per_day: return "not comparable: it is for each day";
    case uncounted::range: return "not comparable: it is a range";
    case uncounted::unknown_day: return no_rate_day(f.now.decided_by->date);
    case uncounted::no_rate: return describe(f.failures, in);
    case uncounted::no_prices: {
        const std::string code{f.gap->area.code()};
        if (price_source_of(f.gap->area).empty()) return "no consumer prices are known for " + code;
        if (!f.gap->year) return "its year is not known, so no prices apply";
        return "no consumer prices are known for " + code + " in " + std::to_string(*f.gap->year);
    }
    }
    return {};
}

} // namespace

listed_fine listed(const uncounted_fine& f, currency in) {
    const fine_amount& due = f.now.amount.value;
    return {f.matter->name,
            to_string(due),
            due.is_known() ? name_of(due.unit()) : "",
            date_text(*f.now.decided_by),
            reason_of(f, in),
            f.is_no_sum()};
}

std::vector<listed_fine> listed(const fine_set& set) {
    std::vector<listed_fine> fines;
    for (const uncounted_fine& f : set.left_over)
        fines.push_back(listed(f, set.in));
    return fines;
}

table left_over_table(const std::vector<listed_fine>& fines) {
    table t{{{"case"}, {"amount"}, {"currency"}, {"date"}, {"reason"}}, {}};
    for (const listed_fine& f : fines)
        t.add({f.name, f.amount, f.currency, f.date, f.reason});
    return t;
}

} // namespace mulct::cli
