#include <cli/claim_report.hpp>

#include <cli/wording.hpp>

#include <mulct/number/rounding.hpp>

#include <algorithm>

namespace mulct::cli {
namespace {

constexpr int rate_digits = 6;

json side_json(const claim_side& side, std::string_view written) {
    json j{{"written", written}};
    j["amount"] = side.written ? json(to_string(side.written->value.amount())) : json{};
    if (side.high) j["high_amount"] = to_string(side.high->value.amount());
    j["currency"] = side.unit ? json(side.unit->code()) : json{};
    if (!side.unit) {
        j["candidates"] = json::array();
        for (std::size_t i = 0; i < side.candidates.size(); ++i)
            j["candidates"].push_back(side.candidates[i].code());
    }
    return j;
}

std::string power_text(int power) {
    std::string text = "1";
    for (int i = 0; i < power; ++i)
        text += (power - i) % 3 == 0 ? ",0" : "0";
    return text;
}

std::string cause_sentence(const judgement& j, std::string_view first, std::string_view second) {
    switch (j.probable) {
    case cause::scale_slip:
        return std::string{second} + " is " + power_text(j.slip < 0 ? -j.slip : j.slip) +
               " times too " + (j.slip < 0 ? "small" : "large") + " for " + std::string{first};
    case cause::swapped: return "each amount seems to have the other's currency";
    case cause::inverse_rate:
        return "the amount seems to have been divided by the rate instead of multiplied";
    case cause::other_currency:
        return "it would fit if the second amount were in " + std::string{j.hint->code()};
    case cause::contradicts_stated_rate:
        return "the rate that the text states gives another amount";
    case cause::older_conversion:
    case cause::none: break;
    }
    return {};
}

std::string unchecked_sentence(const judgement& j) {
    switch (j.why_not) {
    case unchecked::ambiguous_currency:
        return "several currencies are written so; --default-currency or a code settles it" +
               (j.hint ? "; " + std::string{j.hint->code()} + " would fit" : std::string{});
    case unchecked::open_amount: return "a number can be read in two ways; --lang may settle it";
    case unchecked::range: return "one amount is a range and the other is not";
    case unchecked::not_positive: return "an amount is zero or below";
    case unchecked::no_date: return "the date is not known; --date gives it";
    case unchecked::no_rate:
        return j.missing ? describe(*j.missing) : "no source has rates for both currencies";
    case unchecked::too_large: return "the amounts have too many digits to be compared exactly";
    case unchecked::no: break;
    }
    return {};
}

} // namespace

std::string words_of(verdict v) {
    std::string words{to_string(v)};
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string rate_text(const fraction& rate) {
    return to_string(significant(rate, rate_digits, rounding::half_even));
}

std::string low_text(const implied_rates& rates) {
    return to_string(significant(rates.low.value, rate_digits, rounding::floor));
}

std::string high_text(const implied_rates& rates) {
    if (rates.high.value.denominator.is_zero()) return {};
    return to_string(significant(rates.high.value, rate_digits, rounding::ceiling));
}

std::string range_text(const implied_rates& rates) {
    const std::string high = high_text(rates);
    return low_text(rates) + (high.empty() ? " and more" : " to " + high);
}

std::string percent_text(const ratio& part) {
    const ratio hundred = part * ratio{decimal{100}};
    const ratio ten{decimal{10}};
    const ratio one{decimal{1}};
    const int places = hundred < ratio{*decimal::make(1, 1)} ? 3
                       : hundred < one                       ? 2
                       : hundred < ten                       ? 1
                                                             : 0;
    return to_string(hundred.rounded(places, rounding::ceiling)) + " %";
}

std::string sentence_of(const judgement& j, std::string_view first, std::string_view second,
                        std::optional<day> on) {
    if (j.what == verdict::not_checkable) return unchecked_sentence(j);
    const bool restated =
        j.source == nullptr && !j.by_stated_rate && j.what != verdict::inconsistent;
    switch (j.what) {
    case verdict::consistent:
        if (j.by_stated_rate) return "they agree at the rate that the text states";
        if (restated) return "one is the other, rounded";
        return "they agree at the rate of " + to_string(*j.fits_on);
    case verdict::uninformative:
        if (j.by_coarse) {
            return "they agree only if zeros at the end of a number are rounding, and then at "
                   "almost any rate";
        }
        return "they agree, but with so few digits they would at any rate from " +
               range_text(*j.implied);
    case verdict::consistent_within_tolerance:
        return "they agree if the rate may be off by " + percent_text(*j.least_tolerance);
    case verdict::consistent_if_coarser:
        return "they agree only if zeros at the end of a number are rounding";
    case verdict::consistent_on_other_date:
        return "they imply a rate of " + range_text(*j.implied) + ", which is not that of " +
               to_string(on ? *on : *j.rate_day) + " (" + rate_text(*j.rate) + ") but that of " +
               to_string(*j.fits_on);
    case verdict::inconsistent: break;
    case verdict::not_checkable: break;
    }
    const std::string why = cause_sentence(j, first, second);
    if (!j.rate) return why.empty() ? "they are not the same amount" : why;
    return "they imply a rate of " + range_text(*j.implied) + "; that of " +
           to_string(*j.rate_day) + " was " + rate_text(*j.rate) +
           (why.empty() ? std::string{} : ": " + why);
}

json claim_report::as_json() const {
    const judgement& j = judged;
    const auto optional_day = [](const std::optional<day>& d) {
        return d ? json(to_string(*d)) : json{};
    };
    json out{{"line", at.line},
             {"column", at.column},
             {"text", text},
             {"start", start},
             {"length", length},
             {"form", to_string(form)},
             {"from", side_json(from, first)},
             {"to", side_json(to, second)},
             {"verdict", to_string(j.what)},
             {"cause", j.probable == cause::none ? json{} : json(to_string(j.probable))},
             {"basis", j.from == basis::unknown ? json{} : json(to_string(j.from))}};
    if (j.what == verdict::not_checkable) out["reason"] = to_string(j.why_not);
    if (j.slip != 0) out["slip"] = j.slip;
    if (j.hint) out["hint"] = j.hint->code();
    json implied{};
    if (j.implied) {
        const std::string high = high_text(*j.implied);
        implied = {{"low", low_text(*j.implied)}, {"high", high.empty() ? json{} : json(high)}};
    }
    out["implied_rate"] = implied;
    out["rate"] = j.rate ? json(rate_text(*j.rate)) : json{};
    out["rate_date"] = optional_day(j.rate_day);
    out["fitting_days"] = json::array();
    for (const day_range& run : fitting_days) {
        out["fitting_days"].push_back(
            {{"first", to_string(run.first)}, {"last", to_string(run.last)}});
    }
    out["nearest_fitting_day"] = optional_day(j.fits_on);
    out["least_tolerance"] = j.least_tolerance ? json(percent_text(*j.least_tolerance)) : json{};
    out["source"] = j.by_stated_rate ? json("the text")
                    : j.source       ? json(j.source->name())
                                     : json{};
    out["sentence"] = sentence_of(j, first, second, on);
    return out;
}

} // namespace mulct::cli
