#include <cli/convert.hpp>

#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/rate_files.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/convert/conversion.hpp>
#include <mulct/output/csv.hpp>

#include <vector>

namespace mulct::cli {
namespace {

std::string pair_of(const leg& l) {
    return std::string{l.base.code()} + '/' + std::string{l.counter.code()};
}

std::string route(const conversion& c) {
    if (c.legs.empty()) return "none: the amount is in this currency already";
    std::string text{c.from.unit().code()};
    for (const leg& l : c.legs) {
        text += (l.divides ? " / " : " x ") + to_string(l.rate) + " = ";
        text += (l.divides ? l.base : l.counter).code();
    }
    return text;
}

std::string receipt_text(const conversion& c, const rate_source& source) {
    std::string text = to_string(c.from) + " = " + to_string(c.to) + '\n';
    const auto line = [&](std::string_view label, const std::string& value) {
        text += "  " + std::string{label} + std::string(16 - label.size(), ' ') + value + '\n';
    };
    line("requested day", to_string(c.requested));
    if (!c.legs.empty()) {
        line("rate day", to_string(c.rate_day));
        line("source", c.source + " (" + std::string{source.title()} + ')');
        for (const leg& l : c.legs)
            line("rate " + pair_of(l), to_string(l.rate));
    }
    line("route", route(c));
    line("rounding", std::string{name_of(c.policy)} + ", to " + std::to_string(c.places) +
                         (c.places == 1 ? " digit" : " digits") + " after the point");
    return text;
}

std::string as_json(const std::vector<conversion>& conversions) {
    json results = json::array();
    for (const conversion& c : conversions) {
        json rates = json::array();
        for (const leg& l : c.legs) {
            rates.push_back({{"base", l.base.code()},
                             {"counter", l.counter.code()},
                             {"rate", to_string(l.rate)},
                             {"operation", l.divides ? "divide" : "multiply"}});
        }
        results.push_back({{"from", json_of(c.from)},
                           {"to", json_of(c.to)},
                           {"requested_date", to_string(c.requested)},
                           {"rate_date", c.legs.empty() ? json{} : json(to_string(c.rate_day))},
                           {"source", c.legs.empty() ? json{} : json(c.source)},
                           {"rates", rates},
                           {"rounding", name_of(c.policy)},
                           {"places", c.places}});
    }
    return written({{"results", results}});
}

std::string as_csv(const std::vector<conversion>& conversions, bool receipt) {
    table t{{{"from_amount"}, {"from_currency"}, {"to_amount"}, {"to_currency"}}, {}};
    if (receipt) {
        for (const char* name :
             {"requested_date", "rate_date", "source", "route", "rounding", "places"}) {
            t.columns.push_back({name});
        }
    }
    for (const conversion& c : conversions) {
        std::vector<std::string> row{to_string(c.from.amount()), std::string{c.from.unit().code()},
                                     to_string(c.to.amount()), std::string{c.to.unit().code()}};
        if (receipt) {
            const bool used = !c.legs.empty();
            row.insert(row.end(), {to_string(c.requested), used ? to_string(c.rate_day) : "",
                                   used ? c.source : "", route(c), std::string{name_of(c.policy)},
                                   std::to_string(c.places)});
        }
        t.add(std::move(row));
    }
    return csv_text(t);
}

} // namespace

outcome run(const convert_options& options) {
    const money amount = read_amount("amount", options.amount);
    const auto targets = read_currencies("--to", options.to);
    const day on = read_day("--on", options.on);
    const loaded_rates rates{options.rates_file};
    const rate_source& source = rates.preferred();

    std::vector<conversion> conversions;
    for (const currency to : targets) {
        auto c = convert(amount, to, source, on, options.rule, {options.policy, options.places});
        if (!c) throw refusal{describe(c.error(), to, source)};
        conversions.push_back(*std::move(c));
    }

    switch (options.format) {
    case output_format::json: return {as_json(conversions), {}};
    case output_format::csv: return {as_csv(conversions, options.receipt), {}};
    case output_format::text: break;
    }
    std::string text;
    for (const conversion& c : conversions) {
        text += options.receipt ? receipt_text(c, source) : to_string(c.to) + '\n';
    }
    return {text, {}};
}

} // namespace mulct::cli
