#pragma once
/// Amounts of fines as other people's files write them: "12.000 EUR", "1.527.855 PLN", "Unknown".

#include <mulct/base/ascii.hpp>
#include <mulct/figure/scan.hpp>
#include <mulct/fines/fine_amount.hpp>
#include <mulct/fines/import_doubt.hpp>
#include <mulct/fines/raw_fine.hpp>
#include <mulct/fines/written_date.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mulct {

/// A cell for an amount.
struct written_fine {
    enum class kind : std::uint8_t {
        amount, ///< read, or at least seen: `doubts` says why there may be no `amount`
        empty,  ///< nothing stands there
        none,   ///< a word says that there is no fine: n/a, none
        intent, ///< words that say that a fine is only intended
    };

    kind what;
    fine_amount amount = {}; ///< unknown where it is not certain what was written
    /// The number that was read, whether or not its currency is known.
    std::optional<decimal> number = std::nullopt;
    import_doubts doubts = {};
};

namespace detail {

/// The figures of a cell, and what stands between them.
struct cell_figures {
    std::vector<found_figure> all;
    bool unread_digits = false; ///< outside the figures
    bool minus = false;         ///< a minus sign right before the first figure
};

[[nodiscard]] inline cell_figures figures_in(std::string_view cell, const fine_writing& as) {
    const auto scanned = [&](const scan_options& options) {
        std::vector<found_figure> all;
        scan(cell, options, [&](const found_figure& f) { all.push_back(f); });
        return all;
    };
    cell_figures found{scanned({})};
    if (as.decimal_mark) {
        // a language that has the mark reads the numbers; the words may be another's
        const language spoken = *as.decimal_mark == '.' ? language::en : language::de;
        auto with_mark = scanned({spoken, std::nullopt});
        if (found.all.size() == 1 && with_mark.size() == 1) {
            if (with_mark[0].side == hedge::none) with_mark[0].side = found.all[0].side;
            if (with_mark[0].per == rider::none) with_mark[0].per = found.all[0].per;
        }
        found.all = std::move(with_mark);
    }
    std::size_t at = 0;
    const auto look_between = [&](std::size_t end) {
        const std::string_view between = cell.substr(at, end - at);
        found.unread_digits =
            found.unread_digits || std::any_of(between.begin(), between.end(), ascii::is_digit);
    };
    for (const found_figure& f : found.all) {
        look_between(f.offset);
        at = f.offset + f.length;
    }
    look_between(cell.size());
    if (!found.all.empty()) {
        const std::string_view before = ascii::trimmed(cell.substr(0, found.all[0].offset));
        found.minus = before.ends_with('-') || before.ends_with("\u2212");
    }
    return found;
}

/// The number, where marks leave it open: of "12.000" the one without decimals, if the currency has
/// fewer than three.
[[nodiscard]] inline std::optional<decimal> settled(const found_figure& f,
                                                    std::optional<currency> unit) noexcept {
    if (f.amount) return f.amount;
    const int minor = unit && unit->minor_unit() ? *unit->minor_unit() : 2;
    if (f.readings[0] && f.readings[1] && f.readings[0]->scale() > minor &&
        f.readings[1]->scale() == 0) {
        return f.readings[1];
    }
    return std::nullopt;
}

/// More decimals than its currency has: nobody was fined so. "100.0000 EUR".
[[nodiscard]] inline bool is_too_fine(const decimal& d, std::optional<currency> unit) noexcept {
    const int minor = unit && unit->minor_unit() ? *unit->minor_unit() : 2;
    return d.scale() > std::max(minor, 2);
}

/// Words of a cell without a number.
[[nodiscard]] inline bool has_word(std::string_view cell, std::string_view word) noexcept {
    for (std::size_t i = 0; i + word.size() <= cell.size(); ++i) {
        if (ascii::same_word(cell.substr(i, word.size()), word)) return true;
    }
    return false;
}

/// Whether it is made of words for nothing alone: "n/a", "n/a n/a".
[[nodiscard]] inline bool says_nothing(std::string_view cell) noexcept {
    if (is_word_for_nothing(cell)) return true;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(' '), cell.size());
        if (!is_word_for_nothing(cell.substr(0, end))) return false;
        cell = ascii::trimmed(cell.substr(end));
    }
    return true;
}

/// Digits and what groups them, and nothing else.
[[nodiscard]] inline bool is_bare_number(std::string_view cell) noexcept {
    if (cell.starts_with('-')) cell.remove_prefix(1);
    const bool marks_and_digits = std::all_of(cell.begin(), cell.end(), [](char c) {
        return ascii::is_digit(c) || c == '.' || c == ',' || c == ' ' || c == '\'';
    });
    return marks_and_digits && !cell.empty() && ascii::is_digit(cell.front());
}

class fine_cell_reader {
  public:
    fine_cell_reader(std::string_view cell, const fine_writing& as) : cell_(cell), as_(as) {}

    [[nodiscard]] written_fine read() {
        if (cell_.empty()) return {written_fine::kind::empty};
        if (ascii::same_word(cell_, "unknown") || ascii::same_word(cell_, "not known")) {
            return doubted(import_doubt::no_amount);
        }
        if (says_nothing(cell_)) return {written_fine::kind::none};
        const bool bare = is_bare_number(cell_);
        // the scanner reads amounts alone: a bare one gets a unit, which does not count
        const std::string text =
            bare ? std::string{cell_} + ' ' + std::string{as_.unit.value_or("EUR"_currency).code()}
                 : std::string{cell_};
        const cell_figures found = figures_in(text, as_);
        if (found.all.empty() || found.unread_digits) return words();
        if (found.all.size() > 1) return doubted(import_doubt::several_amounts);
        return one(found.all[0], bare, found.minus);
    }

  private:
    [[nodiscard]] static written_fine doubted(import_doubt d) {
        return {written_fine::kind::amount, {}, std::nullopt, {d}};
    }

    [[nodiscard]] written_fine words() const {
        if (std::any_of(cell_.begin(), cell_.end(), ascii::is_digit)) {
            return doubted(import_doubt::unreadable_amount);
        }
        if (has_word(cell_, "intent") || has_word(cell_, "intend")) {
            return {written_fine::kind::intent};
        }
        return doubted(import_doubt::amount_in_words);
    }

    [[nodiscard]] written_fine one(const found_figure& f, bool bare, bool minus) const {
        written_fine w{written_fine::kind::amount};
        const std::optional<currency> written = bare ? std::nullopt : f.unit;
        const auto unit = written ? written : as_.unit;
        const auto number = settled(f, unit);
        if (!number || is_too_fine(*number, unit)) return doubted(import_doubt::unreadable_amount);
        w.number = *number;
        if (number->is_negative() || minus) {
            w.doubts.add(import_doubt::negative);
            return w;
        }
        if (!unit) {
            w.doubts.add(import_doubt::no_currency);
            return w;
        }
        if (!written && !as_.unit_is_stated) w.doubts.add(import_doubt::assumed_currency);
        if (f.side != hedge::none) w.doubts.add(import_doubt::hedged);
        const money sum{*number, *unit};
        if (f.form == figure_form::range) {
            w.doubts.add(import_doubt::range);
            w.amount = fine_amount::between(sum, {*f.high_amount, *unit});
        } else if (f.per == rider::per_day) {
            w.amount = fine_amount::per_day(sum);
        } else if (f.per != rider::none) {
            w.doubts.add(import_doubt::unreadable_amount);
        } else {
            if (number->is_zero()) w.doubts.add(import_doubt::zero);
            w.amount = sum;
        }
        return w;
    }

    std::string_view cell_;
    const fine_writing& as_;
};

} // namespace detail

/// Reads a cell with the scanner of running text. What is not certain is left unknown, with the
/// doubt: a minus sign, two amounts, a number of three readings. Digits are never dropped.
[[nodiscard]] inline written_fine read_written_fine(std::string_view cell, const fine_writing& as) {
    return detail::fine_cell_reader{ascii::trimmed(cell), as}.read();
}

} // namespace mulct
