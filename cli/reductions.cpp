#include <cli/reductions.hpp>

#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/lock_file.hpp>
#include <cli/wording.hpp>

#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>
#include <mulct/stats/reduction.hpp>

#include <optional>
#include <variant>
#include <vector>

namespace mulct::cli {
namespace {

std::string date_text(const fine_event& e) {
    return e.date ? to_string(*e.date) : "";
}

std::string describe(no_reduction why) {
    switch (why) {
    case no_reduction::undecided: return "not decided";
    case no_reduction::unknown_amount: return "the final amount is not known";
    case no_reduction::one_amount: return "imposed and not changed since";
    case no_reduction::other_currency: return "proposed and decided in different currencies";
    }
    return {};
}

std::string describe(const reduction_failure& f, currency to) {
    if (const auto* unknown = std::get_if<day_not_known>(&f)) {
        const fine_event& e = *unknown->event;
        return "the day of its stage \"" + std::string{to_string(e.what)} + "\" is not known" +
               (e.date ? " (only " + to_string(*e.date) + ")" : "") + ", so no day's rate applies";
    }
    if (const auto* a = std::get_if<absence>(&f)) return cli::describe(*a);
    return cli::describe(std::get<conversion_problem>(f), to);
}

std::string describe(const std::vector<reduction_failure>& failures, currency to) {
    std::string text;
    for (const reduction_failure& f : failures)
        text += (text.empty() ? "" : "; ") + describe(f, to);
    return text;
}

// One case as it is listed. What is not known stays empty and says why.
struct line {
    const fine_case* matter;
    std::optional<reduction> own;
    std::optional<converted_reduction> converted;
    std::string why_not; // own or converted is missing
};

std::vector<line> make_lines(const std::vector<fine_case>& cases, std::optional<currency> in,
                             const std::vector<const rate_source*>& sources, const lookup& rule,
                             std::optional<rate_lock>& lock) {
    std::vector<line> lines;
    for (const fine_case& c : cases) {
        line l{&c, std::nullopt, std::nullopt, {}};
        if (const auto r = find_reduction(c)) {
            l.own = *r;
        } else {
            l.why_not = describe(r.error());
        }
        if (in && l.own) {
            auto converted =
                convert_reduction(*l.own, *in, sources, rule, {rounding::half_up, std::nullopt});
            if (converted) {
                l.converted = *std::move(converted);
                for (const conversion* used :
                     {&l.converted->start, &l.converted->final, &l.converted->final_at_start}) {
                    if (lock) lock->pin(*used);
                }
            } else {
                l.why_not = describe(converted.error(), *in);
            }
        }
        lines.push_back(std::move(l));
    }
    return lines;
}

// The currency of a case whose amounts share one.
std::string currency_of(const fine_case& c) {
    for (const fine_event& e : c.events) {
        if (e.amount) return std::string{e.amount->unit().code()};
    }
    return {};
}

std::string amount_text(const std::optional<money>& m) {
    return m ? to_string(m->amount()) : "";
}

// What a case's change is counted from.
const fine_event* start_of(const fine_case& c) {
    const fine_event* const proposal = find_proposal(c);
    return proposal != nullptr ? proposal : find_first_decision(c);
}

// Every column of the listing, for text and CSV alike.
table own_table(const std::vector<line>& lines) {
    constexpr auto number = column_kind::number;
    table t{{{"case"},
             {"regulator"},
             {"currency"},
             {"first", number},
             {"first_stage"},
             {"first_date"},
             {"final", number},
             {"final_stage"},
             {"final_date"},
             {"change", number},
             {"percent", number}},
            {}};
    for (const line& l : lines) {
        const fine_event* const start = start_of(*l.matter);
        const auto final = final_standing(*l.matter);
        t.add({l.matter->name, l.matter->regulator, currency_of(*l.matter),
               start ? amount_text(start->amount) : "",
               start ? std::string{to_string(start->what)} : "", start ? date_text(*start) : "",
               final ? amount_text(final->amount) : "",
               final ? std::string{to_string(final->status)} : "",
               final ? date_text(*final->decided_by) : "", l.own ? amount_text(l.own->change) : "",
               l.own ? percent_text(l.own->percent) : ""});
    }
    return t;
}

void add_converted(table& t, const std::vector<line>& lines, std::string_view suffix) {
    const auto column = [&](std::string_view name) {
        t.columns.push_back({std::string{name} + std::string{suffix}, column_kind::number});
    };
    column("first");
    column("final");
    column("percent");
    column("legal_effect");
    column("exchange_rate_effect");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& c = lines[i].converted;
        for (std::string cell :
             {c ? to_string(c->start.to.amount()) : "", c ? to_string(c->final.to.amount()) : "",
              c ? percent_text(c->percent) : "", c ? to_string(c->legal_effect.amount()) : "",
              c ? to_string(c->exchange_rate_effect.amount()) : ""}) {
            t.rows[i].push_back(std::move(cell));
        }
    }
}

std::string as_csv(const std::vector<line>& lines, std::optional<currency> in) {
    table t = own_table(lines);
    if (in) add_converted(t, lines, "_" + std::string{in->code()});
    return csv_text(t);
}

std::string as_text(const std::vector<line>& lines, std::optional<currency> in,
                    const std::string& rates_used) {
    std::string text = aligned_text(own_table(lines));
    if (!in) return text;
    table t{{{"case"}}, {}};
    std::vector<line> converted;
    for (const line& l : lines) {
        if (!l.converted) continue;
        converted.push_back(l);
        t.add({l.matter->name});
    }
    add_converted(t, converted, "");
    return text + "\nIn " + std::string{in->code()} + ", each amount at the " + rates_used +
           "; legal effect + exchange-rate effect = final - first:\n\n" + aligned_text(t);
}

std::string as_json(const std::vector<line>& lines, std::optional<currency> in) {
    const auto optional_text = [](const std::string& text) {
        return text.empty() ? json{} : json(text);
    };
    json cases = json::array();
    for (const line& l : lines) {
        json j{{"case", l.matter->name},
               {"regulator", l.matter->regulator},
               {"currency", optional_text(currency_of(*l.matter))}};
        const fine_event* const start = start_of(*l.matter);
        const bool from_proposal = start != nullptr && start->what == stage::proposed;
        // a case that was never proposed, as far as is known, starts from what was imposed
        const char* const start_key = start == nullptr || from_proposal ? "proposed" : "imposed";
        if (!from_proposal) j["proposed"] = nullptr;
        j[start_key] = start ? json{{"amount", amount_text(start->amount)},
                                    {"date", optional_text(date_text(*start))}}
                             : json{};
        const auto final = final_standing(*l.matter);
        j["final"] = final ? json{{"amount", optional_text(amount_text(final->amount))},
                                  {"date", optional_text(date_text(*final->decided_by))},
                                  {"stage", to_string(final->status)}}
                           : json{};
        j["change"] = l.own ? json{{"amount", amount_text(l.own->change)},
                                   {"percent", optional_text(percent_text(l.own->percent))}}
                            : json{};
        if (in) {
            const auto& c = l.converted;
            j["in"] =
                c ? json{{"currency", in->code()},
                         {start_key, to_string(c->start.to.amount())},
                         {"final", to_string(c->final.to.amount())},
                         {"percent", optional_text(percent_text(c->percent))},
                         {"legal_effect", to_string(c->legal_effect.amount())},
                         {"exchange_rate_effect", to_string(c->exchange_rate_effect.amount())}}
                  : json{};
        }
        if (!l.why_not.empty()) j["reason"] = l.why_not;
        cases.push_back(std::move(j));
    }
    return written({{"cases", cases}});
}

} // namespace

outcome run(const reductions_options& options) {
    const std::vector<fine_case> cases = read_cases(options.cases_file);
    std::optional<currency> in;
    if (options.in) in = read_currency("--in", *options.in);
    const loaded_rates rates{options.rates};
    std::optional<rate_lock> lock;
    if (options.lock) lock.emplace(*options.lock);
    const std::vector<line> lines = make_lines(cases, in, rates.chosen(), options.rule, lock);

    outcome o;
    if (lock) o = lock->keep();
    for (const line& l : lines) {
        if (l.why_not.empty()) continue;
        o.notes += "mulct: " + l.matter->name + ": " + l.why_not + '\n';
        // a case that has both amounts and could not be put into the currency asked for
        if (in && l.own) o.status = exit_status::differs;
    }
    switch (options.format) {
    case output_format::json: o.out = as_json(lines, in); break;
    case output_format::csv: o.out = as_csv(lines, in); break;
    case output_format::text:
        o.out = as_text(lines, in, rates_text(rates.chosen(), options.rule));
        break;
    }
    return o;
}

} // namespace mulct::cli
