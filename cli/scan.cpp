#include <cli/scan.hpp>

#include <cli/figure_report.hpp>
#include <cli/file.hpp>
#include <cli/json.hpp>
#include <cli/stream.hpp>
#include <cli/text_document.hpp>
#include <cli/wording.hpp>

#include <mulct/base/csv.hpp>
#include <mulct/base/position.hpp>
#include <mulct/figure/scan.hpp>
#include <mulct/output/text.hpp>

#include <utility>

namespace mulct::cli {
namespace {

std::string text_of(const std::optional<decimal>& d) {
    return d ? to_string(*d) : "";
}

class command {
  public:
    explicit command(const scan_command_options& options)
        : options_(options), known_(read_scan_options(options.language, options.currency)) {}

    [[nodiscard]] outcome run() {
        begin();
        const std::vector<std::string> standard_input{"-"};
        for (const std::string& file : options_.files.empty() ? standard_input : options_.files) {
            if (options_.input == scan_input::text) {
                scan_text(file);
            } else {
                scan_lines(file);
            }
        }
        end();
        outcome o;
        if (bad_lines_ > 0) {
            o.status = exit_status::differs;
            o.notes = notes_ + "mulct: " + counted(bad_lines_, "line") + " could not be read\n";
        }
        return o;
    }

  private:
    void begin() {
        if (options_.format == scan_format::csv) {
            out_.write("file,text,amount,low,high,currency,candidates,hedge,kind,per,start,length,"
                       "line,column\n");
        }
    }

    void end() {
        if (options_.format == scan_format::json) out_.write(written({{"figures", figures_}}));
        if (options_.format == scan_format::text && !table_.rows.empty()) {
            out_.write(aligned_text(table_));
        }
        out_.flush();
    }

    void scan_text(const std::string& file) {
        const std::string content = read_file(file);
        position_counter positions{content};
        scan(content, known_, [&](const found_figure& f) {
            write(
                file, json::object(),
                {f, std::string_view{content}.substr(f.offset, f.length), positions.at(f.offset)});
        });
    }

    void scan_lines(const std::string& file) {
        line_stream lines{file};
        std::size_t number = 0;
        for (std::string_view line; out_.wanted() && lines.next(line);) {
            ++number;
            if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
            const document_line read = read_document(line, options_.field, known_);
            if (read.document) {
                scan_document(file, *read.document);
            } else {
                ++bad_lines_;
                bad_line(file, number, read.problem);
            }
        }
    }

    void bad_line(const std::string& file, std::size_t number, const std::string& problem) {
        json record = json::object();
        if (options_.files.size() > 1) record["file"] = display_name(file);
        record["line"] = number;
        record["error"] = problem;
        switch (options_.format) {
        case scan_format::jsonl: out_.write(line_of(record)); break;
        case scan_format::json: figures_.push_back(record); break;
        case scan_format::csv:
        case scan_format::text:
            notes_ += "mulct: " + display_name(file) + ':' + std::to_string(number) + ": " +
                      problem + '\n';
            break;
        }
    }

    void scan_document(const std::string& file, const text_document& d) {
        position_counter positions{d.text};
        scan(d.text, d.known, [&](const found_figure& f) {
            write(file, d.carried,
                  {f, std::string_view{d.text}.substr(f.offset, f.length), positions.at(f.offset)});
        });
    }

    void write(const std::string& file, const json& carried, const figure_report& r) {
        switch (options_.format) {
        case scan_format::text: add_row(file, r); break;
        case scan_format::csv: write_csv(file, r); break;
        case scan_format::json:
        case scan_format::jsonl: {
            json j = carried;
            if (options_.files.size() > 1) j["file"] = display_name(file);
            j.update(r.as_json());
            if (options_.format == scan_format::jsonl) {
                out_.write(line_of(j));
            } else {
                figures_.push_back(std::move(j));
            }
        }
        }
    }

    void add_row(const std::string& file, const figure_report& r) {
        const found_figure& f = r.figure;
        const std::string where = (options_.files.size() > 1 ? display_name(file) + ':' : "") +
                                  std::to_string(r.at.line) + ':' + std::to_string(r.at.column);
        std::string amount = text_of(f.amount);
        if (!f.amount) amount = "?";
        table_.add({where, in_one_line(r.text), amount,
                    f.unit ? std::string{f.unit->code()} : codes_of(f.candidates) + '?',
                    text_of(f.low()), text_of(f.high()),
                    f.side == hedge::none ? "" : std::string{r.name_of_hedge()},
                    f.per == rider::none ? "" : "per " + std::string{r.name_of_rider()}});
    }

    void write_csv(const std::string& file, const figure_report& r) {
        const found_figure& f = r.figure;
        std::string line;
        const auto cell = [&](std::string_view value) {
            if (!line.empty()) line += ',';
            line += csv_quoted(value);
        };
        cell(display_name(file));
        cell(r.text);
        cell(text_of(f.amount));
        cell(text_of(f.low()));
        cell(text_of(f.high()));
        cell(f.unit ? f.unit->code() : "");
        cell(codes_of(f.candidates));
        cell(r.name_of_hedge());
        cell(r.form());
        cell(r.name_of_rider());
        cell(std::to_string(f.offset));
        cell(std::to_string(f.length));
        cell(std::to_string(r.at.line));
        cell(std::to_string(r.at.column));
        out_.write(line + '\n');
    }

    const scan_command_options& options_;
    mulct::scan_options known_;
    result_stream out_;
    std::size_t bad_lines_ = 0;
    json figures_ = json::array();
    table table_{{{"place"},
                  {"text"},
                  {"amount", column_kind::number},
                  {"currency"},
                  {"low", column_kind::number},
                  {"high", column_kind::number},
                  {"hedge"},
                  {"per"}},
                 {}};
    std::string notes_;
};

} // namespace

outcome run(const scan_command_options& options) {
    return command{options}.run();
}

} // namespace mulct::cli
