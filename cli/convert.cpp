#include <cli/convert.hpp>

#include <cli/convert_table.hpp>
#include <cli/inputs.hpp>
#include <cli/lock_file.hpp>
#include <cli/receipt.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>
#include <mulct/stats/reduction.hpp>

#include <array>
#include <vector>

namespace mulct::cli {
namespace {

std::string as_csv(const std::vector<conversion>& conversions, bool receipt) {
    table t{{{"from_amount"}, {"from_currency"}, {"to_amount"}, {"to_currency"}}, {}};
    if (receipt) {
        for (const char* name :
             {"requested_date", "rate_date", "source", "route", "rounding", "places", "lookup",
              "first_rate_date", "last_rate_date", "publication_days"}) {
            t.columns.push_back({name});
        }
    }
    for (const conversion& c : conversions) {
        std::vector<std::string> row{to_string(c.from.amount()), std::string{c.from.unit().code()},
                                     to_string(c.to.amount()), std::string{c.to.unit().code()}};
        if (receipt) {
            const bool one_day = c.days && c.days->count == 1;
            row.insert(row.end(),
                       {to_string(c.requested), one_day ? to_string(c.days->first) : "",
                        c.source ? std::string{c.source->name()} : "", route_text(c),
                        std::string{to_string(c.policy)}, std::to_string(c.places),
                        std::string{to_string(c.rule.how)}, c.days ? to_string(c.days->first) : "",
                        c.days ? to_string(c.days->last) : "",
                        c.days ? std::to_string(c.days->count) : ""});
        }
        t.add(std::move(row));
    }
    return csv_text(t);
}

// The answer of one rule, or why it has none.
struct rule_answer {
    lookup::rule how;
    currency to;
    std::optional<conversion> made;
    std::string why_not;
    std::optional<absence_reason> absent; // if it is for want of a rate: at the first source
    std::optional<ratio> percent;         // how far it is from the default rule's answer
};

// Every rule that needs no more than the day: `fixed` has a day of its own.
constexpr std::array every_rule{lookup::rule::previous,      lookup::rule::exact,
                                lookup::rule::month_average, lookup::rule::year_average,
                                lookup::rule::year_end,      lookup::rule::customs,
                                lookup::rule::irrevocable};

std::vector<rule_answer> compare_rules(const conversion_request& request) {
    std::vector<rule_answer> answers;
    for (const currency to : request.targets) {
        std::optional<ratio> standard; // unrounded, in the default rule's answer
        for (const lookup::rule how : every_rule) {
            lookup rule = request.rule;
            rule.how = how;
            auto c = convert(request.amount, to, request.sources, request.on, rule, request.finish);
            rule_answer answer{how, to, std::nullopt, {}, std::nullopt, std::nullopt};
            if (c) {
                if (how == lookup::rule::previous) standard = c->exact;
                if (standard && !standard->is_zero()) {
                    answer.percent = (c->exact - *standard) / *standard * ratio{100};
                }
                answer.made = *std::move(c);
            } else {
                answer.why_not = describe(c.error(), to);
                if (const auto* a = std::get_if<absence>(&c.error().front())) {
                    answer.absent = a->reason;
                }
            }
            answers.push_back(std::move(answer));
        }
    }
    return answers;
}

table as_table(const std::vector<rule_answer>& answers) {
    constexpr auto number = column_kind::number;
    table t{{{"lookup"},
             {"amount", number},
             {"currency"},
             {"first_rate_date"},
             {"last_rate_date"},
             {"publication_days", number},
             {"source"},
             {"percent_from_previous", number}},
            {}};
    for (const rule_answer& a : answers) {
        const days_used* const days = a.made && a.made->days ? &*a.made->days : nullptr;
        t.add({std::string{to_string(a.how)}, a.made ? to_string(a.made->to.amount()) : "",
               std::string{a.to.code()}, days ? to_string(days->first) : "",
               days ? to_string(days->last) : "", days ? std::to_string(days->count) : "",
               a.made && a.made->source ? std::string{a.made->source->name()} : "",
               percent_text(a.percent)});
    }
    return t;
}

outcome every_rule_outcome(const std::vector<rule_answer>& answers, output_format format) {
    table t = as_table(answers);
    switch (format) {
    case output_format::json: {
        json list = json::array();
        for (std::size_t i = 0; i < answers.size(); ++i) {
            json answer;
            for (std::size_t k = 0; k < t.columns.size(); ++k) {
                const std::string& cell = t.rows[i][k];
                answer[t.columns[k].name] = cell.empty() ? json{} : json(cell);
            }
            if (answers[i].absent) answer["absence"] = name_of(*answers[i].absent);
            if (!answers[i].why_not.empty()) answer["reason"] = answers[i].why_not;
            list.push_back(std::move(answer));
        }
        return {written({{"lookups", list}}), {}};
    }
    case output_format::csv: {
        t.columns.push_back({"reason"});
        for (std::size_t i = 0; i < answers.size(); ++i)
            t.rows[i].push_back(answers[i].why_not);
        return {csv_text(t), {}};
    }
    case output_format::text: break;
    }
    std::string text = aligned_text(t);
    std::string reasons;
    for (const rule_answer& a : answers) {
        if (a.why_not.empty()) continue;
        const std::string line = "  " + std::string{to_string(a.how)} + ": " + a.why_not + '\n';
        if (reasons.find(line) == std::string::npos) reasons += line; // not once for each target
    }
    if (!reasons.empty()) text += "\nWithout an answer:\n" + reasons;
    return {text, {}};
}

} // namespace

outcome run(const convert_options& options) {
    if (options.input) {
        if (!options.amount.empty()) throw refusal{"--input: the table has the amounts"};
        return convert_table(options);
    }
    if (options.amount.empty()) {
        throw refusal{"an amount belongs here, such as 'GBP 7552800', or --input with a table"};
    }
    if (options.on.empty()) throw refusal{"--on is missing: the day whose rate to use"};
    if (options.amount_column || options.currency_column || options.from || options.date_column ||
        options.separator || options.mark != decimal_separator::point || options.output) {
        throw refusal{"--amount, --currency, --from, --date, --separator, --decimal and -o are for "
                      "a table: add --input"};
    }
    const loaded_rates rates{options.rates};
    const conversion_request request{
        read_amount("amount", options.amount), read_currencies("--to", options.to),
        read_day("--on", options.on),          options.rule,
        {options.policy, options.places},      rates.chosen()};
    if (options.every_rule) {
        if (options.receipt || options.lock) {
            throw refusal{"--lookup all shows answers side by side; --receipt and --lock are for "
                          "one of them"};
        }
        return every_rule_outcome(compare_rules(request), options.format);
    }

    const std::vector<conversion> conversions = convert_all(request);
    outcome o;
    if (options.lock) {
        rate_lock lock{*options.lock};
        for (const conversion& c : conversions)
            lock.pin(c);
        o = lock.keep();
    }
    switch (options.format) {
    case output_format::json:
        o.out =
            options.receipt ? receipt_json(request, conversions) : conversions_json(conversions);
        return o;
    case output_format::csv: o.out = as_csv(conversions, options.receipt); return o;
    case output_format::text: break;
    }
    for (const conversion& c : conversions) {
        o.out += options.receipt ? receipt_text(c) : to_string(c.to) + '\n';
    }
    return o;
}

} // namespace mulct::cli
