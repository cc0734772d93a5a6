#include <cli/check_table.hpp>

#include <cli/block_work.hpp>
#include <cli/check_settings.hpp>
#include <cli/claim_report.hpp>
#include <cli/inputs.hpp>
#include <cli/refusal.hpp>
#include <cli/row_source.hpp>
#include <cli/text_document.hpp>
#include <cli/wording.hpp>

#include <mulct/base/csv.hpp>
#include <mulct/base/csv_records.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/figure/scan.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::cli {
namespace {

// What stands in a row instead of a verdict where it has none.
struct row_result {
    judgement judged;
    std::string_view problem; // empty if there is none
};

// Where in a table the day and the two figures are.
struct table_layout {
    char separator;
    std::size_t width;
    std::array<std::size_t, 3> places;
};

// A block of rows, and how many lines of the file stand before it.
struct numbered_block {
    taken_block taken;
    std::uint64_t lines_before = 0;

    [[nodiscard]] std::uint64_t number() const noexcept { return taken.number(); }
};

// Blocks of rows whose place in the file is known when they are handed out.
class numbered_rows {
  public:
    explicit numbered_rows(row_source& source) : source_(source), lines_(source.header_lines()) {}

    [[nodiscard]] bool next(numbered_block& into) {
        const std::lock_guard turn{turn_};
        if (!source_.next(into.taken)) return false;
        const std::string_view text = into.taken.rows.text;
        into.lines_before = lines_;
        lines_ += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
        return true;
    }
    void stop() { source_.stop(); }
    [[nodiscard]] std::uint64_t bytes_taken() const noexcept { return source_.bytes_taken(); }

  private:
    row_source& source_;
    std::mutex turn_;
    std::uint64_t lines_;
};

std::string_view problem_of(errc code) {
    switch (code) {
    case errc::nul_byte: return "nul_byte";
    case errc::unclosed_quote: return "unclosed_quote";
    default: return "stray_quote";
    }
}

// One worker's.
class row_checker {
  public:
    row_checker(const check_settings& settings, claim_judge judge, check_format format)
        : settings_(settings), judge_(std::move(judge)), format_(format) {}

    // The verdicts of a block's rows, until the next block.
    [[nodiscard]] worked_block check_block(const numbered_block& block,
                                           const table_layout& layout) {
        out_.clear();
        const std::string_view text = block.taken.rows.text;
        std::uint64_t line = block.lines_before + 1;
        std::uint64_t rows = 0;
        std::size_t at = 0; // of what is counted so far
        for_each_record(text, 0, layout.separator, [&](const csv_record_place& record) {
            const std::string_view passed = text.substr(at, record.start - at);
            line += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
            at = record.start;
            ++rows;
            check_row(line, record.in(text), layout);
            return true;
        });
        return {out_, rows};
    }

    [[nodiscard]] std::size_t failing() const noexcept { return failing_; }
    [[nodiscard]] std::size_t bad_rows() const noexcept { return bad_rows_; }

  private:
    void check_row(std::uint64_t line, std::string_view row, const table_layout& layout) {
        csv_reader reader{row, layout.separator};
        const auto read = reader.next(fields_);
        std::string_view problem;
        if (!read) {
            problem = problem_of(read.error().code);
        } else if (find_invalid_utf8(row) != std::string_view::npos) {
            problem = "not_utf8";
        } else if (fields_.size() != layout.width) {
            problem = "wrong_field_count";
        }
        if (!problem.empty()) {
            write(line, "", "", "", {{}, problem});
            return;
        }
        const std::string& date = fields_[layout.places[0]].text;
        const std::string& a = fields_[layout.places[1]].text;
        const std::string& b = fields_[layout.places[2]].text;
        write(line, date, a, b, check(date, a, b));
    }

    [[nodiscard]] row_result check(std::string_view date, std::string_view a, std::string_view b) {
        std::optional<day> on = settings_.date;
        if (!date.empty()) {
            const auto d = parse_day(date);
            if (!d) return {{}, "bad_date"};
            on = *d;
        }
        const auto first = figure_in(a);
        const auto second = figure_in(b);
        if (!first || !second) return {{}, "not_one_figure"};
        return {judge_.judge(*first, *second, on, {}, settings_.exact), {}};
    }

    // The only amount of a cell.
    [[nodiscard]] std::optional<claim_side> figure_in(std::string_view text) const {
        std::optional<claim_side> side;
        std::size_t count = 0;
        scan(text, settings_.known, [&](const found_figure& f) {
            if (++count == 1) side = claim_side::of(f);
        });
        return count == 1 ? side : std::nullopt;
    }

    void write(std::uint64_t line, std::string_view date, std::string_view a, std::string_view b,
               const row_result& r) {
        const bool is_bad = !r.problem.empty();
        bad_rows_ += is_bad ? 1U : 0U;
        if (!is_bad && settings_.fails(r.judged.what)) ++failing_;
        const std::string_view problem = !is_bad && r.judged.what == verdict::not_checkable
                                             ? to_string(r.judged.why_not)
                                             : r.problem;
        if (format_ == check_format::csv) {
            out_ += std::to_string(line);
            for (const std::string_view cell : {date, a, b})
                (out_ += ',') += csv_quoted(cell);
            (out_ += ',') += judgement_cells(r.judged);
            ((out_ += ',') += problem) += '\n';
            return;
        }
        json j{{"line", line}, {"date", date}, {"a", a}, {"b", b}};
        j["verdict"] = to_string(r.judged.what);
        if (!problem.empty()) j["problem"] = problem;
        if (r.judged.probable != cause::none) j["cause"] = to_string(r.judged.probable);
        if (r.judged.implied) {
            j["implied_rate"] = {{"low", low_text(*r.judged.implied)},
                                 {"high", high_text(*r.judged.implied)}};
        }
        if (r.judged.rate) {
            j["rate"] = rate_text(*r.judged.rate);
            j["rate_date"] = to_string(*r.judged.rate_day);
            j["source"] = r.judged.source->name();
        }
        if (r.judged.fits_on) j["nearest_fitting_day"] = to_string(*r.judged.fits_on);
        if (r.judged.least_tolerance) {
            j["least_tolerance"] = percent_text(*r.judged.least_tolerance);
        }
        out_ += line_of(j);
    }

    const check_settings& settings_;
    claim_judge judge_;
    check_format format_;
    std::vector<csv_field> fields_;
    std::string out_;
    std::size_t failing_ = 0;
    std::size_t bad_rows_ = 0;
};

class table_command {
  public:
    explicit table_command(const check_options& options) : options_(options), settings_(options) {
        const std::vector<list_item> names = split_at_commas(options.columns);
        if (names.size() != 3) {
            throw refusal{"--columns " + in_quotes(options.columns) +
                          ": not three names, of the day and the two figures, such as date,a,b"};
        }
        for (std::size_t i = 0; i < names.size(); ++i)
            names_[i] = names[i].text;
        if (options.format != check_format::csv && options.format != check_format::jsonl) {
            throw refusal{"--input csv needs --format csv or jsonl"};
        }
        const claim_judge judge{settings_.sources, settings_.judging};
        const unsigned workers = worker_count(options.threads);
        for (unsigned i = 0; i < workers; ++i)
            checkers_.emplace_back(settings_, judge, options.format);
    }

    [[nodiscard]] outcome run() {
        if (options_.format == check_format::csv) {
            out_.write("line,date,a,b,verdict,cause,basis,implied_low,implied_high,rate,rate_date,"
                       "nearest_fitting_day,least_tolerance,source,problem\n");
        }
        const std::vector<std::string> standard_input{"-"};
        for (const std::string& file : options_.files.empty() ? standard_input : options_.files)
            check_file(file);
        out_.keep();
        std::size_t failing = 0;
        std::size_t bad_rows = 0;
        for (const row_checker& c : checkers_) {
            failing += c.failing();
            bad_rows += c.bad_rows();
        }
        outcome o;
        if (bad_rows > 0) {
            o.notes = "mulct: " + counted(bad_rows, "row") + " could not be checked\n";
        }
        if (failing > 0 || bad_rows > 0) o.status = exit_status::differs;
        return o;
    }

  private:
    void check_file(const std::string& file) {
        row_source source{file};
        const table_layout layout = find_layout(source);
        source.part_by(layout.separator);
        source.start_again_by_rows(); // what is written cannot be taken back
        numbered_rows rows{source};
        progress shown{source.bytes_in_all()};
        // no block is refused
        static_cast<void>(work_in_order<numbered_block>(
            rows, static_cast<unsigned>(checkers_.size()), shown, out_,
            [&](unsigned worker, const numbered_block& block) {
                return std::optional{checkers_[worker].check_block(block, layout)};
            }));
    }

    [[nodiscard]] table_layout find_layout(const row_source& source) const {
        if (source.header().empty()) {
            throw refusal{source.name() + ": empty; a header line is needed"};
        }
        table_layout layout{
            source.find_separator(options_.separator, {names_.begin(), names_.end()}), 0, {}};
        csv_reader reader{source.header(), layout.separator};
        std::vector<csv_field> fields;
        if (const auto read = reader.next(fields); !read) {
            throw refusal{describe_in_file(source.name(), source.before_header() + source.header(),
                                           shifted(read.error(), source.before_header().size()))};
        }
        layout.width = fields.size();
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const auto found = std::find_if(fields.begin(), fields.end(), [&](const csv_field& f) {
                return f.text == names_[i];
            });
            if (found == fields.end()) {
                throw refusal{source.name() + ": no column " + in_quotes(names_[i]) +
                              "; --columns names the day's and the two figures'"};
            }
            layout.places[i] = static_cast<std::size_t>(found - fields.begin());
        }
        return layout;
    }

    const check_options& options_;
    check_settings settings_;
    std::array<std::string, 3> names_;
    std::vector<row_checker> checkers_; // one for each worker
    block_writer out_{std::nullopt};
};

} // namespace

std::string judgement_cells(const judgement& j) {
    std::string row{to_string(j.what)};
    const auto cell = [&](std::string_view text) { (row += ',') += text; };
    cell(j.probable == cause::none ? "" : to_string(j.probable));
    cell(j.from == basis::unknown ? "" : to_string(j.from));
    cell(j.implied ? low_text(*j.implied) : "");
    cell(j.implied ? high_text(*j.implied) : "");
    cell(j.rate ? rate_text(*j.rate) : "");
    cell(j.rate_day ? to_string(*j.rate_day) : "");
    cell(j.fits_on ? to_string(*j.fits_on) : "");
    cell(j.least_tolerance ? percent_text(*j.least_tolerance) : "");
    cell(j.by_stated_rate ? "the text" : j.source ? j.source->name() : "");
    return row;
}

outcome check_rows(const check_options& options) {
    return table_command{options}.run();
}

} // namespace mulct::cli
