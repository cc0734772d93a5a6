#include <cli/selection.hpp>

#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/position.hpp>
#include <mulct/fines/rate_day.hpp>
#include <mulct/stats/filter.hpp>
#include <mulct/stats/route_cache.hpp>

#include <map>
#include <utility>

namespace mulct::cli {
namespace {

std::string describe(filter_problem what) {
    switch (what) {
    case filter_problem::empty: return "nothing is there";
    case filter_problem::no_condition:
        return "a condition belongs here, such as country=DE or amount > 1m EUR";
    case filter_problem::unknown_field: {
        std::string names;
        for (const std::string_view name : filter_field_names)
            names += (names.empty() ? "" : ", ") + std::string{name};
        return "nothing that can be asked for; write one of " + names;
    }
    case filter_problem::no_value: return "a value belongs here";
    case filter_problem::unclosed_quote: return "a quotation mark without its fellow";
    case filter_problem::unclosed_paren: return "a parenthesis without its fellow";
    case filter_problem::unexpected:
        return "unexpected here; join conditions by and, or or a comma";
    case filter_problem::not_for_field:
        return "words have = != and ~; years, dates and amounts have = != < <= > >= and, after =, "
               "ranges";
    case filter_problem::bad_date:
        return "not a date; write 2022-05-23, 2022-05 or 2022, of a quarter 2022-Q2";
    case filter_problem::bad_amount:
        return "not an amount; write a number and a currency, such as 1m EUR or 7500 GBP";
    case filter_problem::two_currencies: return "two currencies where one belongs";
    case filter_problem::reversed_range: return "a range whose first end is the greater one";
    case filter_problem::nested_too_deep: return "too many parentheses within each other";
    }
    return {};
}

fine_filter read_filter(const std::string& text) {
    auto filter = parse_filter(text);
    if (filter) return *std::move(filter);
    const filter_error& e = filter.error();
    std::string message = "--where " + in_quotes(text) + ": ";
    if (e.what != filter_problem::empty) {
        message += "at column " + std::to_string(position_of(text, e.offset).column) + ", ";
        if (e.length > 0) message += in_quotes(text.substr(e.offset, e.length)) + ": ";
    }
    throw refusal{message + describe(e.what)};
}

// Whether all of a decision's date is within the days asked for; none where a part of it is.
std::optional<bool> is_within(const std::optional<standing>& now, const day_range& days) {
    if (!now || !now->decided_by->date) return std::nullopt;
    const day_range date = now->decided_by->date->days;
    if (days.first <= date.first && date.last <= days.last) return true;
    if (date.last < days.first || days.last < date.first) return false;
    return std::nullopt;
}

} // namespace

std::string origin_text(const selection_options& options) {
    const auto& file = options.cases.file;
    if (!file) return "Cases bundled with mulct";
    return "Cases of " + (*file == "-" ? "standard input" : file->substr(file->rfind('/') + 1));
}

void selection::note(outcome& o) const {
    if (untold == 0) return;
    o.status = exit_status::differs;
    o.notes += "mulct: " + counted(untold, "case") +
               " left out: too little is known to say whether they are asked for\n";
}

selection select_cases(const selection_options& options,
                       const std::vector<const rate_source*>& sources, const lookup& rule) {
    std::optional<fine_filter> filter;
    if (options.where) filter = read_filter(*options.where);
    day_range days{day::earliest(), day::latest()};
    if (options.since) days.first = read_day("--since", *options.since);
    if (options.until) days.last = read_day("--until", *options.until);
    const bool dated = options.since || options.until;

    selection s{read_cases(options.cases).cases, {}, 0};
    std::map<std::uint16_t, route_cache> routes; // by the currency of a condition
    for (const fine_case& c : s.all) {
        if (!filter && !dated) {
            s.chosen.push_back(&c);
            continue;
        }
        const auto now = final_standing(c);
        const auto convert = [&](const money& m, currency to) -> std::optional<decimal> {
            const auto on = rate_day(now->decided_by->date, rule);
            if (!on) return std::nullopt;
            const auto place = routes.try_emplace(to.index, to, sources, rule,
                                                  rounding_rule{rounding::half_up, std::nullopt});
            const auto converted = place.first->second.convert(m, *on);
            return converted ? std::optional{*converted} : std::nullopt;
        };
        std::optional<bool> meant = true;
        if (filter) meant = filter->holds_for({&c, now, convert});
        if (dated && meant != false) {
            const auto within = is_within(now, days);
            if (within != true) meant = within;
        }
        if (meant == true) s.chosen.push_back(&c);
        if (!meant && now) ++s.untold;
    }
    return s;
}

} // namespace mulct::cli
