#include <cli/report.hpp>

#include <cli/file.hpp>
#include <cli/group_rows.hpp>
#include <cli/lock_file.hpp>
#include <cli/reduction_tables.hpp>
#include <cli/refusal.hpp>
#include <cli/stats.hpp>
#include <cli/stats_tables.hpp>
#include <cli/wording.hpp>

#include <mulct/output/html_page.hpp>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace mulct::cli {
namespace {

constexpr std::size_t most_bars = 20;
constexpr std::size_t largest_fines = 20;

// What every part of the page is made from.
struct material {
    const report_options& options;
    const std::vector<const rate_source*>& sources;
    const conversion_policy& policy;
    const selection& chosen;
    const fine_set& set;
    const route_cache& routes;
    const std::vector<reduction_line>& reductions;
    const std::optional<price_basis>& prices;
    std::string code;
    std::string origin;     // of the cases
    std::string rates_used; // "ECB rate of its own date"
    std::string figures_at; // the same, and in whose prices
};

chart_text words_of(const material& m, std::string title) {
    return {std::move(title), m.code, m.origin + "; each fine at the " + m.figures_at, ""};
}

void add_summary(document& d, const material& m) {
    d.blocks.emplace_back(paragraph{
        counted(m.set.counted.size(), "fine") + " in " + m.code + ", each at the " + m.figures_at +
        ". Not in the figures: " + counted(m.set.left_over.size(), "fine") +
        " that could not be converted or are no single sum, and " +
        counted(m.set.not_in_force.size(), "case") + " with no fine in force."});
    const group_request all{{},
                            read_figures("count,total,mean,median,q1,q3,min,max,gini,top3"),
                            quantile_definition::inclusive,
                            std::nullopt};
    const std::optional<group_row> row = make_group_rows(m.set, all).all();
    if (!row) return;
    table t{{{"figure"}, {"value", column_kind::number}}, {}};
    for (std::size_t i = 0; i < all.figures.size(); ++i) {
        const auto& figure = row->figures[i];
        t.add({all.figures[i].name, figure ? to_string(*figure) : ""});
    }
    d.blocks.emplace_back(captioned_table{"All fines together, " + m.code, std::move(t)});
}

void add_groups(document& d, const material& m, const std::string& heading_text, group_key key) {
    d.blocks.emplace_back(heading{heading_text});
    group_request request{{key},
                          read_figures("count,total,share,mean,median"),
                          quantile_definition::inclusive,
                          std::nullopt};
    d.blocks.emplace_back(
        captioned_table{m.code + ", each fine at the " + m.figures_at,
                        group_table(make_group_rows(m.set, request), m.set.left_over.size())});
    request.figures = read_figures("total");
    request.top = most_bars;
    bar_chart chart{words_of(m, heading_text + ", total"), {}};
    const group_rows top = make_group_rows(m.set, request);
    for (std::size_t i = 0; i < top.groups(); ++i) {
        const group_row row = top[i];
        chart.bars.push_back({label_of(row.keys), row.figures.front().value_or(decimal{})});
    }
    if (top.has_others()) chart.bars.push_back({"others", *top[top.groups()].figures.front()});
    d.blocks.emplace_back(any_chart{std::move(chart)});
}

void add_years(document& d, const material& m) {
    d.blocks.emplace_back(heading{"By year"});
    trend_table t = make_trend_table(m.set, *find_period_kind(group_key::year), 3);
    line_chart chart{words_of(m, "Total by year"), {{"all", {}}}};
    for (const trend_row& r : t.rows)
        chart.series.front().values.push_back({r.period, r.total});
    d.blocks.emplace_back(captioned_table{
        m.code + "; change and percent against the year before, last_3 of three years",
        std::move(t.content)});
    if (t.undated > 0) d.blocks.emplace_back(paragraph{undated_text(t.undated, "year") + "."});
    d.blocks.emplace_back(any_chart{std::move(chart)});
    if (m.prices) return; // a bridge is of the amounts of their time
    bridge_table b = make_bridge_table(m.set, m.sources, m.options.rule);
    if (b.content.rows.empty()) return;
    d.blocks.emplace_back(captioned_table{
        "What of each year's change is the number of fines, their size, and the exchange rate",
        std::move(b.content)});
    for (std::string& note : b.notes)
        d.blocks.emplace_back(paragraph{std::move(note)});
}

void add_largest(document& d, const material& m) {
    d.blocks.emplace_back(heading{"The largest fines"});
    std::vector<const counted_fine*> fines;
    for (const counted_fine& f : m.set.counted)
        fines.push_back(&f);
    std::stable_sort(fines.begin(), fines.end(),
                     [](const auto* a, const auto* b) { return a->amount > b->amount; });
    constexpr auto number = column_kind::number;
    table t{{{"case"}, {"regulator"}, {"date"}, {"amount", number}, {"currency"}, {m.code, number}},
            {}};
    for (std::size_t i = 0; i < std::min(largest_fines, fines.size()); ++i) {
        const counted_fine& f = *fines[i];
        const auto& date = f.now.decided_by->date;
        t.add({f.matter->name, f.matter->regulator, date ? to_string(*date) : "",
               to_string(f.due.amount()), std::string{f.due.unit().code()}, to_string(f.amount)});
    }
    d.blocks.emplace_back(captioned_table{"", std::move(t)});
}

void add_reductions(document& d, const material& m) {
    if (m.reductions.empty()) return;
    d.blocks.emplace_back(heading{"From the first amount to the final one"});
    const currency in = m.set.in;
    if (m.prices) {
        d.blocks.emplace_back(
            paragraph{"These are the amounts of their time, in no other prices."});
    }
    d.blocks.emplace_back(captioned_table{
        m.code + "; first + before_decision + on_appeal + exchange_rate = final",
        summary_table(m.reductions, {group_key::regulator}, in, m.sources, m.policy, true)});
    dumbbell_chart amounts =
        first_and_final_chart(m.reductions, in, m.origin + "; each amount at the " + m.rates_used);
    if (amounts.changes.size() > most_bars) {
        amounts.changes.resize(most_bars);
        amounts.text.title += ": the " + std::to_string(most_bars) + " largest";
    }
    d.blocks.emplace_back(any_chart{std::move(amounts)});
    d.blocks.emplace_back(
        any_chart{change_chart(m.reductions, m.origin + "; in each case's own currency")});
}

void add_method(document& d, const material& m) {
    d.blocks.emplace_back(heading{"Method"});
    d.blocks.emplace_back(paragraph{
        "A case counts once, with what is due after its last event. Amounts that are only proposed "
        "count nowhere, nor do fines that were annulled. Each fine is converted exactly and "
        "rounded once, half up, to the minor unit of " +
        m.code +
        "; every figure is computed from these rounded amounts, so that the tables add up. Shares "
        "are rounded by largest remainders and are 100.0 together. Quartiles lie at the place 1 + "
        "p (n - 1)." +
        (m.prices ? " Amounts are in the prices of " + std::to_string(m.prices->year) +
                        ": times the mean consumer price index of that year, by that of the year "
                        "of the decision."
                  : "")});
    d.blocks.emplace_back(heading{"Not in the figures"});
    if (!m.set.left_over.empty()) {
        d.blocks.emplace_back(captioned_table{"Not converted", left_over_table(listed(m.set))});
    }
    table t{{{"case"}, {"reason"}}, {}};
    for (const fine_not_in_force& f : m.set.not_in_force)
        t.add({f.matter->name, f.annulled ? "annulled" : "not decided"});
    if (!t.rows.empty()) d.blocks.emplace_back(captioned_table{"No fine in force", std::move(t)});
}

void add_sources(document& d, const material& m) {
    d.blocks.emplace_back(heading{"Sources"});
    d.blocks.emplace_back(source_line{m.origin + "; where each event is reported is below"});
    for (const rate_source* const s : m.sources) {
        const provenance& from = s->from();
        d.blocks.emplace_back(source_line{std::string{from.name} + ": " + std::string{from.title} +
                                          ", " + std::string{from.publisher} + "; " +
                                          std::string{from.terms} + "; taken from " +
                                          std::string{from.origin}});
    }
    for (const detail::price_source& s : detail::price_sources) {
        if (m.prices && (m.prices->before_conversion || s.currency == m.code)) {
            d.blocks.emplace_back(
                source_line{"Prices of " + std::string{s.currency} + ": " + std::string{s.title}});
        }
    }
    using row = std::tuple<std::string, std::string, std::string, std::string>;
    std::set<row> used;
    m.routes.for_each_used([&](const conversion& c) {
        for (const leg& l : c.legs) {
            const std::string pair =
                std::string{l.base.code()} + "/" + std::string{l.counter.code()};
            const bool published = l.what == leg::kind::published;
            const std::string when =
                !published || !c.days ? "by law"
                : c.days->count == 1  ? to_string(c.days->first)
                                      : to_string(c.days->first) + ".." + to_string(c.days->last);
            const std::string rate =
                l.observations == 1
                    ? to_string(l.rate)
                    : to_string(l.used().rounded(l.rate.scale() + 4, rounding::half_up));
            used.insert({when, pair, rate, published ? std::string{c.source->name()} : ""});
        }
    });
    table rates{{{"day"}, {"pair"}, {"rate", column_kind::number}, {"source"}}, {}};
    for (const auto& [when, pair, rate, source] : used)
        rates.add({when, pair, rate, source});
    d.blocks.emplace_back(captioned_table{"The rates that were used; averages to four digits more "
                                          "than was published",
                                          std::move(rates)});
    table events{{{"case"}, {"stage"}, {"date"}, {"source"}}, {}};
    for (const fine_case* const c : m.chosen.chosen) {
        for (const fine_event& e : c->events) {
            events.add({c->name, std::string{to_string(e.what)}, e.date ? to_string(*e.date) : "",
                        e.source});
        }
    }
    d.blocks.emplace_back(captioned_table{"Where each event is reported", std::move(events)});
}

} // namespace

outcome run(const report_options& options) {
    const currency in = read_sum_currency(options.in);
    const conversion_policy policy = read_policy(options.at, options.rule);
    const loaded_rates rates{options.rates};
    const auto& sources = rates.chosen();
    std::optional<rate_lock> lock;
    if (options.lock) lock.emplace(*options.lock);
    const selection chosen = select_cases(options.cases, sources, options.rule);
    route_cache routes{in, sources, policy.rule, {rounding::half_up, std::nullopt}};
    const std::optional<price_basis> prices = read_prices(options.real, options.order, in);
    const fine_set set = make_fine_set(chosen.chosen, in, policy, routes, prices);
    const auto reductions = make_reduction_lines(chosen.chosen, in, sources, policy);

    outcome o;
    if (lock) {
        routes.for_each_used([&](const conversion& c) { lock->pin(c); });
        o = lock->keep();
    }
    chosen.note(o);
    if (!set.left_over.empty()) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(set.left_over.size(), "fine") +
                   " not in the figures; the page says why\n";
    }
    const material m{options,
                     sources,
                     policy,
                     chosen,
                     set,
                     routes,
                     reductions,
                     prices,
                     std::string{in.code()},
                     origin_text(options.cases),
                     policy_text(sources, policy),
                     policy_text(sources, policy) + prices_text(prices, in)};
    document page{options.title, "en", {}};
    add_summary(page, m);
    add_groups(page, m, "By regulator", group_key::regulator);
    add_groups(page, m, "By country", group_key::country);
    add_years(page, m);
    add_largest(page, m);
    add_reductions(page, m);
    add_method(page, m);
    add_sources(page, m);
    o.out = html_page(page, options.formulas);
    if (options.file) {
        write_file(*options.file, o.out);
        o.out.clear();
    }
    return o;
}

} // namespace mulct::cli
