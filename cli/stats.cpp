#include <cli/stats.hpp>

#include <cli/fine_text.hpp>
#include <cli/json.hpp>
#include <cli/lock_file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/convert/conversion.hpp>
#include <mulct/fines/rate_day.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>
#include <mulct/stats/group.hpp>

#include <algorithm>
#include <vector>

namespace mulct::cli {
namespace {

std::vector<group_key> read_keys(const std::string& text) {
    std::vector<group_key> keys;
    for (const list_item& item : split_at_commas(text)) {
        const auto key = parse_group_key(item.text);
        if (!key) {
            throw refusal{"--by " + in_quotes(text) + ": " + in_quotes(item.text) +
                          " is no key; accepted: regulator, country, year, currency, stage"};
        }
        if (std::find(keys.begin(), keys.end(), *key) != keys.end()) {
            throw refusal{"--by " + in_quotes(text) + ": " + std::string{item.text} +
                          " stands there twice"};
        }
        keys.push_back(*key);
    }
    return keys;
}

// A fine that belongs in the figures but could not be put into their currency.
struct unconverted_fine {
    const fine_case* matter;
    standing now;
    std::string reason;
};

// A case that is no fine in force.
struct left_out_case {
    const fine_case* matter;
    std::string_view reason;
};

struct statistics {
    std::vector<group_key> keys;
    currency in;
    std::vector<fine_group> groups;
    std::optional<summary> all;
    std::vector<unconverted_fine> unconverted;
    std::vector<unconverted_fine> not_comparable; // not one sum, so not to be summed
    std::vector<left_out_case> left_out;
};

statistics compute(const std::vector<fine_case>& cases, std::vector<group_key> keys, currency in,
                   const std::vector<const rate_source*>& sources, const lookup& rule,
                   std::optional<rate_lock>& lock) {
    statistics s{std::move(keys), in, {}, std::nullopt, {}, {}, {}};
    std::vector<keyed_amount> amounts;
    std::vector<decimal> all;
    for (const fine_case& c : cases) {
        const auto now = final_standing(c);
        if (!now || now->status == stage::annulled) {
            s.left_out.push_back({&c, now ? "annulled" : "not decided"});
            continue;
        }
        const fine_amount& due = now->amount.value;
        if (!due.is_known()) {
            s.unconverted.push_back({&c, *now, "the amount is not known"});
            continue;
        }
        const auto sum = due.lump_sum();
        if (!sum) {
            s.not_comparable.push_back({&c, *now,
                                        due.is_per_day() ? "not comparable: it is for each day"
                                                         : "not comparable: it is a range"});
            continue;
        }
        auto on = rate_day(now->decided_by->date, rule);
        if (!on && sum->unit() == in) on = day{}; // what stays in its currency needs no rate
        if (!on) {
            s.unconverted.push_back({&c, *now, no_rate_day(now->decided_by->date)});
            continue;
        }
        const auto converted =
            convert(*sum, in, sources, *on, rule, {rounding::half_up, std::nullopt});
        if (!converted) {
            s.unconverted.push_back({&c, *now, describe(converted.error(), in)});
            continue;
        }
        if (lock) lock->pin(*converted);
        std::vector<std::string> values;
        for (const group_key key : s.keys)
            values.push_back(key_value(c, *now, key));
        amounts.push_back({std::move(values), converted->to.amount()});
        all.push_back(converted->to.amount());
    }
    s.groups = group(amounts);
    if (!all.empty()) s.all = summarize(std::move(all));
    return s;
}

// A group's figures as printed: sums as they are, quotients rounded to the minor unit.
std::vector<std::string> figure_cells(const summary& f, int places) {
    return {std::to_string(f.count),
            to_string(f.total),
            to_string(f.mean.rounded(places, rounding::half_up)),
            to_string(f.median.rounded(places, rounding::half_up)),
            to_string(f.min),
            to_string(f.max)};
}

constexpr const char* figure_names[] = {"count", "total", "mean", "median", "min", "max"};

int places_of(currency c) {
    return c.minor_unit().value_or(0);
}

table as_table(const statistics& s, bool with_total) {
    table t;
    for (const group_key key : s.keys)
        t.columns.push_back({std::string{to_string(key)}});
    for (const char* name : figure_names)
        t.columns.push_back({name, column_kind::number});
    for (const fine_group& g : s.groups) {
        std::vector<std::string> row = g.keys;
        const auto figures = figure_cells(g.figures, places_of(s.in));
        row.insert(row.end(), figures.begin(), figures.end());
        t.add(std::move(row));
    }
    if (with_total && s.all) {
        std::vector<std::string> row(s.keys.size());
        row[0] = "all";
        const auto figures = figure_cells(*s.all, places_of(s.in));
        row.insert(row.end(), figures.begin(), figures.end());
        t.add(std::move(row));
    }
    return t;
}

std::string as_text(const statistics& s, const std::string& rates_used) {
    std::string text = "In " + std::string{s.in.code()} + ", each fine at the " + rates_used +
                       ":\n\n" + aligned_text(as_table(s, true));
    const auto list = [&text](const std::vector<unconverted_fine>& fines,
                              const std::string& heading) {
        if (!fines.empty()) text += '\n' + heading + ":\n";
        for (const unconverted_fine& u : fines) {
            const fine_amount& due = u.now.amount.value;
            text += "  " + u.matter->name +
                    (due.is_known() ? ", " + amount_text(due, std::nullopt) : "") + ": " +
                    u.reason + '\n';
        }
    };
    list(s.unconverted, "Not in the figures, because it could not be converted");
    list(s.not_comparable, "Not in the figures, because it is no single sum");
    if (!s.left_out.empty()) {
        text += "\nNot in the figures, because no fine is in force:\n";
        for (const left_out_case& l : s.left_out) {
            text += "  " + l.matter->name + ": " + std::string{l.reason} + '\n';
        }
    }
    return text;
}

json figures_json(const summary& f, int places) {
    json j;
    const auto cells = figure_cells(f, places);
    j["count"] = f.count;
    for (std::size_t i = 1; i < cells.size(); ++i)
        j[figure_names[i]] = cells[i];
    return j;
}

std::string as_json(const statistics& s) {
    json groups = json::array();
    for (const fine_group& g : s.groups) {
        json j;
        for (std::size_t i = 0; i < s.keys.size(); ++i) {
            j[std::string{to_string(s.keys[i])}] = g.keys[i];
        }
        j.update(figures_json(g.figures, places_of(s.in)));
        groups.push_back(std::move(j));
    }
    const auto list = [](const std::vector<unconverted_fine>& fines) {
        json all = json::array();
        for (const unconverted_fine& u : fines) {
            const fine_amount& due = u.now.amount.value;
            const auto& date = u.now.decided_by->date;
            all.push_back({{"case", u.matter->name},
                           {"amount", due.is_known() ? json(to_string(due)) : json{}},
                           {"currency", due.is_known() ? json(due.unit().code()) : json{}},
                           {"date", date ? json(to_string(*date)) : json{}},
                           {"reason", u.reason}});
        }
        return all;
    };
    json left_out = json::array();
    for (const left_out_case& l : s.left_out) {
        left_out.push_back({{"case", l.matter->name}, {"reason", l.reason}});
    }
    json j{{"currency", s.in.code()},
           {"groups", groups},
           {"all", s.all ? figures_json(*s.all, places_of(s.in)) : json{}},
           {"unconverted", list(s.unconverted)},
           {"not_comparable", list(s.not_comparable)},
           {"left_out", left_out}};
    return written(j);
}

} // namespace

outcome run(const stats_options& options) {
    auto keys = read_keys(options.by);
    const currency in = read_currency("--in", options.in);
    if (!in.minor_unit()) throw refusal{describe(conversion_problem::no_minor_unit, in)};
    const std::vector<fine_case> cases = read_cases(options.cases).cases;
    const loaded_rates rates{options.rates};
    std::optional<rate_lock> lock;
    if (options.lock) lock.emplace(*options.lock);
    const statistics s = compute(cases, std::move(keys), in, rates.chosen(), options.rule, lock);

    outcome o;
    if (lock) o = lock->keep();
    if (!s.unconverted.empty()) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(s.unconverted.size(), "fine") + " could not be converted\n";
    }
    if (!s.not_comparable.empty()) {
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(s.not_comparable.size(), "fine") + " not comparable\n";
    }
    switch (options.format) {
    case output_format::json: o.out = as_json(s); break;
    case output_format::csv: o.out = csv_text(as_table(s, false)); break;
    case output_format::text: o.out = as_text(s, rates_text(rates.chosen(), options.rule)); break;
    }
    return o;
}

} // namespace mulct::cli
