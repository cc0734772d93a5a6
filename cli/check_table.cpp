#include <cli/check_table.hpp>

#include <cli/check_settings.hpp>
#include <cli/claim_report.hpp>
#include <cli/file.hpp>
#include <cli/inputs.hpp>
#include <cli/refusal.hpp>
#include <cli/stream.hpp>
#include <cli/text_document.hpp>
#include <cli/wording.hpp>

#include <mulct/base/csv.hpp>
#include <mulct/base/csv_separator.hpp>
#include <mulct/base/position.hpp>
#include <mulct/figure/scan.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace mulct::cli {
namespace {

// What stands in a row instead of a verdict where it has none.
struct row_result {
    judgement judged;
    std::string_view problem; // empty if there is none
};

class table_command {
  public:
    explicit table_command(const check_options& options)
        : options_(options), settings_(options), judge_(settings_.sources, settings_.judging) {
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
    }

    [[nodiscard]] outcome run() {
        if (options_.format == check_format::csv) {
            out_.write("line,date,a,b,verdict,cause,basis,implied_low,implied_high,rate,rate_date,"
                       "nearest_fitting_day,least_tolerance,source,problem\n");
        }
        const std::vector<std::string> standard_input{"-"};
        for (const std::string& file : options_.files.empty() ? standard_input : options_.files)
            check_file(file);
        out_.flush();
        outcome o;
        if (bad_rows_ > 0) {
            o.notes = "mulct: " + counted(bad_rows_, "row") + " could not be checked\n";
        }
        if (failing_ > 0 || bad_rows_ > 0) o.status = exit_status::differs;
        return o;
    }

  private:
    void check_file(const std::string& file) {
        const std::string content = read_file(file);
        const std::vector<std::string_view> needed{names_.begin(), names_.end()};
        const csv_start start =
            find_start(content, options_.separator, [&](std::span<const csv_field> header) {
                return count_missing(header, needed);
            });
        if (!start.parted.is_sure) {
            const error unsure{errc::ambiguous_separator, start.header, 0};
            throw refusal{describe_in_file(display_name(file), content, unsure)};
        }
        csv_reader reader{std::string_view{content}.substr(start.header), start.parted.separator};
        std::vector<csv_field> fields;
        const auto next = [&] {
            const auto more = reader.next(fields);
            if (!more) {
                throw refusal{describe_in_file(display_name(file), content,
                                               shifted(more.error(), start.header))};
            }
            return *more;
        };
        if (!next()) throw refusal{display_name(file) + ": empty; a header line is needed"};
        std::array<std::size_t, 3> places{};
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto found = std::find_if(fields.begin(), fields.end(), [&](const csv_field& f) {
                return f.text == names_[i];
            });
            if (found == fields.end()) {
                throw refusal{display_name(file) + ": no column " + in_quotes(names_[i]) +
                              "; --columns names the day's and the two figures'"};
            }
            places[i] = static_cast<std::size_t>(found - fields.begin());
        }
        const std::size_t width = fields.size();
        position_counter positions{content};
        while (out_.wanted() && next()) {
            const std::size_t line = positions.at(start.header + reader.record_offset()).line;
            if (fields.size() != width) {
                write(line, "", "", "", {{}, "wrong_field_count"});
                continue;
            }
            const std::string& date = fields[places[0]].text;
            const std::string& a = fields[places[1]].text;
            const std::string& b = fields[places[2]].text;
            write(line, date, a, b, check(date, a, b));
        }
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

    void write(std::size_t line, std::string_view date, std::string_view a, std::string_view b,
               const row_result& r) {
        const bool is_bad = !r.problem.empty();
        bad_rows_ += is_bad ? 1U : 0U;
        if (!is_bad && settings_.fails(r.judged.what)) ++failing_;
        const std::string_view problem = !is_bad && r.judged.what == verdict::not_checkable
                                             ? to_string(r.judged.why_not)
                                             : r.problem;
        if (options_.format == check_format::csv) {
            std::string row = std::to_string(line);
            for (const std::string_view cell : {date, a, b})
                row += ',' + csv_quoted(cell);
            row += ',' + judgement_cells(r.judged) + ',' + std::string{problem} + '\n';
            out_.write(row);
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
        out_.write(line_of(j));
    }

    const check_options& options_;
    check_settings settings_;
    claim_judge judge_;
    std::array<std::string, 3> names_;
    result_stream out_;
    std::size_t failing_ = 0;
    std::size_t bad_rows_ = 0;
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
