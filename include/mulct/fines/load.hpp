#pragma once
/// Reads cases from CSV: one row an event, or one row a fine. docs/fines.md describes both forms.

#include <mulct/base/csv.hpp>
#include <mulct/base/names.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/fines/country.hpp>
#include <mulct/fines/fine_case.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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
};

/// Everything that a file has to say: what is right of it, and all that is not.
struct fine_check {
    fine_file file;
    std::size_t rows = 0; ///< below the header
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

/// A row of more bytes is an error: there, a quoted field never ended where it should have.
inline constexpr std::size_t longest_fine_row = std::size_t{1} << 20;

namespace detail {

/// Comma, or semicolon where the header line has one and no comma: spreadsheets write it so in
/// countries with a decimal comma.
[[nodiscard]] constexpr char fine_separator(std::string_view text) noexcept {
    bool quoted = false;
    bool semicolon = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == ',') return ',';
        if (c == '\n' && semicolon) break;
        semicolon = semicolon || c == ';';
    }
    return semicolon ? ';' : ',';
}

/// By its byte order mark, or by the zero bytes that are half of its first two ASCII characters.
[[nodiscard]] constexpr bool is_utf16(std::string_view text) noexcept {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
    if (text.size() < 4) return false;
    const bool first_is_zero = text[0] == '\0';
    return first_is_zero == (text[2] == '\0') && first_is_zero != (text[1] == '\0') &&
           first_is_zero != (text[3] == '\0');
}

class fine_loader {
  public:
    fine_loader(std::string_view text, const std::vector<column_name>& names)
        : text_(text), names_(names), reader_(text, fine_separator(text)) {}

    [[nodiscard]] fine_check load() {
        if (is_utf16(text_)) {
            errors_.push_back({{errc::utf16, 0, 0}, "", 0, ""});
        } else if (const auto bad = find_invalid_utf8(text_); bad != std::string_view::npos) {
            errors_.push_back({{errc::not_utf8, bad, 1}, "", 0, ""});
        } else if (read_header()) {
            while (next()) {
                ++check_.rows;
                read_row();
            }
            if (check_.rows == 0 && errors_.empty()) report(errc::empty);
            for (const fine_case& c : file_.cases)
                count_foreign_amounts(c);
        }
        check_.file = std::move(file_);
        check_.errors = std::move(errors_);
        return std::move(check_);
    }

  private:
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    /// Reads a record; false at the end and after text that is no CSV.
    bool next() {
        const auto more = reader_.next(fields_);
        if (!more) errors_.push_back({more.error(), "", 0, ""});
        return more && *more;
    }

    /// About the file, its header or a whole row.
    void report(errc code, std::string_view column = {}, const std::string& value = {},
                std::size_t offset = 0) {
        errors_.push_back({{code, offset, 0}, std::string{column}, 0, value});
    }
    /// About a field.
    void report_field(errc code, std::string_view column, std::size_t place) {
        const csv_field& f = fields_[place];
        errors_.push_back({{code, f.offset, f.length}, std::string{column}, place + 1, f.text});
    }
    /// About a field of ours, which the header has.
    void report_field(errc code, std::string_view column) {
        report_field(code, column, place_of(column));
    }

    void warn(fine_warning w) { ++check_.warnings[static_cast<std::size_t>(w)]; }

    [[nodiscard]] std::string_view our_name(std::string_view theirs) const {
        for (const column_name& n : names_) {
            if (n.theirs == theirs) return n.ours;
        }
        return theirs;
    }

    bool read_header() {
        if (!next()) {
            if (errors_.empty()) report(errc::empty);
            return false;
        }
        width_ = fields_.size();
        places_.fill(absent);
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            const std::string_view name = our_name(fields_[i].text);
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
        for (const column_name& n : names_) {
            const auto at = std::find_if(fields_.begin(), fields_.end(),
                                         [&](const csv_field& f) { return f.text == n.theirs; });
            if (at == fields_.end()) report(errc::missing_column, n.theirs);
        }
        file_.form = has("stage") ? fine_form::events : fine_form::flat;
        for (const std::string_view column : fine_columns) {
            if (is_needed(column, file_.form) && !has(column)) report(errc::missing_column, column);
        }
        return errors_.empty();
    }

    [[nodiscard]] bool has_extra(std::string_view name) const {
        return std::find(file_.extra_columns.begin(), file_.extra_columns.end(), name) !=
               file_.extra_columns.end();
    }
    [[nodiscard]] std::size_t place_of(std::string_view column) const {
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
        const std::size_t start = reader_.record_offset();
        if (fields_.back().offset + fields_.back().length - start > longest_fine_row) {
            report(errc::long_row, "", "", start);
            return;
        }
        if (fields_.size() != width_) {
            report(errc::wrong_field_count, "", std::to_string(fields_.size()), start);
            return;
        }
        const std::size_t errors_before = errors_.size();
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
        const std::size_t errors_before_currency = errors_.size();
        // the form of an amount does not depend on its currency
        const auto amount_in = [](currency c) {
            return [c](std::string_view cell) { return parse_fine_amount(cell, c); };
        };
        constexpr currency none = *currency::find("XXX");
        const auto amount = read("amount", amount_in(none));
        const auto unit = read("currency", currency::find);
        if (errors_.size() == errors_before_currency && amount && !unit) {
            report_field(errc::no_currency, "currency");
        }
        if (errors_.size() != errors_before) return;

        fine_event event{*what, date, {}, text("source"), text("note")};
        if (amount) event.amount = *parse_fine_amount(text("amount"), *unit);
        for (const std::size_t place : extra_places_)
            event.extra.push_back(fields_[place].text);
        event.offset = start;
        add(std::move(event), nameless ? text("entity") : text("case"));
    }

    /// The case that a row belongs to; null if the row contradicts it.
    fine_case* find_case(const std::string& name) {
        if (file_.form == fine_form::events) {
            const auto [place, is_new] = index_.emplace(name, file_.cases.size());
            if (!is_new) {
                fine_case& c = file_.cases[place->second];
                return agrees_with(c) ? &c : nullptr;
            }
        }
        file_.cases.push_back({name,
                               text("regulator"),
                               text("country"),
                               text("entity"),
                               text("law"),
                               text("sector"),
                               {}});
        latest_.push_back(day::earliest());
        return &file_.cases.back();
    }

    /// What is said of a case is the same in all its rows, or left out.
    bool agrees_with(fine_case& c) {
        const std::size_t errors_before = errors_.size();
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
        return errors_.size() == errors_before;
    }

    void add(fine_event event, const std::string& name) {
        fine_case* const c = find_case(name);
        if (c == nullptr) return;
        // events whose dates leave their order open keep the file's
        day& latest = latest_[static_cast<std::size_t>(c - file_.cases.data())];
        if (event.date) {
            if (event.date->days.last < latest) {
                report_field(errc::out_of_order, "date");
                return;
            }
            latest = std::max(latest, event.date->days.first);
        }
        if (!event.date) warn(fine_warning::no_date);
        if (event.date && !event.date->is_day()) warn(fine_warning::partial_date);
        const bool needs_amount = event.what != stage::annulled && event.what != stage::reinstated;
        if (needs_amount && !event.amount.is_known()) warn(fine_warning::no_amount);
        c->events.push_back(std::move(event));
    }

    void count_foreign_amounts(const fine_case& c) {
        for (const fine_event& e : c.events) {
            if (e.amount.is_known() && e.amount.unit() != own_currency(c)) {
                warn(fine_warning::other_currency);
            }
        }
    }

    std::string_view text_;
    const std::vector<column_name>& names_;
    csv_reader reader_;
    std::vector<csv_field> fields_;
    std::size_t width_ = 0;
    std::array<std::size_t, fine_columns.size()> places_{};
    std::vector<std::size_t> extra_places_;
    std::map<std::string, std::size_t, std::less<>> index_;
    std::vector<day> latest_; // of each case, the last day before which no later event can end
    fine_file file_;
    fine_check check_;
    std::vector<fine_error> errors_;
};

} // namespace detail

/// Reads a file of either form, as far as it can be read. Rows of one case need not stand together,
/// but stand in order of time. `names` says which of the file's columns are ours.
[[nodiscard]] inline fine_check check_fines(std::string_view text,
                                            const std::vector<column_name>& names = {}) {
    return detail::fine_loader{text, names}.load();
}

/// The same where nothing may be wrong: all cases, or all errors.
[[nodiscard]] inline result<fine_file, std::vector<fine_error>>
parse_fines(std::string_view text, const std::vector<column_name>& names = {}) {
    fine_check check = check_fines(text, names);
    if (!check.errors.empty()) return failed(std::move(check.errors));
    return std::move(check.file);
}

} // namespace mulct
