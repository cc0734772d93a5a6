#include <cli/stats.hpp>

#include <cli/file.hpp>
#include <cli/group_figures.hpp>
#include <cli/group_rows.hpp>
#include <cli/lock_file.hpp>
#include <cli/partial.hpp>
#include <cli/refusal.hpp>
#include <cli/row_source.hpp>
#include <cli/row_stats.hpp>
#include <cli/stats_report.hpp>
#include <cli/stats_tables.hpp>
#include <cli/wording.hpp>
#include <cli/workers.hpp>

#include <mulct/output/svg.hpp>
#include <mulct/stats/ranking.hpp>

#include <algorithm>
#include <utility>

namespace mulct::cli {
namespace {

template <class Names>
std::string list_of(const Names& names) {
    std::string list;
    for (const std::string_view name : names)
        list += (list.empty() ? "" : ", ") + std::string{name};
    return list;
}

struct statistics {
    const stats_options& options;
    std::vector<group_key> keys;
    fine_set set;
    std::string method; // "each fine at the ECB rate of its own date"
};

stats_frame frame_of(const statistics& s) {
    stats_frame frame{s.set.in, s.method, s.options.format, s.options.formulas, listed(s.set)};
    for (const fine_not_in_force& f : s.set.not_in_force)
        frame.not_in_force.push_back({f.matter->name, f.annulled});
    return frame;
}

stats_view cross_view(const statistics& s) {
    const auto across = read_group_keys(*s.options.across);
    if (across.size() != 1 || s.keys.size() != 1) {
        throw refusal{"--across: one key beside one key of --by"};
    }
    const std::vector<measure> figures = read_figures(s.options.figures);
    // of the usual list, totals are what a cross-table is asked for
    const bool usual = s.options.figures == stats_options{}.figures;
    const measure figure = usual ? *parse_measure("total") : figures.front();
    if (figure.is_relative() || (!usual && figures.size() > 1)) {
        throw refusal{"--across: a cross-table has one figure, and no share or running sum"};
    }
    return {"cross",
            {{"In " + std::string{s.set.in.code()} + ", " + figure.name + ", " + s.method,
              cross_table(s.set, s.keys.front(), across.front(), figure, s.options.quantiles)}}};
}

period_kind read_period(const std::string& text) {
    const auto key = parse_group_key(text);
    const auto kind = key ? find_period_kind(*key) : std::nullopt;
    if (!kind) {
        throw refusal{"--trend " + in_quotes(text) + ": no period; accepted: year, quarter, month"};
    }
    return *kind;
}

void note_undated(std::size_t fines, const std::string& period, outcome& o) {
    if (fines == 0) return;
    o.status = exit_status::differs;
    o.notes += "mulct: " + undated_text(fines, period) + '\n';
}

stats_view trend_view(const statistics& s, outcome& o) {
    if (s.options.window < 1) throw refusal{"--window 0: a moving total takes one period or more"};
    const auto window = static_cast<std::size_t>(s.options.window);
    trend_table t = make_trend_table(s.set, read_period(*s.options.trend), window);
    note_undated(t.undated, *s.options.trend, o);
    return {"trend",
            {{"In " + std::string{s.set.in.code()} + ", by " + *s.options.trend + ", " + s.method +
                  "; change and percent against the year before",
              std::move(t.content)}}};
}

stats_view bridge_view(const statistics& s, const std::vector<const rate_source*>& sources,
                       outcome& o) {
    bridge_table t = make_bridge_table(s.set, sources, s.options.rule);
    note_undated(t.undated, "year", o);
    for (const std::string& note : t.notes) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + note + '\n';
    }
    return {"bridge",
            {{"In " + std::string{s.set.in.code()} + ", " + s.method +
                  "; volume + size + exchange_rate = total_after - total_before",
              std::move(t.content)}}};
}

stats_view policy_view(const statistics& s, const selection& chosen,
                       const std::vector<const rate_source*>& sources,
                       const conversion_policy& policy, outcome& o) {
    policy_tables t = compare_policies(chosen.chosen, s.set.in, s.keys, sources,
                                       usual_policies(s.options.rule, *sources.front(), policy));
    if (t.left_out > 0) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(t.left_out, "fine") +
                   " in no total: not every policy converts it\n";
    }
    stats_view v{"policies",
                 {{"In " + std::string{s.set.in.code()} +
                       ", totals of the fines that every policy converts, at the " +
                       names_of(sources) + " rates of each",
                   std::move(t.totals)}}};
    if (!t.break_even.rows.empty()) {
        v.tables.push_back({"What 1 unit of a currency was worth on average, and at what rate " +
                                t.top_two + " would be equal",
                            std::move(t.break_even)});
    }
    return v;
}

chart_text words_of(const statistics& s, std::string title) {
    return {std::move(title), std::string{s.set.in.code()},
            origin_text(s.options.cases) + "; " + s.method, ""};
}

bar_chart bars_of(const statistics& s, const group_request& request) {
    bar_chart chart{words_of(s, "Fines by " + s.options.by), {}};
    const group_rows rows = make_group_rows(s.set, request);
    const auto add = [&](const group_row& row, const std::string& label) {
        chart.bars.push_back({label, row.figures.front().value_or(decimal{})});
    };
    for (std::size_t i = 0; i < rows.groups(); ++i) {
        const group_row row = rows[i];
        add(row, label_of(row.keys));
    }
    if (rows.has_others()) add(rows[rows.groups()], "others");
    return chart;
}

// A line for each of some groups; with `top`, for those of the largest totals and the others.
std::vector<std::pair<std::string, std::vector<std::size_t>>>
members_of_lines(const fine_set& set, const std::vector<group_key>& keys,
                 std::optional<std::size_t> top) {
    std::vector<std::pair<std::string, std::vector<std::size_t>>> lines;
    const std::vector<fine_group> groups = group(set.counted, keys);
    const auto add = [&](const fine_group& g) {
        lines.emplace_back(keys.empty() ? "all" : label_of(g.keys), g.members);
    };
    if (!top || keys.empty()) {
        std::for_each(groups.begin(), groups.end(), add);
        return lines;
    }
    std::vector<decimal> totals;
    for (const fine_group& g : groups)
        totals.push_back(sample{amounts_of(set.counted, g)}.total());
    const std::vector<ranked> order = ranking(totals);
    const std::size_t kept = count_of_top(order, *top);
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const fine_group& g = groups[order[i].place];
        if (i < kept) {
            add(g);
        } else {
            others.insert(others.end(), g.members.begin(), g.members.end());
        }
    }
    if (!others.empty()) lines.emplace_back("others", std::move(others));
    return lines;
}

line_chart lines_of(const statistics& s, std::optional<std::size_t> top) {
    line_chart chart{words_of(s, "Fines by year"), {}};
    // one line, or one for each group of the keys that are not the year
    std::vector<group_key> keys = s.keys;
    std::erase(keys, group_key::year);
    if (s.options.by == stats_options{}.by) keys.clear();
    const period_kind yearly = *find_period_kind(group_key::year);
    const auto all_years = make_trend_table(s.set, yearly, 1).rows;
    for (const auto& [name, members] : members_of_lines(s.set, keys, top)) {
        fine_set part{s.set.in, {}, {}, {}};
        for (const std::size_t m : members)
            part.counted.push_back(s.set.counted[m]);
        line_series line{name, {}};
        for (const trend_row& year : all_years) // a year without a fine has a total too: nothing
            line.values.push_back({year.period, decimal{}});
        for (const trend_row& r : make_trend_table(part, yearly, 1).rows) {
            line.values[static_cast<std::size_t>(r.period - all_years.front().period)].value =
                r.total;
        }
        chart.series.push_back(std::move(line));
    }
    return chart;
}

std::string chart_of(const statistics& s, group_request request) {
    if (s.options.chart == stats_chart::lines) return svg_text(lines_of(s, request.top));
    request.figures = {*parse_measure("total")};
    return svg_text(bars_of(s, request));
}

// The first option that takes more than one look at each fine, for itself; empty where there is
// none, so that rows can be summed as they are read.
std::string option_of_several_looks(const stats_options& options,
                                    const std::vector<group_key>& keys) {
    const selection_options& cases = options.cases;
    const std::pair<bool, const char*> all[] = {
        {cases.where.has_value(), "--where"},
        {cases.since.has_value(), "--since"},
        {cases.until.has_value(), "--until"},
        {options.across.has_value(), "--across"},
        {options.trend.has_value(), "--trend"},
        {options.bridge, "--bridge"},
        {options.compare_policies, "--compare-policies"},
        {options.real.has_value(), "--real"},
        {options.chart != stats_chart::none, "--chart"},
        {!std::all_of(keys.begin(), keys.end(), bulk::is_for_rows), "--by case"},
    };
    for (const auto& [is_given, name] : all) {
        if (is_given) return name;
    }
    return {};
}

void keep(rate_lock& lock, outcome& o) {
    const outcome kept = lock.keep();
    o.notes += kept.notes;
    o.status = std::max(o.status, kept.status);
}

} // namespace

std::string prices_text(const std::optional<price_basis>& prices, currency in) {
    if (!prices) return {};
    std::string text = ", in prices of " + std::to_string(prices->year);
    if (!prices->before_conversion) return text + " (" + std::string{price_source_of(in)} + ")";
    text += ", deflated before it was converted (";
    bool first = true;
    for (const auto& s : detail::price_sources)
        text += (std::exchange(first, false) ? "" : "; ") + std::string{s.title};
    return text + ")";
}

currency read_sum_currency(const std::string& text) {
    const currency in = read_currency("--in", text);
    if (!in.minor_unit()) {
        throw refusal{"--in " + in_quotes(text) + ": it has no minor unit to round to"};
    }
    return in;
}

std::vector<group_key> read_group_keys(const std::string& text) {
    std::vector<group_key> keys;
    for (const list_item& item : split_at_commas(text)) {
        const auto key = parse_group_key(item.text);
        if (!key) {
            throw refusal{"--by " + in_quotes(text) + ": " + in_quotes(item.text) +
                          " is no key; accepted: " + list_of(group_key_names)};
        }
        if (std::find(keys.begin(), keys.end(), *key) != keys.end()) {
            throw refusal{"--by " + in_quotes(text) + ": " + std::string{item.text} +
                          " stands there twice"};
        }
        keys.push_back(*key);
    }
    return keys;
}

std::vector<measure> read_figures(const std::string& text) {
    std::vector<measure> figures;
    for (const list_item& item : split_at_commas(text)) {
        auto m = parse_measure(item.text);
        if (!m) {
            throw refusal{"--figures " + in_quotes(text) + ": " + in_quotes(item.text) +
                          " is no figure; accepted: count, total, mean, median, q1, q3, p90 (any "
                          "percentage), min, max, share, cumulative, cumulative-share, sd, "
                          "geometric-mean, gini, herfindahl, top3 (any number)"};
        }
        figures.push_back(*std::move(m));
    }
    return figures;
}

std::optional<price_basis> read_prices(const std::optional<std::string>& real, price_order order,
                                       currency in) {
    if (!real) return std::nullopt;
    const auto refuse = [&](const std::string& why) {
        throw refusal{"--real " + in_quotes(*real) + ": " + why};
    };
    const auto date = parse_partial_date(*real);
    if (!date || real->size() != 4) refuse("write a year, such as 2024");
    const price_basis basis{year_of(date->days.first), order == price_order::before};
    if (basis.before_conversion) return basis;
    if (price_source_of(in).empty()) {
        refuse("no consumer prices are known for " + std::string{in.code()} +
               ", but for EUR, GBP and USD; --real-order before takes those of each fine's own "
               "currency");
    }
    if (!price_level(in, basis.year)) {
        refuse("no consumer prices are known for " + std::string{in.code()} + " in that year");
    }
    return basis;
}

conversion_policy read_policy(const std::optional<std::string>& at, const lookup& rule) {
    conversion_policy policy;
    policy.rule = rule;
    if (!at) return policy;
    const auto read = parse_conversion_policy(*at);
    if (!read) {
        const bool is_day =
            read.error().code == errc::no_such_day || read.error().code == errc::bad_day_form;
        throw refusal{"--at " + in_quotes(*at) + ": " +
                      (is_day ? describe(read.error().code, *at)
                              : "write own, final, month, year, a day (2022-05-23) or a year "
                                "(2022)")};
    }
    const lookup::rule how = read->rule.how;
    const bool says_how = read->when == conversion_policy::time::anchor || read->rule.averages();
    policy = *read;
    policy.rule = rule;
    if (says_how) policy.rule.how = how;
    return policy;
}

void refuse_what_tables_show(const std::optional<int>& top, quantile_definition quantiles,
                             table_format format, formula_cells formulas) {
    const char* const given = top                                           ? "--top"
                              : quantiles != quantile_definition::inclusive ? "--quantiles"
                              : format != table_format::text                ? "--format"
                              : formulas != formula_cells::neutralised      ? "--formulas"
                                                                            : nullptr;
    if (given == nullptr) return;
    throw refusal{"--partial: a partial result is no table; give " + std::string{given} +
                  " to the mulct merge that makes one"};
}

namespace {

// Rows of a flat file, summed as they are read: a table of them, or a partial result.
outcome run_on_rows(const stats_options& options, const group_request& request,
                    const bulk::fine_request& what, const std::string& method, row_source& source,
                    const bulk::fine_layout& layout, std::optional<rate_lock>& lock) {
    const unsigned most = worker_count(options.threads);
    const unsigned workers = options.threads > 0 ? most : source.worth_while(most);
    row_stats rows =
        sum_rows(source, layout, what, {workers, options.strict}, lock ? &*lock : nullptr);
    if (rows.out.rows == 0 && !options.partial) {
        throw refusal{source.name() +
                      ":1:1: " + describe(fine_error{{errc::empty, 0, 0}, "", 0, ""}, "")};
    }
    outcome o;
    note(rows.out, o);
    if (lock) keep(*lock, o);
    const bulk::fine_groups groups{rows.sums, what};
    if (options.partial) {
        write_partial(make_partial_header(what, request.figures, method), rows.out, groups,
                      options.file);
        return o;
    }
    o.out = groups_text(groups, request, std::move(rows.out),
                        {what.in, method, options.format, options.formulas}, workers);
    // side by side: to give back what was kept of a large file takes a while
    run_workers(workers, [&](unsigned i) { rows.sums[i].reset(); });
    return o;
}

} // namespace

outcome run(const stats_options& options) {
    auto keys = read_group_keys(options.by);
    const std::vector<measure> figures = read_figures(options.figures);
    const currency in = read_sum_currency(options.in);
    const conversion_policy policy = read_policy(options.at, options.rule);
    const bool draws = options.chart != stats_chart::none;
    const std::string several_looks = option_of_several_looks(options, keys);
    if (options.partial) {
        if (!several_looks.empty() || !options.cases.cases.file) {
            throw refusal{"--partial: not " +
                          (several_looks.empty() ? "of the bundled cases; name a file"
                                                 : "with " + several_looks) +
                          ". It is for a file with a row a fine, each looked at once and for "
                          "itself"};
        }
        refuse_what_tables_show(options.top, options.quantiles, options.format, options.formulas);
    } else if (options.file && !draws) {
        throw refusal{"-o: the file is for a chart or a partial result; add --chart or --partial"};
    }
    const loaded_rates rates{options.rates};
    const auto& sources = rates.chosen();
    std::optional<rate_lock> lock;
    if (options.lock) lock.emplace(*options.lock);
    const std::optional<price_basis> prices = read_prices(options.real, options.order, in);
    if (prices && (options.bridge || options.compare_policies)) {
        throw refusal{"--real: bridges and policies are of the amounts of their time"};
    }
    group_request request{keys, figures, options.quantiles, std::nullopt};
    if (options.top) request.top = static_cast<std::size_t>(*options.top);
    outcome o;
    statistics s{options,
                 keys,
                 {in, {}, {}, {}},
                 "each fine at the " + policy_text(sources, policy) + prices_text(prices, in)};
    if (options.finish != rounding::half_up) {
        s.method += ", rounded " + std::string{to_string(options.finish)};
    }

    selection_options cases = options.cases;
    if (cases.cases.file && several_looks.empty()) {
        row_source source{*cases.cases.file};
        fine_reading reading = read_form(cases.cases.form);
        if (!reading.separator) reading.separator = source.said_separator();
        const auto layout = bulk::find_layout(source.header(), reading);
        if (layout) {
            source.part_by(layout->separator);
            const bulk::fine_request what{
                in, policy, sources, options.finish, keys, need_amounts(figures), lock.has_value()};
            return run_on_rows(options, request, what, s.method, source, *layout, lock);
        }
        cases.cases.content = source.whole_text();
        if (options.partial) {
            static_cast<void>(read_cases(cases.cases)); // who gets beyond this has events
            throw refusal{"--partial: " + source.name() +
                          " has a row an event; it is for a file with a row a fine"};
        }
    }
    const selection chosen = select_cases(cases, sources, options.rule);
    route_cache routes{in, sources, policy.rule, {options.finish, std::nullopt}};
    s.set = make_fine_set(chosen.chosen, in, policy, routes, prices);
    if (lock) {
        routes.for_each_used([&](const conversion& c) { lock->pin(c); });
        keep(*lock, o);
    }
    chosen.note(o);
    const auto no_sums = static_cast<std::size_t>(
        std::count_if(s.set.left_over.begin(), s.set.left_over.end(),
                      [](const uncounted_fine& u) { return u.is_no_sum(); }));
    note_left_out(s.set.left_over.size() - no_sums, no_sums, o);
    if (options.chart == stats_chart::lines) {
        const period_kind yearly = *find_period_kind(group_key::year);
        note_undated(make_trend_table(s.set, yearly, 1).undated, "year", o);
    }
    if (draws) {
        o.out = chart_of(s, request);
    } else if (options.trend) {
        o.out = stats_text(trend_view(s, o), frame_of(s));
    } else if (options.bridge) {
        o.out = stats_text(bridge_view(s, sources, o), frame_of(s));
    } else if (options.compare_policies) {
        o.out = stats_text(policy_view(s, chosen, sources, policy, o), frame_of(s));
    } else if (options.across) {
        o.out = stats_text(cross_view(s), frame_of(s));
    } else {
        o.out = stats_text(make_group_rows(s.set, request), frame_of(s));
    }
    if (options.file) {
        write_file(*options.file, o.out);
        o.out.clear();
    }
    return o;
}

} // namespace mulct::cli
