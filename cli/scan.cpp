#include <cli/scan.hpp>

#include <cli/file.hpp>
#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/refusal.hpp>
#include <cli/stream.hpp>
#include <cli/wording.hpp>

#include <mulct/base/csv.hpp>
#include <mulct/base/position.hpp>
#include <mulct/figure/scan.hpp>
#include <mulct/output/text.hpp>

#include <array>
#include <utility>

namespace mulct::cli {
namespace {

constexpr std::array<std::string_view, 5> hedge_names{"none", "over", "up_to", "nearly", "about"};
constexpr std::array<std::string_view, 8> rider_names{"",      "hour", "day",   "week",
                                                      "month", "year", "share", "unit"};

std::string text_of(const std::optional<decimal>& d) {
    return d ? to_string(*d) : "";
}

std::string codes_of(const currency_candidates& candidates) {
    std::string codes;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        codes += (i == 0 ? "" : " ") + std::string{candidates[i].code()};
    return codes;
}

// One found figure, for every format. What is carried along comes first.
struct report {
    const found_figure& figure;
    std::string_view text;
    position at;

    [[nodiscard]] std::string_view name_of_hedge() const {
        return hedge_names[static_cast<std::size_t>(figure.side)];
    }
    [[nodiscard]] std::string_view name_of_rider() const {
        return rider_names[static_cast<std::size_t>(figure.per)];
    }
    [[nodiscard]] std::string_view form() const {
        return figure.form == figure_form::range ? "range" : "simple";
    }

    [[nodiscard]] json as_json() const {
        const auto number = [](const std::optional<decimal>& d) {
            return d ? json(to_string(*d)) : json{};
        };
        json candidates = json::array();
        for (std::size_t i = 0; i < figure.candidates.size(); ++i)
            candidates.push_back(figure.candidates[i].code());
        json j{{"text", text},
               {"start", figure.offset},
               {"length", figure.length},
               {"line", at.line},
               {"column", at.column},
               {"amount", number(figure.amount)},
               {"low", number(figure.low())},
               {"high", number(figure.high())},
               {"currency", figure.unit ? json(figure.unit->code()) : json{}},
               {"candidates", candidates},
               {"currency_reason", to_string(figure.why)},
               {"hedge", name_of_hedge()},
               {"kind", form()}};
        if (figure.per != rider::none) j["per"] = name_of_rider();
        if (!figure.amount) {
            j["readings"] = json::array();
            for (const auto& r : figure.readings) {
                if (r) j["readings"].push_back(to_string(*r));
            }
        }
        return j;
    }
};

// Bytes that are not UTF-8 become U+FFFD in JSON, which has no place for them.
std::string line_of(const json& j) {
    return j.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

class command {
  public:
    explicit command(const scan_command_options& options) : options_(options) {
        if (options.language) {
            const auto l = parse_language(*options.language);
            if (!l) {
                std::string names;
                for (const std::string_view name : language_names)
                    names += (names.empty() ? "" : ", ") + std::string{name};
                throw refusal{"--lang " + in_quotes(*options.language) + ": none of " + names};
            }
            known_.spoken = *l;
        }
        if (options.currency) known_.usual = read_currency("--default-currency", *options.currency);
    }

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
            const json document = json::parse(line, nullptr, false);
            const std::string problem = problem_of(document);
            if (!problem.empty()) {
                ++bad_lines_;
                bad_line(file, number, problem);
                continue;
            }
            scan_document(file, document);
        }
    }

    // What keeps a line from being read, if anything does.
    [[nodiscard]] std::string problem_of(const json& document) const {
        if (document.is_discarded()) return "not JSON";
        if (!document.is_object()) return "not a JSON object";
        if (!document.contains(options_.field)) {
            return "no field " + in_quotes(options_.field) + "; name it with --field";
        }
        if (!document.at(options_.field).is_string()) {
            return "field " + in_quotes(options_.field) + " is no text";
        }
        if (document.contains("lang") && !document.at("lang").is_null() &&
            !document.at("lang").is_string()) {
            return "field \"lang\" is no text";
        }
        return {};
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

    void scan_document(const std::string& file, const json& document) {
        json carried = json::object();
        for (const char* key : {"id", "lang", "date"}) {
            if (document.contains(key)) carried[key] = document.at(key);
        }
        mulct::scan_options known = known_;
        if (document.contains("lang") && document.at("lang").is_string()) {
            // a language that is not read here is guessed at as if it were not named
            const auto l = parse_language(document.at("lang").get_ref<const std::string&>());
            if (l) known.spoken = *l;
        }
        const auto& text = document.at(options_.field).get_ref<const std::string&>();
        position_counter positions{text};
        scan(text, known, [&](const found_figure& f) {
            write(file, carried,
                  {f, std::string_view{text}.substr(f.offset, f.length), positions.at(f.offset)});
        });
    }

    void write(const std::string& file, const json& carried, const report& r) {
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

    void add_row(const std::string& file, const report& r) {
        const found_figure& f = r.figure;
        const std::string where = (options_.files.size() > 1 ? display_name(file) + ':' : "") +
                                  std::to_string(r.at.line) + ':' + std::to_string(r.at.column);
        std::string amount = text_of(f.amount);
        if (!f.amount) amount = "?";
        table_.add({where, shown(r.text), amount,
                    f.unit ? std::string{f.unit->code()} : codes_of(f.candidates) + '?',
                    text_of(f.low()), text_of(f.high()),
                    f.side == hedge::none ? "" : std::string{r.name_of_hedge()},
                    f.per == rider::none ? "" : "per " + std::string{r.name_of_rider()}});
    }

    // A line break in an amount is a space in a table.
    [[nodiscard]] static std::string shown(std::string_view text) {
        std::string line{text};
        for (char& c : line) {
            if (c == '\n' || c == '\r' || c == '\t') c = ' ';
        }
        return line;
    }

    void write_csv(const std::string& file, const report& r) {
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
