#pragma once
/// Reads cases from CSV, one row an event.

#include <mulct/base/csv.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/fines/fine_case.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// The columns of an event row. The first six and the amount with its currency are needed in the
/// header; the rest may be absent. Order is free, and other columns are passed over.
inline constexpr std::array<std::string_view, 12> fine_columns{
    "case",   "regulator", "country", "entity", "stage",  "date",
    "amount", "currency",  "law",     "sector", "source", "note"};
inline constexpr std::size_t needed_fine_columns = 8;

/// What is wrong with one row or with the header.
struct fine_error {
    error what;         ///< with the place in the file's text
    std::string column; ///< empty where it is about the whole row
    std::string value;  ///< as found
};

namespace detail {

class fine_loader {
  public:
    explicit fine_loader(std::string_view text) : text_(text), reader_(text) {}

    [[nodiscard]] result<std::vector<fine_case>, std::vector<fine_error>> load() {
        if (const auto bad = find_invalid_utf8(text_); bad != std::string_view::npos) {
            errors_.push_back({{errc::not_utf8, bad, 1}, "", ""});
        } else if (read_header()) {
            while (next())
                read_row();
            if (cases_.empty() && errors_.empty()) report(errc::empty);
        }
        if (!errors_.empty()) return failed(std::move(errors_));
        return std::move(cases_);
    }

  private:
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);

    /// Reads a record; false at the end and after text that is no CSV.
    bool next() {
        const auto more = reader_.next(fields_);
        if (!more) errors_.push_back({more.error(), "", ""});
        return more && *more;
    }

    /// About the file, its header or a whole row.
    void report(errc code, std::string_view column = {}, const std::string& value = {},
                std::size_t offset = 0) {
        errors_.push_back({{code, offset, 0}, std::string{column}, value});
    }
    /// About a field.
    void report_field(errc code, std::string_view column, const csv_field& f) {
        errors_.push_back({{code, f.offset, f.length}, std::string{column}, f.text});
    }
    void report_field(errc code, std::string_view column) {
        report_field(code, column, field(column));
    }

    bool read_header() {
        if (!next()) {
            if (errors_.empty()) report(errc::empty);
            return false;
        }
        width_ = fields_.size();
        places_.fill(absent);
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            const auto known = std::find(fine_columns.begin(), fine_columns.end(), fields_[i].text);
            if (known == fine_columns.end()) continue;
            std::size_t& place = places_[static_cast<std::size_t>(known - fine_columns.begin())];
            if (place != absent) {
                report_field(errc::duplicate_column, *known, fields_[i]);
            }
            place = i;
        }
        for (std::size_t i = 0; i < needed_fine_columns; ++i) {
            if (places_[i] == absent) report(errc::missing_column, fine_columns[i]);
        }
        return errors_.empty();
    }

    [[nodiscard]] const csv_field& field(std::string_view column) const {
        static const csv_field none{};
        const auto at = std::find(fine_columns.begin(), fine_columns.end(), column);
        const std::size_t place = places_[static_cast<std::size_t>(at - fine_columns.begin())];
        return place == absent ? none : fields_[place];
    }

    /// Reads a field, reporting what is wrong with it. Empty is none, and right.
    template <class Parse>
    auto read(std::string_view column, Parse parse) {
        using value = typename decltype(parse(std::string_view{}))::value_type;
        const csv_field& f = field(column);
        std::optional<value> v;
        if (f.text.empty()) return v;
        const auto r = parse(std::string_view{f.text});
        if (r) {
            v = *r;
        } else {
            report_field(r.error().code, column, f);
        }
        return v;
    }

    void read_row() {
        if (fields_.size() != width_) {
            report(errc::wrong_field_count, "", std::to_string(fields_.size()),
                   reader_.record_offset());
            return;
        }
        const std::size_t errors_before = errors_.size();
        for (const std::string_view needed : {"case", "regulator", "stage"}) {
            if (field(needed).text.empty()) report_field(errc::empty, needed);
        }
        const auto what = read("stage", parse_stage);
        const auto date = read("date", parse_partial_date);
        const auto number = read("amount", parse_decimal);
        const auto unit = read("currency", currency::find);
        if (number && number->is_negative()) {
            report_field(errc::negative, "amount");
        }
        if (number && !unit && field("currency").text.empty()) {
            report_field(errc::no_currency, "currency");
        }
        if (errors_.size() != errors_before) return;

        fine_event event{*what, date, std::nullopt, field("source").text, field("note").text};
        if (number) event.amount = money{*number, *unit};
        add(std::move(event));
    }

    void add(fine_event event) {
        const auto [place, is_new] = index_.emplace(field("case").text, cases_.size());
        if (is_new) {
            cases_.push_back({field("case").text,
                              field("regulator").text,
                              field("country").text,
                              field("entity").text,
                              field("law").text,
                              field("sector").text,
                              {}});
        }
        fine_case& c = cases_[place->second];
        // events whose dates leave their order open keep the file's
        for (const fine_event& earlier : c.events) {
            if (event.date && earlier.date && event.date->precedes(*earlier.date)) {
                report_field(errc::out_of_order, "date");
                return;
            }
        }
        c.events.push_back(std::move(event));
    }

    std::string_view text_;
    csv_reader reader_;
    std::vector<csv_field> fields_;
    std::size_t width_ = 0;
    std::array<std::size_t, fine_columns.size()> places_{};
    std::vector<fine_case> cases_;
    std::map<std::string, std::size_t, std::less<>> index_;
    std::vector<fine_error> errors_;
};

} // namespace detail

/// Reads a file of events. Rows of one case need not stand together, but stand in order of time.
/// Either every row is right, or all errors are returned and no case.
[[nodiscard]] inline result<std::vector<fine_case>, std::vector<fine_error>>
parse_fines(std::string_view text) {
    return detail::fine_loader{text}.load();
}

} // namespace mulct
