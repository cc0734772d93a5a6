#include <mulct/check/judge.hpp>

#include <mulct/figure/scan.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;
using namespace mulct::literals;

namespace {

day on(std::string_view text) {
    return parse_day(text).value();
}

claim_side side(std::string_view text) {
    std::optional<claim_side> found;
    scan(text, {language::en, {}}, [&](const found_figure& f) { found = claim_side::of(f); });
    return found.value();
}

claim_judge& judge() {
    static claim_judge all{{&ecb()}, {}};
    return all;
}

judgement judged(std::string_view from, std::string_view to, std::string_view date,
                 const std::vector<money>& exact = {}) {
    return judge().judge(side(from), side(to), on(date), {}, exact);
}

/// "inconsistent scale_slip 3"
std::string verdict_on(std::string_view from, std::string_view to, std::string_view date) {
    const judgement j = judged(from, to, date);
    std::string text{to_string(j.what)};
    if (j.probable != cause::none) text += ' ' + std::string{to_string(j.probable)};
    if (j.slip != 0) text += ' ' + std::to_string(j.slip);
    if (j.hint) text += ' ' + std::string{j.hint->code()};
    if (j.why_not != unchecked::no) text += ' ' + std::string{to_string(j.why_not)};
    return text;
}

} // namespace

TEST_CASE("consistent: some amounts within the digits agree at a rate of the window") {
    // £7,500,000 x 1.0659 / 0.84783 is $9,429,071.87
    const judgement j = judged("£7.5m", "$9.43m", "2022-05-23");
    CHECK(j.what == verdict::consistent);
    CHECK(j.fits_on == on("2022-05-23"));
    CHECK(j.rate_day == on("2022-05-23"));
    CHECK(*j.rate == fraction{*parse_decimal("1.0659"), *parse_decimal("0.84783")});
    CHECK(j.source == &ecb());
    CHECK(j.from == basis::written);
    CHECK(!j.least_tolerance);
    CHECK(verdict_on("£7.5m", "€8.85m", "2022-05-23") == "consistent");
}

TEST_CASE("the window is five fixings before the day's own and one after") {
    // 2022-05-23 is the only fixing of that month with which £7.50m is $9.429m
    CHECK(verdict_on("£7.500m", "$9.429m", "2022-05-23") == "consistent");
    CHECK(verdict_on("£7.500m", "$9.429m", "2022-05-20") == "consistent");
    CHECK(judged("£7.500m", "$9.429m", "2022-05-20").fits_on == on("2022-05-23"));
    CHECK(verdict_on("£7.500m", "$9.429m", "2022-05-30") == "consistent");
    claim_judge narrow{{&ecb()}, {0, 0}};
    CHECK(narrow.judge(side("£7.500m"), side("$9.429m"), on("2022-05-24")).what !=
          verdict::consistent);
    // on a Sunday the fixing of the Friday is the day's own
    CHECK(judged("£7.5m", "$9.43m", "2022-05-22").rate_day == on("2022-05-20"));
}

TEST_CASE("consistent within tolerance: the market's rate of the hour is no fixing") {
    // at 1.25721, £7.500m is $9.429m; $9.445m is 0.17 % more
    claim_judge narrow{{&ecb()}, {0, 0}};
    const judgement j = narrow.judge(side("£7.500m"), side("$9.445m"), on("2022-05-23"));
    CHECK(j.what == verdict::consistent_within_tolerance);
    REQUIRE(j.least_tolerance);
    CHECK(to_string(j.least_tolerance->rounded(5, rounding::ceiling)) == "0.00157");
    CHECK(narrow.judge(side("£7.500m"), side("$9.465m"), on("2022-05-23")).what !=
          verdict::consistent_within_tolerance);
}

TEST_CASE("consistent if coarser: round numbers may be rounded") {
    // at 1.25721, $155 million is £123.3 million
    CHECK(verdict_on("£120 million", "$155 million", "2022-05-23") == "consistent_if_coarser");
    CHECK(verdict_on("£121 million", "$155 million", "2022-05-23") != "consistent_if_coarser");
}

TEST_CASE("consistent on another date: an older conversion repeated") {
    // £17 million proposed on 2021-11-29, converted at the rate of May 2022
    CHECK(verdict_on("£17 million", "$22.66 million", "2021-11-29") == "consistent");
    const judgement later = judged("£17 million", "$22.66 million", "2022-05-23");
    CHECK(later.what == verdict::consistent_on_other_date);
    CHECK(later.probable == cause::older_conversion);
    REQUIRE(later.fits_on);
    CHECK(*later.fits_on < on("2022-05-16"));
}

TEST_CASE("inconsistent, and why") {
    CHECK(verdict_on("4.5 million euros", "$5.6 billion", "2012-08-08") ==
          "inconsistent scale_slip 3");
    CHECK(verdict_on("£7.5m", "$94.3m", "2022-05-23") == "inconsistent scale_slip 1");
    CHECK(verdict_on("£7.5bn", "$9.43m", "2022-05-23") == "inconsistent scale_slip -3");
    CHECK(verdict_on("£9.43m", "$7.5m", "2022-05-23") == "inconsistent swapped");
    CHECK(verdict_on("£7.5m", "$5.97m", "2022-05-23") == "inconsistent inverse_rate");
    CHECK(verdict_on("£7.5m", "$30.3m", "2022-05-23") == "inconsistent");
}

TEST_CASE("another currency is a hint where the sign can mean it") {
    // £7.5m was 12.05 million Canadian dollars; no day of the year gives US dollars so
    CHECK(verdict_on("£7.5m", "$12.06m", "2022-05-23") == "inconsistent other_currency CAD");
    // a code means one currency
    CHECK(verdict_on("£7.5m", "USD 12.06m", "2022-05-23") == "inconsistent");
}

TEST_CASE("uninformative: so few digits would fit almost any rate") {
    CHECK(verdict_on("£1bn", "$1bn", "2022-05-23") == "uninformative");
    CHECK(verdict_on("£20 million", "$25 million", "2022-05-23") == "consistent");
    CHECK(verdict_on("£1bn", "$1,000bn", "2022-05-23") == "inconsistent"); // but not this one
}

TEST_CASE("not checkable, and why") {
    CHECK(verdict_on("£7.5m", "90m kr", "2022-05-23").starts_with("not_checkable"));
    CHECK(judge().judge(side("£7.5m"), side("$9.43m"), std::nullopt).why_not == unchecked::no_date);
    CHECK(verdict_on("£7.5m", "RUB 550m", "2022-05-23") == "not_checkable no_rate");
    CHECK(verdict_on("£7.5m", "$9.43m", "1998-05-25") == "not_checkable no_rate");
    CHECK(verdict_on("£7.5m", "$9.43m", "2099-01-01") == "not_checkable no_rate");
    CHECK(verdict_on("£7m-£8m", "$9.43m", "2022-05-23") == "not_checkable range");
    CHECK(verdict_on("£0", "$9.43m", "2022-05-23") == "not_checkable not_positive");
    const judgement j = judged("£7.5m", "RUB 550m", "2022-05-23");
    REQUIRE(j.missing);
    CHECK(j.missing->reason == absence_reason::suspended);
    CHECK(j.missing->unit == "RUB"_currency);
}

TEST_CASE("an ambiguous currency is never chosen, but the only one that fits is named") {
    const judgement j = judged("€6.5m", "65 million kroner", "2021-12-15");
    CHECK(j.what == verdict::not_checkable);
    CHECK(j.why_not == unchecked::ambiguous_currency);
    CHECK(j.hint == "NOK"_currency);
}

TEST_CASE("ranges are checked end by end") {
    CHECK(verdict_on("£10m-£20m", "$12.6m-$25.1m", "2022-05-23") == "consistent");
    CHECK(verdict_on("£10m-£20m", "$12.6m-$35.1m", "2022-05-23") == "inconsistent");
}

TEST_CASE("the basis is the amount that the second figure was made from") {
    const std::vector<money> exact{parse_money("GBP 7552800").value()};
    CHECK(judged("£7.5m", "$9.43m", "2022-05-23", exact).from == basis::written);
    CHECK(judged("£7.55m", "$9.495m", "2022-05-23", exact).from == basis::exact);
    CHECK(judged("£7.6m", "$9.5m", "2022-05-23", exact).from != basis::written);
    CHECK(judged("£7.5528m", "$9.495m", "2022-05-23", exact).from == basis::either);
    CHECK(judged("£7.5m", "$9.45m", "2022-05-23", exact).from == basis::neither);
}

TEST_CASE("figures of one currency are checked without a rate") {
    CHECK(verdict_on("€84,683 million", "€84.7 billion", "2022-05-23") == "consistent");
    CHECK(verdict_on("€84,683 million", "€84.6 billion", "2022-05-23") == "inconsistent");
    CHECK(verdict_on("€84.7 million", "€84.7 billion", "2022-05-23") ==
          "inconsistent scale_slip 3");
    CHECK(verdict_on("£120m", "£124m", "2022-05-23") == "consistent_if_coarser");
}

TEST_CASE("a rate that the text states goes first") {
    const std::vector<stated_rate> stated{
        {"USD"_currency, "JPY"_currency, *parse_decimal("118.74"), -2}};
    const judgement j =
        judge().judge(side("195.3 billion yen"), side("$1.645 billion"), on("2006-10-26"), stated);
    CHECK(j.what == verdict::consistent);
    CHECK(j.by_stated_rate);
    const judgement wrong =
        judge().judge(side("195.3 billion yen"), side("$1.945 billion"), on("2006-10-26"), stated);
    CHECK(wrong.what == verdict::inconsistent);
    CHECK(wrong.probable == cause::contradicts_stated_rate);
    // it needs no date
    CHECK(judge()
              .judge(side("195.3 billion yen"), side("$1.645 billion"), std::nullopt, stated)
              .what == verdict::consistent);
}

TEST_CASE("the fitting days are runs of publication days within the horizon") {
    const claim_side from = side("£7.5m");
    const claim_side to = side("$9.43m");
    const day published = on("2022-05-23");
    const auto runs = judge().fitting_days(from, to, judge().judge(from, to, published), published);
    REQUIRE(!runs.empty());
    bool has_it = false;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        CHECK(runs[i].first <= runs[i].last);
        CHECK(published - runs[i].first <= 366);
        if (i > 0) CHECK(runs[i - 1].last < runs[i].first);
        has_it = has_it || runs[i].contains(published);
    }
    CHECK(has_it);
}

TEST_CASE("amounts too long to compare exactly are refused, not guessed at") {
    claim_side from = side("£7.5m");
    from.written->value =
        money{*parse_decimal("12345678901234567890123456789012345"), "GBP"_currency};
    CHECK(judge().judge(from, side("$9.43m"), on("2022-05-23")).why_not == unchecked::too_large);
}
