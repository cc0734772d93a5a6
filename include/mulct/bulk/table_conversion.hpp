#pragma once
/// Amounts in the rows of any table put into other currencies, each with its rate and the day of
/// it, a block of rows at a time. What the table holds besides is kept byte for byte.

#include <mulct/base/calendar.hpp>
#include <mulct/base/csv.hpp>
#include <mulct/base/csv_records.hpp>
#include <mulct/bulk/amount_digits.hpp>
#include <mulct/bulk/cell_form.hpp>
#include <mulct/bulk/exact_factor.hpp>
#include <mulct/bulk/row_block.hpp>
#include <mulct/bulk/row_columns.hpp>
#include <mulct/bulk/text_room.hpp>
#include <mulct/bulk/written_rates.hpp>
#include <mulct/convert/conversion.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::bulk {

/// Which columns of a table are read, and what is asked of them.
struct table_request {
    cell_form form;        ///< of amounts, and of what is added
    std::size_t width = 0; ///< columns
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

/// What the rows of a table are converted with, one for each target. All workers share it.
using table_rates = std::deque<written_rates>;

/// The request's sources must outlive it.
[[nodiscard]] inline table_rates make_table_rates(const table_request& request) {
    table_rates rates;
    for (const currency to : request.targets) {
        const auto places = request.finish.places ? request.finish.places : to.minor_unit();
        rates.emplace_back(to, request.sources, request.rule, places.value_or(0), request.form);
    }
    return rates;
}

/// One worker's. Its problems are kept up to `most_kept`, and counted.
class table_converter {
  public:
    /// The request and the rates made of it must outlive it.
    table_converter(const table_request& request, table_rates& rates)
        : request_(request), rates_(rates) {}

    /// The block's rows, each with three more cells for each target: amount, rate and rate day;
    /// empty where there are none. None where a quote is misplaced, or does not close, in a block
    /// that was not cut `by_rows`. The text is there until the next block.
    [[nodiscard]] std::optional<std::string_view> convert(const row_block& block) {
        block_ = &block;
        out_.clear();
        read_structure(block.text, request_.form.separator, structure_);
        lines_.emplace_back(block.number, structure_.lines);
        if (structure_.has_unsure_rows()) {
            if (block.how != row_block::cut::by_rows) return std::nullopt;
            convert_one_by_one();
        } else if (!structure_.has_odd_start && has_width(structure_, block.text, request_.width)) {
            convert_regular();
        } else {
            convert_irregular();
        }
        return out_.view();
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
    /// What is read of a row in the usual form.
    struct usual_cells {
        std::uint64_t hundredths;
        std::uint32_t place; ///< of the day; `plain_days` where some cell is in another form
        std::uint16_t unit;
    };
    static constexpr std::size_t batch = 256; ///< rows

    /// Rows that all have the table's width: some are read before they are written, so that their
    /// rates are on the way.
    void convert_regular() {
        const std::size_t rows = structure_.field_count / request_.width;
        for (std::size_t first = 0; first < rows; first += batch) {
            const std::size_t count = std::min(batch, rows - first);
            for (std::size_t i = 0; i < count; ++i) {
                usual_cells& u = usual_[i];
                u = read_cells((first + i) * request_.width);
                if (u.place == plain_days) continue;
                for (const written_rates& r : rates_)
                    r.prefetch(u.unit, u.place);
            }
            write_batch(first * request_.width, count);
        }
    }

    void convert_irregular() {
        for (std::size_t field = 0; field < structure_.field_count;) {
            const std::size_t count = count_fields(structure_, block_->text, field);
            if (block_->text[structure_.marks[field] + 1] == '\r') {
                write_after_returns(bounds_of(field, count));
            } else if (count == request_.width) {
                usual_[0] = read_cells(field);
                write_batch(field, 1);
            } else {
                const row_bounds row = bounds_of(field, count);
                write_row(row);
                if (row.length > 0 || count > 1) {
                    ++rows_;
                    leave_row(row.start, errc::wrong_field_count, std::to_string(count));
                }
                write_end(row);
            }
            field += count;
        }
    }

    /// A row without its end, and what that end is.
    struct row_bounds {
        std::uint32_t start;
        std::uint32_t length;
        bool has_return;
        bool has_feed;
    };
    [[nodiscard]] row_bounds bounds_of(std::size_t field, std::size_t count) const noexcept {
        const std::uint32_t start = structure_.marks[field] + 1;
        const std::uint32_t end = structure_.marks[field + count];
        const bool has_return = end > start && block_->text[end - 1] == '\r';
        return {start, end - start - (has_return ? 1U : 0U), has_return, end < block_->text.size()};
    }

    /// A row with CRs before it, which are no part of its first cell: as a strict reader has it.
    void write_after_returns(const row_bounds& row) {
        const std::string_view text = block_->text.substr(row.start, row.length);
        const std::size_t first = std::min(text.find_first_not_of('\r'), text.size());
        out_.append(text.substr(0, first));
        if (first < text.size()) convert_record(row.start + first, text.substr(first));
        write_end(row);
    }

    /// How much is copied at once, whether or not a row is that long: most are shorter, and of
    /// different lengths.
    static constexpr std::size_t copied_at_once = 96;
    /// What a target's cells need: they are written with more beyond them.
    static constexpr std::size_t room_of_cells = 3 + amount_room + written_rates::longest_text;

    /// Rows of the table's width whose cells were read, the first of them at a field.
    void write_batch(std::size_t field, std::size_t count) {
        switch (request_.finish.policy) {
        case rounding::half_even: return write_batch_by<rounding::half_even>(field, count);
        case rounding::half_up: return write_batch_by<rounding::half_up>(field, count);
        case rounding::half_down: return write_batch_by<rounding::half_down>(field, count);
        case rounding::toward_zero: return write_batch_by<rounding::toward_zero>(field, count);
        case rounding::away: return write_batch_by<rounding::away>(field, count);
        case rounding::floor: return write_batch_by<rounding::floor>(field, count);
        case rounding::ceiling: return write_batch_by<rounding::ceiling>(field, count);
        }
    }

    template <rounding Policy>
    void write_batch_by(std::size_t field, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i, field += request_.width) {
            const row_bounds row = bounds_of(field, request_.width);
            write_row(row);
            if (row.length > 0 || request_.width > 1) { // else a blank line
                ++rows_;
                write_cells<Policy>(row, field, usual_[i]);
            }
            write_end(row);
        }
    }

    void write_row(const row_bounds& row) {
        char* const to = out_.make_room(std::size_t{row.length} + copied_at_once);
        const char* const from = block_->text.data() + row.start;
        const bool is_short = row.length <= copied_at_once &&
                              row.start + copied_at_once <= block_->text.size() + readable_beyond;
        if (is_short) [[likely]] {
            std::memcpy(to, from, copied_at_once);
        } else {
            std::memcpy(to, from, row.length);
        }
        out_.end_at(to + row.length);
    }

    void write_end(const row_bounds& row) {
        char* to = out_.make_room(2);
        *to = '\r';
        to += row.has_return ? 1 : 0;
        *to = '\n';
        to += row.has_feed ? 1 : 0;
        out_.end_at(to);
    }

    template <rounding Policy>
    [[gnu::always_inline]] void write_cells(const row_bounds& row, std::size_t field,
                                            const usual_cells& u) {
        if (u.place == plain_days) [[unlikely]] {
            add_odd_cells(row.start, texts_of(field));
            return;
        }
        bool is_whole = true;
        for (written_rates& r : rates_) {
            const written_rates::entry& rate = r.find(u.unit, u.place);
            const std::uint64_t converted = rate.factor.times == 0
                                                ? overflow
                                                : convert_units<Policy>(u.hundredths, rate.factor);
            if (converted == overflow) [[unlikely]] {
                is_whole &= add_slowly(row.start, texts_of(field), r);
                continue;
            }
            char* to = out_.make_room(room_of_cells);
            *to++ = request_.form.separator;
            to = write_amount(converted, r.places(), request_.form, to);
            std::memcpy(to, rate.text.data(), rate.text.size());
            out_.end_at(to + rate.length());
        }
        if (!is_whole) ++rows_without_;
    }

    [[nodiscard]] cell cell_at(std::size_t field, std::size_t column) const noexcept {
        const std::uint32_t* const marks = structure_.marks.data() + field + column;
        return cell_between(block_->text.data(), marks[0] + 1, marks[1],
                            column + 1 == request_.width);
    }

    [[nodiscard, gnu::always_inline]] usual_cells read_cells(std::size_t field) const noexcept {
        const plain_amount amount =
            read_plain_amount(cell_at(field, request_.amount), to_char(request_.form.mark));
        const std::uint16_t unit = request_.from
                                       ? request_.from->index
                                       : codes_.find(cell_at(field, *request_.currency_column));
        std::uint32_t place = plain_days;
        if (!request_.on) {
            const plain_day read = read_plain_day(cell_at(field, *request_.date_column));
            if (read.month != plain_months) place = read.place;
        } else if (*request_.on >= first_plain_day &&
                   *request_.on - first_plain_day < static_cast<std::int32_t>(plain_days)) {
            place = static_cast<std::uint32_t>(*request_.on - first_plain_day);
        }
        const bool is_usual = amount.is_plain && unit != currency_codes::none;
        return {amount.hundredths, is_usual ? place : plain_days, unit};
    }

    static constexpr std::uint64_t overflow = std::numeric_limits<std::uint64_t>::max();

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
    void add_odd_cells(std::uint32_t start, const row_texts& texts) {
        bool is_whole = true;
        for (const written_rates& r : rates_)
            is_whole &= add_slowly(start, texts, r);
        if (!is_whole) ++rows_without_;
    }

    bool add_slowly(std::uint32_t start, const row_texts& texts, const written_rates& target) {
        const auto wrong = [&](std::size_t column, errc code, const std::string& cell) {
            // said once of a row, not for each target
            if (target.to() == rates_.front().to()) {
                add_problem({place_at(start), column, code, cell});
            }
            add_empty(1);
            return false;
        };
        const auto number = parse_decimal(texts.amount, request_.form.mark);
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
            mulct::convert(sum, target.to(), request_.sources, *on, request_.rule, request_.finish);
        if (!made) {
            add_problem({place_at(start), request_.amount, errc::empty, texts.amount, made.error(),
                         target.to()});
            add_empty(1);
            return false;
        }
        out_.append(1, request_.form.separator);
        out_.append(number_cell(made->to.amount(), request_.form));
        out_.append(rate_cells({made->source, made->days, made->legs}, request_.form));
        return true;
    }

    void add_empty(std::size_t targets) { out_.append(3 * targets, request_.form.separator); }

    void add_problem(table_problem p) {
        if (problems_.size() < most_kept) problems_.push_back(std::move(p));
    }
    /// A row that is no row of this table stays as it is.
    void leave_row(std::uint32_t start, errc code, std::string cell) {
        ++rows_without_;
        add_problem({place_at(start), table_problem::no_column, code, std::move(cell)});
        add_empty(request_.targets.size());
    }
    [[nodiscard]] row_place place_at(std::uint32_t offset) const {
        return place_in(*block_, offset);
    }

    /// Rows among which a quote is misplaced: each by itself, as a strict reader has it.
    void convert_one_by_one() {
        const std::string_view text = block_->text;
        std::size_t at = 0;
        for_each_record(text, 0, request_.form.separator, [&](const csv_record_place& record) {
            out_.append(text.substr(at, record.start - at));
            convert_record(record.start, record.in(text));
            at = record.start + record.in(text).size();
            return true;
        });
        out_.append(text.substr(at));
    }

    /// Writes a row, without its line end, as a strict reader has it.
    void convert_record(std::size_t start, std::string_view row) {
        ++rows_;
        out_.append(row);
        const auto at = static_cast<std::uint32_t>(start);
        csv_reader reader{row, request_.form.separator};
        if (const auto read = reader.next(fields_); !read) {
            leave_row(at, read.error().code, {});
        } else if (fields_.size() != request_.width) {
            leave_row(at, errc::wrong_field_count, std::to_string(fields_.size()));
        } else {
            const auto cell = [&](std::optional<std::size_t> column) {
                return column ? fields_[*column].text : std::string{};
            };
            add_odd_cells(at, {cell(request_.amount), cell(request_.currency_column),
                               cell(request_.date_column)});
        }
    }

    const table_request& request_;
    table_rates& rates_;
    const currency_codes& codes_ = currency_codes::all();
    csv_structure structure_;
    std::vector<csv_field> fields_; // of a row that is read by itself
    std::array<usual_cells, batch> usual_;
    text_room out_;
    const row_block* block_ = nullptr;
    std::uint64_t rows_ = 0;
    std::uint64_t rows_without_ = 0;
    std::vector<table_problem> problems_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> lines_;
};

} // namespace mulct::bulk
