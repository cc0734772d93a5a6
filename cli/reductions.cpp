#include <cli/reductions.hpp>

#include <cli/fine_text.hpp>
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

// One case as it is listed. What is not known stays empty and says why.
struct line {
    const fine_case* matter;
    std::optional<reduction> own;
    std::optional<converted_reduction> converted;
    std::string why_not; // own or converted is missing
    bool comparable = true;
};

std::vector<line> make_lines(const std::vector<fine_case>& cases, std::optional<currency> in,
                             const std::vector<const rate_source*>& sources, const lookup& rule,
                             std::optional<rate_lock>& lock) {
    std::vector<line> lines;
    for (const fine_case& c : cases) {
        line l{&c, std::nullopt, std::nullopt, {}, true};
        if (const auto r = find_reduction(c)) {
            l.own = *r;
        } else {
            l.why_not = describe(r.error());
            l.comparable = r.error() != no_reduction::other_currency &&
                           r.error() != no_reduction::per_day_and_lump_sum;
        }
        if (in && l.own) {
            auto converted =
                convert_reduction(*l.own, *in, sources, rule, {rounding::half_up, std::nullopt});
            if (converted) {
                l.converted = *std::move(converted);
                for (const converted_amount* used :
                     {&l.converted->start, &l.converted->final, &l.converted->final_at_start}) {
                    if (lock) lock->pin(used->low); // the other end has the same rates
                }
            } else {
                l.why_not = describe(converted.error(), *in);
            }
        }
        lines.push_back(std::move(l));
    }
    return lines;
}

std::string code_text(std::optional<currency> c) {
    return c ? std::string{c->code()} : "";
}

// What a case's change is counted from.
const fine_event* start_of(const fine_case& c) {
    const fine_event* const proposal = find_proposal(c);
    return proposal != nullptr ? proposal : find_first_decision(c);
}

// Every column of the listing, for text and CSV alike.
table own_table(const std::vector<line>& lines, digits how) {
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

void add_converted(table& t, const std::vector<line>& lines, currency in, digits how,
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

std::string as_csv(const std::vector<line>& lines, std::optional<currency> in) {
    table t = own_table(lines, digits::strict);
    if (in) add_converted(t, lines, *in, digits::strict, "_" + std::string{in->code()});
    return csv_text(t);
}

std::string as_text(const std::vector<line>& lines, std::optional<currency> in,
                    const std::string& rates_used) {
    std::string text = aligned_text(own_table(lines, digits::grouped));
    if (!in) return text;
    table t{{{"case"}}, {}};
    std::vector<line> converted;
    for (const line& l : lines) {
        if (!l.converted) continue;
        converted.push_back(l);
        t.add({l.matter->name});
    }
    add_converted(t, converted, *in, digits::grouped, "");
    return text + "\nIn " + std::string{in->code()} + ", each amount at the " + rates_used +
           "; legal effect + exchange-rate effect = final - first:\n\n" + aligned_text(t);
}

std::string as_json(const std::vector<line>& lines, std::optional<currency> in) {
    const auto optional_text = [](const std::string& text) {
        return text.empty() ? json{} : json(text);
    };
    json cases = json::array();
    for (const line& l : lines) {
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

} // namespace

outcome run(const reductions_options& options) {
    const std::vector<fine_case> cases = read_cases(options.cases).cases;
    std::optional<currency> in;
    if (options.in) in = read_currency("--in", *options.in);
    const loaded_rates rates{options.rates};
    std::optional<rate_lock> lock;
    if (options.lock) lock.emplace(*options.lock);
    const std::vector<line> lines = make_lines(cases, in, rates.chosen(), options.rule, lock);

    outcome o;
    if (lock) o = lock->keep();
    std::size_t incomparable = 0;
    for (const line& l : lines) {
        if (!l.comparable) ++incomparable;
        if (l.why_not.empty()) continue;
        o.notes += "mulct: " + l.matter->name + ": " + l.why_not + '\n';
        // a case that has both amounts and could not be put into the currency asked for
        if (in && l.own) o.status = exit_status::differs;
    }
    if (incomparable > 0)
        o.notes += "mulct: " + counted(incomparable, "case") + " not comparable\n";
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
