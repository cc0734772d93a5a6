#pragma once
/// Fines of a flat file put into one currency and into groups, a block of rows at a time.
///
/// A row in the usual forms is read, converted and added up in a few dozen steps of the machine.
/// Any other row (a partial date, a range, a missing rate, a wrong cell) goes the way that single
/// fines go, through `check_fines` and `make_fine_set`, so that every row gets the same answer by
/// either.

#include <mulct/base/csv_records.hpp>
#include <mulct/bulk/amount_lists.hpp>
#include <mulct/bulk/factor_table.hpp>
#include <mulct/bulk/fine_layout.hpp>
#include <mulct/bulk/plain_columns.hpp>
#include <mulct/bulk/plain_field.hpp>
#include <mulct/bulk/plain_sum.hpp>
#include <mulct/bulk/row_batch.hpp>
#include <mulct/bulk/row_block.hpp>
#include <mulct/bulk/row_columns.hpp>
#include <mulct/bulk/row_groups.hpp>
#include <mulct/bulk/structure.hpp>
#include <mulct/stats/fine_set.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct::bulk {

/// What is asked of the rows.
struct fine_request {
    currency in; ///< which has a minor unit
    conversion_policy policy;
    std::span<const rate_source* const> sources;
    rounding finish = rounding::half_up; ///< to the minor unit
    std::vector<group_key> keys;         ///< at least one, all `is_for_rows`
    bool keep_amounts = true; ///< for quantiles and what else needs more than count, sum and ends
    bool keep_rates = false;  ///< which ones were used, for `for_each_rate`
};

/// A row that is wrong, and why.
struct row_error {
    row_place where; ///< of the row
    fine_error what; ///< its place is one from the row's start
    std::string row;
};

/// A fine that is in no sum.
struct odd_fine {
    row_place where; ///< of its row
    std::unique_ptr<const fine_case> matter;
    uncounted_fine fine; ///< of `matter`
};

/// The sums of one worker. Add blocks, then merge: see `fine_groups`.
class fine_sums {
  public:
    /// Both, and the sources, must outlive it.
    fine_sums(const fine_layout& layout, const fine_request& request)
        : layout_(layout), request_(request), places_(request.in.minor_unit().value_or(0)),
          factors_(request.in, request.sources, request.policy.rule, places_,
                   request.keep_rates ? factor_table::remembered::what_was_asked
                                      : factor_table::remembered::nothing),
          routes_(request.in, request.sources, request.policy.rule, {request.finish, std::nullopt}),
          groups_(layout, request.keys, places_) {
        if (request.policy.when == conversion_policy::time::anchor) {
            const day_range known{first_plain_day,
                                  first_plain_day + static_cast<std::int32_t>(plain_days - 1)};
            all_are_odd_ = !known.contains(request.policy.anchor);
            if (!all_are_odd_) {
                anchor_ = static_cast<std::uint32_t>(request.policy.anchor - first_plain_day);
            }
        }
    }

    /// Adds all rows of a block, whose number is above those of the blocks before. False, and then
    /// these sums are of no use, where a quote is misplaced or does not close in a block that was
    /// not cut `by_rows`: the rows around it may not be what they seem.
    [[nodiscard]] bool add(const row_block& block) {
        block_ = &block;
        read_structure(block.text, layout_.separator, structure_);
        lines_.emplace_back(block.number, structure_.lines);
        if (!structure_.is_sound()) {
            if (structure_.has_unsure_rows() && block.how != row_block::cut::by_rows) return false;
            take_all_as_odd();
            return true;
        }
        const bool regular = has_width(structure_, block.text, layout_.width);
        if (regular && !structure_.has_odd_start && block.text.size() <= longest_fine_row) {
            add_regular_rows();
        } else {
            add_each_row(regular);
        }
        read_odd_rows();
        return true;
    }

    [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }
    /// How many rows were wrong, and the first of them.
    [[nodiscard]] std::uint64_t wrong_rows() const noexcept { return wrong_rows_; }
    [[nodiscard]] std::vector<row_error>& errors() noexcept { return errors_; }
    /// How many fines are in no sum for want of a rate, an amount or a day, how many because they
    /// are no sums, and the first of all these.
    [[nodiscard]] std::uint64_t unconverted() const noexcept { return unconverted_; }
    [[nodiscard]] std::uint64_t no_sums() const noexcept { return no_sums_; }
    [[nodiscard]] std::vector<odd_fine>& left_over() noexcept { return left_over_; }
    /// How many line feeds each block had, by its number.
    [[nodiscard]] std::span<const std::pair<std::uint64_t, std::uint64_t>> lines() const noexcept {
        return lines_;
    }

    /// How many groups there are, and the texts of a key.
    [[nodiscard]] std::size_t group_count() const noexcept { return groups_.size(); }
    [[nodiscard]] const text_table& texts(std::size_t key) const noexcept {
        return groups_.texts(key);
    }
    /// The numbers of a group's texts.
    void key_numbers(std::uint32_t group, std::span<std::uint32_t> into) const {
        groups_.key_numbers(group, into);
    }
    [[nodiscard]] const amount_lists& amounts() const noexcept { return lists_; }
    [[nodiscard]] const std::vector<plain_sum>& sums() const noexcept { return sums_; }

    /// A conversion of one unit by each rate that was used, where they are kept.
    template <class Visit>
    void for_each_rate(Visit visit) const {
        factors_.for_each_used([&](currency from, day on) {
            visit(convert(money{decimal{1}, from}, request_.in, request_.sources, on,
                          request_.policy.rule, {request_.finish, std::nullopt})
                      .value());
        });
        routes_.for_each_used(visit);
    }

  private:
    struct span_of_row {
        std::uint32_t start;
        std::uint32_t end;
    };

    /// Rows of which each may be in the usual form.
    void add_regular_rows() {
        const std::size_t width = layout_.width;
        for (std::size_t field = 0; field < structure_.field_count;) {
            const std::size_t left = (structure_.field_count - field) / width;
            batch_.count = std::min(left, row_batch::capacity);
            for (std::size_t i = 0; i < batch_.count; ++i)
                batch_.first_marks[i] = static_cast<std::uint32_t>(field + i * width);
            field += batch_.count * width;
            sum_batch();
        }
    }
    void add_each_row(bool are_regular) {
        for (std::size_t field = 0; field < structure_.field_count;) {
            const std::size_t count =
                are_regular ? layout_.width : count_fields(structure_, block_->text, field);
            const span_of_row row{structure_.marks[field] + 1, structure_.marks[field + count]};
            if (count == layout_.width && row.end - row.start <= longest_fine_row &&
                !may_start_odd(block_->text[row.start])) [[likely]] {
                batch_.first_marks[batch_.count++] = static_cast<std::uint32_t>(field);
                if (batch_.is_full()) sum_batch();
            } else {
                take_as_odd(row);
            }
            field += count;
        }
        sum_batch();
    }

    /// A CR before a row, or a byte order mark: no part of its first cell.
    [[nodiscard]] static constexpr bool may_start_odd(char first) noexcept {
        return first == '\r' || first == '\xEF';
    }
    /// Without the CRs before it, if anything is left.
    void take_as_odd(span_of_row row) {
        while (row.start < row.end && block_->text[row.start] == '\r')
            ++row.start;
        if (row.start == row.end) return;
        ++rows_;
        odd_rows_.push_back(row);
    }
    [[nodiscard]] std::string_view row_text(const span_of_row& r) const noexcept {
        return without_line_end(block_->text.substr(r.start, r.end - r.start));
    }
    /// A column of the batch's rows.
    [[nodiscard]] column column_at(std::size_t field) const noexcept {
        return {block_->text.data(), structure_.marks.data() + field, batch_.first_marks.data(),
                batch_.count, field + 1 == layout_.width};
    }

    void read_columns() {
        row_batch& b = batch_;
        std::fill_n(b.is_odd.begin(), b.count, all_are_odd_);
        read_amounts(column_at(layout_.amount), to_char(layout_.reading.mark),
                     {b.amounts.data(), b.is_odd.data()});
        read_days(column_at(layout_.date), {b.places.data(), b.months.data(), b.is_odd.data()});
        const std::uint32_t* const marks = structure_.marks.data();
        const char* const text = block_->text.data();
        const auto cell_of = [&](const std::uint32_t* row, std::size_t field) {
            return cell_between(text, row[field] + 1, row[field + 1], field + 1 == layout_.width);
        };
        const std::size_t name = layout_.matter.value_or(layout_.entity);
        for (std::size_t i = 0; i < b.count; ++i) {
            const std::uint32_t* const row = marks + b.first_marks[i];
            b.currencies[i] = codes_.find(cell_of(row, layout_.currency));
            b.is_odd[i] |= b.currencies[i] == currency_codes::none ||
                           !is_country(cell_of(row, layout_.country)) ||
                           may_be_empty(row, layout_.regulator) || may_be_empty(row, name);
        }
    }
    /// Where there must be something: two quotes or a CR are nothing yet.
    [[nodiscard, gnu::always_inline]] static bool may_be_empty(const std::uint32_t* row,
                                                               std::size_t field) noexcept {
        return row[field + 1] - row[field] <= 3;
    }

    /// Whether it is a country's code, or empty.
    [[nodiscard, gnu::always_inline]] bool is_country(cell c) const noexcept {
        if (c.length != 2) return c.length == 0;
        const auto place = detail::load_word(c.first) & 0xFFFF;
        return (countries_[place / 64] >> place % 64 & 1) != 0;
    }
    /// A bit for each two bytes.
    using country_table = std::array<std::uint64_t, 0x10000 / 64>;
    [[nodiscard]] static const country_table& countries() {
        static const country_table table = make_countries();
        return table;
    }
    [[nodiscard]] static country_table make_countries() noexcept {
        country_table table{};
        for (unsigned first = 'A'; first <= 'Z'; ++first) {
            for (unsigned second = 'A'; second <= 'Z'; ++second) {
                const char code[] = {static_cast<char>(first), static_cast<char>(second)};
                const unsigned place = first | second << 8;
                if (is_country_code({code, 2})) table[place / 64] |= std::uint64_t{1} << place % 64;
            }
        }
        return table;
    }

    void sum_batch() {
        switch (request_.finish) {
        case rounding::half_even: return sum_batch_by<rounding::half_even>();
        case rounding::half_up: return sum_batch_by<rounding::half_up>();
        case rounding::half_down: return sum_batch_by<rounding::half_down>();
        case rounding::toward_zero: return sum_batch_by<rounding::toward_zero>();
        case rounding::away: return sum_batch_by<rounding::away>();
        case rounding::floor: return sum_batch_by<rounding::floor>();
        case rounding::ceiling: return sum_batch_by<rounding::ceiling>();
        }
    }

    template <rounding Policy>
    void sum_batch_by() {
        row_batch& b = batch_;
        if (b.count == 0) return;
        rows_ += b.count;
        read_columns();
        leave_out_odd();
        convert_amounts<Policy>();
        leave_out_odd(); // each group that there is has an amount
        groups_.find(b, [&](std::size_t field) { return column_at(field); });
        add_amounts();
        b.count = 0;
    }

    template <rounding Policy>
    void convert_amounts() {
        row_batch& b = batch_;
        if (anchor_) std::fill_n(b.places.begin(), b.count, *anchor_);
        // asked for now, they are there when they are needed
        for (std::size_t i = 0; i < b.count; ++i)
            b.factors[i] = factors_.known(b.currencies[i], b.places[i]);
        for (std::size_t i = 0; i < b.count; ++i) {
            const exact_factor* f = b.factors[i];
            if (f->over == 0) [[unlikely]]
                f = &factors_.find(b.currencies[i], b.places[i]);
            const std::uint64_t converted = convert_units<Policy>(b.amounts[i], *f);
            b.amounts[i] = converted;
            b.is_odd[i] = converted == too_large || f->times == 0;
        }
    }

    void add_amounts() {
        const row_batch& b = batch_;
        if (!request_.keep_amounts) {
            if (sums_.size() < groups_.size()) sums_.resize(groups_.size());
            for (std::size_t i = 0; i < b.count; ++i)
                sums_[b.groups[i]].add(b.amounts[i]);
            return;
        }
        lists_.reserve(groups_.size());
        if (lists_.is_large()) {
            for (std::size_t i = 0; i < b.count; ++i)
                lists_.prefetch_list(b.groups[i]);
        }
        for (std::size_t i = 0; i < b.count; ++i)
            lists_.prefetch_next(b.groups[i]);
        for (std::size_t i = 0; i < b.count; ++i)
            lists_.append(b.groups[i], b.amounts[i]);
    }

    /// Those rows of the batch that are not in the usual form after all.
    void leave_out_odd() {
        if (!batch_.has_odd()) return;
        batch_.leave_out_odd([&](std::uint32_t first) {
            const std::uint32_t* const marks = structure_.marks.data() + first;
            odd_rows_.push_back({marks[0] + 1, marks[layout_.width]});
        });
    }

    static constexpr std::uint64_t too_large = std::numeric_limits<std::uint64_t>::max();

    [[nodiscard]] row_place place_at(std::size_t offset) const noexcept {
        return place_in(*block_, offset);
    }

    /// Rows of which one is no CSV or not UTF-8, found as the strict reader finds them.
    void take_all_as_odd() {
        for_each_record(block_->text, 0, layout_.separator, [&](const csv_record_place& record) {
            const std::size_t end = record.end - (record.is_ended ? 1U : 0U); // of its line feed
            take_as_odd(
                {static_cast<std::uint32_t>(record.start), static_cast<std::uint32_t>(end)});
            return true;
        });
        read_odd_rows();
    }

    /// Reads the rows that are not in the usual form, all of a block at once.
    void read_odd_rows() {
        if (odd_rows_.empty()) return;
        std::sort(odd_rows_.begin(), odd_rows_.end(),
                  [](const span_of_row& a, const span_of_row& b) { return a.start < b.start; });
        // each row by its place in the block; the header, taken before them, has none
        fine_checker checker{layout_.reading, layout_.separator};
        checker.take(without_line_end(layout_.header), 0);
        for (const span_of_row& r : odd_rows_)
            checker.take(row_text(r), r.start);
        fine_check check = checker.finish();
        const auto row_of = [&](std::size_t offset) -> const span_of_row& {
            return *(
                std::upper_bound(odd_rows_.begin(), odd_rows_.end(), offset,
                                 [](std::size_t o, const span_of_row& r) { return o < r.start; }) -
                1);
        };
        const span_of_row* last_wrong = nullptr;
        for (fine_error& e : check.errors) {
            const span_of_row& r = row_of(e.what.offset);
            if (&r != last_wrong) ++wrong_rows_;
            last_wrong = &r;
            if (errors_.size() >= most_kept) continue;
            e.what.offset -= r.start;
            errors_.push_back({place_at(r.start), std::move(e), std::string{row_text(r)}});
        }
        std::vector<const fine_case*> matters;
        for (const fine_case& c : check.file.cases)
            matters.push_back(&c);
        const fine_set set = make_fine_set(matters, request_.in, request_.policy, routes_);
        for (const counted_fine& f : set.counted)
            add_counted(f, row_of(f.matter->events.front().offset));
        for (const uncounted_fine& f : set.left_over) {
            ++(f.is_no_sum() ? no_sums_ : unconverted_);
            if (left_over_.size() >= most_kept) continue;
            const row_place where = place_at(f.matter->events.front().offset);
            // what the fine points at moves with the case
            auto& matter =
                check.file.cases[static_cast<std::size_t>(f.matter - check.file.cases.data())];
            auto kept = std::make_unique<const fine_case>(std::move(matter));
            uncounted_fine fine = f;
            fine.matter = kept.get();
            left_over_.push_back({where, std::move(kept), std::move(fine)});
        }
        odd_rows_.clear();
    }

    /// A fine in the currency of the figures, from one of the odd rows.
    void add_counted(const counted_fine& f, const span_of_row& row) {
        const auto amount = f.amount.coefficient(); // not negative, with `places_`
        if (amount >= static_cast<int128>(too_large)) {
            ++wrong_rows_;
            if (errors_.size() < most_kept) {
                errors_.push_back({place_at(row.start),
                                   {{errc::overflow, 0, 0}, "amount", 0, to_string(f.amount)},
                                   std::string{row_text(row)}});
            }
            return;
        }
        const std::uint32_t group = groups_.find(f);
        if (request_.keep_amounts) {
            lists_.reserve(groups_.size());
            lists_.append(group, static_cast<std::uint64_t>(amount));
        } else {
            if (sums_.size() < groups_.size()) sums_.resize(groups_.size());
            sums_[group].add(static_cast<std::uint64_t>(amount));
        }
    }

    const fine_layout& layout_;
    const fine_request& request_;
    int places_;
    std::optional<std::uint32_t> anchor_; // the place of the day whose rates all take
    bool all_are_odd_ = false;            // it has no place, or amounts are not in the usual form
    factor_table factors_;
    route_cache routes_;
    row_groups groups_;
    amount_lists lists_;
    std::vector<plain_sum> sums_;
    const currency_codes& codes_ = currency_codes::all();
    const country_table& countries_ = countries();
    csv_structure structure_;
    row_batch batch_{};
    const row_block* block_ = nullptr;
    std::vector<span_of_row> odd_rows_;
    std::uint64_t rows_ = 0;
    std::uint64_t wrong_rows_ = 0;
    std::uint64_t unconverted_ = 0;
    std::uint64_t no_sums_ = 0;
    std::vector<row_error> errors_;
    std::vector<odd_fine> left_over_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> lines_;
};

} // namespace mulct::bulk
