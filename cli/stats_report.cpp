#include <cli/stats_report.hpp>

#include <cli/table_json.hpp>
#include <cli/wording.hpp>
#include <cli/workers.hpp>

#include <algorithm>
#include <utility>

namespace mulct::cli {
namespace {

// What is in no figure, as lines below a table for people to read.
std::string text_below(const stats_frame& frame) {
    std::string text;
    const auto list = [&](bool no_sum, const std::string& heading) {
        bool first = true;
        for (const listed_fine& f : frame.left_over) {
            if (f.is_no_sum != no_sum) continue;
            if (std::exchange(first, false)) text += '\n' + heading + ":\n";
            text += "  " + f.name + (f.amount.empty() ? "" : ", " + f.amount + ' ' + f.currency) +
                    ": " + f.reason + '\n';
        }
    };
    list(false, "Not in the figures, because it could not be converted");
    list(true, "Not in the figures, because it is no single sum");
    if (frame.unlisted > 0) text += "  and " + counted(frame.unlisted, "fine") + " more\n";
    if (!frame.not_in_force.empty()) {
        text += "\nNot in the figures, because no fine is in force:\n";
        for (const listed_case& c : frame.not_in_force)
            text += "  " + c.name + ": " + (c.annulled ? "annulled" : "not decided") + '\n';
    }
    return text;
}

json row_json(const group_row& row, const group_request& r) {
    json j;
    if (row.rank) j["rank"] = *row.rank;
    for (std::size_t i = 0; i < row.keys.size(); ++i)
        j[std::string{to_string(r.keys[i])}] = row.keys[i];
    for (std::size_t i = 0; i < row.figures.size(); ++i) {
        const auto& figure = row.figures[i];
        if (!figure) {
            j[r.figures[i].name] = nullptr;
        } else if (r.figures[i].what == measure::kind::count) {
            j[r.figures[i].name] = static_cast<std::size_t>(figure->coefficient());
        } else {
            j[r.figures[i].name] = to_string(*figure);
        }
    }
    return j;
}

void add_left_out(json& j, const stats_frame& frame) {
    const auto text = [](const std::string& s) { return s.empty() ? json{} : json(s); };
    for (const bool no_sum : {false, true}) {
        json all = json::array();
        for (const listed_fine& f : frame.left_over) {
            if (f.is_no_sum != no_sum) continue;
            all.push_back({{"case", f.name},
                           {"amount", text(f.amount)},
                           {"currency", text(f.currency)},
                           {"date", text(f.date)},
                           {"reason", f.reason}});
        }
        j[no_sum ? "not_comparable" : "unconverted"] = std::move(all);
    }
    j["left_out"] = json::array();
    for (const listed_case& c : frame.not_in_force) {
        j["left_out"].push_back(
            {{"case", c.name}, {"reason", c.annulled ? "annulled" : "not decided"}});
    }
}

std::string groups_json(const group_rows& rows, const stats_frame& frame, unsigned workers) {
    const group_request& request = rows.request();
    // what takes longest is begun first: the row of all
    const std::vector<group_row> made =
        made_by_workers(workers, rows.count() + 1, [&](std::size_t i) {
            return i > 0 ? rows[i - 1] : rows.all().value_or(group_row{});
        });
    json groups = json::array();
    for (std::size_t i = 1; i <= rows.groups(); ++i)
        groups.push_back(row_json(made[i], request));
    json j{{"currency", frame.in.code()}, {"method", frame.method}, {"groups", groups}};
    if (rows.has_others()) j["others"] = row_json(made.back(), request);
    j["all"] = rows.count() > 0 ? row_json(made.front(), request) : json{};
    add_left_out(j, frame);
    if (frame.unlisted > 0) j["unlisted"] = frame.unlisted;
    return written(j);
}

// There may be a million groups: they become text some at a time.
std::string groups_for_programs(const group_rows& rows, const stats_frame& frame,
                                unsigned workers) {
    constexpr std::size_t most_at_once = 1024;
    const std::size_t at_once =
        std::clamp<std::size_t>(rows.count() / (workers * 16), 1, most_at_once);
    const table columns = group_columns(rows.request());
    const std::vector<std::string> parts =
        made_by_workers(workers, (rows.count() + at_once - 1) / at_once, [&](std::size_t part) {
            table some = columns;
            const std::size_t first = part * at_once;
            for (std::size_t i = first; i < std::min(first + at_once, rows.count()); ++i)
                some.add(group_cells(rows, i, false));
            return rows_text(some, frame.format, frame.formulas);
        });
    std::string text = names_text(columns, frame.format, frame.formulas);
    std::size_t bytes = text.size();
    for (const std::string& part : parts)
        bytes += part.size();
    text.reserve(bytes);
    for (const std::string& part : parts)
        text += part;
    return text;
}

} // namespace

std::string stats_text(const stats_view& v, const stats_frame& frame) {
    const table_format format = frame.format;
    if (format == table_format::json) {
        json j{{"currency", frame.in.code()}, {"method", frame.method}};
        const table& first = v.tables.front().content;
        j[v.name] = rows_json(first);
        if (first.feet > 0) j["all"] = foot_json(first);
        if (v.tables.size() > 1) j["break_even"] = rows_json(v.tables[1].content);
        add_left_out(j, frame);
        return written(j);
    }
    std::vector<titled_table> tables = v.tables;
    if (format == table_format::text || is_for_programs(format)) {
        return tables_text(tables, format, frame.formulas) +
               (format == table_format::text ? text_below(frame) : "");
    }
    if (!frame.left_over.empty()) {
        tables.push_back({"Not in the figures", left_over_table(frame.left_over)});
    }
    return tables_text(tables, format, frame.formulas);
}

std::string stats_text(const group_rows& rows, const stats_frame& frame, unsigned workers) {
    if (frame.format == table_format::json) return groups_json(rows, frame, workers);
    if (is_for_programs(frame.format)) return groups_for_programs(rows, frame, workers);
    return stats_text({"groups",
                       {{"In " + std::string{frame.in.code()} + ", " + frame.method,
                         group_table(rows, frame.left_over.size() + frame.unlisted, workers)}}},
                      frame);
}

void note_left_out(std::size_t unconverted, std::size_t no_sums, outcome& o) {
    const auto note = [&](std::size_t fines, const std::string& why) {
        if (fines == 0) return;
        o.status = exit_status::differs;
        o.notes += "mulct: " + counted(fines, "fine") + ' ' + why + '\n';
    };
    note(unconverted, "could not be converted");
    note(no_sums, "not comparable");
}

} // namespace mulct::cli
