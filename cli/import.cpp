#include <cli/import.hpp>

#include <cli/case_file.hpp>
#include <cli/file.hpp>
#include <cli/fine_text.hpp>
#include <cli/imports/imports.hpp>
#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/new_file.hpp>
#include <cli/refusal.hpp>
#include <cli/stream.hpp>
#include <cli/wording.hpp>
#include <cli/worth.hpp>

#include <mulct/fines/import_row.hpp>
#include <mulct/fines/match.hpp>
#include <mulct/fines/save.hpp>
#include <mulct/output/csv.hpp>
#include <mulct/output/text.hpp>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace mulct::cli {
namespace {

constexpr auto all_doubts = [] {
    std::array<import_doubt, import_doubt_names.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<import_doubt>(i);
    return all;
}();

constexpr auto all_rejections = [] {
    std::array<import_rejection, import_rejection_names.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<import_rejection>(i);
    return all;
}();

std::string_view words_for(import_doubt d) {
    switch (d) {
    case import_doubt::no_date: return "without a date";
    case import_doubt::partial_date: return "with a month or year only";
    case import_doubt::placeholder_date: return "dated 1970-01-01 or before, taken for no date";
    case import_doubt::unreadable_date: return "with a date that cannot be read, taken for none";
    case import_doubt::publication_date: return "dated by the publication, not the decision";
    case import_doubt::dates_out_of_order: return "decided after the publication";
    case import_doubt::no_amount: return "with an amount that is not known";
    case import_doubt::amount_in_words: return "with words for an amount, taken for not known";
    case import_doubt::unreadable_amount:
        return "with digits that are no certain amount, taken for not known";
    case import_doubt::several_amounts: return "with several amounts, taken for not known";
    case import_doubt::negative: return "with a minus sign, taken for not known";
    case import_doubt::zero: return "with an amount of zero";
    case import_doubt::range: return "with an amount between two";
    case import_doubt::hedged: return "with \"about\" or \"more than\" before the amount";
    case import_doubt::no_currency: return "with a number without a currency, taken for not known";
    case import_doubt::assumed_currency: return "with a number in the currency given for such";
    case import_doubt::two_currencies: return "with two currencies, taken for not known";
    case import_doubt::intent: return "only intended, taken for proposed";
    case import_doubt::unknown_country: return "with a country that is not known";
    case import_doubt::repeated_name: return "with an earlier row's name, which got another";
    }
    return {};
}

std::string_view words_for(import_rejection r) {
    switch (r) {
    case import_rejection::no_fine: return "without a fine";
    case import_rejection::no_regulator: return "without a regulator";
    case import_rejection::no_name: return "without a case's name";
    case import_rejection::unknown_stage: return "with a word for the stage that is not known";
    case import_rejection::wrong_field_count: return "with more or fewer fields than the header";
    case import_rejection::wrong_shape:
        return "of another shape, or with a quotation mark in the wrong place";
    case import_rejection::not_text: return "with bytes that are no text";
    case import_rejection::long_row: return "longer than any row can be";
    case import_rejection::doubtful: return "doubtful, left out by --strict";
    }
    return {};
}

std::string_view outcome_of(const import_row& row) {
    if (row.rejected) return "rejected";
    return row.doubts.empty() ? "imported" : "doubtful";
}

std::string names_of(const import_doubts& doubts) {
    std::string names;
    for (const import_doubt d : all_doubts) {
        if (doubts.has(d)) names += (names.empty() ? "" : " ") + std::string{to_string(d)};
    }
    return names;
}

// Why it is doubtful or rejected, by the stable names.
std::string reasons_of(const import_row& row) {
    std::string names;
    if (row.rejected) names = to_string(*row.rejected);
    const std::string doubts = names_of(row.doubts);
    return names + (names.empty() || doubts.empty() ? "" : " ") + doubts;
}

std::string csv_line(const std::vector<std::string>& cells, formula_cells formulas) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) line += ',';
        // a number is harmless in any column, with a minus sign too
        line += csv_quoted(harmless_cell(cell, column_kind::number, formulas));
    }
    return line + '\n';
}

// What the imported file has besides our columns.
std::vector<std::string> header_of(const std::vector<std::string>& extra) {
    constexpr std::array<std::string_view, 3> added{"written_amount", "written_date", "doubts"};
    std::vector<std::string> header{fine_columns.begin(), fine_columns.end()};
    for (const std::string& name : extra) {
        const bool taken = std::find(header.begin(), header.end(), name) != header.end() ||
                           std::find(added.begin(), added.end(), name) != added.end();
        header.push_back(taken && !name.empty() ? "their " + name : name);
    }
    header.insert(header.end(), added.begin(), added.end());
    return header;
}

// Where the cases go: a file, standard output, or nowhere.
class case_writer {
  public:
    case_writer(const import_options& options) : formulas_(options.formulas) {
        if (options.out) {
            file_.emplace(*options.out);
        } else if (options.format == output_format::text) {
            stream_.emplace();
        }
    }

    void begin(const std::vector<std::string>& extra) { write(header_of(extra)); }
    void add(const import_row& row) {
        auto cells = fine_row(row.matter, row.matter.events.front());
        cells.push_back(row.raw.amount);
        cells.push_back(row.raw.date);
        cells.push_back(names_of(row.doubts));
        write(cells);
    }
    void end() {
        if (file_) file_->keep();
        if (!stream_) return;
        stream_->write(pending_);
        stream_->flush();
    }

  private:
    // So much is held back that a file which goes wrong early leaves nothing behind.
    static constexpr std::size_t held_back = std::size_t{1} << 20;

    void write(const std::vector<std::string>& cells) {
        if (!file_ && !stream_) return;
        const std::string line = csv_line(cells, formulas_);
        if (file_) return file_->write(line);
        pending_ += line;
        if (pending_.size() < held_back) return;
        stream_->write(pending_);
        pending_.clear();
    }

    formula_cells formulas_;
    std::optional<new_file> file_;
    std::optional<result_stream> stream_;
    std::string pending_; // for the stream
};

// The report: a line for each row, imported or not.
class report_writer {
  public:
    report_writer(const import_options& options) : formulas_(options.formulas) {
        if (!options.report) return;
        file_.emplace(*options.report);
        file_->write("row,line,case,outcome,reasons,written_amount,amount,currency,written_date,"
                     "date,other_amount,other_currency,disagrees\n");
    }

    void add(const import_row& row) {
        if (!file_) return;
        const bool there = !row.matter.events.empty();
        const fine_event* const e = there ? &row.matter.events.front() : nullptr;
        std::string amount = row.number ? to_string(*row.number) : "";
        if (there && e->amount.is_known()) amount = to_string(e->amount);
        const auto code =
            there && e->amount.is_known() ? std::string{e->amount.unit().code()} : std::string{};
        file_->write(csv_line({std::to_string(row.raw.number), std::to_string(row.raw.line),
                               there ? row.matter.name : row.raw.name, std::string{outcome_of(row)},
                               reasons_of(row), row.raw.amount, amount, code, row.raw.date,
                               there ? date_text(*e) : "", row.raw.other_number,
                               row.raw.other_currency, row.disagrees ? "true" : ""},
                              formulas_));
    }
    void end() {
        if (file_) file_->keep();
    }

  private:
    formula_cells formulas_;
    std::optional<new_file> file_;
};

// A row that may be of a fine that the other file has.
struct found_match {
    match_kind kind;
    std::size_t row;
    fine_case ours;
    const fine_case* theirs;
    const fine_event* their_event;
    std::size_t their_line;
};

// The cases to compare with, and what was found among them.
class comparison {
  public:
    comparison(const std::string& path, const rates_options& rates)
        : from_({path, {}}), rates_(rates), worth_(worth_by(rates_, "EUR"_currency)) {
        for (const fine_case& c : from_.file().cases)
            index_.add(match_record_of(c, worth_));
    }

    void add(const import_row& row) {
        const match_record r = match_record_of(row.matter, worth_);
        for (const fine_match& m : index_.find(r)) {
            const fine_event* const event = index_[m.place].event;
            found_.push_back({m.kind, row.raw.number, row.matter, &from_.file().cases[m.place],
                              event, from_.line_of(*event)});
        }
    }

    [[nodiscard]] const std::vector<found_match>& found() const noexcept { return found_; }

  private:
    case_file from_;
    loaded_rates rates_;
    worth_on worth_;
    match_index index_;
    std::vector<found_match> found_;
};

table table_of(const std::vector<found_match>& found) {
    constexpr auto number = column_kind::number;
    table t{{{"match"},
             {"row", number},
             {"case"},
             {"entity"},
             {"date"},
             {"amount", number},
             {"currency"},
             {"line", number},
             {"other_case"},
             {"other_entity"},
             {"other_date"},
             {"other_amount", number},
             {"other_currency"}},
            {}};
    const auto code = [](const fine_event& e) {
        return e.amount.is_known() ? std::string{e.amount.unit().code()} : "";
    };
    for (const found_match& m : found) {
        const fine_event& ours = m.ours.events.front();
        const fine_event& theirs = *m.their_event;
        t.add({std::string{to_string(m.kind)}, std::to_string(m.row), m.ours.name, m.ours.entity,
               date_text(ours), to_string(ours.amount), code(ours), std::to_string(m.their_line),
               m.theirs->name, m.theirs->entity, date_text(theirs), to_string(theirs.amount),
               code(theirs)});
    }
    return t;
}

std::string sum_text(const import_sum& s, currency c) {
    return std::string{c.code()} + ' ' +
           (s.sum ? grouped(to_string(*s.sum)) : "more than a number holds");
}

// The account in words.
std::string as_text(const import_account& a, const std::string& file) {
    std::string text = file + ": " + counted(a.rows, "row") + ": " + std::to_string(a.imported) +
                       " imported, " + std::to_string(a.doubtful) + " imported with doubt, " +
                       std::to_string(a.rejected) + " rejected\n";
    const auto line = [&](std::size_t n, std::string_view words) {
        if (n > 0) text += "  " + counted(n, "row") + ' ' + std::string{words} + '\n';
    };
    if (a.doubtful > 0) text += "doubtful (a row may be so for several reasons):\n";
    for (const import_doubt d : all_doubts)
        line(a.count(d), words_for(d));
    if (a.rejected > 0) text += "rejected:\n";
    for (const import_rejection r : all_rejections)
        line(a.count(r), words_for(r));
    if (a.disagreements > 0) {
        text += counted(a.disagreements, "row") +
                " of which the file has another reading of the amount\n";
    }
    const auto sums = [&](const auto& by_currency, std::string_view which) {
        if (by_currency.empty()) return;
        text += "decided sums above zero " + std::string{which} + ":\n";
        for (const auto& [c, s] : by_currency)
            text += "  " + counted(s.fines, "fine") + ", " + sum_text(s, c) + '\n';
    };
    sums(a.sums, "with a date");
    sums(a.undated, "without a date");
    return text;
}

std::string as_json(const import_account& a, const std::string& file, const comparison* matches) {
    const auto counts = [](const auto& names, const auto& all) {
        json j = json::object();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i] > 0) j[std::string{names[i]}] = all[i];
        }
        return j;
    };
    const auto sums = [](const auto& by_currency) {
        json j = json::array();
        for (const auto& [c, s] : by_currency) {
            j.push_back({{"currency", c.code()},
                         {"fines", s.fines},
                         {"sum", s.sum ? json(to_string(*s.sum)) : json{}}});
        }
        return j;
    };
    json j{{"file", file},
           {"rows", a.rows},
           {"imported", a.imported},
           {"doubtful", a.doubtful},
           {"rejected", a.rejected},
           {"doubts", counts(import_doubt_names, a.doubts)},
           {"rejections", counts(import_rejection_names, a.rejections)},
           {"disagreements", a.disagreements},
           {"sums", sums(a.sums)},
           {"sums_without_date", sums(a.undated)}};
    if (matches != nullptr) {
        const table t = table_of(matches->found());
        json rows = json::array();
        for (const auto& row : t.rows) {
            json r = json::object();
            for (std::size_t i = 0; i < t.columns.size(); ++i)
                r[t.columns[i].name] = row[i].empty() ? json{} : json(row[i]);
            r["row"] = std::stoull(row[1]); // counts are numbers
            r["line"] = std::stoull(row[7]);
            rows.push_back(std::move(r));
        }
        j["matches"] = std::move(rows);
    }
    return written(j);
}

// Gives a case whose name an earlier row has another one.
class name_keeper {
  public:
    void look_at(import_row& row) {
        fine_case& c = row.matter;
        const bool is_made = ascii::trimmed(row.raw.name).empty(); // "row 7"
        // made names differ, and are not kept: a file without names can be of any length
        const bool is_new = is_made ? !taken_.contains(c.name) : take(c.name, row.raw.number);
        any_made_ = any_made_ || is_made;
        if (is_new) return;
        row.doubts.add(import_doubt::repeated_name);
        const std::string name = c.name + " (row " + std::to_string(row.raw.number) + ')';
        for (c.name = name; !take(c.name, row.raw.number);)
            c.name += '\'';
    }

  private:
    // Whether a name that the file gives is nobody's yet. That of an earlier row which may have had
    // none counts as taken.
    bool take(const std::string& name, std::size_t row) {
        constexpr std::string_view made = "row ";
        const bool may_be_made =
            any_made_ && name.starts_with(made) && name != "row " + std::to_string(row) &&
            std::all_of(name.begin() + made.size(), name.end(), ascii::is_digit);
        return !may_be_made && taken_.insert(name).second;
    }

    std::unordered_set<std::string> taken_;
    bool any_made_ = false;
};

import_map read_map(const std::string& path) {
    const std::string text = read_file(path);
    auto map = parse_import_map(text);
    if (map) return *std::move(map);
    const error& e = map.error();
    const std::string at = place_in_file(display_name(path), text, e.offset);
    switch (e.code) {
    case errc::missing_column:
        throw refusal{at + "the mapping names no column for regulator or amount, and nothing that "
                           "they always are"};
    case errc::bad_header: throw refusal{at + "a mapping file begins with setting,value"};
    case errc::duplicate:
        throw refusal{at + in_quotes(e.found_in(text)) + ": set before; write it once"};
    case errc::unknown_word:
        throw refusal{at + in_quotes(e.found_in(text)) +
                      ": no setting, or no value of it; docs/import.md lists them"};
    default: throw refusal{at + describe(e.code, e.found_in(text))};
    }
}

} // namespace

outcome run(const import_options& options) {
    const import_format& format = find_import_format(options.format_name);
    if (format.needs_map != options.map.has_value()) {
        throw refusal{std::string{format.name} +
                      (format.needs_map ? ": needs --map FILE" : ": takes no --map")};
    }
    if (options.against && !options.out && options.format == output_format::text) {
        throw refusal{"--against: write the cases to a file with -o, so that the matches can go to "
                      "standard output"};
    }
    std::optional<import_map> map;
    if (options.map) map = read_map(*options.map);
    if (options.separator && !format.is_csv) {
        throw refusal{in_quotes(options.format_name) + ": no CSV, and takes no --separator"};
    }
    const import_hints hints{options.file, map ? &*map : nullptr, options.separator};
    import_rules rules = format.rules(hints);
    if (options.currency && !rules.amounts.unit_is_stated) {
        rules.amounts.unit = read_currency("--currency", *options.currency);
    }
    std::optional<comparison> matches;
    if (options.against) matches.emplace(*options.against, options.rates);

    import_account account;
    case_writer cases{options};
    report_writer report{options};
    name_keeper names;
    const auto take = [&](raw_fine&& raw) {
        import_row row = read_import_row(std::move(raw), rules);
        if (!row.rejected && !rules.rows_are_events) names.look_at(row);
        if (!row.rejected && options.strict && !row.doubts.empty()) {
            row.rejected = import_rejection::doubtful;
        }
        account.add(row);
        report.add(row);
        if (row.rejected) return;
        cases.add(row);
        if (matches) matches->add(row);
    };
    format.read(hints, {[&](const auto& extra) { cases.begin(extra); }, take});
    cases.end();
    report.end();

    outcome o;
    const std::string file = display_name(options.file);
    if (options.format == output_format::json) {
        o.out = as_json(account, file, matches ? &*matches : nullptr);
    } else {
        o.notes = as_text(account, file);
        if (matches) {
            const table t = table_of(matches->found());
            o.out = options.format == output_format::csv ? csv_text(t, options.formulas)
                                                         : aligned_text(t);
        }
    }
    const bool lost = account.rejected > account.count(import_rejection::no_fine);
    const bool contradicted =
        matches && std::any_of(matches->found().begin(), matches->found().end(), [](const auto& m) {
            return m.kind != match_kind::duplicate && m.kind != match_kind::unnamed;
        });
    if (lost || contradicted) o.status = exit_status::differs;
    return o;
}

} // namespace mulct::cli
