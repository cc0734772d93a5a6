#include <cli/scan.hpp>

#include <cli/block_work.hpp>
#include <cli/figure_report.hpp>
#include <cli/file.hpp>
#include <cli/json.hpp>
#include <cli/line_source.hpp>
#include <cli/text_document.hpp>
#include <cli/wording.hpp>

#include <mulct/base/csv.hpp>
#include <mulct/base/position.hpp>
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

std::string text_of(const std::optional<decimal>& d) {
    return d ? to_string(*d) : "";
}

// What was found and is printed at the end.
struct findings {
    std::vector<json> figures;
    std::vector<std::vector<std::string>> rows; // of the table
    std::string notes;
    std::size_t bad_lines = 0;

    // Those of what comes after.
    void append(findings later) {
        std::move(later.figures.begin(), later.figures.end(), std::back_inserter(figures));
        std::move(later.rows.begin(), later.rows.end(), std::back_inserter(rows));
        notes += later.notes;
        bad_lines += later.bad_lines;
    }
};

// Lines of CSV and JSON Lines are handed out when there are so many bytes of them.
constexpr std::size_t enough_lines = std::size_t{1} << 18;

// One worker's.
class text_scanner {
  public:
    explicit text_scanner(const scan_command_options& options)
        : options_(options), known_(read_scan_options(options.language, options.currency)) {}

    // Lines are given to put(lines).
    template <class Put>
    void scan_text(const std::string& file, std::string_view content, Put put) {
        scan_document(file, json::object(), content, known_, [&] {
            if (lines_.size() < enough_lines) return;
            put(lines_);
            lines_.clear();
        });
        put(lines_);
        lines_.clear();
    }

    void begin_lines() { lines_.clear(); }

    void scan_line(const std::string& file, std::uint64_t number, std::string_view line) {
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
        const document_line read = read_document(line, options_.field, known_);
        if (read.document) {
            const text_document& d = *read.document;
            scan_document(file, d.carried, d.text, d.known, [] {});
        } else {
            bad_line(file, number, read.problem);
        }
    }

    // Of CSV and JSON Lines, since they were begun.
    [[nodiscard]] std::string_view lines() const noexcept { return lines_; }
    // Since they were asked for last.
    [[nodiscard]] findings take_findings() { return std::exchange(found_, {}); }

  private:
    template <class AfterEach>
    void scan_document(const std::string& file, const json& carried, std::string_view text,
                       const mulct::scan_options& known, AfterEach after_each) {
        position_counter positions{text};
        scan(text, known, [&](const found_figure& f) {
            write(file, carried, {f, text.substr(f.offset, f.length), positions.at(f.offset)});
            after_each();
        });
    }

    void bad_line(const std::string& file, std::uint64_t number, const std::string& problem) {
        ++found_.bad_lines;
        json record = json::object();
        if (options_.files.size() > 1) record["file"] = display_name(file);
        record["line"] = number;
        record["error"] = problem;
        switch (options_.format) {
        case scan_format::jsonl: lines_ += line_of(record); break;
        case scan_format::json: found_.figures.push_back(std::move(record)); break;
        case scan_format::csv:
        case scan_format::text:
            found_.notes += "mulct: " + display_name(file) + ':' + std::to_string(number) + ": " +
                            problem + '\n';
            break;
        }
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
                lines_ += line_of(j);
            } else {
                found_.figures.push_back(std::move(j));
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
        found_.rows.push_back(
            {where, in_one_line(r.text), amount,
             f.unit ? std::string{f.unit->code()} : codes_of(f.candidates) + '?', text_of(f.low()),
             text_of(f.high()), f.side == hedge::none ? "" : std::string{r.name_of_hedge()},
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
        lines_ += line + '\n';
    }

    const scan_command_options& options_;
    mulct::scan_options known_;
    std::string lines_;
    findings found_;
};

class command {
  public:
    explicit command(const scan_command_options& options)
        : options_(options), scanners_(worker_count(options.threads), text_scanner{options}) {}

    [[nodiscard]] outcome run() {
        if (options_.format == scan_format::csv) {
            out_.write("file,text,amount,low,high,currency,candidates,hedge,kind,per,start,length,"
                       "line,column\n");
        }
        const std::vector<std::string> standard_input{"-"};
        for (const std::string& file : options_.files.empty() ? standard_input : options_.files) {
            if (options_.input == scan_input::text) {
                scan_text(file);
            } else if (out_.wanted()) {
                scan_lines(file);
            }
        }
        end();
        outcome o;
        if (all_.bad_lines > 0) {
            o.status = exit_status::differs;
            o.notes =
                all_.notes + "mulct: " + counted(all_.bad_lines, "line") + " could not be read\n";
        }
        return o;
    }

  private:
    // Figures span lines, and what words mean may depend on all of a text: so it is one piece.
    void scan_text(const std::string& file) {
        text_scanner& scanner = scanners_.front();
        const std::string content = read_file(file);
        scanner.scan_text(file, content, [&](std::string_view lines) { out_.write(lines); });
        all_.append(scanner.take_findings());
    }

    void scan_lines(const std::string& file) {
        line_source source{file};
        progress shown{source.bytes_in_all(), "lines"};
        // no block is refused
        static_cast<void>(work_in_order<line_block>(
            source, static_cast<unsigned>(scanners_.size()), shown, out_,
            [&](unsigned worker, const line_block& block) {
                text_scanner& scanner = scanners_[worker];
                scanner.begin_lines();
                block.for_each([&](std::uint64_t number, std::string_view line) {
                    scanner.scan_line(file, number, line);
                });
                return std::optional{worked_block{scanner.lines(), block.lines()}};
            },
            [&](unsigned worker) { all_.append(scanners_[worker].take_findings()); }));
    }

    void end() {
        if (options_.format == scan_format::json) {
            json all;
            all["figures"] = std::move(all_.figures);
            out_.write(written(all));
        }
        if (options_.format == scan_format::text && !all_.rows.empty()) {
            out_.write(aligned_text({{{"place"},
                                      {"text"},
                                      {"amount", column_kind::number},
                                      {"currency"},
                                      {"low", column_kind::number},
                                      {"high", column_kind::number},
                                      {"hedge"},
                                      {"per"}},
                                     std::move(all_.rows)}));
        }
        out_.keep();
    }

    const scan_command_options& options_;
    std::vector<text_scanner> scanners_; // one for each worker
    findings all_;
    block_writer out_{std::nullopt};
};

} // namespace

outcome run(const scan_command_options& options) {
    return command{options}.run();
}

} // namespace mulct::cli
