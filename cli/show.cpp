#include <cli/show.hpp>

#include <cli/fine_text.hpp>
#include <cli/json.hpp>
#include <cli/lock_file.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/utf8.hpp>
#include <mulct/figure/fold.hpp>
#include <mulct/fines/save.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>

#include <vector>

namespace mulct::cli {
namespace {

// Without case and accents.
std::string folded(std::string_view text) {
    std::string all;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_step(text, i).length;
        all += folded_word{text.substr(i, length)}.view();
        i += length;
    }
    return all;
}

// The case of that name, else the only one with it in its name.
const fine_case& find_case(const std::vector<fine_case>& cases, const std::string& name) {
    const std::string wanted = folded(name);
    std::vector<const fine_case*> whole;
    std::vector<const fine_case*> part;
    for (const fine_case& c : cases) {
        const std::string here = folded(c.name);
        if (here == wanted) whole.push_back(&c);
        if (here.find(wanted) != std::string::npos) part.push_back(&c);
    }
    const auto& found = whole.empty() ? part : whole;
    if (found.size() == 1) return *found.front();
    if (found.empty()) {
        throw refusal{in_quotes(name) + ": no case has this in its name; mulct cases lists them"};
    }
    std::string message = in_quotes(name) + ": " + counted(found.size(), "case") + " of this name:";
    for (const fine_case* const c : found)
        message += "\n  " + c->name + " (" + c->regulator + ')';
    throw refusal{message};
}

// An event as it is shown.
struct line {
    const fine_event* event;
    std::optional<converted_amount> converted;
    std::string why_not; // its amount could not be converted
};

struct story {
    const fine_case* matter;
    std::vector<line> lines;
    std::optional<currency> in;
    result<reduction, no_reduction> change;
    std::optional<converted_reduction> converted;
};

story tell(const fine_case& c, std::optional<currency> in,
           const std::vector<const rate_source*>& sources, const lookup& rule,
           std::optional<rate_lock>& lock) {
    constexpr rounding_rule finish{rounding::half_up};
    const auto pin = [&](const converted_amount& a) {
        if (!lock) return;
        lock->pin(a.low); // the other end has the same rates
    };
    story s{&c, {}, in, find_reduction(c), std::nullopt};
    for (const fine_event& e : c.events) {
        line l{&e, std::nullopt, {}};
        if (in && e.amount.is_known()) {
            const auto converted = convert_amount(e.amount, e, *in, sources, rule, finish);
            if (converted) {
                pin(*converted);
                l.converted = *converted;
            } else {
                l.why_not = describe(converted.error(), *in);
            }
        }
        s.lines.push_back(std::move(l));
    }
    if (in && s.change) {
        const auto converted = convert_reduction(*s.change, *in, sources, rule, finish);
        if (converted) {
            pin(converted->final_at_start);
            s.converted = *converted;
        }
    }
    return s;
}

std::string amount_with_code(const fine_amount& a) {
    return amount_text(a, std::nullopt, digits::grouped);
}

std::string status_text(const fine_case& c) {
    const auto now = final_standing(c);
    if (!now) return "proposed; nothing is decided";
    const std::string status{to_string(now->status)};
    const fine_amount& due = now->amount.value;
    return status + "; " + (due.is_known() ? amount_with_code(due) : "an amount not known") +
           " due";
}

// "from 17,000,000 GBP (proposed) to 7,552,800 GBP: -9,447,200 GBP, -55.5718 %"
std::string change_text(const story& s) {
    if (!s.change) return describe(s.change.error());
    const reduction& r = *s.change;
    const std::string percent = percent_text(r.percent);
    return "from " + amount_with_code(r.start->amount) + " (" +
           std::string{to_string(r.start->what)} + ") to " +
           amount_with_code(r.final.amount.value) + ": " + amount_with_code(r.change) +
           (percent.empty() ? "" : ", " + percent + " %");
}

std::string as_text(const story& s, const std::string& rates_used) {
    const fine_case& c = *s.matter;
    std::string text = c.name + '\n';
    const auto fact = [&text](const std::string& name, const std::string& value) {
        if (value.empty()) return;
        text += "  " + name + std::string(12 - name.size(), ' ') + value + '\n';
    };
    fact("regulator", c.regulator + (c.country.empty() ? "" : " (" + c.country + ')'));
    fact("entity", c.entity);
    fact("law", c.law);
    fact("sector", c.sector);
    fact("status", status_text(c));
    fact("change", change_text(s));
    if (s.converted) {
        const converted_reduction& r = *s.converted;
        const std::string percent = percent_text(r.percent);
        fact("in " + std::string{s.in->code()},
             "decision " + amount_text(r.legal_effect, s.in, digits::grouped) + ", exchange rate " +
                 amount_text(r.exchange_rate_effect, s.in, digits::grouped) +
                 (percent.empty() ? "" : ", together " + percent + " %"));
    }
    table t{{{"stage"}, {"date"}, {"amount", column_kind::number}, {""}}, {}};
    if (s.in) t.columns.push_back({std::string{s.in->code()}, column_kind::number});
    for (const line& l : s.lines) {
        const fine_amount& a = l.event->amount;
        const auto unit = a.is_known() ? std::optional{a.unit()} : std::nullopt;
        t.add({std::string{to_string(l.event->what)}, date_text(*l.event),
               amount_text(a, unit, digits::grouped), unit ? std::string{unit->code()} : "",
               l.converted ? amount_text(l.converted->to, s.in, digits::grouped) : ""});
        if (!s.in) t.rows.back().pop_back();
    }
    text += '\n' + aligned_text(t);
    if (s.in)
        text += '\n' + std::string{s.in->code()} + ": each amount at the " + rates_used + '\n';
    std::string reports;
    for (const line& l : s.lines) {
        const fine_event& e = *l.event;
        if (e.note.empty() && e.source.empty()) continue;
        reports += std::string{to_string(e.what)} + (e.date ? ' ' + to_string(*e.date) : "") +
                   ": " + e.note + (e.note.empty() || e.source.empty() ? "" : "\n  ") + e.source +
                   '\n';
    }
    if (!reports.empty()) text += '\n' + reports;
    return text;
}

std::string as_csv(const story& s, const std::vector<std::string>& extra_columns,
                   formula_cells formulas) {
    table t;
    for (const std::string_view name : fine_columns)
        t.columns.push_back({std::string{name}});
    t.columns[6].kind = column_kind::number; // amount
    for (const std::string& name : extra_columns)
        t.columns.push_back({name});
    if (s.in) t.columns.push_back({"amount_" + std::string{s.in->code()}, column_kind::number});
    for (const line& l : s.lines) {
        auto row = fine_row(*s.matter, *l.event);
        if (s.in) row.push_back(l.converted ? to_string(l.converted->to) : "");
        t.add(std::move(row));
    }
    return csv_text(t, formulas);
}

std::string as_json(const story& s, const std::vector<std::string>& extra_columns) {
    const auto text = [](const std::string& value) { return value.empty() ? json{} : json(value); };
    const auto code = [](const fine_amount& a) {
        return a.is_known() ? json(a.unit().code()) : json{};
    };
    const fine_case& c = *s.matter;
    const auto now = final_standing(c);
    json j{{"case", c.name},
           {"regulator", c.regulator},
           {"country", text(c.country)},
           {"entity", text(c.entity)},
           {"law", text(c.law)},
           {"sector", text(c.sector)},
           {"status", to_string(now ? now->status : stage::proposed)}};
    j["due"] = now ? text(to_string(now->amount.value)) : json{};
    j["currency"] = now ? code(now->amount.value) : json{};
    json events = json::array();
    for (const line& l : s.lines) {
        const fine_event& e = *l.event;
        json event{{"stage", to_string(e.what)},
                   {"date", text(date_text(e))},
                   {"amount", text(to_string(e.amount))},
                   {"currency", code(e.amount)},
                   {"source", text(e.source)},
                   {"note", text(e.note)}};
        if (s.in) {
            event["in"] = l.converted ? json{{"amount", to_string(l.converted->to)},
                                             {"currency", s.in->code()}}
                                      : json{};
            if (!l.why_not.empty()) event["reason"] = l.why_not;
        }
        for (std::size_t i = 0; i < extra_columns.size(); ++i)
            event["extra"].push_back({{"column", extra_columns[i]}, {"value", e.extra[i]}});
        events.push_back(std::move(event));
    }
    j["events"] = events;
    if (s.change) {
        j["change"] = {{"from", to_string(s.change->start->what)},
                       {"amount", to_string(s.change->change)},
                       {"percent", text(percent_text(s.change->percent))}};
    } else {
        j["change"] = nullptr;
        j["reason"] = describe(s.change.error());
    }
    if (s.in) {
        const auto& r = s.converted;
        j["in"] = r ? json{{"currency", s.in->code()},
                           {"percent", text(percent_text(r->percent))},
                           {"legal_effect", to_string(r->legal_effect)},
                           {"exchange_rate_effect", to_string(r->exchange_rate_effect)}}
                    : json{};
    }
    return written(j);
}

} // namespace

outcome run(const show_options& options) {
    const fine_file file = read_cases(options.cases);
    std::optional<currency> in;
    if (options.in) in = read_currency("--in", *options.in);
    const fine_case& c = find_case(file.cases, options.name);
    const loaded_rates rates{options.rates};
    std::optional<rate_lock> lock;
    if (options.lock) lock.emplace(*options.lock);
    const story s = tell(c, in, rates.chosen(), options.rule, lock);

    outcome o;
    if (lock) o = lock->keep();
    for (const line& l : s.lines) {
        if (l.why_not.empty()) continue;
        o.status = exit_status::differs;
        o.notes += "mulct: " + l.why_not + '\n';
    }
    switch (options.format) {
    case output_format::json: o.out = as_json(s, file.extra_columns); break;
    case output_format::csv: o.out = as_csv(s, file.extra_columns, options.formulas); break;
    case output_format::text: o.out = as_text(s, rates_text(rates.chosen(), options.rule)); break;
    }
    return o;
}

} // namespace mulct::cli
