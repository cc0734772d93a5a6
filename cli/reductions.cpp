#include <cli/reductions.hpp>

#include <cli/file.hpp>
#include <cli/fine_text.hpp>
#include <cli/lock_file.hpp>
#include <cli/reduction_tables.hpp>
#include <cli/refusal.hpp>
#include <cli/stats.hpp>
#include <cli/stats_tables.hpp>
#include <cli/table_json.hpp>
#include <cli/wording.hpp>

#include <mulct/output/svg.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace mulct::cli {
namespace {

std::string code_text(std::optional<currency> c) {
    return c ? std::string{c->code()} : "";
}

// What a case's change is counted from.
const fine_event* start_of(const fine_case& c) {
    const fine_event* const proposal = find_proposal(c);
    return proposal != nullptr ? proposal : find_first_decision(c);
}

// Every column of the listing, for text and CSV alike.
table own_table(const std::vector<reduction_line>& lines, digits how) {
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
    for (const reduction_line& l : lines) {
        const auto own = own_currency(*l.matter);
        const fine_event* const start = start_of(*l.matter);
        const auto final = final_standing(*l.matter);
        t.add({l.matter->name, l.matter->regulator, code_text(own),
               start ? amount_text(start->amount, own, how) : "",
               start ? std::string{to_string(start->what)} : "", start ? date_text(*start) : "",
               final ? amount_text(final->amount.value, own, how) : "",
               final ? std::string{to_string(final->status)} : "",
               final ? date_text(*final->decided_by) : "",
               l.own ? amount_text(l.own->change, own, how) : "",
               l.own ? percent_text(l.own->percent) : ""});
    }
    return t;
}

void add_converted(table& t, const std::vector<reduction_line>& lines, currency in, digits how,
                   std::string_view suffix) {
    const auto column = [&](std::string_view name) {
        t.columns.push_back({std::string{name} + std::string{suffix}, column_kind::number});
    };
    column("first");
    column("final");
    column("percent");
    column("legal_effect");
    column("exchange_rate_effect");
    const auto cell = [&](const fine_amount& a) { return amount_text(a, in, how); };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& c = lines[i].converted;
        for (std::string text : {c ? cell(c->start.to) : "", c ? cell(c->final.to) : "",
                                 c ? percent_text(c->percent) : "", c ? cell(c->legal_effect) : "",
                                 c ? cell(c->exchange_rate_effect) : ""}) {
            t.rows[i].push_back(std::move(text));
        }
    }
}

// For programs, and for other documents: one table with everything.
titled_table as_one_table(const std::vector<reduction_line>& lines, std::optional<currency> in) {
    table t = own_table(lines, digits::strict);
    if (in) add_converted(t, lines, *in, digits::strict, "_" + std::string{in->code()});
    return {"From the first amount to the final one", std::move(t)};
}

std::string as_text(const std::vector<reduction_line>& lines, std::optional<currency> in,
                    const std::string& rates_used) {
    std::string text = terminal_text(own_table(lines, digits::grouped));
    if (!in) return text;
    table t{{{"case"}}, {}};
    std::vector<reduction_line> converted;
    for (const reduction_line& l : lines) {
        if (!l.converted) continue;
        converted.push_back(l);
        t.add({l.matter->name});
    }
    add_converted(t, converted, *in, digits::grouped, "");
    return text + "\nIn " + std::string{in->code()} + ", each amount at the " + rates_used +
           "; legal effect + exchange-rate effect = final - first:\n\n" + terminal_text(t);
}

std::string as_json(const std::vector<reduction_line>& lines, std::optional<currency> in) {
    const auto optional_text = [](const std::string& text) {
        return text.empty() ? json{} : json(text);
    };
    json cases = json::array();
    for (const reduction_line& l : lines) {
        const auto own = own_currency(*l.matter);
        json j{{"case", l.matter->name},
               {"regulator", l.matter->regulator},
               {"currency", optional_text(code_text(own))}};
        const fine_event* const start = start_of(*l.matter);
        const bool from_proposal = start != nullptr && start->what == stage::proposed;
        // a case that was never proposed, as far as is known, starts from what was imposed
        const char* const start_key = start == nullptr || from_proposal ? "proposed" : "imposed";
        if (!from_proposal) j["proposed"] = nullptr;
        j[start_key] = start ? json{{"amount", to_string(start->amount)},
                                    {"date", optional_text(date_text(*start))}}
                             : json{};
        if (start != nullptr && start->amount.unit() != own) {
            j[start_key]["currency"] = start->amount.unit().code();
        }
        const auto final = final_standing(*l.matter);
        j["final"] = final ? json{{"amount", optional_text(to_string(final->amount.value))},
                                  {"date", optional_text(date_text(*final->decided_by))},
                                  {"stage", to_string(final->status)}}
                           : json{};
        j["change"] = l.own ? json{{"amount", to_string(l.own->change)},
                                   {"percent", optional_text(percent_text(l.own->percent))}}
                            : json{};
        if (in) {
            const auto& c = l.converted;
            j["in"] = c ? json{{"currency", in->code()},
                               {start_key, to_string(c->start.to)},
                               {"final", to_string(c->final.to)},
                               {"percent", optional_text(percent_text(c->percent))},
                               {"legal_effect", to_string(c->legal_effect)},
                               {"exchange_rate_effect", to_string(c->exchange_rate_effect)}}
                        : json{};
        }
        if (!l.why_not.empty()) j["reason"] = l.why_not;
        cases.push_back(std::move(j));
    }
    return written({{"cases", cases}});
}

std::string chart_of(const std::vector<reduction_line>& lines, const reductions_options& options,
                     std::optional<currency> in, const std::string& rates_used) {
    const std::string origin = origin_text(options.cases);
    if (options.chart == reductions_chart::lollipop) {
        return svg_text(change_chart(lines, origin + "; in each case's own currency"));
    }
    if (!in) throw refusal{"--chart dumbbell: amounts need one currency; add --in"};
    return svg_text(
        first_and_final_chart(lines, *in, origin + "; each amount at the " + rates_used));
}

// The summary by some keys; what is not in it is said in the notes.
std::string summary_text(const std::vector<reduction_line>& lines,
                         const reductions_options& options, std::optional<currency> in,
                         const std::vector<const rate_source*>& sources,
                         const conversion_policy& policy) {
    if (!in) throw refusal{"--by: sums need one currency; add --in"};
    const titled_table t{"In " + std::string{in->code()} + ", each amount at the " +
                             policy_text(sources, policy) +
                             "; first + before_decision + on_appeal + exchange_rate = final",
                         summary_table(lines, read_group_keys(*options.by), *in, sources, policy,
                                       !is_for_programs(options.format))};
    if (options.format == table_format::json) {
        return written({{"currency", in->code()},
                        {"method", "each amount at the " + policy_text(sources, policy)},
                        {"groups", rows_json(t.content)},
                        {"all", foot_json(t.content)}});
    }
    return tables_text({t}, options.format, options.formulas);
}

} // namespace

outcome run(const reductions_options& options) {
    std::optional<currency> in;
    if (options.in) in = read_sum_currency(*options.in);
    const conversion_policy policy = read_policy(options.at, options.rule);
    const bool draws = options.chart != reductions_chart::none;
    if (options.file && !draws) throw refusal{"-o: the file is for a chart; add --chart"};
    const loaded_rates rates{options.rates};
    const auto& sources = rates.chosen();
    std::optional<rate_lock> lock;
    if (options.lock) lock.emplace(*options.lock);
    const selection chosen = select_cases(options.cases, sources, options.rule);
    const std::vector<reduction_line> lines =
        make_reduction_lines(chosen.chosen, in, sources, policy);

    outcome o;
    if (lock) {
        for (const reduction_line& l : lines) {
            if (!l.converted) continue;
            for (const converted_amount* used :
                 {&l.converted->start, &l.converted->final, &l.converted->final_at_start}) {
                lock->pin(used->low); // the other end has the same rates
            }
        }
        o = lock->keep();
    }
    chosen.note(o);
    std::size_t incomparable = 0;
    for (const reduction_line& l : lines) {
        if (!l.comparable) ++incomparable;
        if (l.why_not.empty()) continue;
        o.notes += "mulct: " + l.matter->name + ": " + l.why_not + '\n';
        // a case that has both amounts and could not be put into the currency asked for
        if (in && l.own) o.status = exit_status::differs;
    }
    if (incomparable > 0)
        o.notes += "mulct: " + counted(incomparable, "case") + " not comparable\n";
    const std::string rates_used = policy_text(sources, policy);
    if (draws) {
        o.out = chart_of(lines, options, in, rates_used);
    } else if (options.by) {
        o.out = summary_text(lines, options, in, sources, policy);
    } else if (options.format == table_format::json) {
        o.out = as_json(lines, in);
    } else if (options.format == table_format::text) {
        o.out = as_text(lines, in, rates_used);
    } else {
        o.out = tables_text({as_one_table(lines, in)}, options.format, options.formulas);
    }
    if (options.file) {
        write_file(*options.file, o.out);
        o.out.clear();
    }
    return o;
}

} // namespace mulct::cli
