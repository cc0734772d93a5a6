#pragma once
/// What becomes of a row of another program's file, and the account of all rows.

#include <mulct/fines/country_name.hpp>
#include <mulct/fines/fine_case.hpp>
#include <mulct/fines/import_doubt.hpp>
#include <mulct/fines/raw_fine.hpp>
#include <mulct/fines/written_date.hpp>
#include <mulct/fines/written_fine.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// What became of a row: imported if it is not rejected, with doubt if there is any.
struct import_row {
    raw_fine raw;
    fine_case matter = {}; ///< with one event; nothing where the row is rejected
    import_doubts doubts = {};
    std::optional<import_rejection> rejected = std::nullopt;
    std::optional<decimal> number = std::nullopt; ///< that was read, whatever its currency
    bool disagrees = false;                       ///< with the other program's reading
};

namespace detail {

/// Whether another program read the same. Where it has nothing to say of the number or the
/// currency, that is no disagreement.
[[nodiscard]] inline bool agrees_with_other(const import_row& row) {
    const raw_fine& raw = row.raw;
    if (raw.other_number.empty()) return true;
    const auto theirs = parse_decimal(raw.other_number);
    if (!theirs || !row.number || *theirs != *row.number) return false;
    const fine_amount& ours = row.matter.events.front().amount;
    // a minus sign it has dropped, an end of a range
    if (row.doubts.has(import_doubt::negative) || ours.form() == amount_form::range) return false;
    if (raw.other_currency.empty() || !ours.is_known()) return true;
    return raw.other_currency == ours.unit().code();
}

[[nodiscard]] inline std::string without_word_for_nothing(const std::string& text) {
    return is_word_for_nothing(ascii::trimmed(text)) ? std::string{}
                                                     : std::string{ascii::trimmed(text)};
}

} // namespace detail

/// Reads one row by the rules.
[[nodiscard]] inline import_row read_import_row(raw_fine raw, const import_rules& rules) {
    import_row row{std::move(raw)};
    const raw_fine& r = row.raw;
    row.doubts = r.doubts;
    const auto rejected = [&](import_rejection why) {
        row.rejected = why;
        return std::move(row);
    };
    if (r.rejected) return rejected(*r.rejected);

    fine_event event{stage::imposed, {}, {}, r.source, r.note, r.extra};
    if (!r.stage.empty()) {
        const auto known = std::find_if(rules.stages.begin(), rules.stages.end(),
                                        [&](const stage_word& w) { return w.theirs == r.stage; });
        const auto own = parse_stage(r.stage);
        if (known == rules.stages.end() && !own) return rejected(import_rejection::unknown_stage);
        event.what = known != rules.stages.end() ? known->ours : *own;
    }
    fine_writing writing = rules.amounts;
    std::optional<currency> stated;
    if (const std::string code = detail::without_word_for_nothing(r.currency); !code.empty()) {
        const auto c = currency::find(code);
        stated = writing.unit = c ? std::optional{*c} : std::nullopt;
        writing.unit_is_stated = true;
    }
    const written_fine fine = read_written_fine(r.amount, writing);
    const bool needs_amount = event.what != stage::annulled && event.what != stage::reinstated;
    switch (fine.what) {
    case written_fine::kind::none:
        if (needs_amount) return rejected(import_rejection::no_fine);
        break;
    case written_fine::kind::empty:
        if (needs_amount && rules.empty_is_no_fine) return rejected(import_rejection::no_fine);
        if (needs_amount) row.doubts.add(import_doubt::no_amount);
        break;
    case written_fine::kind::intent:
        event.what = stage::proposed;
        row.doubts.add(import_doubt::intent);
        break;
    case written_fine::kind::amount: break;
    }
    row.doubts.add(fine.doubts);
    row.number = fine.number;
    event.amount = fine.amount;
    if (stated && event.amount.is_known() && event.amount.unit() != *stated) {
        row.doubts.add(import_doubt::two_currencies);
        event.amount = {};
    }

    const written_date date = read_written_date(r.date, rules.dates);
    switch (date.what) {
    case written_date::kind::none: row.doubts.add(import_doubt::no_date); break;
    case written_date::kind::placeholder: row.doubts.add(import_doubt::placeholder_date); break;
    case written_date::kind::unreadable: row.doubts.add(import_doubt::unreadable_date); break;
    case written_date::kind::date:
        event.date = date.date;
        if (!date.date->is_day()) row.doubts.add(import_doubt::partial_date);
    }

    fine_case& c = row.matter;
    c.regulator = detail::without_word_for_nothing(r.regulator);
    if (c.regulator.empty()) return rejected(import_rejection::no_regulator);
    c.entity = detail::without_word_for_nothing(r.entity);
    c.law = detail::without_word_for_nothing(r.law);
    c.sector = detail::without_word_for_nothing(r.sector);
    c.name = ascii::trimmed(r.name);
    if (c.name.empty()) {
        if (rules.rows_are_events) return rejected(import_rejection::no_name);
        c.name = "row " + std::to_string(r.number);
    }
    if (const std::string country = detail::without_word_for_nothing(r.country); !country.empty()) {
        if (const auto code = find_country(country)) {
            c.country = *code;
        } else {
            row.doubts.add(import_doubt::unknown_country);
        }
    }
    c.events.push_back(std::move(event));
    row.disagrees = !detail::agrees_with_other(row);
    return row;
}

/// What the imported fines in one currency come to.
struct import_sum {
    std::size_t fines = 0;                  ///< single sums above zero that are decided
    std::optional<decimal> sum = decimal{}; ///< none if it has more digits than a decimal
};

/// How many rows became what. Every row is counted once: as imported, doubtful or rejected.
struct import_account {
    std::size_t rows = 0;
    std::size_t imported = 0; ///< without a doubt
    std::size_t doubtful = 0; ///< imported all the same
    std::size_t rejected = 0;
    std::array<std::size_t, import_doubt_names.size()> doubts{}; ///< a row may have several
    std::array<std::size_t, import_rejection_names.size()> rejections{};
    std::size_t disagreements = 0; ///< with another program's reading of the amount
    std::map<currency, import_sum, bool (*)(currency, currency)> sums{in_order}; ///< with a date
    std::map<currency, import_sum, bool (*)(currency, currency)> undated{in_order};

    void add(const import_row& row) {
        ++rows;
        if (row.disagrees) ++disagreements;
        if (row.rejected) {
            ++rejected;
            ++rejections[static_cast<std::size_t>(*row.rejected)];
            return;
        }
        ++(row.doubts.empty() ? imported : doubtful);
        for (std::size_t i = 0; i < doubts.size(); ++i) {
            if (row.doubts.has(static_cast<import_doubt>(i))) ++doubts[i];
        }
        const fine_event& e = row.matter.events.front();
        const auto sum = e.amount.lump_sum();
        if (weight_of(e.what) == amount_weight::proposed || !sum || sum->amount().is_zero()) return;
        import_sum& s = (e.date ? sums : undated)[sum->unit()];
        ++s.fines;
        if (!s.sum) return;
        const auto more = try_add(*s.sum, sum->amount());
        s.sum = more ? std::optional{*more} : std::nullopt;
    }

    [[nodiscard]] std::size_t count(import_doubt d) const noexcept {
        return doubts[static_cast<std::size_t>(d)];
    }
    [[nodiscard]] std::size_t count(import_rejection r) const noexcept {
        return rejections[static_cast<std::size_t>(r)];
    }

  private:
    [[nodiscard]] static bool in_order(currency a, currency b) { return a.code() < b.code(); }
};

} // namespace mulct
