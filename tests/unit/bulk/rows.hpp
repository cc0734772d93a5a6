#pragma once
// Rows of fines, what becomes of them in bulk, and what becomes of each by itself.

#include "texts.hpp"

#include <mulct/bulk/fine_groups.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// What rows come to.
struct row_answer {
    struct group {
        std::vector<std::string> keys;
        std::vector<mulct::decimal> amounts; ///< ascending

        friend bool operator==(const group&, const group&) = default;
    };
    std::vector<group> groups; ///< in the order of their keys
    std::uint64_t rows = 0;
    std::uint64_t wrong_rows = 0;
    std::uint64_t unconverted = 0;
    std::uint64_t no_sums = 0;

    friend bool operator==(const row_answer&, const row_answer&) = default;
};

/// A file of fines with a header, and what is asked of it.
struct row_question {
    std::string header;
    std::string rows;
    mulct::bulk::fine_request what;
    mulct::fine_reading reading = {};
};

/// How many rows some errors are about.
inline std::size_t count_wrong_rows(std::string_view text, const mulct::fine_reading& reading,
                                    std::span<const mulct::fine_error> errors) {
    std::vector<std::size_t> starts;
    const mulct::csv_start start = mulct::find_fine_start(text, reading);
    mulct::for_each_record(text, start.header, start.parted.separator,
                           [&](const mulct::csv_record_place& record) {
                               starts.push_back(record.start);
                               return true;
                           });
    std::set<std::size_t> wrong;
    for (const mulct::fine_error& e : errors)
        wrong.insert(*(std::upper_bound(starts.begin(), starts.end(), e.what.offset) - 1));
    return wrong.size();
}

/// What is wrong in a file, and where: in the order of the file.
struct placed_error {
    std::size_t offset;
    mulct::errc code;
    std::string column;

    friend auto operator<=>(const placed_error&, const placed_error&) = default;
};

inline std::vector<placed_error> errors_one_by_one(const row_question& q) {
    std::vector<placed_error> all;
    for (const mulct::fine_error& e : mulct::check_fines(q.header + q.rows, q.reading).errors)
        all.push_back({e.what.offset, e.what.code, e.column});
    std::sort(all.begin(), all.end());
    return all;
}

/// Each fine by itself: read, converted and put into its group as all other questions are answered.
inline row_answer answer_one_by_one(const row_question& q) {
    using namespace mulct;
    const std::string text = q.header + q.rows;
    const fine_check check = check_fines(text, q.reading);
    route_cache routes{q.what.in, q.what.sources, q.what.policy.rule, {q.what.finish}};
    std::vector<const fine_case*> matters;
    for (const fine_case& c : check.file.cases)
        matters.push_back(&c);
    const fine_set set = make_fine_set(matters, q.what.in, q.what.policy, routes);

    row_answer a;
    a.rows = check.rows;
    if (a.rows > 0) a.wrong_rows = count_wrong_rows(text, q.reading, check.errors);
    for (const uncounted_fine& f : set.left_over)
        ++(f.is_no_sum() ? a.no_sums : a.unconverted);
    std::vector<counted_fine> counted;
    for (const counted_fine& f : set.counted) {
        const bool fits = f.amount.coefficient() < std::numeric_limits<std::uint64_t>::max();
        if (fits) counted.push_back(f);
        a.wrong_rows += fits ? 0U : 1U; // in bulk, amounts are of 64 bits
    }
    for (const fine_group& g : group(counted, q.what.keys)) {
        a.groups.push_back({g.keys, amounts_of(counted, g)});
        std::sort(a.groups.back().amounts.begin(), a.groups.back().amounts.end());
    }
    return a;
}

/// The sums of some workers, each of whom takes the next of some blocks.
class summed_rows {
  public:
    summed_rows(const row_question& q, std::size_t workers)
        : what_(q.what), layout_(mulct::bulk::find_layout(q.header, q.reading).value()) {
        for (std::size_t i = 0; i < workers; ++i)
            sums_.push_back(std::make_unique<mulct::bulk::fine_sums>(layout_, what_));
    }
    /// Of all rows, in blocks of about `block_size` bytes that end where rows end.
    summed_rows(const row_question& q, std::size_t block_size, std::size_t workers)
        : summed_rows(q, workers) {
        using mulct::bulk::whole_rows;
        for (std::string_view rest = q.rows; !rest.empty();) {
            std::size_t size = std::min(block_size, rest.size());
            while (size < rest.size() && whole_rows(rest.substr(0, size)) == 0)
                ++size;
            const std::size_t whole = whole_rows(rest.substr(0, size));
            const std::string_view block = rest.substr(0, size == rest.size() ? size : whole);
            if (!add(block, mulct::bulk::row_block::cut::by_quotes)) {
                throw std::runtime_error{"a block with a misplaced quote"};
            }
            rest.remove_prefix(block.size());
        }
    }
    summed_rows(const summed_rows&) = delete; // the sums hold on to the rest
    summed_rows& operator=(const summed_rows&) = delete;

    /// Adds the next block; false where it is refused.
    [[nodiscard]] bool add(std::string_view rows, mulct::bulk::row_block::cut how) {
        const padded_text block{rows};
        const std::uint64_t number = starts_.size();
        starts_.push_back(end_);
        end_ += rows.size();
        return sums_[number % sums_.size()]->add({block.view(), number, how});
    }

    /// All errors but of amounts that are right and do not fit, if none is left out.
    [[nodiscard]] std::vector<placed_error> errors() const {
        std::vector<placed_error> all;
        for (const auto& s : sums_) {
            for (const mulct::bulk::row_error& e : s->errors()) {
                if (e.what.what.code == mulct::errc::overflow && e.what.number == 0) continue;
                const std::size_t row = starts_[e.where.block] + e.where.offset;
                all.push_back({layout_.header.size() + row + e.what.what.offset, e.what.what.code,
                               e.what.column});
            }
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    [[nodiscard]] mulct::bulk::fine_groups groups() const { return {sums_, what_}; }

    [[nodiscard]] row_answer answer() const {
        row_answer a;
        for (const auto& s : sums_) {
            a.rows += s->rows();
            a.wrong_rows += s->wrong_rows();
            a.unconverted += s->unconverted();
            a.no_sums += s->no_sums();
        }
        const mulct::bulk::fine_groups all = groups();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::size_t place[] = {i};
            const mulct::bulk::group_amounts amounts = all.amounts(place);
            row_answer::group& g = a.groups.emplace_back(row_answer::group{all.keys(i), {}});
            for (std::size_t n = 0; n < amounts.count(); ++n)
                g.amounts.push_back(amounts[n]);
        }
        return a;
    }

  private:
    mulct::bulk::fine_request what_;
    mulct::bulk::fine_layout layout_;
    std::vector<std::unique_ptr<mulct::bulk::fine_sums>> sums_;
    std::vector<std::size_t> starts_; // of the blocks
    std::size_t end_ = 0;
};

inline constexpr std::string_view row_header =
    "id,regulator,country,entity,date,amount,currency,law,sector\n";

/// Rows of all kinds below `row_header`: most in the usual form, some odd, few wrong.
inline std::string some_rows(random_numbers& random, std::size_t count, std::size_t rarity) {
    const auto pick = [&](const std::vector<std::string_view>& usual,
                          const std::vector<std::string_view>& odd) {
        return std::string{random.one_of(random.one_in(rarity) ? odd : usual)};
    };
    std::string rows;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string year = std::to_string(1999 + random.below(28));
        const std::string date = year + '-' + pick({"01", "02", "05", "12"}, {"13", "00", "5"}) +
                                 '-' + pick({"03", "11", "28", "23"}, {"30", "31", "32", "1"});
        std::string amount = std::to_string(random.word() >> (25 + random.below(39)));
        amount +=
            pick({"", ".50", ".01", ".99"}, {".5", ".125", "..9999999999999999", "/day", "x"});
        rows += std::to_string(i) + ',';
        rows += pick({"ICO", "CNIL", "\"Datatilsynet, Oslo\"", "\"The \"\"Board\"\"\"", "\xC5\xAA"},
                     {"", "\"\"", "X", "\"Line\nbreak\"", "\"\"\"\""}) +
                ',';
        rows += pick({"GB", "FR", "", "\"NO\""}, {"ZZ", "gb", "GBR", "\"\"", "EU"}) + ',';
        rows +=
            pick({"Acme", "\"A, B\"", "Clearview AI Inc."}, {"", "A", "\"C\"\"D\"", "\"\r\n\""}) +
            ',';
        rows += pick({date, date, date, '"' + date + '"'},
                     {year, year + "-05", "", "1998-12-31", "2150-01-01"}) +
                ',';
        rows +=
            pick({amount, amount, '"' + amount + '"'},
                 {"", "1 symbolic", "184467440737095516.15", "0", "-1", "12345678901234567890"}) +
            ',';
        rows += pick({"EUR", "USD", "GBP", "JPY", "HRK", "TRL", "\"CHF\""},
                     {"XQZ", "", "eur", "DEM", "XXX", "BHD", "XAU"}) +
                ',';
        rows += pick({"GDPR", ""}, {"\"\"", "\"a \"\"b\"\"\""}) + ',';
        rows += pick({"technology", "health", ""}, {"more,than it has", "\"x\""});
        rows += pick({"\n", "\n", "\r\n"}, {"\n\n", "\r\n\r\n", "\n"});
    }
    return rows;
}
