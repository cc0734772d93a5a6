#include <cli/cases.hpp>

#include <cli/fine_text.hpp>
#include <cli/json.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>

#include <vector>

namespace mulct::cli {
namespace {

// A case, and how it stands.
struct line {
    const fine_case* matter;
    std::optional<stage> status;  // none: not certain
    fine_amount due;              // unknown also while nothing is decided
    std::optional<std::size_t> n; // how many of its events have happened; none: not certain
    std::string why_not;          // it is not certain
};

std::string why_not_certain(const not_certain& u, day on) {
    const fine_event& e = *u.event;
    return "not certain on " + to_string(on) + ": its stage \"" + std::string{to_string(e.what)} +
           "\" is " + (e.date ? "dated " + to_string(*e.date) + " only" : "not dated");
}

// How a case stands, or stood on a day; none where nothing had happened yet.
std::optional<line> line_of(const fine_case& c, std::optional<day> as_of) {
    line l{&c, std::nullopt, {}, c.events.size(), {}};
    std::optional<standing> now;
    if (as_of) {
        const auto happened = events_until(c, *as_of);
        const auto stood = standing_on(c, *as_of);
        if (happened && *happened == 0) return std::nullopt;
        l.n = happened ? std::optional{*happened} : std::nullopt;
        // whether a case that was not decided had been proposed is known by its events alone
        if (!stood || (!*stood && !happened)) {
            l.why_not = why_not_certain(stood ? happened.error() : stood.error(), *as_of);
            return l;
        }
        now = *stood;
    } else {
        now = final_standing(c);
    }
    l.status = now ? now->status : stage::proposed;
    if (now) l.due = now->amount.value;
    return l;
}

std::string status_text(const line& l) {
    return l.status ? std::string{to_string(*l.status)} : "not certain";
}

std::string code_of(const fine_amount& a) {
    return a.is_known() ? std::string{a.unit().code()} : "";
}

table as_table(const std::vector<line>& lines, digits how) {
    constexpr auto number = column_kind::number;
    table t{{{"case"},
             {"regulator"},
             {"country"},
             {"entity"},
             {"status"},
             {"due", number},
             {"currency"},
             {"events", number}},
            {}};
    for (const line& l : lines) {
        const fine_case& c = *l.matter;
        const auto unit = l.due.is_known() ? std::optional{l.due.unit()} : std::nullopt;
        t.add({c.name, c.regulator, c.country, c.entity, status_text(l),
               amount_text(l.due, unit, how), code_of(l.due), l.n ? std::to_string(*l.n) : ""});
    }
    return t;
}

std::string as_json(const std::vector<line>& lines) {
    const auto text = [](const std::string& s) { return s.empty() ? json{} : json(s); };
    json cases = json::array();
    for (const line& l : lines) {
        const fine_case& c = *l.matter;
        json j{{"case", c.name},
               {"regulator", c.regulator},
               {"country", text(c.country)},
               {"entity", text(c.entity)},
               {"status", l.status ? json(to_string(*l.status)) : json{}},
               {"due", text(to_string(l.due))},
               {"currency", text(code_of(l.due))},
               {"events", l.n ? json(*l.n) : json{}}};
        if (!l.why_not.empty()) j["reason"] = l.why_not;
        cases.push_back(std::move(j));
    }
    return written({{"cases", cases}});
}

} // namespace

outcome run(const cases_options& options) {
    std::optional<stage> status;
    if (options.status) {
        const auto read = parse_stage(*options.status);
        if (!read) {
            throw refusal{"--status " + in_quotes(*options.status) +
                          ": no stage; write proposed, imposed, varied, annulled, reinstated or "
                          "settled"};
        }
        status = *read;
    }
    if (options.country && !is_country_code(*options.country)) {
        throw refusal{"--country " + in_quotes(*options.country) + ": " +
                      describe(errc::unknown_country, *options.country)};
    }
    std::optional<day> as_of;
    if (options.as_of) as_of = read_day("--as-of", *options.as_of);
    const fine_file file = read_cases(options.cases);

    outcome o;
    std::vector<line> lines;
    std::size_t not_begun = 0;
    for (const fine_case& c : file.cases) {
        if (options.regulator && !ascii::same_word(c.regulator, *options.regulator)) continue;
        if (options.country && c.country != *options.country) continue;
        auto l = line_of(c, as_of);
        if (!l) {
            ++not_begun;
            continue;
        }
        if (!l->why_not.empty()) {
            o.status = exit_status::differs;
            o.notes += "mulct: " + c.name + ": " + l->why_not + '\n';
        }
        if (status && l->status != status) continue;
        lines.push_back(*std::move(l));
    }
    if (not_begun > 0) {
        o.notes += "mulct: " + counted(not_begun, "case") + " had not begun on " +
                   to_string(*as_of) + '\n';
    }
    if (lines.empty()) o.notes += "mulct: no case is listed\n";
    switch (options.format) {
    case output_format::json: o.out = as_json(lines); break;
    case output_format::csv:
        o.out = csv_text(as_table(lines, digits::strict), options.formulas);
        break;
    case output_format::text: o.out = aligned_text(as_table(lines, digits::grouped)); break;
    }
    return o;
}

} // namespace mulct::cli
