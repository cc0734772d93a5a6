#include <cli/validate.hpp>

#include <cli/file.hpp>
#include <cli/imports/csv_texts.hpp>
#include <cli/inputs.hpp>
#include <cli/json.hpp>
#include <cli/refusal.hpp>
#include <cli/stream.hpp>
#include <cli/wording.hpp>

#include <mulct/base/position.hpp>
#include <mulct/output/csv.hpp>

#include <array>
#include <memory>
#include <utility>

namespace mulct::cli {
namespace {

// An error and where it is.
struct finding {
    position at;
    fine_error what;
    std::string text; // column, value and sentence
};

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

// Where the findings go: out as they come, but JSON, which is one whole.
class findings_writer {
  public:
    virtual ~findings_writer() = default;
    virtual void add(const std::string& file, const finding& f) = 0;
    // After a file's last.
    virtual void end(const std::string& file, const fine_check& check, std::size_t errors) = 0;
    // After the last file: what has not been written yet.
    virtual std::string rest() = 0;
};

class text_writer : public findings_writer {
  public:
    void add(const std::string& file, const finding& f) override {
        stream_.write(file + ':' + std::to_string(f.at.line) + ':' + std::to_string(f.at.column) +
                      ": " + f.text + '\n');
    }
    void end(const std::string& file, const fine_check& check, std::size_t errors) override {
        std::string text = file + ": " + counted(check.rows, "row") + ", " +
                           counted(check.cases, "case") + ", " + counted(errors, "error") + '\n';
        for (const fine_warning w : all_warnings) {
            const std::size_t n = check.count(w);
            if (n > 0) text += "  " + counted(n, "event") + ' ' + std::string{words_for(w)} + '\n';
        }
        stream_.write(text);
    }
    std::string rest() override {
        stream_.flush();
        return {};
    }

  private:
    result_stream stream_;
};

class csv_writer : public findings_writer {
  public:
    explicit csv_writer(formula_cells formulas) : formulas_(formulas) {
        stream_.write(csv_text(findings_, formulas_));
    }

    void add(const std::string& file, const finding& f) override {
        findings_.rows.clear();
        findings_.add({file, std::to_string(f.at.line), std::to_string(f.at.column), f.what.column,
                       f.what.number > 0 ? std::to_string(f.what.number) : "", f.what.value,
                       f.text});
        const std::string with_header = csv_text(findings_, formulas_);
        stream_.write(std::string_view{with_header}.substr(with_header.find('\n') + 1));
    }
    void end(const std::string&, const fine_check&, std::size_t) override {}
    std::string rest() override {
        stream_.flush();
        return {};
    }

  private:
    static constexpr auto number = column_kind::number;
    table findings_{{{"file"},
                     {"line", number},
                     {"position", number},
                     {"column"},
                     {"column_number", number},
                     {"value"},
                     {"problem"}},
                    {}};
    formula_cells formulas_;
    result_stream stream_;
};

class json_writer : public findings_writer {
  public:
    void add(const std::string&, const finding& f) override {
        errors_.push_back({{"line", f.at.line},
                           {"position", f.at.column},
                           {"column", text(f.what.column)},
                           {"column_number", f.what.number > 0 ? json(f.what.number) : json{}},
                           {"value", text(f.what.value)},
                           {"problem", f.text}});
    }
    void end(const std::string& file, const fine_check& check, std::size_t) override {
        json warnings;
        for (const fine_warning w : all_warnings)
            warnings[std::string{to_string(w)}] = check.count(w);
        files_.push_back({{"file", file},
                          {"form", check.file.form == fine_form::flat ? "flat" : "events"},
                          {"rows", check.rows},
                          {"cases", check.cases},
                          {"errors", std::exchange(errors_, json::array())},
                          {"warnings", warnings}});
    }
    std::string rest() override { return written({{"files", files_}}); }

  private:
    static json text(const std::string& s) { return s.empty() ? json{} : json(s); }

    json files_ = json::array();
    json errors_ = json::array();
};

std::unique_ptr<findings_writer> make_writer(const validate_options& options) {
    switch (options.format) {
    case output_format::json: return std::make_unique<json_writer>();
    case output_format::csv: return std::make_unique<csv_writer>(options.formulas);
    case output_format::text: break;
    }
    return std::make_unique<text_writer>();
}

// Checks a file, a record at a time.
class file_check {
  public:
    file_check(const std::string& path, const fine_reading& reading, findings_writer& writer)
        : name_(display_name(path)), writer_(writer) {
        const auto fail = [&](errc code) {
            fine_checker checker{reading, ','};
            checker.fail({code, 0, 0});
            unreadable_ = true;
            finish(checker, {});
        };
        try {
            csv_texts texts{path,
                            [&](std::string_view text) { return find_fine_start(text, reading); }};
            if (!texts.is_sure()) {
                fail(errc::ambiguous_separator);
                return;
            }
            fine_checker checker{reading, texts.separator(), fine_checker::kept::nothing};
            check(texts, checker);
        } catch (const utf16_input&) {
            fail(errc::utf16);
        }
    }

    [[nodiscard]] std::size_t errors() const noexcept { return errors_; }
    // Whether it is no text, or not one in which the rows can be told apart to the end.
    [[nodiscard]] bool is_unreadable() const noexcept { return unreadable_; }

  private:
    void check(csv_texts& texts, fine_checker& checker) {
        text_of_record record;
        while (texts.next(record)) {
            if (record.open_quote) {
                const std::size_t at = record.open_quote_offset;
                checker.fail({errc::unclosed_quote, at, texts.offset() - at});
                unreadable_ = true;
                break;
            }
            const bool goes_on = checker.take(record.text, record.offset);
            const auto errors = checker.take_errors();
            write(errors, record);
            if (!goes_on) {
                // the columns of a header can be wrong in a file that is read well
                const errc code = errors.front().what.code;
                unreadable_ = code != errc::missing_column && code != errc::duplicate_column;
                break;
            }
        }
        finish(checker, record);
    }
    void finish(fine_checker& checker, const text_of_record& record) {
        const fine_check check = checker.finish();
        write(check.errors, record);
        writer_.end(name_, check, errors_);
    }

    void write(const std::vector<fine_error>& errors, const text_of_record& record) {
        position_counter positions{record.text};
        for (fine_error e : errors) {
            ++errors_;
            // what is said of the whole file or its header stands at its start
            const bool in_record = e.what.offset >= record.offset;
            e.what.offset -= in_record ? record.offset : e.what.offset;
            position at = in_record ? positions.at(e.what.offset) : position{};
            if (e.what.code == errc::unclosed_quote) {
                at = *record.open_quote;
            } else if (in_record) {
                at.line += record.start.line - 1;
            }
            writer_.add(name_, {at, e, describe(e, record.text)});
        }
    }

    std::string name_;
    findings_writer& writer_;
    std::size_t errors_ = 0;
    bool unreadable_ = false;
};

} // namespace

outcome run(const validate_options& options) {
    const fine_reading reading = read_form(options.form);
    outcome o;
    const auto writer = make_writer(options);
    bool unreadable = false;
    for (const std::string& path : options.files) {
        try {
            const file_check check{path, reading, *writer};
            if (check.errors() > 0) o.status = exit_status::differs;
            unreadable = unreadable || check.is_unreadable();
        } catch (const refusal& r) { // the other files can still be checked
            o.notes += "mulct: " + std::string{r.what()} + '\n';
            unreadable = true;
        }
    }
    if (unreadable) o.status = exit_status::refused;
    o.out = writer->rest();
    return o;
}

} // namespace mulct::cli
