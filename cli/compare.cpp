#include <cli/compare.hpp>

#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>
#include <mulct/stats/rate_agreement.hpp>

#include <algorithm>
#include <array>

namespace mulct::cli {
namespace {

// 1 base in counter.
struct two_currencies {
    currency base;
    currency counter;
};

two_currencies read_pair(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) {
        throw refusal{"pair " + in_quotes(text) +
                      ": write two currencies with / between them, such as GBP/USD"};
    }
    const two_currencies pair{
        read_currency("pair " + in_quotes(text) + ": base", text.substr(0, slash)),
        read_currency("pair " + in_quotes(text) + ": counter", text.substr(slash + 1))};
    if (pair.base == pair.counter) {
        throw refusal{"pair " + in_quotes(text) + ": a currency in itself is always 1"};
    }
    return pair;
}

day_range read_days(const rates_compare_options& options) {
    const day_range days{options.from ? read_day("--from", *options.from) : day::earliest(),
                         options.to ? read_day("--to", *options.to) : day::latest()};
    if (days.last < days.first) {
        throw refusal{"--from " + *options.from + " is after --to " + *options.to};
    }
    return days;
}

// Seven significant digits, which is one more than reference rates have, or the whole number.
std::string rate_text(const ratio& rate) {
    constexpr int significant = 7;
    for (int places = 0; places <= decimal::max_scale; ++places) {
        const auto shown = rate.try_rounded(places, rounding::half_up);
        if (!shown) return to_string(rate);
        int digits = 0;
        for (int128 m = shown->coefficient(); m != 0; m /= 10)
            ++digits;
        if (digits >= significant) return to_string(*shown);
    }
    return to_string(rate);
}

std::string percent_of(const ratio& relative) {
    return percent_text(relative * ratio{100});
}

// The figures with their names in text, and in JSON.
struct named_figure {
    const char* label;
    const char* key;
    ratio difference_figures::*value;
};
constexpr std::array figures{
    named_figure{"median difference", "median", &difference_figures::median},
    named_figure{"90 % of days within", "p90", &difference_figures::p90},
    named_figure{"95 % of days within", "p95", &difference_figures::p95},
    named_figure{"99 % of days within", "p99", &difference_figures::p99},
    named_figure{"largest difference", "maximum", &difference_figures::maximum},
    named_figure{"mean, with signs", "mean", &difference_figures::mean},
};

struct comparison {
    two_currencies pair;
    const rate_source* a;
    const rate_source* b;
    rate_agreement result;

    [[nodiscard]] std::string name_a() const { return std::string{a->name()}; }
    [[nodiscard]] std::string name_b() const { return std::string{b->name()}; }
};

table worst_days(const comparison& c, const std::string& a, const std::string& b,
                 const std::string& percent) {
    constexpr auto number = column_kind::number;
    table t{{{"date"}, {a, number}, {b, number}, {percent, number}}, {}};
    for (const rate_difference& d : c.result.worst) {
        t.add({to_string(d.on), rate_text(d.a), rate_text(d.b), percent_of(d.relative)});
    }
    return t;
}

std::string as_text(const comparison& c) {
    const std::string pair =
        "1 " + std::string{c.pair.base.code()} + " in " + std::string{c.pair.counter.code()};
    const rate_agreement& r = c.result;
    table days{{{"days"}, {"", column_kind::number}}, {}};
    days.add({"with a rate of both", std::to_string(r.common)});
    days.add({"of " + c.name_a() + " alone", std::to_string(r.only_a)});
    days.add({"of " + c.name_b() + " alone", std::to_string(r.only_b)});
    std::string text =
        pair + ": " + c.name_b() + " compared with " + c.name_a() + "\n\n" + aligned_text(days);
    if (!r.figures) return text;
    table differences{
        {{c.name_b() + " / " + c.name_a() + " - 1"}, {"percent", column_kind::number}}, {}};
    for (const named_figure& f : figures)
        differences.add({f.label, percent_of((*r.figures).*f.value)});
    text += '\n' + aligned_text(differences);
    if (r.worst.empty()) return text;
    return text + "\nThe days with the largest differences:\n\n" +
           aligned_text(worst_days(c, c.name_a(), c.name_b(), "percent"));
}

std::string as_json(const comparison& c) {
    const rate_agreement& r = c.result;
    json shown;
    if (r.figures) {
        for (const named_figure& f : figures)
            shown[f.key] = percent_of((*r.figures).*f.value);
    }
    json worst = json::array();
    for (const rate_difference& d : r.worst) {
        worst.push_back({{"date", to_string(d.on)},
                         {"a", rate_text(d.a)},
                         {"b", rate_text(d.b)},
                         {"percent", percent_of(d.relative)},
                         {"exact", {{"a", to_string(d.a)}, {"b", to_string(d.b)}}}});
    }
    return written({{"base", c.pair.base.code()},
                    {"counter", c.pair.counter.code()},
                    {"a", c.name_a()},
                    {"b", c.name_b()},
                    {"days", {{"both", r.common}, {"only_a", r.only_a}, {"only_b", r.only_b}}},
                    {"percent", shown},
                    {"worst", worst}});
}

} // namespace

outcome run(const rates_compare_options& options) {
    const two_currencies pair = read_pair(options.pair);
    const day_range days = read_days(options);
    if (options.worst < 0) throw refusal{"--worst: write a number of days, 0 or more"};
    const loaded_rates rates{options.rates};
    const auto& chosen = rates.chosen();
    if (chosen.size() != 2) {
        throw refusal{"--source: this command compares two sources; write two, such as ecb,h10"};
    }
    const rate_source& a = *chosen[0];
    const rate_source& b = *chosen[1];
    if (a.published() != b.published()) {
        throw refusal{std::string{a.name()} + " publishes " +
                      std::string{to_string(a.published())} + " rates and " +
                      std::string{b.name()} + ' ' + std::string{to_string(b.published())} +
                      " ones, which are not of the same days"};
    }
    for (const rate_source* const s : {&a, &b}) {
        for (const currency c : {pair.base, pair.counter}) {
            if (c != s->pivot() && s->find(c) == nullptr) {
                throw refusal{std::string{s->name()} + " has never quoted " +
                              std::string{c.code()} + " (" + std::string{c.name()} + ')'};
            }
        }
    }
    const comparison c{pair, &a, &b,
                       compare_sources(a, b, pair.base, pair.counter, days,
                                       static_cast<std::size_t>(options.worst))};
    outcome o;
    if (c.result.common == 0) {
        o.status = exit_status::differs;
        o.notes = "mulct: no day has a rate of both sources\n";
    }
    switch (options.format) {
    case output_format::csv: o.out = csv_text(worst_days(c, "a", "b", "percent")); break;
    case output_format::json: o.out = as_json(c); break;
    case output_format::text: o.out = as_text(c); break;
    }
    return o;
}

} // namespace mulct::cli
