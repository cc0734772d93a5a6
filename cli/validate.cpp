#include <cli/validate.hpp>

#include <cli/file.hpp>
#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/refusal.hpp>
#include <cli/wording.hpp>

#include <mulct/base/position.hpp>
#include <mulct/output/csv.hpp>

#include <algorithm>
#include <array>

namespace mulct::cli {
namespace {

// An error and where it is.
struct finding {
    position at;
    fine_error what;
    std::string text; // column, value and sentence
};

struct checked_file {
    std::string name;
    fine_check check;
    std::vector<finding> findings; // in the order of the file
};

checked_file check_file(const std::string& path, const std::vector<column_name>& names) {
    const std::string content = read_file(path);
    checked_file f{display_name(path), check_fines(content, names), {}};
    std::stable_sort(
        f.check.errors.begin(), f.check.errors.end(),
        [](const fine_error& a, const fine_error& b) { return a.what.offset < b.what.offset; });
    position_counter positions{content};
    for (const fine_error& e : f.check.errors)
        f.findings.push_back({positions.at(e.what.offset), e, describe(e, content)});
    return f;
}

// Not a text in which there could be right rows and wrong ones.
bool is_no_text(const fine_error& e) {
    return e.what.code == errc::utf16 || e.what.code == errc::not_utf8 ||
           e.what.code == errc::nul_byte;
}

std::string_view words_for(fine_warning w) {
    switch (w) {
    case fine_warning::no_date: return "without a date";
    case fine_warning::partial_date: return "with a month or year only";
    case fine_warning::no_amount: return "without an amount";
    case fine_warning::other_currency: return "in another currency than the case's own";
    }
    return {};
}

constexpr std::array all_warnings{fine_warning::no_date, fine_warning::partial_date,
                                  fine_warning::no_amount, fine_warning::other_currency};

std::string as_text(const std::vector<checked_file>& files) {
    std::string text;
    for (const checked_file& f : files) {
        for (const finding& e : f.findings) {
            text += f.name + ':' + std::to_string(e.at.line) + ':' + std::to_string(e.at.column) +
                    ": " + e.text + '\n';
        }
        text += f.name + ": " + counted(f.check.rows, "row") + ", " +
                counted(f.check.file.cases.size(), "case") + ", " +
                counted(f.findings.size(), "error") + '\n';
        for (const fine_warning w : all_warnings) {
            const std::size_t n = f.check.count(w);
            if (n > 0) text += "  " + counted(n, "event") + ' ' + std::string{words_for(w)} + '\n';
        }
    }
    return text;
}

std::string as_csv(const std::vector<checked_file>& files, formula_cells formulas) {
    constexpr auto number = column_kind::number;
    table t{{{"file"},
             {"line", number},
             {"position", number},
             {"column"},
             {"column_number", number},
             {"value"},
             {"problem"}},
            {}};
    for (const checked_file& f : files) {
        for (const finding& e : f.findings) {
            t.add({f.name, std::to_string(e.at.line), std::to_string(e.at.column), e.what.column,
                   e.what.number > 0 ? std::to_string(e.what.number) : "", e.what.value, e.text});
        }
    }
    return csv_text(t, formulas);
}

std::string as_json(const std::vector<checked_file>& files) {
    const auto text = [](const std::string& s) { return s.empty() ? json{} : json(s); };
    json all = json::array();
    for (const checked_file& f : files) {
        json errors = json::array();
        for (const finding& e : f.findings) {
            errors.push_back({{"line", e.at.line},
                              {"position", e.at.column},
                              {"column", text(e.what.column)},
                              {"column_number", e.what.number > 0 ? json(e.what.number) : json{}},
                              {"value", text(e.what.value)},
                              {"problem", e.text}});
        }
        json warnings;
        for (const fine_warning w : all_warnings)
            warnings[std::string{to_string(w)}] = f.check.count(w);
        all.push_back({{"file", f.name},
                       {"form", f.check.file.form == fine_form::flat ? "flat" : "events"},
                       {"rows", f.check.rows},
                       {"cases", f.check.file.cases.size()},
                       {"errors", errors},
                       {"warnings", warnings}});
    }
    return written({{"files", all}});
}

} // namespace

outcome run(const validate_options& options) {
    const auto names = read_column_names(options.columns);
    outcome o;
    std::vector<checked_file> files;
    bool unreadable = false;
    for (const std::string& path : options.files) {
        try {
            files.push_back(check_file(path, names));
        } catch (const refusal& r) { // the other files can still be checked
            o.notes += "mulct: " + std::string{r.what()} + '\n';
            unreadable = true;
            continue;
        }
        const auto& errors = files.back().check.errors;
        if (!errors.empty()) o.status = exit_status::differs;
        unreadable = unreadable || std::any_of(errors.begin(), errors.end(), is_no_text);
    }
    if (unreadable) o.status = exit_status::refused;
    switch (options.format) {
    case output_format::json: o.out = as_json(files); break;
    case output_format::csv: o.out = as_csv(files, options.formulas); break;
    case output_format::text: o.out = as_text(files); break;
    }
    return o;
}

} // namespace mulct::cli
