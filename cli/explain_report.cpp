#include <cli/explain_report.hpp>

#include <cli/json.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/convert/conversion.hpp>
#include <mulct/number/round_to.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace mulct::cli {
namespace {

// In text; JSON has them all.
constexpr std::size_t days_to_name = 6;
constexpr std::size_t others_to_name = 8;
constexpr std::size_t changes_to_name = 4;

bool is_monthly(const rate_source& source) {
    return source.published() == frequency::monthly;
}

// A publication day; of monthly rates, the month.
std::string day_text(const rate_source& source, day d) {
    return is_monthly(source) ? to_string(d).substr(0, 7) : to_string(d);
}

std::string days_text(const explanation& e) {
    std::string text;
    for (std::size_t i = 0; i < e.days.size(); ++i) {
        if (i == days_to_name) {
            return text + ", and more: " + std::to_string(e.day_count) +
                   (is_monthly(*e.source) ? " months in all" : " days in all");
        }
        const std::string first = day_text(*e.source, e.days[i].first);
        const std::string last = day_text(*e.source, e.days[i].last);
        text += (i > 0 ? ", " : "") + (first == last ? first : first + " to " + last);
    }
    return text;
}

// "ECB reference rates"
std::string rates_of(const rate_source& source) {
    return std::string{source.name()} + (is_monthly(source) ? " monthly" : " reference") + " rates";
}

// "63 publication days"
std::string publications(const searched_source& s) {
    return counted(s.days, is_monthly(*s.source) ? "publication month" : "publication day");
}

// A computed figure at its currency's minor unit.
decimal shown_amount(const ratio& exact, currency unit) {
    return exact.rounded(unit.minor_unit().value_or(2), rounding::half_up);
}

// "7,552,800 GBP"
std::string amount_text(const money& m) {
    return grouped(to_string(m.amount())) + ' ' + std::string{m.unit().code()};
}

// A tolerance as a percentage, rounded up to two digits so that it still suffices.
decimal percent_of(const needed_tolerance& t) {
    const decimal percent = (t.part * ratio{100}).rounded(18, rounding::ceiling);
    return try_round_to_significant(percent, 2, rounding::ceiling)->normalized();
}

class writer {
  public:
    explicit writer(const explain_report& r)
        : written_(r.written), query_(r.query), answer_(r.answer) {}

    [[nodiscard]] std::string text() const {
        return answer_.explanations.empty() ? misfit_text() : fit_text();
    }

    [[nodiscard]] std::string json_text() const {
        const auto list = [&](const std::vector<explanation>& all) {
            json j = json::array();
            for (const explanation& e : all)
                j.push_back(json_of(e, query_.figures));
            return j;
        };
        json j{{"explanations", list(answer_.explanations)}, {"unique", answer_.unique}};
        if (const explanation* const e = best()) {
            j["uniqueness"] = {{"equals", answer_.equals},
                               {"days", e->day_count},
                               {"days_searched", searched(*e->source).days}};
            if (!query_.exact.empty()) j["exact_would_give"] = exact_json(*e);
        } else {
            j["elsewhere"] = list(answer_.elsewhere);
            j["changes"] = changes_json();
            j["tolerance"] = tolerance_json();
        }
        json sources = json::array();
        for (const searched_source& s : answer_.searched) {
            sources.push_back({{"source", s.source->name()},
                               {"publication_days", s.days},
                               {"days_without_rate", s.days_without_rate}});
        }
        j["window"] = {{"first", mulct::to_string(query_.window.first)},
                       {"last", mulct::to_string(query_.window.last)},
                       {"publication_days", answer_.days_searched},
                       {"days_without_rate", answer_.days_without_rate},
                       {"sources", sources}};
        return written(j);
    }

    [[nodiscard]] std::string csv() const {
        table t{{{"rank"},
                 {"base"},
                 {"reading"},
                 {"rounding"},
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
                t.add({std::to_string(rank + 1), base_written(e),
                       std::string{mulct::to_string(e.how)}, std::string{mulct::to_string(e.rule)},
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

    [[nodiscard]] const searched_source& searched(const rate_source& source) const {
        return *std::find_if(answer_.searched.begin(), answer_.searched.end(),
                             [&](const searched_source& s) { return s.source == &source; });
    }

    [[nodiscard]] bool several_sources() const { return answer_.searched.size() > 1; }

    // The currency that everything is in, so that no rate matters.
    [[nodiscard]] bool one_currency() const {
        const currency first = query_.figures.front().value.unit();
        const auto is_first = [&](const money& m) { return m.unit() == first; };
        return std::all_of(query_.figures.begin(), query_.figures.end(),
                           [&](const figure& f) { return is_first(f.value); }) &&
               std::all_of(query_.exact.begin(), query_.exact.end(), is_first);
    }

    [[nodiscard]] std::string base_written(const explanation& e) const {
        return e.base ? written_[*e.base] : mulct::to_string(e.amount);
    }

    [[nodiscard]] std::string original(const explanation& e) const {
        std::string text;
        switch (e.how) {
        case reading::as_written: text = base_written(e) + " as written"; break;
        case reading::exact: text = "the exact amount, " + mulct::to_string(e.amount); break;
        case reading::within_interval:
            text = "no figure as written, but an amount that " + base_written(e) +
                   " allows (such as " + amount_text(e.amount) + ')';
            break;
        }
        switch (e.rule) {
        case digit_rule::nearest: return text;
        case digit_rule::truncated: return text + ", cut off instead of rounded";
        case digit_rule::ceiling: return text + ", always rounded up";
        }
        return {};
    }

    [[nodiscard]] static std::vector<what_if>
    what_gives(const money& amount, const std::vector<figure>& figures, const explanation& at) {
        std::vector<what_if> all;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const currency unit = figures[i].value.unit();
            const ratio exact = ratio{amount.amount()} *
                                cross_rate(find_legs(*at.source, amount.unit(), unit, at.shown));
            const interval<decimal> c = claimed_by(figures[i], at.rule);
            const interval<ratio> claimed{{c.low.value, c.low.closed},
                                          {c.high.value, c.high.closed}};
            all.push_back({i, shown_amount(exact, unit), claimed.contains(exact)});
        }
        return all;
    }

    [[nodiscard]] json figures_json(const std::vector<what_if>& all,
                                    const std::vector<figure>& figures) const {
        json list = json::array();
        for (const what_if& w : all) {
            list.push_back({{"written", written_[w.index]},
                            {"computed", mulct::to_string(w.amount)},
                            {"currency", figures[w.index].value.unit().code()},
                            {"fits", w.fits}});
        }
        return list;
    }

    [[nodiscard]] json exact_json(const explanation& at) const {
        json all = json::array();
        for (const money& exact : query_.exact) {
            all.push_back(
                {{"amount", mulct::to_string(exact.amount())},
                 {"currency", exact.unit().code()},
                 {"source", at.source->name()},
                 {"rate_date", mulct::to_string(at.shown)},
                 {"figures", figures_json(what_gives(exact, query_.figures, at), query_.figures)}});
        }
        return all;
    }

    [[nodiscard]] json json_of(const explanation& e, const std::vector<figure>& figures) const {
        json base{{"written", base_written(e)},
                  {"reading", mulct::to_string(e.how)},
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
        return {{"base", base},
                {"rounding", mulct::to_string(e.rule)},
                {"source", e.source->name()},
                {"days", days},
                {"rate_date", mulct::to_string(e.shown)},
                {"figures", figures_json(what_gives(e.amount, figures, e), figures)}};
    }

    // The figures as a change leaves them; only swapped ones are others than before.
    [[nodiscard]] std::vector<figure> figures_after(const single_change& c) const {
        std::vector<figure> figures = query_.figures;
        if (c.other) {
            const money a = figures[c.figure].value;
            const money b = figures[*c.other].value;
            figures[c.figure].value = money{a.amount(), b.unit()};
            figures[*c.other].value = money{b.amount(), a.unit()};
        }
        return figures;
    }

    [[nodiscard]] json changes_json() const {
        json all = json::array();
        for (const single_change& c : answer_.changes) {
            json j{{"change", mulct::to_string(c.what)}, {"written", written_[c.figure]}};
            if (c.other) j["swapped_with"] = written_[*c.other];
            if (c.what == change_kind::scale_slip) j["power"] = c.power;
            if (c.expected) {
                j["expected"] = {{"amount", mulct::to_string(c.expected->amount())},
                                 {"currency", c.expected->unit().code()}};
            }
            if (c.what == change_kind::left_out) {
                json codes = json::array();
                for (const currency unit : c.fits_in)
                    codes.push_back(unit.code());
                j["fits_in"] = codes;
            }
            j["explanation"] = json_of(c.fit, figures_after(c));
            all.push_back(j);
        }
        return all;
    }

    [[nodiscard]] json tolerance_json() const {
        if (!answer_.tolerance) return nullptr;
        const needed_tolerance& t = *answer_.tolerance;
        return {{"percent", mulct::to_string(percent_of(t))},
                {"ratio", to_string(t.part)},
                {"source", t.source->name()},
                {"rate_date", mulct::to_string(t.shown)}};
    }

    [[nodiscard]] std::string figures_text(const explanation& e) const {
        table t{{{"figure"}, {"computed", column_kind::number}, {""}, {""}}, {}};
        for (std::size_t i = 0; i < query_.figures.size(); ++i) {
            const currency unit = query_.figures[i].value.unit();
            const bool is_original = i == e.base && e.how == reading::as_written;
            t.add({written_[i], mulct::to_string(shown_amount(e.computed[i], unit)),
                   std::string{unit.code()}, is_original ? "the original" : "fits"});
        }
        return aligned_text(t);
    }

    [[nodiscard]] std::string window_text() const {
        return " from " + mulct::to_string(query_.window.first) + " to " +
               mulct::to_string(query_.window.last);
    }

    // Where several sources were asked: how much of each.
    [[nodiscard]] std::string searched_text() const {
        std::string text;
        for (const searched_source& s : answer_.searched) {
            text += (text.empty() ? "\nSearched: " : ", ") + std::string{s.source->name()} + ' ' +
                    publications(s);
        }
        return text + "," + window_text() + ".\n";
    }

    [[nodiscard]] std::string fit_text() const {
        const explanation& e = *best();
        std::string text = "The figures come from " + original(e);
        if (one_currency()) {
            text += ". All are in one currency, so that no rate matters.\n\n";
            return text + figures_text(e);
        }
        const std::string of_window = publications(searched(*e.source)) + window_text();
        text += ", at " + rates_of(*e.source) + " of ";
        if (e.day_count == 1) {
            text += day_text(*e.source, e.shown) + ",\nthe only one of " + of_window +
                    " on which all hold.\n";
        } else {
            text += days_text(e) + ":\n" + std::to_string(e.day_count) + " of " + of_window +
                    ".\nShown for " + day_text(*e.source, e.shown) + ".\n";
        }
        text += '\n' + figures_text(e);
        for (const money& exact : query_.exact) {
            if (e.how != reading::exact || exact != e.amount) text += '\n' + exact_text(exact, e);
        }
        text += others_text();
        if (several_sources()) text += searched_text();
        return text;
    }

    [[nodiscard]] std::string others_text() const {
        const auto& all = answer_.explanations;
        if (all.size() == 1) return {};
        std::string text =
            answer_.unique ? "\nLess likely, but possible too:\n" : "\nPossible too:\n";
        if (answer_.equals > all.front().day_count) {
            text = "\nIt has its equals: " + std::to_string(answer_.equals) +
                   " answers are as good, each a source, an original and a day.\nPossible too:\n";
        }
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (i > others_to_name) {
                return text + "  and " + std::to_string(all.size() - i) +
                       " more; --format json has them\n";
            }
            text += "  " + original(all[i]) +
                    (several_sources()            ? ", at " + rates_of(*all[i].source) + " of "
                     : is_monthly(*all[i].source) ? ", in "
                                                  : ", on ") +
                    days_text(all[i]) + '\n';
        }
        return text;
    }

    [[nodiscard]] std::string exact_text(const money& exact, const explanation& at) const {
        std::string text = "The exact amount, " + amount_text(exact) + ", would have given " +
                           (is_monthly(*at.source) ? "in " : "on ") +
                           day_text(*at.source, at.shown) + ":\n\n";
        table t{{{"figure"}, {"computed", column_kind::number}, {""}, {""}}, {}};
        for (const what_if& w : what_gives(exact, query_.figures, at)) {
            const figure& f = query_.figures[w.index];
            t.add({written_[w.index], mulct::to_string(w.amount),
                   std::string{f.value.unit().code()}, w.fits ? "fits" : "does not fit"});
        }
        return text + aligned_text(t);
    }

    [[nodiscard]] std::string misfit_text() const {
        if (one_currency()) {
            return "The figures do not fit together. All are in one currency, so that no rate "
                   "matters.\n" +
                   changes_text() + tolerance_text();
        }
        std::string text = "The figures do not fit together at the ";
        if (several_sources()) {
            text += "rates of any source.\n" + searched_text().substr(1);
        } else {
            const searched_source& only = answer_.searched.front();
            text += rates_of(*only.source) + " of any of\n" + publications(only) + window_text() +
                    ".\n";
        }
        if (answer_.days_without_rate > 0) {
            text += std::to_string(answer_.days_without_rate) +
                    " more publication days in it lack a rate for one of the currencies.\n";
        }
        if (query_.published && answer_.days_searched > 0) text += on_published_day();
        text += changes_text() + tolerance_text();
        if (answer_.elsewhere.empty()) {
            return text + "\nNor do they fit on any other day of the rates at hand.\n";
        }
        const explanation& e = answer_.elsewhere.front();
        text += "\nOn other days they do, from " + original(e) +
                (several_sources()       ? ", at " + rates_of(*e.source) + " of "
                 : is_monthly(*e.source) ? ": in "
                                         : ": on ") +
                days_text(e) + ".\n";
        if (e.day_count > 1) text += "Shown for " + day_text(*e.source, e.shown) + ".\n";
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
        const rate_source& source =
            *std::find_if(answer_.searched.begin(), answer_.searched.end(),
                          [](const searched_source& s) { return s.days > 0; })
                 ->source;
        const money& from = query_.figures[base].value;
        table t{{{"figure"}, {"computed", column_kind::number}, {""}}, {}};
        std::optional<day> used;
        for (std::size_t i = 0; i < query_.figures.size(); ++i) {
            if (i == base) continue;
            const currency to = query_.figures[i].value.unit();
            const auto c = convert(from, to, source, *query_.published, lookup::previous(),
                                   {rounding::half_up, to.minor_unit().value_or(2)});
            if (!c) return {};
            if (c->days) used = c->days->first;
            t.add({written_[i], mulct::to_string(c->to.amount()), std::string{to.code()}});
        }
        return "\nAt the " + (several_sources() ? rates_of(source) : "rates") + " of " +
               day_text(source, *used) + ", " + written_[base] + " as written gives:\n\n" +
               aligned_text(t);
    }

    [[nodiscard]] std::string changes_text() const {
        if (answer_.changes.empty()) return {};
        std::string text = "\nOne change would make them fit:\n";
        for (std::size_t i = 0; i < answer_.changes.size(); ++i) {
            if (i == changes_to_name) {
                return text + "  and " + std::to_string(answer_.changes.size() - i) +
                       " more; --format json has them\n";
            }
            text += "  " + change_text(answer_.changes[i]) + '\n';
        }
        return text;
    }

    [[nodiscard]] std::string change_text(const single_change& c) const {
        const explanation& e = c.fit;
        const std::string& figure = written_[c.figure];
        std::string at;
        if (!one_currency()) {
            at = " at " + rates_of(*e.source) + " of " + day_text(*e.source, e.shown);
            if (e.day_count > 1) at += " and other days";
        }
        switch (c.what) {
        case change_kind::scale_slip: {
            const decimal times = *try_shift(decimal{1}, std::abs(c.power));
            std::string text = figure + " is " + grouped(mulct::to_string(times)) + " times too " +
                               (c.power < 0 ? "large" : "small") + ": ";
            if (c.expected) text += amount_text(*c.expected) + " would follow ";
            return text + "from " + original(e) + ',' + at;
        }
        case change_kind::swapped_currencies: {
            const bool moved = e.base == c.figure || (e.base && e.base == c.other);
            return figure + " and " + written_[*c.other] +
                   " with each other's currency: all come from " +
                   (moved ? amount_text(e.amount) : original(e)) + ',' + at;
        }
        case change_kind::left_out: {
            std::string hint;
            for (const currency unit : c.fits_in)
                hint += (hint.empty() ? "" : ", ") + std::string{unit.code()};
            if (query_.figures.size() == 2) {
                return figure + " in another currency (" + hint + "; perhaps by chance): from " +
                       original(e) + ',' + at;
            }
            std::string text =
                "without " + figure + ": the others come from " + original(e) + ',' + at;
            if (c.expected) text += "; it should be " + amount_text(*c.expected);
            if (!hint.empty()) text += " (its number fits in " + hint + ", perhaps by chance)";
            return text;
        }
        }
        return {};
    }

    [[nodiscard]] std::string tolerance_text() const {
        // beyond all bounds it says nothing
        if (!answer_.tolerance || answer_.tolerance->part >= ratio{1}) return {};
        const needed_tolerance& t = *answer_.tolerance;
        std::string text =
            "\nAs they are, they fit with a tolerance of " + mulct::to_string(percent_of(t)) + " %";
        if (!one_currency()) {
            text += ", at " + rates_of(*t.source) + " of " + day_text(*t.source, t.shown);
        }
        return text + ".\n";
    }

    const std::vector<std::string>& written_; // the figures as they were given
    const explain_query& query_;
    const explain_answer& answer_;
};

} // namespace

std::string text_of(const explain_report& report) {
    return writer{report}.text();
}

std::string json_of(const explain_report& report) {
    return writer{report}.json_text();
}

std::string csv_of(const explain_report& report) {
    return writer{report}.csv();
}

} // namespace mulct::cli
