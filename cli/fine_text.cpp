#include <cli/fine_text.hpp>

#include <cli/wording.hpp>

#include <mulct/output/text.hpp>

#include <variant>

namespace mulct::cli {

std::string amount_text(const fine_amount& a, std::optional<currency> expected, digits how) {
    if (!a.is_known()) return {};
    std::string text = to_string(a);
    if (how == digits::grouped) {
        // each of its numbers for itself
        const std::size_t mark = text.find("..");
        const std::size_t end = mark != std::string::npos ? mark : text.find_first_of("/ ");
        const std::string rest = end == std::string::npos ? "" : text.substr(end);
        text = grouped(text.substr(0, end)) +
               (rest.starts_with("..") ? ".." + grouped(rest.substr(2)) : rest);
    }
    return a.unit() == expected ? text : text + ' ' + std::string{a.unit().code()};
}

std::string percent_text(const std::optional<interval<ratio>>& percent) {
    if (!percent) return {};
    const std::string low = percent_text(std::optional{percent->low.value});
    return percent->is_point() ? low
                               : low + ".." + percent_text(std::optional{percent->high.value});
}

std::string date_text(const fine_event& e) {
    return e.date ? to_string(*e.date) : "";
}

std::string no_rate_day(const std::optional<partial_date>& date) {
    if (!date) return "its day is not known, so no day's rate applies";
    const std::string known = to_string(*date);
    return "its date is known only as " + known + ", so no day's rate applies; --lookup " +
           (known.size() > 4 ? "month-average takes that month's average"
                             : "year-average takes that year's average");
}

std::string describe(no_reduction why) {
    switch (why) {
    case no_reduction::undecided: return "not decided";
    case no_reduction::unknown_amount: return "the final amount is not known";
    case no_reduction::one_amount: return "imposed and not changed since";
    case no_reduction::other_currency:
        return "not comparable: the first amount and the final one are in different currencies";
    case no_reduction::per_day_and_lump_sum:
        return "not comparable: one amount is for each day, the other a lump sum";
    }
    return {};
}

std::string describe(const reduction_failure& f, currency to) {
    if (const auto* unknown = std::get_if<day_not_known>(&f)) {
        const fine_event& e = *unknown->event;
        return "stage \"" + std::string{to_string(e.what)} + "\": " + no_rate_day(e.date);
    }
    if (const auto* a = std::get_if<absence>(&f)) return cli::describe(*a);
    return cli::describe(std::get<conversion_problem>(f), to);
}

std::string describe(const std::vector<reduction_failure>& failures, currency to) {
    std::string text;
    for (const reduction_failure& f : failures)
        text += (text.empty() ? "" : "; ") + describe(f, to);
    return text;
}

} // namespace mulct::cli
