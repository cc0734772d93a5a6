#include <cli/reduction_tables.hpp>

#include <cli/fine_text.hpp>
#include <cli/group_rows.hpp>
#include <cli/stats_tables.hpp>
#include <cli/wording.hpp>

#include <mulct/stats/reduction_summary.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace mulct::cli {
namespace {

constexpr rounding_rule to_minor_unit{rounding::half_up, std::nullopt};

// A case's value for a key: of the final decision, or of its first event while there is none.
std::string value_of(const reduction_line& l, group_key key) {
    if (l.own) {
        const standing& final = l.own->final;
        const money due = final.amount.value.low();
        return key_value({l.matter, final, due,
                          l.converted ? l.converted->final.to.low().amount() : due.amount()},
                         key);
    }
    const fine_event& first = l.matter->events.front();
    const standing open{first.what, &first, {first.amount}};
    const money due =
        first.amount.is_known() ? first.amount.low() : money{decimal{}, "XXX"_currency};
    return key_value({l.matter, open, due, due.amount()}, key);
}

struct summary {
    reduction_totals totals;
    std::size_t open = 0;     // nothing is decided yet
    std::size_t left_out = 0; // decided, but with nothing to compare or no rate
};

} // namespace

std::vector<reduction_line> make_reduction_lines(const std::vector<const fine_case*>& cases,
                                                 std::optional<currency> in,
                                                 const std::vector<const rate_source*>& sources,
                                                 const conversion_policy& policy) {
    std::vector<reduction_line> lines;
    for (const fine_case* const c : cases) {
        reduction_line l{c, std::nullopt, std::nullopt, {}, true};
        if (const auto r = find_reduction(*c)) {
            l.own = *r;
        } else {
            l.why_not = describe(r.error());
            l.comparable = r.error() != no_reduction::other_currency &&
                           r.error() != no_reduction::per_day_and_lump_sum;
        }
        if (in && l.own) {
            auto converted = convert_reduction(*l.own, *in, sources, policy, to_minor_unit);
            if (converted) {
                l.converted = *std::move(converted);
            } else {
                l.why_not = describe(converted.error(), *in);
            }
        }
        lines.push_back(std::move(l));
    }
    return lines;
}

table summary_table(const std::vector<reduction_line>& lines, const std::vector<group_key>& keys,
                    currency in, const std::vector<const rate_source*>& sources,
                    const conversion_policy& policy, bool for_people) {
    std::map<std::vector<std::string>, summary> groups;
    summary all;
    for (const reduction_line& l : lines) {
        std::vector<std::string> values;
        for (const group_key key : keys)
            values.push_back(value_of(l, key));
        for (summary* const s : {&groups[values], &all}) {
            const bool counted =
                l.converted &&
                s->totals.add(*l.converted, split_reduction(*l.own, *l.converted, in, sources,
                                                            policy, to_minor_unit));
            if (counted) continue;
            ++(final_standing(*l.matter) ? s->left_out : s->open);
        }
    }
    table t;
    for (const group_key key : keys)
        t.columns.push_back({std::string{to_string(key)}});
    t.heads = keys.size();
    t.columns.push_back({"cases", column_kind::count});
    for (const char* name :
         {"first", "before_decision", "on_appeal", "exchange_rate", "final", "due_percent"}) {
        t.columns.push_back({name, column_kind::number});
    }
    for (const char* name : {"open", "left_out"})
        t.columns.push_back({name, column_kind::count});
    const auto add = [&](std::vector<std::string> row, const summary& s) {
        const reduction_totals& sum = s.totals;
        row.push_back(std::to_string(sum.cases));
        for (const fine_amount* a :
             {&sum.first, &sum.before_decision, &sum.on_appeal, &sum.exchange_rate, &sum.final}) {
            // a range is no number of which a writer would group the digits
            const bool grouped = for_people && a->form() == amount_form::range;
            row.push_back(amount_text(*a, in, grouped ? digits::grouped : digits::strict));
        }
        row.push_back(percent_text(sum.due_percent()));
        row.push_back(std::to_string(s.open));
        row.push_back(std::to_string(s.left_out));
        t.add(std::move(row));
    };
    for (const auto& [values, s] : groups)
        add(for_people ? labels_of(values) : values, s);
    std::vector<std::string> last(keys.size());
    last.front() = "all";
    add(std::move(last), all);
    t.feet = 1;
    return t;
}

dumbbell_chart first_and_final_chart(const std::vector<reduction_line>& lines, currency in,
                                     std::string source) {
    dumbbell_chart chart{
        {"From the first amount to the final one", std::string{in.code()}, std::move(source), ""},
        "first",
        "final",
        {}};
    for (const reduction_line& l : lines) {
        if (!l.converted) continue;
        const auto start = l.converted->start.to.lump_sum();
        const auto final = l.converted->final.to.lump_sum();
        if (start && final) {
            chart.changes.push_back({l.matter->name, start->amount(), final->amount()});
        }
    }
    std::stable_sort(chart.changes.begin(), chart.changes.end(),
                     [](const auto& a, const auto& b) { return a.before > b.before; });
    return chart;
}

lollipop_chart change_chart(const std::vector<reduction_line>& lines, std::string source) {
    lollipop_chart chart{
        {"Change from the first amount to the final one", "%", std::move(source), ""}, {}};
    for (const reduction_line& l : lines) {
        if (!l.own || !l.own->percent || !l.own->percent->is_point()) continue;
        chart.items.push_back(
            {l.matter->name, l.own->percent->low.value.rounded(1, rounding::half_up)});
    }
    std::stable_sort(chart.items.begin(), chart.items.end(),
                     [](const auto& a, const auto& b) { return a.value < b.value; });
    return chart;
}

} // namespace mulct::cli
