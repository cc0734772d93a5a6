#include <cli/check.hpp>

#include <cli/block_work.hpp>
#include <cli/check_annotations.hpp>
#include <cli/check_settings.hpp>
#include <cli/check_table.hpp>
#include <cli/claim_report.hpp>
#include <cli/figure_report.hpp>
#include <cli/file.hpp>
#include <cli/inputs.hpp>
#include <cli/line_source.hpp>
#include <cli/refusal.hpp>
#include <cli/same_fine_report.hpp>
#include <cli/settings_file.hpp>
#include <cli/text_document.hpp>
#include <cli/wording.hpp>

#include <mulct/base/csv.hpp>
#include <mulct/base/position.hpp>
#include <mulct/check/claim.hpp>
#include <mulct/check/judge.hpp>
#include <mulct/check/refinement.hpp>
#include <mulct/check/relation.hpp>
#include <mulct/figure/scan.hpp>
#include <mulct/output/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::cli {
namespace {

// A line with this in a comment, and the one after it, is not checked.
constexpr std::string_view suppressing = "mulct:ignore";

bool is_suppressed(std::string_view text, std::size_t offset) {
    const auto line_start = [&](std::size_t at) {
        const std::size_t end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
        return end == std::string_view::npos ? 0 : end + 1;
    };
    const std::size_t here = line_start(offset);
    const std::size_t first = here == 0 ? 0 : line_start(here - 1);
    const std::size_t last = std::min(text.find('\n', offset), text.size());
    return text.substr(first, last - first).find(suppressing) != std::string_view::npos;
}

// A relation between amounts of a text, in its words.
struct relation_report {
    relation_form form;
    verdict what;
    std::string text;
    position at;
    std::string claimed; // the factor or the sum that the words allow
    std::string actual;  // the one that the digits allow

    [[nodiscard]] json as_json() const {
        return {{"line", at.line},         {"column", at.column},        {"text", text},
                {"form", to_string(form)}, {"verdict", to_string(what)}, {"claimed", claimed},
                {"actual", actual}};
    }
};

// What a text claims, judged.
struct checked_text {
    std::vector<found_figure> figures;
    std::vector<claim_report> claims;
    std::vector<relation_report> relations;
    std::vector<claim> pairs; // the claims by the places of their figures
    std::optional<day> on;
    std::size_t suppressed = 0;
};

// What --same-fine is to know of a text.
struct text_figures {
    std::vector<reported_figure> figures;
    std::vector<same_fine_report::place> places;
};

// What was found and is printed at the end.
struct findings {
    std::vector<json> claims;
    std::vector<json> figures;
    std::vector<json> relations;
    std::vector<std::vector<std::string>> rows; // of the table of claims
    std::vector<std::vector<std::string>> relation_rows;
    std::vector<text_figures> texts;
    std::string remarks;
    std::string notes;
    std::size_t claim_count = 0;
    std::size_t failing = 0;
    std::size_t suppressed = 0;
    std::size_t bad_lines = 0;

    // Those of what comes after.
    void append(findings later) {
        const auto move_all = [](auto& from, auto& to) {
            std::move(from.begin(), from.end(), std::back_inserter(to));
        };
        move_all(later.claims, claims);
        move_all(later.figures, figures);
        move_all(later.relations, relations);
        move_all(later.rows, rows);
        move_all(later.relation_rows, relation_rows);
        move_all(later.texts, texts);
        remarks += later.remarks;
        notes += later.notes;
        claim_count += later.claim_count;
        failing += later.failing;
        suppressed += later.suppressed;
        bad_lines += later.bad_lines;
    }
};

// One worker's.
class text_checker {
  public:
    text_checker(const check_options& options, const check_settings& settings, claim_judge judge)
        : options_(options), settings_(settings), judge_(std::move(judge)) {}

    void check_text(const std::string& file, std::string_view content) {
        report(file, json::object(), content, check(content, settings_.known, settings_.date));
    }

    void check_line(const std::string& file, std::uint64_t number, std::string_view line) {
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
        document_line read = read_document(line, options_.field, settings_.known);
        std::optional<day> on = settings_.date;
        if (read.document && read.document->carried.contains("date")) {
            const json& date = read.document->carried["date"];
            const auto d = date.is_string() ? parse_day(date.get_ref<const std::string&>())
                                            : failed(error{errc::bad_day_form});
            if (d) {
                on = *d;
            } else if (!date.is_null()) {
                read = {std::nullopt, "field \"date\" is no day in the form YYYY-MM-DD"};
            }
        }
        if (read.document) {
            report(file, read.document->carried, read.document->text,
                   check(read.document->text, read.document->known, on));
        } else {
            bad_line(file, number, read.problem);
        }
    }

    void begin_lines() { lines_.clear(); }
    // Of CSV, JSON Lines and annotations, since they were begun.
    [[nodiscard]] std::string_view lines() const noexcept { return lines_; }
    // Since they were asked for last.
    [[nodiscard]] findings take_findings() { return std::exchange(found_, {}); }

  private:
    [[nodiscard]] checked_text check(std::string_view text, const scan_options& known,
                                     std::optional<day> on) {
        checked_text checked;
        checked.on = on;
        scan(text, known, [&](const found_figure& f) { checked.figures.push_back(f); });
        const text_claims found = find_claims(text, known, checked.figures);
        position_counter positions{text};
        for (const claim& c : found.claims) {
            const std::size_t from = first_half(c, checked.figures, on, found.rates);
            const found_figure& a = checked.figures[from];
            const found_figure& b = checked.figures[c.to];
            if (is_suppressed(text, b.offset)) {
                ++checked.suppressed;
                continue;
            }
            claim_report r{c.form,
                           written(text, a),
                           written(text, b),
                           in_one_line(text.substr(a.offset, b.offset + b.length - a.offset)),
                           a.offset,
                           b.offset + b.length - a.offset,
                           {},
                           claim_side::of(a),
                           claim_side::of(b),
                           {},
                           {},
                           on};
            const std::vector<money> exact = exact_amounts(r.from, checked.figures);
            r.judged = judge_.judge(r.from, r.to, on, found.rates, exact);
            if (on) r.fitting_days = judge_.fitting_days(r.from, r.to, r.judged, *on);
            checked.claims.push_back(std::move(r));
            checked.pairs.push_back({from, c.to, c.form});
        }
        add_relations(checked, text, known);
        std::stable_sort(checked.claims.begin(), checked.claims.end(),
                         [](const auto& a, const auto& b) { return a.start < b.start; });
        for (claim_report& r : checked.claims)
            r.at = positions.at(r.start);
        return checked;
    }

    // Of the figures that a claim may be about the first that agrees; else the nearest.
    [[nodiscard]] std::size_t first_half(const claim& c, const std::vector<found_figure>& figures,
                                         std::optional<day> on,
                                         const std::vector<stated_rate>& rates) {
        const auto agrees = [&](std::size_t from) {
            const verdict v =
                judge_
                    .judge(claim_side::of(figures[from]), claim_side::of(figures[c.to]), on, rates)
                    .what;
            return v == verdict::consistent || v == verdict::consistent_within_tolerance;
        };
        if (c.or_from.empty() || agrees(c.from)) return c.from;
        const auto found = std::find_if(c.or_from.begin(), c.or_from.end(), agrees);
        return found == c.or_from.end() ? c.from : *found;
    }

    static void add_relations(checked_text& checked, std::string_view text,
                              const scan_options& known) {
        const auto range = [](const interval<ratio>& i, int places) {
            return to_string(i.low.value.rounded(places, rounding::floor)) + " to " +
                   to_string(i.high.value.rounded(places, rounding::ceiling));
        };
        for (const relation& r : find_relations(text, known, checked.figures)) {
            if (is_suppressed(text, r.first)) {
                ++checked.suppressed;
                continue;
            }
            const int places = r.form == relation_form::sum ? 0 : 4;
            checked.relations.push_back(
                {r.form, r.what, in_one_line(text.substr(r.first, r.last - r.first)),
                 position_of(text, r.first), range(r.factor, places), range(r.actual, places)});
        }
    }

    [[nodiscard]] static std::string written(std::string_view text, const found_figure& f) {
        return in_one_line(text.substr(f.offset, f.length));
    }

    // What the reader knows, and what the text itself says more exactly.
    [[nodiscard]] std::vector<money> exact_amounts(const claim_side& from,
                                                   const std::vector<found_figure>& figures) const {
        std::vector<money> exact = settings_.exact;
        for (const found_figure& f : figures) {
            const claim_side side = claim_side::of(f);
            if (side.written && side.unit && from.written &&
                refines(*side.written, *from.written)) {
                exact.push_back(side.written->value);
            }
        }
        return exact;
    }

    void bad_line(const std::string& file, std::uint64_t number, const std::string& problem) {
        ++found_.bad_lines;
        if (options_.format == check_format::jsonl) {
            json record = json::object();
            if (options_.files.size() > 1) record["file"] = display_name(file);
            record["line"] = number;
            record["error"] = problem;
            lines_ += line_of(record);
        } else {
            found_.notes += "mulct: " + display_name(file) + ':' + std::to_string(number) + ": " +
                            problem + '\n';
        }
    }

    void report(const std::string& file, const json& carried, std::string_view text,
                const checked_text& checked) {
        found_.suppressed += checked.suppressed;
        if (options_.same_fine) add_to_fines(file, carried, text, checked);
        for (const claim_report& r : checked.claims) {
            ++found_.claim_count;
            if (settings_.fails(r.judged.what)) ++found_.failing;
            switch (options_.format) {
            case check_format::text: add_row(file, r); break;
            case check_format::csv: write_csv(file, r); break;
            case check_format::sarif:
                found_.claims.push_back(sarif_result(display_name(file), r));
                break;
            case check_format::github: lines_ += github_line(display_name(file), r); break;
            case check_format::json:
            case check_format::jsonl: {
                json j = record_of(file, carried, r.as_json());
                if (options_.format == check_format::jsonl) {
                    lines_ += line_of(j);
                } else {
                    found_.claims.push_back(std::move(j));
                }
            }
            }
        }
        for (const relation_report& r : checked.relations) {
            ++found_.claim_count;
            if (settings_.fails(r.what)) ++found_.failing;
            add_relation(file, carried, r);
        }
        if (options_.format != check_format::json) return;
        position_counter positions{text};
        for (const found_figure& f : checked.figures) {
            const figure_report r{f, text.substr(f.offset, f.length), positions.at(f.offset)};
            found_.figures.push_back(record_of(file, carried, r.as_json()));
        }
    }

    // The file's name before a place, if there are several.
    [[nodiscard]] std::string prefix_of(const std::string& file) const {
        return options_.files.size() > 1 ? display_name(file) + ':' : "";
    }
    [[nodiscard]] static std::string text_of(const position& at) {
        return std::to_string(at.line) + ':' + std::to_string(at.column);
    }
    [[nodiscard]] std::string place_in(const std::string& file, const position& at) const {
        return prefix_of(file) + text_of(at);
    }

    // What a document brings along, then a record of ours.
    [[nodiscard]] json record_of(const std::string& file, const json& carried,
                                 const json& ours) const {
        json j = carried;
        if (options_.files.size() > 1) j["file"] = display_name(file);
        j.update(ours);
        return j;
    }

    void add_row(const std::string& file, const claim_report& r) {
        const judgement& j = r.judged;
        const std::string where = place_in(file, r.at);
        found_.rows.push_back({where, r.first + " = " + r.second, words_of(j.what),
                               j.implied ? range_text(*j.implied) : "",
                               j.rate ? rate_text(*j.rate) : "",
                               j.rate_day ? to_string(*j.rate_day) : "", days_text(r),
                               j.least_tolerance ? percent_text(*j.least_tolerance) : ""});
        if (j.what != verdict::consistent) {
            found_.remarks += where + ": " + r.first + " = " + r.second + ": " +
                              sentence_of(j, r.first, r.second, r.on) + '\n';
        }
    }

    void add_to_fines(const std::string& file, const json& carried, std::string_view text,
                      const checked_text& checked) {
        text_figures of_text;
        position_counter positions{text};
        std::string where = prefix_of(file);
        if (carried.contains("id")) where += carried["id"].dump() + ':';
        for (const found_figure& f : checked.figures) {
            const position at = positions.at(f.offset);
            of_text.figures.push_back({claim_side::of(f), 0, checked.on, {}});
            of_text.places.push_back({where + text_of(at), written(text, f)});
        }
        for (const claim& c : checked.pairs)
            of_text.figures[c.to].equals = c.from;
        found_.texts.push_back(std::move(of_text));
    }

    // Tables of claims have no place for relations: their rows are rates.
    void add_relation(const std::string& file, const json& carried, const relation_report& r) {
        json j = record_of(file, carried, r.as_json());
        switch (options_.format) {
        case check_format::text: {
            found_.relation_rows.push_back(
                {place_in(file, r.at), r.text, words_of(r.what), r.claimed, r.actual});
            break;
        }
        case check_format::json: found_.relations.push_back(std::move(j)); break;
        case check_format::jsonl: lines_ += line_of(j); break;
        case check_format::sarif:
        case check_format::github:
        case check_format::csv:
            if (r.what == verdict::inconsistent) {
                found_.notes += "mulct: " + display_name(file) + ':' + text_of(r.at) +
                                ": inconsistent: " + r.text + '\n';
            }
        }
    }

    // "2022-05-23", "2022-05-23 and 4 more"
    [[nodiscard]] static std::string days_text(const claim_report& r) {
        if (!r.judged.fits_on) return "";
        std::size_t runs = r.fitting_days.size();
        const std::string nearest = to_string(*r.judged.fits_on);
        if (runs == 1 && r.fitting_days[0].first != r.fitting_days[0].last) {
            return to_string(r.fitting_days[0].first) + " to " + to_string(r.fitting_days[0].last);
        }
        return runs > 1 ? nearest + ", others" : nearest;
    }

    void write_csv(const std::string& file, const claim_report& r) {
        const judgement& j = r.judged;
        std::string line = csv_quoted(display_name(file));
        for (const std::string& cell :
             {std::to_string(r.at.line), std::to_string(r.at.column), r.text, r.first, r.second}) {
            line += ',' + csv_quoted(cell);
        }
        lines_ += line + ',' + judgement_cells(j) + '\n';
    }

    const check_options& options_;
    const check_settings& settings_;
    claim_judge judge_;
    std::string lines_;
    findings found_;
};

class command {
  public:
    explicit command(const check_options& options)
        : options_(options), settings_(options), judge_(settings_.sources, settings_.judging),
          checkers_(worker_count(options.threads), text_checker{options, settings_, judge_}) {
        if (!options.same_fine) return;
        fines_.emplace(read_currency("--same-fine", *options.same_fine));
        if (options.format != check_format::text && options.format != check_format::json) {
            throw refusal{"--same-fine needs --format text or json"};
        }
    }

    [[nodiscard]] outcome run() {
        if (options_.format == check_format::csv) {
            out_.write("file,line,column,text,first,second,verdict,cause,basis,implied_low,"
                       "implied_high,rate,rate_date,nearest_fitting_day,least_tolerance,source\n");
        }
        const std::vector<std::string> standard_input{"-"};
        for (const std::string& file : options_.files.empty() ? standard_input : options_.files) {
            if (options_.input != check_input::jsonl) {
                check_text(file);
            } else if (out_.wanted()) {
                check_lines(file);
            }
        }
        return end();
    }

  private:
    void check_text(const std::string& file) {
        text_checker& checker = checkers_.front();
        checker.begin_lines();
        checker.check_text(file, read_file(file));
        out_.write(checker.lines());
        keep(checker.take_findings());
    }

    void check_lines(const std::string& file) {
        line_source source{file};
        progress shown{source.bytes_in_all(), "lines"};
        // no block is refused
        static_cast<void>(work_in_order<line_block>(
            source, static_cast<unsigned>(checkers_.size()), shown, out_,
            [&](unsigned worker, const line_block& block) {
                text_checker& checker = checkers_[worker];
                checker.begin_lines();
                block.for_each([&](std::uint64_t number, std::string_view line) {
                    checker.check_line(file, number, line);
                });
                return std::optional{worked_block{checker.lines(), block.lines()}};
            },
            [&](unsigned worker) { keep(checkers_[worker].take_findings()); }));
    }

    // In the order of the texts.
    void keep(findings found) {
        for (text_figures& t : std::exchange(found.texts, {})) {
            for (reported_figure& f : t.figures)
                f.text = texts_;
            ++texts_;
            fines_->add(t.figures, t.places);
        }
        all_.append(std::move(found));
    }

    [[nodiscard]] outcome end() {
        outcome o;
        const table claims{{{"place"},
                            {"claim"},
                            {"verdict"},
                            {"implied rate"},
                            {"rate", column_kind::number},
                            {"of"},
                            {"fits on"},
                            {"tolerance needed"}},
                           std::move(all_.rows)};
        const table relations{{{"place"},
                               {"relation"},
                               {"verdict"},
                               {"the words allow", column_kind::number},
                               {"the digits allow", column_kind::number}},
                              std::move(all_.relation_rows)};
        if (options_.format == check_format::json) {
            json all{{"claims", std::move(all_.claims)},
                     {"relations", std::move(all_.relations)},
                     {"figures", std::move(all_.figures)}};
            if (fines_) all["fines"] = fines_->as_json(judge_);
            out_.write(cli::written(all));
        }
        if (options_.format == check_format::sarif) {
            out_.write(cli::written(sarif_log(std::move(all_.claims))));
        }
        if (options_.format == check_format::text) {
            if (!claims.rows.empty()) out_.write(aligned_text(claims));
            if (!all_.remarks.empty()) out_.write('\n' + all_.remarks);
            if (!relations.rows.empty()) {
                out_.write((claims.rows.empty() ? "" : "\n") + aligned_text(relations));
            }
            if (const std::string fines = fines_ ? fines_->as_text(judge_) : ""; !fines.empty()) {
                out_.write((claims.rows.empty() && relations.rows.empty() ? "" : "\n") + fines);
            }
            if (all_.claim_count == 0) {
                all_.notes += "mulct: no amounts are said to be the same\n";
            }
        }
        out_.keep();
        if (all_.suppressed > 0) {
            all_.notes += "mulct: " + counted(all_.suppressed, "claim") + " suppressed by " +
                          std::string{suppressing} + '\n';
        }
        if (all_.bad_lines > 0) {
            all_.notes += "mulct: " + counted(all_.bad_lines, "line") + " could not be read\n";
        }
        o.notes = all_.notes;
        if (all_.failing > 0 || all_.bad_lines > 0) o.status = exit_status::differs;
        return o;
    }

    const check_options& options_;
    check_settings settings_;
    claim_judge judge_;
    std::vector<text_checker> checkers_; // one for each worker
    findings all_;
    std::optional<same_fine_report> fines_; // --same-fine
    std::size_t texts_ = 0;
    block_writer out_{std::nullopt};
};

} // namespace

outcome run(const check_options& options) {
    check_options complete = options;
    apply_settings_file(complete);
    if (complete.input == check_input::csv) return check_rows(complete);
    if (complete.separator) throw refusal{"--separator is for tables: add --input csv"};
    return command{complete}.run();
}

} // namespace mulct::cli
