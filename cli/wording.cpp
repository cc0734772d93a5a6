#include <cli/wording.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/base/position.hpp>
#include <mulct/base/utf8.hpp>
#include <mulct/figure/words.hpp>
#include <mulct/money/currency_lookup.hpp>

#include <algorithm>
#include <variant>

namespace mulct::cli {
namespace {

constexpr std::string_view day_form = "write a day as YYYY-MM-DD, such as 2022-05-23";
constexpr std::string_view amount_form =
    "write an amount such as \"GBP 7552800\", \"£7,552,800\" or \"£7.5m\"";

std::string unknown_currency(std::string_view found) {
    constexpr std::size_t most = 4;
    std::string similar;
    const auto currencies = similar_currencies(found);
    for (std::size_t i = 0; i < currencies.size() && i < most; ++i) {
        similar += (i == 0 ? "" : ", ") + std::string{currencies[i].code()};
    }
    if (similar.empty()) return "no currency of ISO 4217; write a code such as GBP, USD or EUR";
    return "no currency of ISO 4217; did you mean " + similar + "?";
}

std::string ambiguous_currency(std::string_view found) {
    std::string text = "several currencies are written so";
    if (const auto word = detail::find_currency_word(found)) {
        text += ": " + std::string{word->candidates};
    }
    return text + "; write the ISO 4217 code";
}

std::string no_such_day(std::string_view found) {
    const std::string text = "the calendar has no such day; ";
    return text + std::string{found.size() == 10 ? day_form : "write YYYY-MM-DD, YYYY-MM or YYYY"};
}

std::string ended(currency c) {
    const auto became = c.became();
    return "ended on " + to_string(c.lifetime().last) +
           (became ? " and became " + std::string{became->code()} : "");
}

// "rate for GBP on 2022-05-22", "average rate for GBP in 2022-05".
std::string what_is_missing(const absence& a) {
    const std::string code{a.unit.code()};
    const std::string on = to_string(a.requested);
    if (a.rule.how == lookup::rule::month_average) {
        return "average rate for " + code + " in " + on.substr(0, 7);
    }
    if (a.rule.how == lookup::rule::year_average) {
        return "average rate for " + code + " in " + on.substr(0, 4);
    }
    const day looked_at = days_looked_at(a.requested, a.rule).last;
    if (looked_at == a.requested) return "rate for " + code + " on " + on;
    return "rate for " + code + " on " + to_string(looked_at) + ", which " +
           std::string{to_string(a.rule.how)} + " takes for " + on;
}

// Where only the law was asked.
std::string describe_without_source(const absence& a) {
    const std::string code{a.unit.code()};
    if (a.reason == absence_reason::before_series) {
        return "the law has no rate for " + code + " on " + to_string(a.requested) +
               ": the one it fixed is in force from " + to_string(*a.after) + " on";
    }
    return "the law has no rate for " + code + " (" + std::string{a.unit.name()} +
           "): irrevocable are only the conversion rates of the euro and redenominations";
}

std::string nearest(const absence& a) {
    const std::string one = a.rule.averages() ? "a rate" : "one"; // not with an average
    if (a.before && a.after) {
        return "the nearest days with " + one + " are " + to_string(*a.before) + " and " +
               to_string(*a.after);
    }
    if (a.before) return "the last day with " + one + " is " + to_string(*a.before);
    if (a.after) return "the first day with " + one + " is " + to_string(*a.after);
    return "no day has " + one;
}

} // namespace

std::string in_quotes(std::string_view found) {
    constexpr std::size_t longest = 40;
    std::string text = "\"";
    std::size_t written = 0;
    for (std::size_t i = 0; i < found.size(); ++written) {
        if (written == longest) {
            text += "...";
            break;
        }
        const utf8_character c = utf8_step(found, i);
        if (c.valid && c.code_point >= 0x20 && c.code_point != 0x7F) {
            text += found.substr(i, c.length);
        } else {
            constexpr std::string_view hex = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(found[i]);
            text += {'\\', 'x', hex[byte / 16], hex[byte % 16]};
        }
        i += c.length;
    }
    return text + '"';
}

std::string describe(errc code, std::string_view found) {
    switch (code) {
    case errc::empty: return "nothing is there";
    case errc::not_a_number: return "no number; write digits such as 7552800 or 7552800.50";
    case errc::leading_zero: return "a number with a zero in front; write it without";
    case errc::trailing_text: return "unexpected after the number; it must end before this";
    case errc::bad_grouping:
        return "the marks do not group the digits by threes; write 7552800, 7,552,800 or "
               "7552800.50";
    case errc::too_many_digits: return "more than the 38 digits an amount can have";
    case errc::overflow: return "too large: amounts have at most 38 digits";
    case errc::unknown_scale_word:
        return "no scale or currency; after the number may stand k, m, mn, bn, tn, thousand, "
               "million, billion, trillion, or a currency";
    case errc::no_currency: return "an amount without a currency; " + std::string{amount_form};
    case errc::unknown_currency: return unknown_currency(found);
    case errc::ambiguous_currency: return ambiguous_currency(found);
    case errc::conflicting_currency: return "a second currency on one amount; write one of them";
    case errc::bad_currency:
        return "not a currency code; write the three capitals of ISO 4217, such as GBP";
    case errc::bad_day_form: return "not a day; " + std::string{day_form};
    case errc::no_such_day: return no_such_day(found);
    case errc::not_a_month: return "not the first day of a month, where monthly rates stand";
    case errc::negative: return "a negative number; write it without the minus sign";
    case errc::zero: return "zero, where a number above zero belongs";
    case errc::broken_unit: return "no whole number of the units it is divided up in";
    case errc::not_utf8: return "not UTF-8 text; save the text as UTF-8";
    case errc::unclosed_quote: return "a quoted field starts here and never ends; close it with \"";
    case errc::stray_quote:
        return "a quotation mark in the wrong place; quote the whole field and write \"\" for a "
               "quotation mark in it";
    case errc::wrong_field_count: return "not as many fields as the header has";
    case errc::missing_column: return "the header has no such column";
    case errc::duplicate_column: return "the header has this column twice";
    case errc::unknown_word: return "not one of the words that belong here";
    case errc::nul_byte: return "a zero byte: this is not a text file";
    case errc::bad_header: return "not what this format has here; see docs/rates.md";
    case errc::out_of_order: return "out of order: it belongs before what stands above it";
    case errc::duplicate: return "this stands in the file twice; remove one";
    case errc::mixed_directions:
        return "a pair quoted against itself, or the other way round than before";
    case errc::count_mismatch: return "the header and the rows below it disagree";
    case errc::ambiguous_mark:
        return "a comma here may group digits or begin the decimals; write a decimal point, and no "
               "comma";
    case errc::bad_written_day:
        return "not a day as this format writes it, such as 23 May 2022 or May 23, 2022";
    case errc::unknown_series: return "a series that this format pairs with no currency";
    case errc::wrong_multiplier: return "rates of another number of units than one";
    case errc::no_rate_columns:
        return "the header has to name date and either base, counter and rate, or currency and "
               "rate, or currency and units_per_gbp (or another code)";
    case errc::no_base:
        return "nothing says what one unit of which currency the rates are for; give it with "
               "--base";
    case errc::utf16: return "UTF-16 text; save it as UTF-8 (in Excel: \"CSV UTF-8\")";
    case errc::long_row:
        return "a row of more than 1 MiB starts here; a quotation mark in it may never be closed";
    case errc::unknown_country:
        return "no country code; write two capitals of ISO 3166-1, such as GB, or EU";
    case errc::conflicting_row: return "not what an earlier row of the same case says";
    case errc::ambiguous_separator:
        return "the header can be read with more than one separator; say which with --separator";
    }
    return "unreadable";
}

std::string describe_argument(std::string_view what, std::string_view text, const error& e) {
    const std::string_view found = e.found_in(text);
    std::string message{what};
    message += ' ' + in_quotes(text) + ": ";
    if (found.size() < text.size() && !found.empty()) {
        message += "at column " + std::to_string(position_of(text, e.offset).column) + ", " +
                   in_quotes(found) + ": ";
    }
    return message + describe(e.code, found);
}

std::string place_in_file(std::string_view file, std::string_view text, std::size_t offset) {
    const position p = position_of(text, offset);
    return std::string{file} + ':' + std::to_string(p.line) + ':' + std::to_string(p.column) + ": ";
}

std::string describe_in_file(std::string_view file, std::string_view text, const error& e) {
    const std::string_view found = e.found_in(text);
    return place_in_file(file, text, e.offset) + (found.empty() ? "" : in_quotes(found) + ": ") +
           describe(e.code, found);
}

std::string describe(const currency_error& e, std::string_view code, day on) {
    const std::string was_not = in_quotes(code) + " was no currency on " + to_string(on) + ": it ";
    switch (e.problem) {
    case currency_problem::bad_form:
        return in_quotes(code) + ": " + describe(errc::bad_currency, code);
    case currency_problem::unknown: return in_quotes(code) + ": " + unknown_currency(code);
    case currency_problem::not_yet:
        return was_not + "began on " + to_string(e.unit->lifetime().first);
    case currency_problem::ended: return was_not + ended(*e.unit);
    }
    return {};
}

std::string describe(const absence& a) {
    const std::string code{a.unit.code()};
    if (a.source == nullptr) return describe_without_source(a);
    const std::string name{a.source->name()};
    const std::string no_rate = name + " has no " + what_is_missing(a) + ": ";
    switch (a.reason) {
    case absence_reason::unknown_currency:
        return name + " has never quoted " + code + " (" + std::string{a.unit.name()} + ")";
    case absence_reason::not_yet_existing:
        return no_rate + "the currency began on " + to_string(a.unit.lifetime().first) + "; " +
               nearest(a);
    case absence_reason::retired:
        return no_rate + "the currency " + ended(a.unit) + "; " + nearest(a) +
               (find_legal_step(a.unit) ? "; without --no-succession the law converts it" : "");
    case absence_reason::before_series:
        return no_rate + "the source began to quote it later; " + nearest(a);
    case absence_reason::outside_loaded_data:
        return no_rate + "the rates at hand end on " + to_string(a.source->last_day()) +
               "; give newer ones with --rates, or an earlier day";
    case absence_reason::not_a_publication_day:
        return no_rate + "nothing was published that day; " + nearest(a) +
               "; --lookup previous takes the day before";
    case absence_reason::stale:
        if (a.rule.averages() || a.source->published() == frequency::monthly) {
            return no_rate + "nothing was published for it; " + nearest(a);
        }
        return no_rate + "nothing was published for too long; " + nearest(a) +
               "; --look-back N allows more days";
    case absence_reason::suspended:
        return no_rate +
               (a.rule.averages() ? "the source did not quote it on every publication day of it; "
                                  : "the source did not quote it then; ") +
               nearest(a);
    }
    return no_rate + nearest(a);
}

std::string describe(conversion_problem p, currency to) {
    switch (p) {
    case conversion_problem::no_minor_unit:
        return std::string{to.code()} +
               " has no minor unit to round to; say how many digits with --places";
    case conversion_problem::overflow:
        return "the amount in " + std::string{to.code()} + " has more than 38 digits";
    }
    return {};
}

std::string describe(const conversion_failure& f, currency to) {
    if (const auto* a = std::get_if<absence>(&f)) return describe(*a);
    return describe(std::get<conversion_problem>(f), to);
}

std::string describe(const std::vector<conversion_failure>& failures, currency to) {
    std::string text;
    for (const conversion_failure& f : failures)
        text += (text.empty() ? "" : "\n") + describe(f, to);
    return text;
}

std::string counted(std::size_t n, std::string_view noun) {
    return std::to_string(n) + ' ' + std::string{noun} + (n == 1 ? "" : "s");
}

std::string percent_text(const std::optional<ratio>& percent) {
    constexpr int places = 4;
    return percent ? to_string(percent->rounded(places, rounding::half_up)) : "";
}

std::string rates_text(const std::vector<const rate_source*>& sources, const lookup& rule) {
    std::string names;
    for (const rate_source* const s : sources)
        names += (names.empty() ? "" : ", else the ") + std::string{s->name()};
    switch (rule.how) {
    case lookup::rule::previous:
    case lookup::rule::exact: return names + " rate of its own date";
    case lookup::rule::month_average: return names + " average of its own month";
    case lookup::rule::year_average: return names + " average of its own year";
    case lookup::rule::year_end: return names + " rate of the last year end before it";
    case lookup::rule::fixed: return names + " rate of " + to_string(rule.anchor);
    case lookup::rule::customs: return names + " rate that customs used in its month";
    case lookup::rule::irrevocable: return "conversion rates fixed by law";
    }
    return names;
}

std::string_view name_of(absence_reason reason) {
    switch (reason) {
    case absence_reason::unknown_currency: return "unknown_currency";
    case absence_reason::not_yet_existing: return "not_yet_existing";
    case absence_reason::retired: return "retired";
    case absence_reason::before_series: return "before_series";
    case absence_reason::outside_loaded_data: return "outside_loaded_data";
    case absence_reason::not_a_publication_day: return "not_a_publication_day";
    case absence_reason::stale: return "stale";
    case absence_reason::suspended: return "suspended";
    }
    return {};
}

} // namespace mulct::cli
