#include <cli/explain.hpp>

#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/check/explain.hpp>
#include <mulct/figure/read.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace mulct::cli {
namespace {

constexpr int default_window = 7;
constexpr std::size_t days_to_name = 6; // in text; JSON has them all

std::string_view name_of(reading how) {
    switch (how) {
    case reading::as_written: return "as_written";
    case reading::exact: return "exact";
    case reading::within_interval: return "within_interval";
    }
    return {};
}

// One publication day, or a run of them.
std::string run_of_days(const day_range& r) {
    if (r.first == r.last) return to_string(r.first);
    return to_string(r.first) + " to " + to_string(r.last);
}

std::string days_text(const explanation& e) {
    std::string text;
    for (std::size_t i = 0; i < e.days.size(); ++i) {
        if (i == days_to_name) {
            return text + ", and more: " + std::to_string(e.day_count) + " days in all";
        }
        if (i > 0) text += ", ";
        text += run_of_days(e.days[i]);
    }
    return text;
}

// A computed figure at its currency's minor unit.
decimal shown_amount(const ratio& exact, currency unit) {
    return exact.rounded(unit.minor_unit().value_or(2), rounding::half_up);
}

class report {
  public:
    report(const std::vector<std::string>& written, const explain_query& query,
           const explain_answer& answer, const rate_source& source)
        : written_(written), query_(query), answer_(answer), source_(source) {}

    [[nodiscard]] std::string text() const {
        return answer_.explanations.empty() ? misfit_text() : fit_text();
    }

    [[nodiscard]] std::string json_text() const {
        const auto list = [&](const std::vector<explanation>& all) {
            json j = json::array();
            for (const explanation& e : all)
                j.push_back(json_of(e));
            return j;
        };
        json j{{"explanations", list(answer_.explanations)}, {"unique", answer_.unique}};
        if (answer_.explanations.empty()) j["elsewhere"] = list(answer_.elsewhere);
        if (query_.exact && best() != nullptr) {
            json figures = json::array();
            for (const what_if& w : from_exact(best()->shown)) {
                figures.push_back(figure_json(w.index, w.amount, w.fits));
            }
            j["exact_would_give"] = {{"amount", mulct::to_string(query_.exact->amount())},
                                     {"currency", query_.exact->unit().code()},
                                     {"rate_date", mulct::to_string(best()->shown)},
                                     {"figures", figures}};
        }
        j["window"] = {{"first", mulct::to_string(query_.window.first)},
                       {"last", mulct::to_string(query_.window.last)},
                       {"publication_days", answer_.days_searched},
                       {"days_without_rate", answer_.days_without_rate}};
        return written(j);
    }

    [[nodiscard]] std::string csv() const {
        table t{{{"rank"},
                 {"base"},
                 {"reading"},
                 {"base_amount"},
                 {"base_currency"},
                 {"source"},
                 {"first_day"},
                 {"last_day"},
                 {"days"},
                 {"rate_date"},
                 {"figure"},
                 {"computed"},
                 {"currency"}},
                {}};
        for (std::size_t rank = 0; rank < answer_.explanations.size(); ++rank) {
            const explanation& e = answer_.explanations[rank];
            for (std::size_t i = 0; i < query_.figures.size(); ++i) {
                const currency unit = query_.figures[i].value.unit();
                t.add({std::to_string(rank + 1), base_written(e), std::string{name_of(e.how)},
                       mulct::to_string(e.amount.amount()), std::string{e.amount.unit().code()},
                       std::string{e.source->name()}, mulct::to_string(e.days.front().first),
                       mulct::to_string(e.days.back().last), std::to_string(e.day_count),
                       mulct::to_string(e.shown), written_[i],
                       mulct::to_string(shown_amount(e.computed[i], unit)),
                       std::string{unit.code()}});
            }
        }
        return csv_text(t);
    }

  private:
    // What another amount would have given for a figure.
    struct what_if {
        std::size_t index;
        decimal amount;
        bool fits;
    };

    [[nodiscard]] const explanation* best() const {
        return answer_.explanations.empty() ? nullptr : &answer_.explanations.front();
    }

    [[nodiscard]] std::string base_written(const explanation& e) const {
        return e.base ? written_[*e.base] : mulct::to_string(e.amount);
    }

    [[nodiscard]] std::string original(const explanation& e) const {
        switch (e.how) {
        case reading::as_written: return base_written(e) + " as written";
        case reading::exact: return "the exact amount, " + mulct::to_string(e.amount);
        case reading::within_interval:
            return "no figure as written, but an amount that " + base_written(e) +
                   " allows (such as " + grouped(mulct::to_string(e.amount.amount())) + ' ' +
                   std::string{e.amount.unit().code()} + ')';
        }
        return {};
    }

    [[nodiscard]] std::vector<what_if> from_exact(day on) const {
        std::vector<what_if> all;
        for (std::size_t i = 0; i < query_.figures.size(); ++i) {
            const figure& f = query_.figures[i];
            const ratio exact =
                ratio{query_.exact->amount()} *
                cross_rate(find_legs(source_, query_.exact->unit(), f.value.unit(), on));
            const interval<decimal> claimed = f.claimed();
            const bool fits =
                interval<ratio>::closed(claimed.low.value, claimed.high.value).contains(exact);
            all.push_back({i, shown_amount(exact, f.value.unit()), fits});
        }
        return all;
    }

    [[nodiscard]] json figure_json(std::size_t index, const decimal& computed, bool fits) const {
        const figure& f = query_.figures[index];
        return {{"written", written_[index]},
                {"computed", mulct::to_string(computed)},
                {"currency", f.value.unit().code()},
                {"fits", fits}};
    }

    [[nodiscard]] json json_of(const explanation& e) const {
        json base{{"written", base_written(e)},
                  {"reading", name_of(e.how)},
                  {"amount", mulct::to_string(e.amount.amount())},
                  {"currency", e.amount.unit().code()}};
        if (e.allowed) {
            // inward, so that every printed amount is one that the figures allow
            const int places = e.amount.unit().minor_unit().value_or(2);
            base["low"] = mulct::to_string(e.allowed->low.value.rounded(places, rounding::ceiling));
            base["high"] = mulct::to_string(e.allowed->high.value.rounded(places, rounding::floor));
        }
        json days = json::array();
        const auto published = e.source->publication_days();
        for (const day_range& r : e.days) {
            for (std::size_t i = e.source->first_publication_after(r.first) - 1;
                 i < published.size() && day{published[i]} <= r.last; ++i) {
                days.push_back(mulct::to_string(day{published[i]}));
            }
        }
        json figures = json::array();
        for (std::size_t i = 0; i < query_.figures.size(); ++i) {
            figures.push_back(
                figure_json(i, shown_amount(e.computed[i], query_.figures[i].value.unit()), true));
        }
        return {{"base", base},
                {"source", e.source->name()},
                {"days", days},
                {"rate_date", mulct::to_string(e.shown)},
                {"figures", figures}};
    }

    [[nodiscard]] std::string figures_text(const explanation& e) const {
        table t{{{"figure"}, {"computed", column_kind::number}, {""}, {""}}, {}};
        for (std::size_t i = 0; i < query_.figures.size(); ++i) {
            const figure& f = query_.figures[i];
            t.add({written_[i], mulct::to_string(shown_amount(e.computed[i], f.value.unit())),
                   std::string{f.value.unit().code()}, i == e.base ? "the original" : "fits"});
        }
        return aligned_text(t);
    }

    [[nodiscard]] std::string window_text() const {
        return std::to_string(answer_.days_searched) + " publication days from " +
               mulct::to_string(query_.window.first) + " to " +
               mulct::to_string(query_.window.last);
    }

    [[nodiscard]] std::string fit_text() const {
        const explanation& e = *best();
        std::string text = "The figures come from " + original(e) + ", at " +
                           std::string{e.source->name()} + " reference rates of ";
        if (e.day_count == 1) {
            text += mulct::to_string(e.shown) + ",\nthe only one of " + window_text() +
                    " on which all hold.\n";
        } else {
            text += days_text(e) + ":\n" + std::to_string(e.day_count) + " of " + window_text() +
                    ".\nShown for " + mulct::to_string(e.shown) + ".\n";
        }
        text += '\n' + figures_text(e);
        if (query_.exact && e.how != reading::exact) text += '\n' + exact_text(e.shown);
        if (answer_.explanations.size() > 1) {
            text += answer_.unique ? "\nLess likely, but possible too:\n" : "\nPossible too:\n";
            for (std::size_t i = 1; i < answer_.explanations.size(); ++i) {
                const explanation& other = answer_.explanations[i];
                text += "  " + original(other) + ", on " + days_text(other) + '\n';
            }
        }
        return text;
    }

    [[nodiscard]] std::string exact_text(day on) const {
        std::string text = "The exact amount, " +
                           grouped(mulct::to_string(query_.exact->amount())) + ' ' +
                           std::string{query_.exact->unit().code()} + ", would have given on " +
                           mulct::to_string(on) + ":\n\n";
        table t{{{"figure"}, {"computed", column_kind::number}, {""}, {""}}, {}};
        for (const what_if& w : from_exact(on)) {
            const figure& f = query_.figures[w.index];
            t.add({written_[w.index], mulct::to_string(w.amount),
                   std::string{f.value.unit().code()}, w.fits ? "fits" : "does not fit"});
        }
        return text + aligned_text(t);
    }

    [[nodiscard]] std::string misfit_text() const {
        std::string text = "The figures do not fit together at the " + std::string{source_.name()} +
                           " reference rates of any of\n" + window_text() + ".\n";
        if (answer_.days_without_rate > 0) {
            text += std::to_string(answer_.days_without_rate) +
                    " more publication days in it lack a rate for one of the currencies.\n";
        }
        if (query_.published && answer_.days_searched > 0) text += on_published_day();
        if (answer_.elsewhere.empty()) {
            return text + "\nNor do they on any other day of the rates at hand.\n";
        }
        const explanation& e = answer_.elsewhere.front();
        text += "\nOn other days they do, from " + original(e) + ": on " + days_text(e) + ".\n";
        if (e.day_count > 1) text += "Shown for " + mulct::to_string(e.shown) + ".\n";
        return text + '\n' + figures_text(e);
    }

    // What the roundest figure gives on the report's own day, beside what was written.
    [[nodiscard]] std::string on_published_day() const {
        std::size_t base = 0;
        for (std::size_t i = 1; i < query_.figures.size(); ++i) {
            const bool rounder =
                query_.figures[i].significant_digits < query_.figures[base].significant_digits;
            if (rounder) base = i;
        }
        const money& from = query_.figures[base].value;
        table t{{{"figure"}, {"computed", column_kind::number}, {""}}, {}};
        std::optional<day> used;
        for (std::size_t i = 0; i < query_.figures.size(); ++i) {
            if (i == base) continue;
            const currency to = query_.figures[i].value.unit();
            const auto c = convert(from, to, source_, *query_.published, lookup::previous(),
                                   {rounding::half_up, to.minor_unit().value_or(2)});
            if (!c) return {};
            if (c->days) used = c->days->first;
            t.add({written_[i], mulct::to_string(c->to.amount()), std::string{to.code()}});
        }
        return "\nAt the rates of " + mulct::to_string(*used) + ", " + written_[base] +
               " as written gives:\n\n" + aligned_text(t);
    }

    const std::vector<std::string>& written_; // the figures as they were given
    const explain_query& query_;
    const explain_answer& answer_;
    const rate_source& source_;
};

figure read_one_figure(const std::string& text) {
    auto f = read_figure(text);
    if (!f) {
        std::string message = describe_argument("figure", text, f.error());
        if (text.starts_with('.') || text.starts_with(',')) {
            message += "; if a dollar amount was meant, put it in single quotes, since a shell "
                       "replaces the $ and the digit after it in double ones";
        }
        throw refusal{message};
    }
    if (f->value.is_zero()) throw refusal{"figure " + in_quotes(text) + ": zero converts to zero"};
    return *std::move(f);
}

// Every currency must be quoted by the source at all; days without a rate are counted, not refused.
void require_quoted(const explain_query& query, const rate_source& source) {
    const auto check = [&](currency c) {
        if (c != source.pivot() && source.find(c) == nullptr) {
            throw refusal{describe(absence{absence_reason::unknown_currency,
                                           c,
                                           {},
                                           std::nullopt,
                                           std::nullopt,
                                           &source,
                                           lookup::previous()})};
        }
    };
    for (const figure& f : query.figures)
        check(f.value.unit());
    if (query.exact) check(query.exact->unit());
}

} // namespace

outcome run(const explain_options& options) {
    explain_query query;
    for (const std::string& text : options.figures)
        query.figures.push_back(read_one_figure(text));
    if (query.figures.size() < 2) {
        throw refusal{"explain needs two figures or more, such as '£7.5m' '$9.43m'"};
    }
    if (options.exact) query.exact = read_amount("--exact", *options.exact);
    if (options.published) query.published = read_day("--published", *options.published);
    if (options.window && !query.published) {
        throw refusal{"--window is counted from --published, which is missing"};
    }

    const loaded_rates rates{options.rates};
    const rate_source& source = rates.only_chosen();
    require_quoted(query, source);
    query.window = {source.first_day(), source.last_day()};
    if (query.published) {
        const int reach = options.window.value_or(default_window);
        query.window = {*query.published - reach, *query.published + reach};
        if (query.window.first > source.last_day() || query.window.last < source.first_day()) {
            throw refusal{"--published " + to_string(*query.published) + ": " +
                          std::string{source.name()} + " rates run from " +
                          to_string(source.first_day()) + " to " + to_string(source.last_day()) +
                          "; give others with --rates, or a wider --window"};
        }
    }

    const explain_answer answer = explain(query, {&source});
    const report r{options.figures, query, answer, source};
    outcome o;
    if (answer.explanations.empty()) o.status = exit_status::differs;
    switch (options.format) {
    case output_format::json: o.out = r.json_text(); break;
    case output_format::csv: o.out = r.csv(); break;
    case output_format::text: o.out = r.text(); break;
    }
    return o;
}

} // namespace mulct::cli
