#include <cli/explain.hpp>

#include <cli/explain_report.hpp>
#include <cli/inputs.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/ascii.hpp>
#include <mulct/base/calendar.hpp>
#include <mulct/check/explain.hpp>
#include <mulct/figure/read.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace mulct::cli {
namespace {

constexpr int default_window = 7;

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

// Some source must quote every currency; days without a rate are counted, not refused.
void require_quoted(const explain_query& query, const std::vector<const rate_source*>& sources) {
    std::optional<absence> first;
    for (const rate_source* const source : sources) {
        std::optional<currency> missing;
        const auto check = [&](currency c) {
            if (!missing && c != source->pivot() && source->find(c) == nullptr) missing = c;
        };
        for (const figure& f : query.figures)
            check(f.value.unit());
        for (const money& m : query.exact)
            check(m.unit());
        if (!missing) return;
        if (!first) {
            first = absence{absence_reason::unknown_currency,
                            *missing,
                            {},
                            std::nullopt,
                            std::nullopt,
                            source,
                            lookup::previous()};
        }
    }
    throw refusal{describe(*first)};
}

// All days without --published; else those around it, of which some source must have one.
day_range window_of(const explain_query& query, std::optional<int> reach,
                    const std::vector<const rate_source*>& sources) {
    day_range all{sources.front()->first_day(), sources.front()->last_day()};
    for (const rate_source* const s : sources)
        all = {std::min(all.first, s->first_day()), std::max(all.last, s->last_day())};
    if (!query.published) return all;
    const int days = reach.value_or(default_window);
    const day_range window{*query.published - days, *query.published + days};
    if (window.first > all.last || window.last < all.first) {
        throw refusal{"--published " + to_string(*query.published) + ": " + names_of(sources) +
                      " rates run from " + to_string(all.first) + " to " + to_string(all.last) +
                      "; give others with --rates, or a wider --window"};
    }
    return window;
}

} // namespace

outcome run(const explain_options& options) {
    explain_query query;
    for (const std::string& text : options.figures)
        query.figures.push_back(read_one_figure(text));
    if (query.figures.size() < 2) {
        throw refusal{"explain needs two figures or more, such as '£7.5m' '$9.43m'"};
    }
    if (query.figures.size() > max_explained_figures) {
        throw refusal{"explain takes at most " + std::to_string(max_explained_figures) +
                      " figures of one fine; these are " + std::to_string(query.figures.size())};
    }
    for (const std::string& text : options.exact)
        query.exact.push_back(read_amount("--exact", text));
    if (options.published) query.published = read_day("--published", *options.published);
    if (options.window && !query.published) {
        throw refusal{"--window is counted from --published, which is missing"};
    }

    rates_options chosen = options.rates;
    const bool all = chosen.sources && ascii::same_word("all", *chosen.sources);
    if (all) chosen.sources.reset();
    const loaded_rates rates{chosen};
    std::vector<const rate_source*> sources = rates.chosen();
    if (all) {
        sources.clear();
        for (const rate_source& s : rates.sources())
            sources.push_back(&s);
    }
    require_quoted(query, sources);
    query.window = window_of(query, options.window, sources);

    const explain_answer answer = explain(query, sources);
    const explain_report report{options.figures, query, answer};
    outcome o;
    if (answer.explanations.empty()) o.status = exit_status::differs;
    switch (options.format) {
    case output_format::json: o.out = json_of(report); break;
    case output_format::csv: o.out = csv_of(report); break;
    case output_format::text: o.out = text_of(report); break;
    }
    return o;
}

} // namespace mulct::cli
