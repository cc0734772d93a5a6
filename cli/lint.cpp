#include <cli/lint.hpp>

#include <cli/file.hpp>
#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/rate_files.hpp>
#include <cli/refusal.hpp>
#include <cli/today.hpp>
#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>
#include <mulct/rates/lint.hpp>
#include <mulct/rates/packed.hpp>
#include <mulct/rates/snapshot.hpp>

#include <algorithm>

namespace mulct::cli {
namespace {

// Rates to look at, and where they come from.
struct linted_rates {
    std::string source;
    std::string file; // empty for a bundled source
    currency pivot;
    frequency published;
    std::vector<rate_row> rows;
};

struct linted_source {
    linted_rates rates;
    std::vector<finding> findings;
};

linted_rates rates_of(const rate_source& source) {
    return {std::string{source.name()},
            {},
            source.pivot(),
            source.published(),
            snapshot_of(source).rows};
}

linted_rates read_leniently(const std::string& path) {
    const std::string name = display_name(path);
    const std::string text = read_file(path);
    const auto refuse = [&](const error& e) { throw refusal{describe_in_file(name, text, e)}; };
    std::size_t at = 0;
    const auto next_line = [&] {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = std::string_view{text}.substr(at, end - at);
        at = std::min(end + 1, text.size());
        return line;
    };
    if (text.empty()) refuse({errc::empty});
    if (const auto first = next_line(); first != snapshot_magic) {
        refuse({errc::bad_header, 0, std::min<std::size_t>(first.size(), 40)});
    }
    std::string source;
    std::optional<currency> pivot;
    std::optional<frequency> published;
    std::size_t line_at = at;
    for (auto line = next_line(); !line.empty(); line_at = at, line = next_line()) {
        const std::size_t space = std::min(line.find(' '), line.size());
        const std::string_view key = line.substr(0, space);
        const std::string_view value = line.substr(std::min(space + 1, line.size()));
        const std::size_t value_at = line_at + line.size() - value.size();
        if (key == "source") source = value;
        if (key == "pivot") {
            const auto c = currency::find(value);
            if (!c) refuse(shifted(c.error(), value_at));
            pivot = *c;
        }
        if (key == "frequency") {
            const auto f = parse_frequency(value);
            if (!f) refuse(shifted(f.error(), value_at));
            published = *f;
        }
    }
    // the empty line that ends the header, too early
    if (source.empty() || !pivot || !published) refuse({errc::bad_header, line_at, 0});
    linted_rates rates{source, name, *pivot, *published, {}};
    while (at < text.size()) {
        line_at = at;
        const auto row = detail::parse_rate_row(next_line());
        if (!row) refuse(shifted(row.error(), line_at));
        rates.rows.push_back(*row);
    }
    if (rates.rows.empty()) refuse({errc::empty, text.size(), 0});
    return rates;
}

// 20 percent are a factor of 1.2.
decimal read_factor(const std::string& text) {
    const auto percent = parse_decimal(text);
    if (!percent) throw refusal{describe_argument("--jump", text, percent.error())};
    if (percent->is_negative() || percent->is_zero()) {
        throw refusal{describe_argument(
            "--jump", text, {percent->is_zero() ? errc::zero : errc::negative, 0, text.size()})};
    }
    const auto part = try_shift(*percent, -2);
    const auto factor = part ? try_add(*part, decimal{1}) : part;
    if (!factor) throw refusal{describe_argument("--jump", text, factor.error())};
    return *factor;
}

lint_rules rules_for(const linted_rates& rates, day today, const std::optional<decimal>& factor) {
    lint_rules rules = lint_rules_for(rates.published);
    rules.pivot = rates.pivot;
    rules.today = today;
    if (rates.source == "ECB" && rates.published == frequency::daily) {
        rules.calendar = publication_calendar::target;
    }
    // a rate that changes by more and stays is a jump, one that comes back a spike
    if (factor) rules.jump = rules.spike = *factor;
    return rules;
}

bool is_serious(const finding& f) {
    return !is_informational(f.kind);
}

std::string heading(lint_kind kind) {
    switch (kind) {
    case lint_kind::out_of_order: return "Rates out of order";
    case lint_kind::duplicate: return "Rates stated twice";
    case lint_kind::against_itself: return "Currencies quoted in themselves";
    case lint_kind::mixed_directions: return "Pairs quoted both ways round; the rarer way";
    case lint_kind::without_pivot: return "Pairs without the source's pivot";
    case lint_kind::future_day: return "Days that are yet to come";
    case lint_kind::outside_lifetime: return "Rates of currencies outside their lifetime";
    case lint_kind::missing_day: return "Publication days without a rate";
    case lint_kind::extra_day: return "Rates for days on which nothing is published";
    case lint_kind::inverted: return "Rates that may be the wrong way round";
    case lint_kind::spike: return "Rates far from those before and after";
    case lint_kind::jump: return "Jumps (for information)";
    case lint_kind::gap: return "Pairs left out for some time (for information)";
    case lint_kind::stripped_zeros: return "Zeros missing at the end (for information)";
    case lint_kind::padded_zeros: return "Zeros added at the end (for information)";
    }
    return {};
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return grouped(std::to_string(count)) + ' ' + std::string{count == 1 ? one : many};
}

std::string rates_counted(const finding& f) {
    return counted(f.count, "rate", "rates");
}

std::string days_text(const finding& f) {
    return to_string(f.first) + (f.first == f.last ? "" : " to " + to_string(f.last));
}

std::string rate_text(const std::optional<decimal>& rate) {
    return rate ? to_string(*rate) : std::string{};
}

// " (+24.9 %)"
std::string change_text(const decimal& from, const decimal& to) {
    const ratio percent = (to / from - ratio{1}) * ratio{100};
    const auto shown = percent.try_rounded(1, rounding::half_up);
    if (!shown) return {};
    return std::string{" ("} + (shown->is_negative() ? "" : "+") + grouped(to_string(*shown)) +
           " %)";
}

// " beside 1.1789 and 1.1743"
std::string neighbours_text(const finding& f, std::string_view word) {
    const std::string both = f.before && f.after ? " and " : "";
    if (!f.before && !f.after) return {};
    return ' ' + std::string{word} + ' ' + rate_text(f.before) + both + rate_text(f.after);
}

std::string lifetime_text(const finding& f) {
    for (const currency c : {f.pair->base, f.pair->counter}) {
        const std::string code{c.code()};
        if (f.first > c.lifetime().last) return code + " ended on " + to_string(c.lifetime().last);
        if (f.first < c.lifetime().first) {
            return code + " began on " + to_string(c.lifetime().first);
        }
    }
    return {};
}

// What a line says after the pair.
std::string line_text(const finding& f) {
    const std::string days = days_text(f);
    switch (f.kind) {
    case lint_kind::out_of_order:
        return counted(f.count, "rate stands", "rates stand") + " below later ones, of " + days;
    case lint_kind::duplicate:
        return days + ": " + rate_text(f.before) + ", and again " + rate_text(f.found);
    case lint_kind::against_itself:
    case lint_kind::mixed_directions:
    case lint_kind::without_pivot: return rates_counted(f) + ", " + days;
    case lint_kind::outside_lifetime:
        return rates_counted(f) + ", " + days + "; " + lifetime_text(f);
    case lint_kind::missing_day:
    case lint_kind::future_day:
    case lint_kind::extra_day:
        return days + (f.count == 1 ? "" : ", " + counted(f.count, "day", "days"));
    case lint_kind::inverted:
        return days + (f.count == 1 ? "" : ", " + rates_counted(f)) + ": " + rate_text(f.found) +
               neighbours_text(f, f.before && f.after ? "between" : "beside");
    case lint_kind::spike: return days + ": " + rate_text(f.found) + neighbours_text(f, "between");
    case lint_kind::jump:
        return days + ": from " + rate_text(f.before) + " to " + rate_text(f.found) +
               change_text(*f.before, *f.found) + (f.after ? ", then " + rate_text(f.after) : "");
    case lint_kind::gap:
        return days + ", " + counted(f.count, "publication day", "publication days") + ": " +
               rate_text(f.before) + " before and " + rate_text(f.after) + " after";
    case lint_kind::stripped_zeros:
    case lint_kind::padded_zeros:
        return rates_counted(f) + ", " + days + ", such as " + rate_text(f.found) +
               neighbours_text(f, "beside");
    }
    return {};
}

// The Federal Reserve leaves a pair out on its country's holidays, hundreds of times.
std::string several_gaps_text(std::span<const finding> gaps) {
    std::size_t days = 0;
    for (const finding& g : gaps)
        days += g.count;
    const finding& longest =
        *std::max_element(gaps.begin(), gaps.end(),
                          [](const finding& a, const finding& b) { return a.count < b.count; });
    return grouped(std::to_string(gaps.size())) + " times, " +
           counted(days, "publication day", "publication days") + " between " +
           to_string(gaps.front().first) + " and " + to_string(gaps.back().last) +
           "; the longest " + days_text(longest) + ", " + counted(longest.count, "day", "days");
}

std::string as_text(const linted_source& s) {
    const auto& rows = s.rates.rows;
    const auto [first, last] = std::minmax_element(
        rows.begin(), rows.end(), [](const rate_row& a, const rate_row& b) { return a.on < b.on; });
    std::string text = s.rates.source;
    if (!s.rates.file.empty()) text += " (" + s.rates.file + ')';
    text += ": " + counted(rows.size(), "rate", "rates") + ", " + to_string(first->on) + " to " +
            to_string(last->on) + '\n';
    const std::span<const finding> all{s.findings};
    for (std::size_t i = 0; i < all.size();) {
        const finding& f = all[i];
        if (i == 0 || f.kind != all[i - 1].kind) text += '\n' + heading(f.kind) + ":\n";
        std::size_t end = i + 1;
        while (f.kind == lint_kind::gap && end < all.size() && all[end].kind == f.kind &&
               all[end].pair == f.pair) {
            ++end;
        }
        text += "  " + (f.pair ? pair_text(f.pair->base, f.pair->counter) + "  " : "") +
                (end > i + 1 ? several_gaps_text(all.subspan(i, end - i)) : line_text(f)) + '\n';
        i = end;
    }
    const auto serious =
        static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_serious));
    text += "\n" + counted(serious, "finding", "findings") + ", " +
            counted(all.size() - serious, "remark", "remarks") + " for information\n";
    return text;
}

std::string as_text(const std::vector<linted_source>& sources) {
    std::string text;
    for (const linted_source& s : sources)
        text += (text.empty() ? "" : "\n") + as_text(s);
    return text;
}

std::string as_csv(const std::vector<linted_source>& sources) {
    constexpr auto number = column_kind::number;
    table t{{{"source"},
             {"file"},
             {"kind"},
             {"informational"},
             {"base"},
             {"counter"},
             {"first"},
             {"last"},
             {"count", number},
             {"before", number},
             {"found", number},
             {"after", number}},
            {}};
    for (const linted_source& s : sources) {
        for (const finding& f : s.findings) {
            t.add({s.rates.source, s.rates.file, std::string{to_string(f.kind)},
                   is_informational(f.kind) ? "true" : "false",
                   f.pair ? std::string{f.pair->base.code()} : "",
                   f.pair ? std::string{f.pair->counter.code()} : "", to_string(f.first),
                   to_string(f.last), std::to_string(f.count), rate_text(f.before),
                   rate_text(f.found), rate_text(f.after)});
        }
    }
    return csv_text(t);
}

std::string as_json(const std::vector<linted_source>& sources) {
    const auto rate = [](const std::optional<decimal>& r) {
        return r ? json(to_string(*r)) : json{};
    };
    json all = json::array();
    for (const linted_source& s : sources) {
        json findings = json::array();
        for (const finding& f : s.findings) {
            findings.push_back({{"kind", to_string(f.kind)},
                                {"informational", is_informational(f.kind)},
                                {"base", f.pair ? json(f.pair->base.code()) : json{}},
                                {"counter", f.pair ? json(f.pair->counter.code()) : json{}},
                                {"first", to_string(f.first)},
                                {"last", to_string(f.last)},
                                {"count", f.count},
                                {"before", rate(f.before)},
                                {"found", rate(f.found)},
                                {"after", rate(f.after)}});
        }
        all.push_back({{"source", s.rates.source},
                       {"file", s.rates.file.empty() ? json{} : json(s.rates.file)},
                       {"observations", s.rates.rows.size()},
                       {"findings", findings}});
    }
    return written({{"sources", all}});
}

} // namespace

outcome run(const rates_lint_options& options) {
    const day today = read_today(options.today);
    std::optional<decimal> factor;
    if (options.jump) factor = read_factor(*options.jump);

    std::vector<linted_source> sources;
    if (options.files.empty()) {
        const loaded_rates bundled{rates_options{}};
        for (const rate_source& s : bundled.sources())
            sources.push_back({rates_of(s), {}});
    }
    for (const std::string& file : options.files)
        sources.push_back({read_leniently(file), {}});

    outcome o;
    for (linted_source& s : sources) {
        s.findings = lint(s.rates.rows, rules_for(s.rates, today, factor));
        if (std::any_of(s.findings.begin(), s.findings.end(), is_serious)) {
            o.status = exit_status::differs;
        }
    }
    switch (options.format) {
    case output_format::csv: o.out = as_csv(sources); break;
    case output_format::json: o.out = as_json(sources); break;
    case output_format::text: o.out = as_text(sources); break;
    }
    return o;
}

} // namespace mulct::cli
