#include <cli/stats.hpp>

#include <cli/file.hpp>
#include <cli/fine_text.hpp>
#include <cli/json.hpp>
#include <cli/lock_file.hpp>
#include <cli/refusal.hpp>
#include <cli/stats_tables.hpp>
#include <cli/wording.hpp>

#include <mulct/output/json.hpp>
#include <mulct/output/svg.hpp>

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

// One of the things that `mulct stats` shows, as rows; `name` is its key in JSON.
struct view {
    std::string name;
    std::vector<titled_table> tables;
};

struct statistics {
    const stats_options& options;
    std::vector<group_key> keys;
    fine_set set;
    std::string rates_used;
};

view cross_view(const statistics& s) {
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
            {{"In " + std::string{s.set.in.code()} + ", " + figure.name + ", each fine at the " +
                  s.rates_used,
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

view trend_view(const statistics& s, outcome& o) {
    if (s.options.window < 1) throw refusal{"--window 0: a moving total takes one period or more"};
    const auto window = static_cast<std::size_t>(s.options.window);
    trend_table t = make_trend_table(s.set, read_period(*s.options.trend), window);
    if (t.undated > 0) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(t.undated, "fine") + " in no " + *s.options.trend +
                   ": too little is known of the date\n";
    }
    return {
        "trend",
        {{"In " + std::string{s.set.in.code()} + ", by " + *s.options.trend +
              ", each fine at the " + s.rates_used + "; change and percent against the year before",
          std::move(t.content)}}};
}

view bridge_view(const statistics& s, const std::vector<const rate_source*>& sources, outcome& o) {
    bridge_table t = make_bridge_table(s.set, sources, s.options.rule);
    for (const std::string& note : t.notes) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + note + '\n';
    }
    return {"bridge",
            {{"In " + std::string{s.set.in.code()} + ", each fine at the " + s.rates_used +
                  "; volume + size + exchange_rate = total_after - total_before",
              std::move(t.content)}}};
}

view policy_view(const statistics& s, const selection& chosen,
                 const std::vector<const rate_source*>& sources, const conversion_policy& policy,
                 outcome& o) {
    policy_tables t = compare_policies(chosen.chosen, s.set.in, s.keys, sources,
                                       usual_policies(s.options.rule, *sources.front(), policy));
    if (t.left_out > 0) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(t.left_out, "fine") +
                   " in no total: not every policy converts it\n";
    }
    view v{"policies",
           {{"In " + std::string{s.set.in.code()} +
                 ", totals of the fines that every policy converts, at the " + names_of(sources) +
                 " rates of each",
             std::move(t.totals)}}};
    if (!t.break_even.rows.empty()) {
        v.tables.push_back({"What 1 unit of a currency was worth on average, and at what rate " +
                                t.top_two + " would be equal",
                            std::move(t.break_even)});
    }
    return v;
}

// What is in no figure, as lines below a table for people to read.
std::string text_below(const fine_set& set) {
    std::string text;
    const auto list = [&](bool no_sum, const std::string& heading) {
        bool first = true;
        for (const uncounted_fine& u : set.left_over) {
            if (u.is_no_sum() != no_sum) continue;
            if (std::exchange(first, false)) text += '\n' + heading + ":\n";
            const fine_amount& due = u.now.amount.value;
            text += "  " + u.matter->name +
                    (due.is_known() ? ", " + amount_text(due, std::nullopt) : "") + ": " +
                    reason_of(u, set.in) + '\n';
        }
    };
    list(false, "Not in the figures, because it could not be converted");
    list(true, "Not in the figures, because it is no single sum");
    if (!set.not_in_force.empty()) {
        text += "\nNot in the figures, because no fine is in force:\n";
        for (const fine_not_in_force& f : set.not_in_force) {
            text += "  " + f.matter->name + ": " + (f.annulled ? "annulled" : "not decided") + '\n';
        }
    }
    return text;
}

json row_json(const group_row& row, const group_request& r) {
    json j;
    if (row.rank) j["rank"] = *row.rank;
    for (std::size_t i = 0; i < row.keys.size(); ++i)
        j[std::string{to_string(r.keys[i])}] = row.keys[i];
    for (std::size_t i = 0; i < row.figures.size(); ++i) {
        const auto& figure = row.figures[i];
        if (!figure) {
            j[r.figures[i].name] = nullptr;
        } else if (r.figures[i].what == measure::kind::count) {
            j[r.figures[i].name] = static_cast<std::size_t>(figure->coefficient());
        } else {
            j[r.figures[i].name] = to_string(*figure);
        }
    }
    return j;
}

json rows_json(const table& t) {
    return json::parse(json_array(t));
}

void add_left_out(json& j, const fine_set& set) {
    for (const bool no_sum : {false, true}) {
        json all = json::array();
        for (const uncounted_fine& u : set.left_over) {
            if (u.is_no_sum() != no_sum) continue;
            const fine_amount& due = u.now.amount.value;
            const auto& date = u.now.decided_by->date;
            all.push_back({{"case", u.matter->name},
                           {"amount", due.is_known() ? json(to_string(due)) : json{}},
                           {"currency", due.is_known() ? json(due.unit().code()) : json{}},
                           {"date", date ? json(to_string(*date)) : json{}},
                           {"reason", reason_of(u, set.in)}});
        }
        j[no_sum ? "not_comparable" : "unconverted"] = std::move(all);
    }
    j["left_out"] = json::array();
    for (const fine_not_in_force& f : set.not_in_force) {
        j["left_out"].push_back(
            {{"case", f.matter->name}, {"reason", f.annulled ? "annulled" : "not decided"}});
    }
}

std::string with_left_out(const view& v, const statistics& s) {
    const table_format format = s.options.format;
    if (format == table_format::json) {
        json j{{"currency", s.set.in.code()}};
        j[v.name] = rows_json(v.tables.front().content);
        if (v.tables.size() > 1) j["break_even"] = rows_json(v.tables[1].content);
        add_left_out(j, s.set);
        return written(j);
    }
    std::vector<titled_table> tables = v.tables;
    if (format == table_format::text || is_for_programs(format)) {
        return tables_text(tables, format) +
               (format == table_format::text ? text_below(s.set) : "");
    }
    if (!s.set.left_over.empty()) {
        tables.push_back({"Not in the figures", left_over_table(s.set)});
    }
    return tables_text(tables, format);
}

std::string groups_text(const statistics& s, const group_request& request) {
    const group_rows rows = make_group_rows(s.set, request);
    const table_format format = s.options.format;
    if (format == table_format::json) {
        json groups = json::array();
        for (const group_row& row : rows.groups)
            groups.push_back(row_json(row, request));
        json j{{"currency", s.set.in.code()}};
        if (s.options.real) j["method"] = "each fine at the " + s.rates_used;
        j["groups"] = groups;
        if (rows.others) j["others"] = row_json(*rows.others, request);
        j["all"] = rows.all ? row_json(*rows.all, request) : json{};
        add_left_out(j, s.set);
        return written(j);
    }
    const bool for_people = !is_for_programs(format);
    return with_left_out(
        {"groups",
         {{"In " + std::string{s.set.in.code()} + ", each fine at the " + s.rates_used,
           group_table(rows, request, s.set, for_people)}}},
        s);
}

chart_text words_of(const statistics& s, std::string title) {
    return {std::move(title), std::string{s.set.in.code()}, "Each fine at the " + s.rates_used, ""};
}

bar_chart bars_of(const statistics& s, const group_request& request) {
    bar_chart chart{words_of(s, "Fines by " + s.options.by), {}};
    const group_rows rows = make_group_rows(s.set, request);
    const auto add = [&](const group_row& row, const std::string& label) {
        chart.bars.push_back({label, row.figures.front().value_or(decimal{})});
    };
    for (const group_row& row : rows.groups)
        add(row, label_of(row.keys));
    if (rows.others) add(*rows.others, "others");
    return chart;
}

line_chart lines_of(const statistics& s) {
    line_chart chart{words_of(s, "Fines by year"), {}};
    // one line, or one for each group of the keys that are not the year
    std::vector<group_key> keys = s.keys;
    std::erase(keys, group_key::year);
    if (s.options.by == stats_options{}.by) keys.clear();
    const period_kind yearly = *find_period_kind(group_key::year);
    const auto all_years = make_trend_table(s.set, yearly, 1).rows;
    for (const fine_group& g : group(s.set.counted, keys)) {
        fine_set part{s.set.in, {}, {}, {}};
        for (const std::size_t m : g.members)
            part.counted.push_back(s.set.counted[m]);
        line_series line{keys.empty() ? "all" : label_of(g.keys), {}};
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
    if (s.options.chart == stats_chart::lines) return svg_text(lines_of(s));
    request.figures = {*parse_measure("total")};
    return svg_text(bars_of(s, request));
}

// "", or in whose prices and by which index.
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

} // namespace

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

std::optional<price_basis> read_prices(const stats_options& options, currency in) {
    if (!options.real) return std::nullopt;
    const auto refuse = [&](const std::string& why) {
        throw refusal{"--real " + in_quotes(*options.real) + ": " + why};
    };
    const auto date = parse_partial_date(*options.real);
    if (!date || options.real->size() != 4) refuse("write a year, such as 2024");
    const price_basis basis{year_of(date->days.first), options.order == price_order::before};
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

outcome run(const stats_options& options) {
    auto keys = read_group_keys(options.by);
    const std::vector<measure> figures = read_figures(options.figures);
    const currency in = read_currency("--in", options.in);
    if (!in.minor_unit()) throw refusal{describe(conversion_problem::no_minor_unit, in)};
    const conversion_policy policy = read_policy(options.at, options.rule);
    const bool draws = options.chart != stats_chart::none;
    if (options.file && !draws) throw refusal{"-o: the file is for a chart; add --chart"};
    const loaded_rates rates{options.rates};
    const auto& sources = rates.chosen();
    std::optional<rate_lock> lock;
    if (options.lock) lock.emplace(*options.lock);
    const selection chosen = select_cases(options.cases, sources, options.rule);

    route_cache routes{in, sources, policy.rule, {rounding::half_up, std::nullopt}};
    const std::optional<price_basis> prices = read_prices(options, in);
    if (prices && (options.bridge || options.compare_policies)) {
        throw refusal{"--real: bridges and policies are of the amounts of their time"};
    }
    const statistics s{options, std::move(keys),
                       make_fine_set(chosen.chosen, in, policy, routes, prices),
                       policy_text(sources, policy) + prices_text(prices, in)};
    outcome o;
    if (lock) {
        routes.for_each_used([&](const conversion& c) { lock->pin(c); });
        o = lock->keep();
    }
    chosen.note(o);
    const auto no_sums = static_cast<std::size_t>(
        std::count_if(s.set.left_over.begin(), s.set.left_over.end(),
                      [](const uncounted_fine& u) { return u.is_no_sum(); }));
    if (const std::size_t unconverted = s.set.left_over.size() - no_sums; unconverted > 0) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(unconverted, "fine") + " could not be converted\n";
    }
    if (no_sums > 0) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(no_sums, "fine") + " not comparable\n";
    }

    group_request request{s.keys, figures, options.quantiles, std::nullopt};
    if (options.top) request.top = static_cast<std::size_t>(*options.top);
    if (draws) {
        o.out = chart_of(s, request);
    } else if (options.trend) {
        o.out = with_left_out(trend_view(s, o), s);
    } else if (options.bridge) {
        o.out = with_left_out(bridge_view(s, sources, o), s);
    } else if (options.compare_policies) {
        o.out = with_left_out(policy_view(s, chosen, sources, policy, o), s);
    } else if (options.across) {
        o.out = with_left_out(cross_view(s), s);
    } else {
        o.out = groups_text(s, request);
    }
    if (options.file) {
        write_file(*options.file, o.out);
        o.out.clear();
    }
    return o;
}

} // namespace mulct::cli
