#pragma once
/// Amounts in the rows of any table put into other currencies, each with its rate and the day of
/// it, a block of rows at a time. What the table holds besides is kept byte for byte.

#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/base/csv_records.hpp>
#include <mulct/bulk/exact_factor.hpp>
#include <mulct/bulk/factor_table.hpp>
#include <mulct/bulk/row_block.hpp>
#include <mulct/bulk/row_columns.hpp>
#include <mulct/convert/conversion.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace mulct::bulk {

/// Which columns of a table are read, and what is asked of them.
struct table_request {
    char separator = ',';
    decimal_separator mark = decimal_separator::point; ///< of amounts, and of what is added
    std::size_t width = 0;                             ///< columns
    std::size_t amount = 0;
    std::optional<std::size_t> currency_column; ///< or the currency of all of them
    std::optional<currency> from;
    std::optional<std::size_t> date_column; ///< or the day of all of them
    std::optional<day> on;
    std::vector<currency> targets; ///< at least one
    std::span<const rate_source* const> sources;
    lookup rule;
    rounding_rule finish;
};

/// A row that could not be converted, and why.
struct table_problem {
    row_place where;    ///< of the row
    std::size_t column; ///< from 0; of a row with too few or too many, `no_column`
    errc code;          ///< what is wrong with the cell, unless `failures` say more
    std::string cell;
    std::vector<conversion_failure> failures = {};
    std::optional<currency> to = std::nullopt;

    static constexpr std::size_t no_column = static_cast<std::size_t>(-1);
};

/// The digits of the rates that are written beside amounts: rounded half even to so many after the
/// point where they do not end before. Amounts are made from the exact ones.
inline constexpr int written_rate_places = 12;

/// One worker's. Its problems are kept up to `most_kept`, and counted.
class table_converter {
  public:
    /// The request must outlive it.
    explicit table_converter(const table_request& request) : request_(request) {
        for (const currency to : request.targets) {
            const auto places = request.finish.places ? request.finish.places : to.minor_unit();
            targets_.push_back({to,
                                places.value_or(0),
                                std::make_unique<factor_table>(to, request.sources, request.rule,
                                                               places.value_or(0)),
                                {}});
        }
    }

    /// Appends the block's rows, each with three more cells for each target: amount, rate and rate
    /// day; empty where there are none. False, and then nothing was appended, where a quote is
    /// misplaced, or does not close, in a block that was not cut `by_rows`.
    [[nodiscard]] bool convert(const row_block& block, std::string& out) {
        block_ = &block;
        read_structure(block.text, request_.separator, structure_);
        lines_.emplace_back(block.number, structure_.lines);
        const bool unsure =
            structure_.ends_in_quotes || structure_.misplaced_quote != csv_structure::nowhere;
        if (unsure) {
            if (block.how != row_block::cut::by_rows) return false;
            convert_one_by_one(out);
            return true;
        }
        const bool regular = has_width(structure_, block.text, request_.width);
        for (std::size_t field = 0; field < structure_.field_count;) {
            const std::size_t count =
                regular ? request_.width : count_fields(structure_, block.text, field);
            const std::uint32_t start = structure_.marks[field] + 1;
            const std::uint32_t end = structure_.marks[field + count];
            convert_row(start, end, field, count, out);
            field += count;
        }
        return true;
    }

    [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }
    /// How many rows lack a converted amount, and the first reasons.
    [[nodiscard]] std::uint64_t rows_without() const noexcept { return rows_without_; }
    [[nodiscard]] const std::vector<table_problem>& problems() const noexcept { return problems_; }
    /// How many line feeds each block had, by its number.
    [[nodiscard]] std::span<const std::pair<std::uint64_t, std::uint64_t>> lines() const noexcept {
        return lines_;
    }

  private:
    struct target {
        currency to;
        int places;
        std::unique_ptr<factor_table> factors;
        /// By currency and day: ",1.0659,2022-05-23".
        std::unordered_map<std::uint64_t, std::string> rates;
    };

    void convert_row(std::uint32_t start, std::uint32_t end, std::size_t field, std::size_t count,
                     std::string& out) {
        std::string_view row = block_->text.substr(start, end - start);
        const bool has_feed = end < block_->text.size();
        const bool has_return = row.ends_with('\r');
        if (has_return) row.remove_suffix(1);
        if (row.starts_with('\r')) [[unlikely]] { // which are no part of its first cell
            const std::size_t first = std::min(row.find_first_not_of('\r'), row.size());
            out += row.substr(0, first);
            row.remove_prefix(first);
            if (!row.empty()) convert_record(start + first, row, out);
        } else if (!row.empty()) {
            out += row;
            ++rows_;
            if (count == request_.width) {
                add_cells(start, field, out);
            } else {
                leave_row(start, errc::wrong_field_count, std::to_string(count), out);
            }
        }
        if (has_return) out += '\r';
        if (has_feed) out += '\n';
    }

    [[nodiscard]] cell cell_at(std::size_t field, std::size_t column) const noexcept {
        const std::uint32_t* const marks = structure_.marks.data() + field + column;
        return cell_between(block_->text.data(), marks[0] + 1, marks[1],
                            column + 1 == request_.width);
    }

    void add_cells(std::uint32_t start, std::size_t field, std::string& out) {
        if (request_.mark != decimal_separator::point) { // which `read_plain_amount` knows only
            add_odd_cells(start, texts_of(field), out);
            return;
        }
        const cell amount = cell_at(field, request_.amount);
        const plain_amount plain = read_plain_amount(amount, '.');
        std::uint16_t unit = currency_codes::none;
        if (request_.from) {
            unit = request_.from->index;
        } else {
            unit = codes_.find(cell_at(field, *request_.currency_column));
        }
        std::optional<day> on = request_.on;
        std::uint32_t place = plain_days;
        if (!on) {
            const plain_day read = read_plain_day(cell_at(field, *request_.date_column));
            if (read.month != plain_months) place = read.place;
        } else if (*on >= first_plain_day && *on - first_plain_day < last_place) {
            place = static_cast<std::uint32_t>(*on - first_plain_day);
        }
        if (!plain.is_plain || unit == currency_codes::none || place == plain_days) [[unlikely]] {
            add_odd_cells(start, texts_of(field), out);
            return;
        }
        bool is_whole = true;
        for (target& t : targets_) {
            const exact_factor& f = t.factors->find(unit, place);
            const std::uint64_t converted =
                f.times == 0 ? overflow : convert_by_policy(plain.hundredths, f);
            if (converted == overflow) [[unlikely]] {
                is_whole &= add_slowly(start, texts_of(field), t, out);
                continue;
            }
            out += request_.separator;
            add_amount(converted, t.places, out);
            out += rate_text(t, unit, place);
        }
        if (!is_whole) ++rows_without_;
    }

    static constexpr std::int32_t last_place = static_cast<std::int32_t>(plain_days);
    static constexpr std::uint64_t overflow = std::numeric_limits<std::uint64_t>::max();

    [[nodiscard, gnu::always_inline]] std::uint64_t
    convert_by_policy(std::uint64_t amount, const exact_factor& f) const noexcept {
        switch (request_.finish.policy) {
        case rounding::half_even: return convert_units<rounding::half_even>(amount, f);
        case rounding::half_up: return convert_units<rounding::half_up>(amount, f);
        case rounding::half_down: return convert_units<rounding::half_down>(amount, f);
        case rounding::toward_zero: return convert_units<rounding::toward_zero>(amount, f);
        case rounding::away: return convert_units<rounding::away>(amount, f);
        case rounding::floor: return convert_units<rounding::floor>(amount, f);
        case rounding::ceiling: return convert_units<rounding::ceiling>(amount, f);
        }
        return overflow;
    }

    /// In units of 10^-places, at least one digit before the point.
    static void add_amount(std::uint64_t units, int places, std::string& out) {
        std::array<char, 24> digits;
        auto* const first = digits.data();
        char* last = std::to_chars(first, first + digits.size(), units).ptr;
        const auto length = static_cast<std::size_t>(last - first);
        const auto fraction = static_cast<std::size_t>(places);
        if (fraction == 0) {
            out.append(first, length);
        } else if (length > fraction) {
            out.append(first, length - fraction).append(1, '.');
            out.append(first + length - fraction, fraction);
        } else {
            out.append("0.").append(fraction - length, '0').append(first, length);
        }
    }

    [[nodiscard]] const std::string& rate_text(target& t, std::uint16_t unit, std::uint32_t place) {
        const std::uint64_t key = std::uint64_t{unit} << 32 | place;
        const auto [known, is_new] = t.rates.try_emplace(key);
        if (is_new) {
            const day on = first_plain_day + static_cast<std::int32_t>(place);
            const auto along =
                find_route(currency::at(unit), t.to, request_.sources, on, request_.rule);
            known->second = rate_cells(*along);
        }
        return known->second;
    }

    /// The rate and its day, or its days of an average; what needs no published rate has none.
    [[nodiscard]] std::string rate_cells(const route& along) const {
        const decimal rate =
            cross_rate(along.legs).rounded(written_rate_places, rounding::half_even).normalized();
        std::string text{request_.separator};
        text += number_text(rate) + request_.separator;
        if (along.days) {
            text += to_string(along.days->first);
            if (along.days->count > 1) text += ".." + to_string(along.days->last);
        }
        return text;
    }

    /// A number as the table writes them, in quotes where it would be two fields.
    [[nodiscard]] std::string number_text(const decimal& x) const {
        std::string text = to_string(x);
        if (request_.mark == decimal_separator::point) return text;
        std::replace(text.begin(), text.end(), '.', to_char(request_.mark));
        return csv_quoted(text, request_.separator);
    }

    /// The cells that are read, as texts.
    struct row_texts {
        std::string amount;
        std::string code;
        std::string date;
    };
    [[nodiscard]] row_texts texts_of(std::size_t field) const {
        row_texts t{text_of(cell_at(field, request_.amount)), {}, {}};
        if (request_.currency_column) t.code = text_of(cell_at(field, *request_.currency_column));
        if (request_.date_column) t.date = text_of(cell_at(field, *request_.date_column));
        return t;
    }

    /// Cells that are not in the usual form: read strictly, or said to be wrong.
    void add_odd_cells(std::uint32_t start, const row_texts& texts, std::string& out) {
        bool is_whole = true;
        for (target& t : targets_)
            is_whole &= add_slowly(start, texts, t, out);
        if (!is_whole) ++rows_without_;
    }

    bool add_slowly(std::uint32_t start, const row_texts& texts, const target& t,
                    std::string& out) {
        const auto wrong = [&](std::size_t column, errc code, const std::string& cell) {
            // said once of a row, not for each target
            if (t.to == targets_.front().to) add_problem({place_at(start), column, code, cell});
            add_empty(1, out);
            return false;
        };
        const auto number = parse_decimal(texts.amount, request_.mark);
        if (!number) return wrong(request_.amount, number.error().code, texts.amount);
        std::optional<currency> from = request_.from;
        if (!from) {
            const auto found = currency::find(texts.code);
            if (!found) return wrong(*request_.currency_column, found.error().code, texts.code);
            from = *found;
        }
        std::optional<day> on = request_.on;
        if (!on) {
            const auto found = parse_day(texts.date);
            if (!found) return wrong(*request_.date_column, found.error().code, texts.date);
            on = *found;
        }
        const money sum{*number, *from};
        const auto made =
            mulct::convert(sum, t.to, request_.sources, *on, request_.rule, request_.finish);
        if (!made) {
            add_problem(
                {place_at(start), request_.amount, errc::empty, texts.amount, made.error(), t.to});
            add_empty(1, out);
            return false;
        }
        out += request_.separator;
        out += number_text(made->to.amount());
        out += rate_cells({made->source, made->days, made->legs});
        return true;
    }

    void add_empty(std::size_t targets, std::string& out) const {
        out.append(3 * targets, request_.separator);
    }

    void add_problem(table_problem p) {
        if (problems_.size() < most_kept) problems_.push_back(std::move(p));
    }
    /// A row that is no row of this table stays as it is.
    void leave_row(std::uint32_t start, errc code, std::string cell, std::string& out) {
        ++rows_without_;
        add_problem({place_at(start), table_problem::no_column, code, std::move(cell)});
        add_empty(request_.targets.size(), out);
    }
    [[nodiscard]] row_place place_at(std::uint32_t offset) const {
        return place_in(*block_, offset);
    }

    /// Rows among which a quote is misplaced: each by itself, as a strict reader has it.
    void convert_one_by_one(std::string& out) {
        const std::string_view text = block_->text;
        std::size_t at = 0;
        for_each_record(text, 0, request_.separator, [&](const csv_record_place& record) {
            out += text.substr(at, record.start - at);
            convert_record(record.start, record.in(text), out);
            at = record.start + record.in(text).size();
            return true;
        });
        out += text.substr(at);
    }

    /// Appends a row, without its line end, as a strict reader has it.
    void convert_record(std::size_t start, std::string_view row, std::string& out) {
        ++rows_;
        out += row;
        const auto at = static_cast<std::uint32_t>(start);
        csv_reader reader{row, request_.separator};
        if (const auto read = reader.next(fields_); !read) {
            leave_row(at, read.error().code, {}, out);
        } else if (fields_.size() != request_.width) {
            leave_row(at, errc::wrong_field_count, std::to_string(fields_.size()), out);
        } else {
            const auto cell = [&](std::optional<std::size_t> column) {
                return column ? fields_[*column].text : std::string{};
            };
            add_odd_cells(
                at,
                {cell(request_.amount), cell(request_.currency_column), cell(request_.date_column)},
                out);
        }
    }

    const table_request& request_;
    std::vector<target> targets_;
    const currency_codes& codes_ = currency_codes::all();
    csv_structure structure_;
    std::vector<csv_field> fields_; // of a row that is read by itself
    const row_block* block_ = nullptr;
    std::uint64_t rows_ = 0;
    std::uint64_t rows_without_ = 0;
    std::vector<table_problem> problems_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> lines_;
};

} // namespace mulct::bulk
