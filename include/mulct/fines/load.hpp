#pragma once
/// Reads cases from CSV: one row an event, or one row a fine. docs/fines.md describes both forms.

#include <mulct/base/csv.hpp>
#include <mulct/base/csv_records.hpp>
#include <mulct/base/csv_separator.hpp>
#include <mulct/base/names.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/fines/country.hpp>
#include <mulct/fines/fine_case.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mulct {

/// The columns of an event row. Order is free; other columns are kept with the event.
inline constexpr std::array<std::string_view, 12> fine_columns{
    "case",   "regulator", "country", "entity", "stage",  "date",
    "amount", "currency",  "law",     "sector", "source", "note"};

/// What a row of a file is, which its header tells: a row with a stage is an event.
enum class fine_form : std::uint8_t {
    events, ///< rows of one name are one case; needs the columns up to currency
    flat,   ///< each row is a case of its own, with one imposed fine; needs no case and no stage
};

/// Whether a header of this form must have a column.
[[nodiscard]] constexpr bool is_needed(std::string_view column, fine_form form) noexcept {
    if (column == "case" || column == "stage") return form == fine_form::events;
    const auto at = std::find(fine_columns.begin(), fine_columns.end(), column);
    return at - fine_columns.begin() < 8;
}

/// What is right in a file, but less than could be known.
enum class fine_warning : std::uint8_t {
    no_date,        ///< an event without a date
    partial_date,   ///< a date that is a month or a year
    no_amount,      ///< an amount that is not established, where the stage has one
    other_currency, ///< an amount in another currency than the case's own
};

inline constexpr std::array<std::string_view, 4> fine_warning_names{"no_date", "partial_date",
                                                                    "no_amount", "other_currency"};

[[nodiscard]] constexpr std::string_view to_string(fine_warning w) noexcept {
    return fine_warning_names[static_cast<std::size_t>(w)];
}

/// What a file of fines holds.
struct fine_file {
    fine_form form = fine_form::events;
    std::vector<std::string> extra_columns; ///< the file's own, as each event's `extra`
    std::vector<fine_case> cases;
};

/// What is wrong with one row or with the header.
struct fine_error {
    error what;             ///< with the place in the file's text
    std::string column;     ///< by our name; empty where it is about a whole row
    std::size_t number = 0; ///< the column's place in the header, from 1; 0 where it has none
    std::string value;      ///< as found
    decimal_separator mark = decimal_separator::point; ///< that numbers are read with
};

/// Everything that a file has to say: what is right of it, and all that is not.
struct fine_check {
    fine_file file;
    std::size_t rows = 0;  ///< below the header
    std::size_t cases = 0; ///< that `file` has, or would have if they were kept
    std::vector<fine_error> errors;
    std::array<std::size_t, fine_warning_names.size()> warnings{}; ///< how many of each

    [[nodiscard]] std::size_t count(fine_warning w) const noexcept {
        return warnings[static_cast<std::size_t>(w)];
    }
};

/// A file's name for a column, and ours.
struct column_name {
    std::string theirs;
    std::string ours;
};

/// What the user says of a file, because its header does not.
struct fine_reading {
    std::vector<column_name> names{};                  ///< columns that it calls otherwise
    std::optional<char> separator = std::nullopt;      ///< else as `find_fine_start` finds it
    decimal_separator mark = decimal_separator::point; ///< of amounts

    /// Our name for a column.
    [[nodiscard]] std::string_view our_name(std::string_view theirs) const noexcept {
        for (const column_name& n : names) {
            if (n.theirs == theirs) return n.ours;
        }
        return theirs;
    }
};

/// A row of more bytes is an error: there, a quoted field never ended where it should have.
inline constexpr std::size_t longest_fine_row = std::size_t{1} << 20;

namespace detail {

/// By its byte order mark, or by the zero bytes that are half of its first two ASCII characters.
[[nodiscard]] constexpr bool is_utf16(std::string_view text) noexcept {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
    if (text.size() < 4) return false;
    const bool first_is_zero = text[0] == '\0';
    return first_is_zero == (text[2] == '\0') && first_is_zero != (text[1] == '\0') &&
           first_is_zero != (text[3] == '\0');
}

/// How many columns a header with these fields lacks, in the form that it has.
[[nodiscard]] inline std::size_t count_missing_columns(std::span<const csv_field> header,
                                                       const fine_reading& reading) {
    const auto has = [&](std::string_view column) {
        return std::any_of(header.begin(), header.end(),
                           [&](const csv_field& f) { return reading.our_name(f.text) == column; });
    };
    const fine_form form = has("stage") ? fine_form::events : fine_form::flat;
    return static_cast<std::size_t>(
        std::count_if(fine_columns.begin(), fine_columns.end(), [&](std::string_view column) {
            return is_needed(column, form) && !has(column);
        }));
}

} // namespace detail

/// Where the header row of a file of fines starts, and what parts its fields: by the columns that
/// it needs, if neither the user nor a line "sep=;" says so.
[[nodiscard]] inline csv_start find_fine_start(std::string_view text,
                                               const fine_reading& reading = {}) {
    return find_start(text, reading.separator, [&](std::span<const csv_field> header) {
        return detail::count_missing_columns(header, reading);
    });
}

/// Checks the records of a file of fines one by one, so that it can be of any length.
class fine_checker {
  public:
    enum class kept : std::uint8_t { cases, nothing };

    fine_checker(const fine_reading& reading, char separator, kept keep = kept::cases)
        : reading_(reading), separator_(separator), keep_(keep) {}

    /// Takes the next record, the header first: its text without the line end, and where in the
    /// file it starts. Of one longer than `longest_fine_row` the beginning is enough. False if
    /// there is no going on.
    bool take(std::string_view record, std::size_t offset) {
        start_ = offset;
        const bool is_header = width_ == 0;
        if (!is_header) ++check_.rows;
        if (record.size() > longest_fine_row) {
            report(errc::long_row);
            return !is_header;
        }
        if (!read_fields(record)) return !is_header;
        if (is_header) return read_header();
        read_row();
        return true;
    }

    /// After the header: what its rows are, how many columns it has, and where a column of ours
    /// is among them.
    [[nodiscard]] fine_form form() const noexcept { return file_.form; }
    [[nodiscard]] std::size_t width() const noexcept { return width_; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const noexcept {
        const std::size_t place = place_of(column);
        if (place == absent) return std::nullopt;
        return place;
    }

    /// For what is wrong with the file itself, after which nothing can be taken.
    void fail(const error& e) { add_error({e, "", 0, ""}); }

    /// What has been found since this was last asked for, in the order of the file.
    [[nodiscard]] std::vector<fine_error> take_errors() {
        // in one row, what is wrong with the case comes after what is wrong with the event
        std::stable_sort(
            errors_.begin(), errors_.end(),
            [](const fine_error& a, const fine_error& b) { return a.what.offset < b.what.offset; });
        return std::exchange(errors_, {});
    }

    /// After the last record.
    [[nodiscard]] fine_check finish() {
        if (check_.rows == 0 && !any_errors_) add_error({{errc::empty, 0, 0}, "", 0, ""});
        for (const case_state& c : states_)
            count_other_currencies(c);
        if (keep_ == kept::nothing) file_.cases.clear();
        check_.file = std::move(file_);
        check_.errors = take_errors();
        return std::move(check_);
    }

  private:
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    /// What later rows of a case are compared with, besides what is said of it.
    struct case_state {
        day latest = day::earliest(); ///< before which no later event can end
        std::optional<currency> own;  ///< of its decisions
        std::vector<currency> proposed;
    };

    bool read_fields(std::string_view record) {
        if (const auto bad = find_invalid_utf8(record); bad != std::string_view::npos) {
            add_error({{errc::not_utf8, start_ + bad, 1}, "", 0, ""});
            return false;
        }
        const auto read = csv_reader{record, separator_}.next(fields_);
        if (!read) add_error({shifted(read.error(), start_), "", 0, ""});
        return read && *read;
    }

    void add_error(fine_error e) {
        e.mark = reading_.mark;
        errors_.push_back(std::move(e));
        any_errors_ = true;
        row_is_right_ = false;
    }

    /// About the file, its header or a whole row.
    void report(errc code, std::string_view column = {}, const std::string& value = {}) {
        add_error({{code, start_, 0}, std::string{column}, 0, value});
    }
    /// About a field.
    void report_field(errc code, std::string_view column, std::size_t place) {
        const csv_field& f = fields_[place];
        add_error({{code, start_ + f.offset, f.length}, std::string{column}, place + 1, f.text});
    }
    /// About a field of ours, which the header has.
    void report_field(errc code, std::string_view column) {
        report_field(code, column, place_of(column));
    }

    void warn(fine_warning w) { ++check_.warnings[static_cast<std::size_t>(w)]; }

    bool read_header() {
        width_ = fields_.size();
        for (const csv_field& f : fields_) {
            // what ends with CR alone is one long line
            const std::size_t cr = f.text.find('\r');
            if (cr == std::string::npos) continue;
            add_error({{errc::bad_header, start_ + f.offset + cr, 1}, "", 0, ""});
            return false;
        }
        places_.fill(absent);
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            const std::string_view name = reading_.our_name(fields_[i].text);
            const auto known = std::find(fine_columns.begin(), fine_columns.end(), name);
            if (known == fine_columns.end()) {
                // several columns without a name are what a spreadsheet's empty columns become
                const bool again = !name.empty() && has_extra(name);
                if (again) report_field(errc::duplicate_column, name, i);
                extra_places_.push_back(i);
                file_.extra_columns.emplace_back(name);
                continue;
            }
            std::size_t& place = places_[static_cast<std::size_t>(known - fine_columns.begin())];
            if (place != absent) report_field(errc::duplicate_column, name, i);
            place = i;
        }
        for (const column_name& n : reading_.names) {
            const auto at = std::find_if(fields_.begin(), fields_.end(),
                                         [&](const csv_field& f) { return f.text == n.theirs; });
            if (at == fields_.end()) report(errc::missing_column, n.theirs);
        }
        file_.form = has("stage") ? fine_form::events : fine_form::flat;
        for (const std::string_view column : fine_columns) {
            if (is_needed(column, file_.form) && !has(column)) report(errc::missing_column, column);
        }
        return !any_errors_;
    }

    [[nodiscard]] bool has_extra(std::string_view name) const {
        return std::find(file_.extra_columns.begin(), file_.extra_columns.end(), name) !=
               file_.extra_columns.end();
    }
    [[nodiscard]] std::size_t place_of(std::string_view column) const noexcept {
        const auto at = std::find(fine_columns.begin(), fine_columns.end(), column);
        return places_[static_cast<std::size_t>(at - fine_columns.begin())];
    }
    [[nodiscard]] bool has(std::string_view column) const { return place_of(column) != absent; }

    /// A field's text; empty where the header has no such column.
    [[nodiscard]] const std::string& text(std::string_view column) const {
        static const std::string none;
        const std::size_t place = place_of(column);
        return place == absent ? none : fields_[place].text;
    }

    /// Reads a field, reporting what is wrong with it. Empty is none, and right.
    template <class Parse>
    auto read(std::string_view column, Parse parse) {
        using value = typename decltype(parse(std::string_view{}))::value_type;
        const std::string& found = text(column);
        std::optional<value> v;
        if (found.empty()) return v;
        const auto r = parse(std::string_view{found});
        if (r) {
            v = *r;
        } else {
            report_field(r.error().code, column);
        }
        return v;
    }

    void read_row() {
        if (fields_.size() != width_) {
            report(errc::wrong_field_count, "", std::to_string(fields_.size()));
            return;
        }
        row_is_right_ = true;
        const bool flat = file_.form == fine_form::flat;
        const bool nameless = flat && text("case").empty(); // then it is known by whom it was for
        for (const std::string_view needed : {nameless ? "entity" : "case", "regulator", "stage"}) {
            if (has(needed) && text(needed).empty()) report_field(errc::empty, needed);
        }
        if (const std::string& country = text("country");
            !country.empty() && !is_country_code(country)) {
            report_field(errc::unknown_country, "country");
        }
        const auto what = flat ? stage::imposed : read("stage", parse_stage);
        const auto date = read("date", parse_partial_date);
        const bool right_so_far = std::exchange(row_is_right_, true);
        // the form of an amount does not depend on its currency
        constexpr currency none = *currency::find("XXX");
        const auto amount = read("amount", [&](std::string_view cell) {
            return parse_fine_amount(cell, none, reading_.mark);
        });
        const auto unit = read("currency", currency::find);
        if (row_is_right_ && amount && !unit) report_field(errc::no_currency, "currency");
        if (!row_is_right_ || !right_so_far) return;

        fine_event event{*what, date, {}, {}, {}};
        if (amount) event.amount = *parse_fine_amount(text("amount"), *unit, reading_.mark);
        if (keep_ == kept::cases) {
            event.source = text("source");
            event.note = text("note");
            for (const std::size_t place : extra_places_)
                event.extra.push_back(fields_[place].text);
            event.offset = start_;
        }
        if (!flat) {
            add(std::move(event), text("case"));
            return;
        }
        ++check_.cases;
        count_gaps(event);
        if (keep_ == kept::nothing) return;
        file_.cases.push_back(named(nameless ? text("entity") : text("case")));
        file_.cases.back().events.push_back(std::move(event));
    }

    /// The row's case, without events.
    [[nodiscard]] fine_case named(const std::string& name) const {
        return {
            name, text("regulator"), text("country"), text("entity"), text("law"), text("sector"),
            {}};
    }

    /// What is said of a case is the same in all its rows, or left out.
    bool agrees_with(fine_case& c) {
        const auto compare = [&](std::string_view column, std::string& value) {
            const std::string& here = text(column);
            if (value.empty()) value = here;
            if (!here.empty() && here != value) report_field(errc::conflicting_row, column);
        };
        compare("regulator", c.regulator);
        compare("country", c.country);
        compare("entity", c.entity);
        compare("law", c.law);
        compare("sector", c.sector);
        return row_is_right_;
    }

    /// An event of a case that has several.
    void add(fine_event event, const std::string& name) {
        const auto [known, is_new] = places_of_cases_.emplace(name, file_.cases.size());
        if (is_new) {
            file_.cases.push_back(named(name));
            states_.emplace_back();
            ++check_.cases;
        }
        fine_case& c = file_.cases[known->second];
        case_state& state = states_[known->second];
        if (!agrees_with(c)) return;
        // events whose dates leave their order open keep the file's
        if (event.date) {
            if (event.date->days.last < state.latest) {
                report_field(errc::out_of_order, "date");
                return;
            }
            state.latest = std::max(state.latest, event.date->days.first);
        }
        count_gaps(event);
        if (event.amount.is_known()) note_currency(state, event);
        if (keep_ == kept::cases) c.events.push_back(std::move(event));
    }

    void count_gaps(const fine_event& event) {
        if (!event.date) warn(fine_warning::no_date);
        if (event.date && !event.date->is_day()) warn(fine_warning::partial_date);
        const bool needs_amount = event.what != stage::annulled && event.what != stage::reinstated;
        if (needs_amount && !event.amount.is_known()) warn(fine_warning::no_amount);
    }

    /// As `own_currency` has it: that of the first decision, or else of the last proposal.
    void note_currency(case_state& state, const fine_event& event) {
        const currency unit = event.amount.unit();
        if (state.own) {
            if (unit != *state.own) warn(fine_warning::other_currency);
        } else if (event.what == stage::proposed) {
            state.proposed.push_back(unit);
        } else {
            state.own = unit;
            count_other_currencies(state);
            state.proposed.clear();
        }
    }
    /// Of its proposals.
    void count_other_currencies(const case_state& state) {
        if (state.proposed.empty()) return;
        const currency own = state.own.value_or(state.proposed.back());
        for (const currency unit : state.proposed) {
            if (unit != own) warn(fine_warning::other_currency);
        }
    }

    fine_reading reading_;
    char separator_;
    kept keep_;
    std::size_t start_ = 0; // of the record at hand
    std::vector<csv_field> fields_;
    std::size_t width_ = 0; // of the header; none has been read while it is 0
    std::array<std::size_t, fine_columns.size()> places_{};
    std::vector<std::size_t> extra_places_;
    std::unordered_map<std::string, std::size_t> places_of_cases_;
    std::vector<case_state> states_; // of each case in `file_`
    fine_file file_;
    fine_check check_;
    std::vector<fine_error> errors_;
    bool any_errors_ = false;
    bool row_is_right_ = true;
};

/// Reads a file of either form, as far as it can be read. Rows of one case need not stand together,
/// but stand in order of time.
[[nodiscard]] inline fine_check check_fines(std::string_view text,
                                            const fine_reading& reading = {}) {
    const csv_start start = find_fine_start(text, reading);
    fine_checker checker{reading, start.parted.separator};
    if (detail::is_utf16(text)) {
        checker.fail({errc::utf16, 0, 0});
        return checker.finish();
    }
    if (!start.parted.is_sure) {
        checker.fail({errc::ambiguous_separator, start.header, 0});
        return checker.finish();
    }
    for_each_record(text, start.header, start.parted.separator,
                    [&](const csv_record_place& record) {
                        if (const auto quote = record.open_quote) {
                            checker.fail({errc::unclosed_quote, *quote, text.size() - *quote});
                            return false;
                        }
                        return checker.take(record.in(text), record.start);
                    });
    return checker.finish();
}

/// The same where nothing may be wrong: all cases, or all errors.
[[nodiscard]] inline result<fine_file, std::vector<fine_error>>
parse_fines(std::string_view text, const fine_reading& reading = {}) {
    fine_check check = check_fines(text, reading);
    if (!check.errors.empty()) return failed(std::move(check.errors));
    return std::move(check.file);
}

} // namespace mulct
