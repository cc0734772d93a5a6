#include <mulct/stats/reduction.hpp>

#include <mulct/rates/packed.hpp>

#include <support/catch.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

using namespace mulct;

namespace {

day on(std::string_view text) {
    return parse_day(text).value();
}

decimal number(std::string_view text) {
    return parse_decimal(text).value();
}

fine_event event(stage what, std::string_view date, std::string_view amount) {
    fine_event e{what, std::nullopt, {}, "", ""};
    if (!date.empty()) e.date = parse_partial_date(date).value();
    // "GBP 100", "GBP 100..200"
    if (!amount.empty()) {
        e.amount = parse_fine_amount(amount.substr(4), currency::find(amount.substr(0, 3)).value())
                       .value();
    }
    return e;
}

fine_case case_of(std::vector<fine_event> events) {
    return {"X", "ICO", "GB", "", "", "", std::move(events)};
}

fine_case british_airways() {
    return case_of({event(stage::proposed, "2019-07-08", "GBP 183390000"),
                    event(stage::imposed, "2020-10-16", "GBP 20000000")});
}

fine_case clearview() {
    return case_of({event(stage::proposed, "2021-11-29", "GBP 17000000"),
                    event(stage::imposed, "2022-05-18", "GBP 7552800")});
}

class packed_source {
  public:
    packed_source(currency pivot, std::vector<rate_row> rows) {
        std::sort(rows.begin(), rows.end(),
                  [](const auto& a, const auto& b) { return a.key() < b.key(); });
        const snapshot s{
            "ECB", "test",         "test", "none", "none", pivot, mulct::frequency::daily,
            "",    std::move(rows)};
        if (!pack(s, data_)) FAIL("the rates of a test do not pack");
        sources_ = open_packed(data_).value();
    }
    packed_source(const packed_source&) = delete;
    packed_source& operator=(const packed_source&) = delete;

    [[nodiscard]] const rate_source& get() const { return sources_.front(); }

  private:
    packed_rates data_;
    std::vector<rate_source> sources_;
};

/// ECB euro reference rates of the days on which these fines were proposed and imposed.
packed_source ecb() {
    const auto row = [](std::string_view d, std::string_view counter, std::string_view rate) {
        return rate_row{on(d), "EUR"_currency, currency::find(counter).value(), number(rate)};
    };
    return {"EUR"_currency,
            {row("2019-07-08", "GBP", "0.89625"), row("2019-07-08", "USD", "1.1215"),
             row("2020-10-16", "GBP", "0.90915"), row("2020-10-16", "USD", "1.1741"),
             row("2021-11-29", "GBP", "0.84583"), row("2021-11-29", "USD", "1.1276"),
             row("2022-05-18", "GBP", "0.8467"), row("2022-05-18", "USD", "1.0523")}};
}

constexpr rounding_rule to_the_cent{rounding::half_up};

std::string percent(const std::optional<ratio>& p) {
    return p ? to_string(p->rounded(4, rounding::half_up)) : "none";
}

std::string percent(const std::optional<interval<ratio>>& p) {
    if (!p) return "none";
    const std::string low = percent(std::optional{p->low.value});
    return p->is_point() ? low : low + ".." + percent(std::optional{p->high.value});
}

no_reduction why_none(const fine_case& c) {
    const auto r = find_reduction(c);
    REQUIRE_FALSE(r.has_value());
    return r.error();
}

} // namespace

TEST_CASE("British Airways' fine fell from £183.39m to £20m, by 89.0943 %") {
    const fine_case c = british_airways();
    const auto r = find_reduction(c);
    REQUIRE(r);
    CHECK(r->matter == &c);
    CHECK(r->start == &c.events[0]);
    CHECK(r->final.decided_by == &c.events[1]);
    CHECK(r->change == money{decimal{-163390000}, "GBP"_currency});
    CHECK(percent(r->percent) == "-89.0943");
    CHECK(r->percent->low.value == ratio{-16339000} / ratio{183390});
}

TEST_CASE("Clearview's fine fell from £17m to £7,552,800, by 55.5718 %") {
    const fine_case c = clearview();
    const auto r = find_reduction(c);
    REQUIRE(r);
    CHECK(r->change == money{decimal{-9447200}, "GBP"_currency});
    CHECK(percent(r->percent) == "-55.5718");
}

TEST_CASE("a change is measured by what there was before") {
    CHECK(percent(percent_change(decimal{100}, decimal{150})) == "50.0000");
    CHECK(percent(percent_change(decimal{100}, decimal{0})) == "-100.0000");
    CHECK(percent(percent_change(decimal{3}, decimal{2})) == "-33.3333");
    CHECK(percent(percent_change(decimal{5}, decimal{5})) == "0.0000");
    CHECK_FALSE(percent_change(decimal{0}, decimal{5}));
}

TEST_CASE("without a proposal, a reduction starts from what was first imposed") {
    const fine_case c = case_of({event(stage::imposed, "2020-01-01", "EUR 100"),
                                 event(stage::varied, "2021-01-01", "EUR 60")});
    const auto r = find_reduction(c);
    REQUIRE(r);
    CHECK(r->start == &c.events[0]);
    CHECK(percent(r->percent) == "-40.0000");
}

TEST_CASE("an annulment is a reduction by all of it, and a reinstatement by none") {
    fine_case c = case_of(
        {event(stage::imposed, "2020-01-01", "EUR 100"), event(stage::annulled, "2021-01-01", "")});
    const auto r = find_reduction(c);
    REQUIRE(r);
    CHECK(r->change == money{decimal{-100}, "EUR"_currency});
    CHECK(percent(r->percent) == "-100.0000");

    c.events.push_back(event(stage::reinstated, "2022-01-01", ""));
    CHECK(why_none(c) == no_reduction::one_amount);
}

TEST_CASE("a case without two amounts says why it has no reduction") {
    CHECK(why_none(case_of({event(stage::proposed, "2022-01-01", "EUR 5")})) ==
          no_reduction::undecided);
    CHECK(why_none(case_of({event(stage::imposed, "2022-01-01", "EUR 5")})) ==
          no_reduction::one_amount);
    CHECK(why_none(case_of({event(stage::proposed, "2022-01-01", "EUR 5"),
                            event(stage::imposed, "2022-02-01", "")})) ==
          no_reduction::unknown_amount);
    CHECK(why_none(case_of({event(stage::imposed, "2022-02-01", "")})) ==
          no_reduction::unknown_amount);
    CHECK(why_none(case_of({event(stage::proposed, "2022-01-01", "EUR 5"),
                            event(stage::imposed, "2022-02-01", "SEK 50")})) ==
          no_reduction::other_currency);
}

TEST_CASE("WhatsApp's fine rose from a draft of EUR 30m to 50m, by 350 to 650 %") {
    const fine_case c = case_of({event(stage::proposed, "2020-12", "EUR 30000000..50000000"),
                                 event(stage::imposed, "2021-09-02", "EUR 225000000")});
    const auto r = find_reduction(c);
    REQUIRE(r);
    CHECK(to_string(r->change) == "175000000..195000000");
    CHECK(percent(r->percent) == "350.0000..650.0000");
}

TEST_CASE("a final range reaches from its best case to its worst") {
    const fine_case c = case_of({event(stage::proposed, "2020-12", "EUR 100..200"),
                                 event(stage::settled, "2021-09-02", "EUR 50..150")});
    const auto r = find_reduction(c);
    REQUIRE(r);
    CHECK(to_string(r->change) == "-150..50");
    CHECK(percent(r->percent) == "-75.0000..50.0000");
    CHECK(percent(percent_change(*parse_fine_amount("0..5", "EUR"_currency),
                                 money{decimal{1}, "EUR"_currency})) == "none");
}

TEST_CASE("a symbolic euro is nearly nothing, and a daily penalty falls by the day") {
    const fine_case symbolic = case_of({event(stage::imposed, "2022-01-01", "EUR 10000"),
                                        event(stage::varied, "2023-06-14", "EUR 1 symbolic")});
    CHECK(percent(find_reduction(symbolic)->percent) == "-99.9900");
    const fine_case daily = case_of({event(stage::imposed, "2023-08-07", "NOK 1000000/day"),
                                     event(stage::annulled, "2024-06-18", "")});
    const auto r = find_reduction(daily);
    REQUIRE(r);
    CHECK(to_string(r->change) == "-1000000/day");
    CHECK(to_string(r->final.amount.value) == "0/day");
    CHECK(percent(r->percent) == "-100.0000");
}

TEST_CASE("a daily penalty and a lump sum have no difference") {
    CHECK(why_none(case_of({event(stage::proposed, "2022-01-01", "EUR 5/day"),
                            event(stage::imposed, "2022-02-01", "EUR 500")})) ==
          no_reduction::per_day_and_lump_sum);
}

TEST_CASE("a range is converted end by end, and the rate's effect is that on each end") {
    const auto rates = ecb();
    const fine_case c = case_of({event(stage::proposed, "2021-11-29", "GBP 10..20"),
                                 event(stage::imposed, "2022-05-18", "GBP 5..8")});
    const auto r = convert_reduction(find_reduction(c).value(), "EUR"_currency, rates.get(),
                                     lookup::previous(), to_the_cent);
    REQUIRE(r);
    // 10 / 0.84583, 20 / 0.84583; 5 / 0.8467, 8 / 0.8467; 5 / 0.84583, 8 / 0.84583
    CHECK(to_string(r->start.to) == "11.82..23.65");
    CHECK(to_string(r->final.to) == "5.91..9.45");
    CHECK(to_string(r->final_at_start.to) == "5.91..9.46");
    CHECK(to_string(r->legal_effect) == "-17.74..-2.36");
    CHECK(to_string(r->exchange_rate_effect) == "-0.01..0.00");
    CHECK(percent(r->percent) == "-75.0106..-20.0508");
}

TEST_CASE("at one day, or one year, for all amounts the rate changes nothing, whatever the dates") {
    const auto rates = ecb();
    // 10 and 8 pounds; the proposal's day is not known
    const fine_case c = case_of(
        {event(stage::proposed, "", "GBP 10"), event(stage::imposed, "2022-05-18", "GBP 8")});
    const auto r = find_reduction(c).value();
    const auto by = [&](const conversion_policy& p) {
        return convert_reduction(r, "EUR"_currency, rates.get(), p, to_the_cent);
    };
    CHECK_FALSE(by(conversion_policy::own_day()));
    const auto on_a_day = by(conversion_policy::on(*parse_day("2021-11-29")));
    REQUIRE(on_a_day);
    CHECK(to_string(on_a_day->start.to) == "11.82"); // 10 / 0.84583
    CHECK(to_string(on_a_day->final.to) == "9.46");  // 8 / 0.84583
    CHECK(to_string(on_a_day->exchange_rate_effect) == "0.00");
    // both at the day of the last event
    const auto at_the_end = by(conversion_policy::final_day());
    REQUIRE(at_the_end);
    CHECK(to_string(at_the_end->start.to) == "11.81"); // 10 / 0.8467
    CHECK(to_string(at_the_end->final.to) == "9.45");  // 8 / 0.8467
    CHECK(to_string(at_the_end->exchange_rate_effect) == "0.00");
}

TEST_CASE("a month is enough for its average") {
    const auto rates = ecb();
    const fine_case c = case_of({event(stage::proposed, "2020-10", "GBP 2/day"),
                                 event(stage::imposed, "2021-11", "GBP 1/day")});
    const auto r = find_reduction(c).value();
    const auto by_day =
        convert_reduction(r, "EUR"_currency, rates.get(), lookup::previous(), to_the_cent);
    REQUIRE_FALSE(by_day.has_value());
    CHECK(std::holds_alternative<day_not_known>(by_day.error()));
    const auto by_month =
        convert_reduction(r, "EUR"_currency, rates.get(), lookup::month_average(), to_the_cent);
    REQUIRE(by_month);
    CHECK(to_string(by_month->start.to) == "2.20/day");             // 2 / 0.90915
    CHECK(to_string(by_month->exchange_rate_effect) == "0.08/day"); // 1 / 0.84583 - 1 / 0.90915
}

TEST_CASE("a reduction in another currency splits into the decision's part and the rate's") {
    struct expected {
        fine_case matter;
        std::string_view currency_code;
        std::string_view start, final, final_at_start, legal, exchange, percent;
    };
    // computed by hand from the published rates, each amount rounded half up to the cent
    const expected all[] = {
        {british_airways(), "USD", "229480485.36", "25828521.15", "25026499.30", "-204453986.06",
         "802021.85", "-88.7448"},
        {british_airways(), "EUR", "204619246.86", "21998570.09", "22315202.23", "-182304044.63",
         "-316632.14", "-89.2490"},
        {clearview(), "USD", "22663182.91", "9386809.31", "10068852.23", "-12594330.68",
         "-682042.92", "-58.5812"},
        {clearview(), "EUR", "20098601.37", "8920278.73", "8929453.91", "-11169147.46", "-9175.18",
         "-55.6174"},
    };
    const auto rates = ecb();
    for (const expected& e : all) {
        INFO(e.currency_code << ' ' << e.start);
        const auto to = currency::find(e.currency_code).value();
        const auto r = find_reduction(e.matter).value();
        const auto c = convert_reduction(r, to, rates.get(), lookup::previous(), to_the_cent);
        REQUIRE(c);
        CHECK(to_string(c->start.to) == e.start);
        CHECK(to_string(c->final.to) == e.final);
        CHECK(to_string(c->final_at_start.to) == e.final_at_start);
        CHECK(to_string(c->legal_effect) == e.legal);
        CHECK(to_string(c->exchange_rate_effect) == e.exchange);
        CHECK(percent(c->percent) == e.percent);
        CHECK(c->legal_effect.low() + c->exchange_rate_effect.low() ==
              c->final.to.low() - c->start.to.low());
        CHECK(c->start.low.days->first == e.matter.events[0].date->days.first);
        CHECK(c->final.low.days->first == e.matter.events[1].date->days.first);
        CHECK(c->final_at_start.low.days == c->start.low.days);
    }
}

TEST_CASE("in its own currency a reduction is all the decision's, and needs no day") {
    const fine_case c = case_of(
        {event(stage::proposed, "", "GBP 100.005"), event(stage::imposed, "2021", "GBP 60")});
    const auto rates = ecb();
    const auto r = convert_reduction(find_reduction(c).value(), "GBP"_currency, rates.get(),
                                     lookup::exact(), to_the_cent);
    REQUIRE(r);
    CHECK(to_string(r->legal_effect) == "-40.01");
    CHECK(r->exchange_rate_effect.low().is_zero());
    CHECK(r->start.low.legs.empty());
}

TEST_CASE("a date that is no day has no rate") {
    const auto rates = ecb();
    const auto failure = [&](const fine_case& c) {
        const auto r = convert_reduction(find_reduction(c).value(), "EUR"_currency, rates.get(),
                                         lookup::previous(), to_the_cent);
        REQUIRE_FALSE(r.has_value());
        return r.error();
    };
    const fine_case month = case_of(
        {event(stage::proposed, "2021-11", "GBP 2"), event(stage::imposed, "2022-05-18", "GBP 1")});
    const auto first = failure(month);
    REQUIRE(std::holds_alternative<day_not_known>(first));
    CHECK(std::get<day_not_known>(first).event == &month.events[0]);

    const fine_case undated = case_of(
        {event(stage::proposed, "2021-11-29", "GBP 2"), event(stage::imposed, "", "GBP 1")});
    const auto second = failure(undated);
    REQUIRE(std::holds_alternative<day_not_known>(second));
    CHECK(std::get<day_not_known>(second).event == &undated.events[1]);
}

TEST_CASE("a day without a rate is named with the reason") {
    const auto rates = ecb();
    const fine_case c = case_of({event(stage::proposed, "2021-11-29", "GBP 2"),
                                 event(stage::imposed, "2021-12-31", "GBP 1")});
    const auto r = convert_reduction(find_reduction(c).value(), "EUR"_currency, rates.get(),
                                     lookup::previous(), to_the_cent);
    REQUIRE_FALSE(r.has_value());
    REQUIRE(std::holds_alternative<absence>(r.error()));
    const auto& why = std::get<absence>(r.error());
    CHECK(why.reason == absence_reason::stale);
    CHECK(why.requested == on("2021-12-31"));
    CHECK(why.before == on("2021-11-29"));
    CHECK(why.after == on("2022-05-18"));
}

TEST_CASE("a target without a minor unit needs a number of places") {
    const auto rates = ecb();
    const fine_case c = clearview();
    const auto r = convert_reduction(find_reduction(c).value(), "XAU"_currency, rates.get(),
                                     lookup::previous(), to_the_cent);
    REQUIRE_FALSE(r.has_value());
    REQUIRE(std::holds_alternative<conversion_problem>(r.error()));
    CHECK(std::get<conversion_problem>(r.error()) == conversion_problem::no_minor_unit);
}

TEST_CASE("the decision's part and the rate's add up to the whole, whatever the rates") {
    CHECK(rc::check("additive", [] {
        using rational = boost::multiprecision::cpp_rational;
        using boost::multiprecision::cpp_int;
        using rc::gen::inRange;
        const auto before = *inRange<std::int64_t>(1, 1'000'000'000'000);
        const auto after = *inRange<std::int64_t>(0, 1'000'000'000'000);
        const auto first_rate = *inRange<std::int64_t>(1, 10'000'000);
        const auto last_rate = *inRange<std::int64_t>(1, 10'000'000);
        const int scale = *inRange(0, 7);
        const bool per_euro = *rc::gen::arbitrary<bool>(); // or euros per krona
        const auto eur = "EUR"_currency;
        const auto sek = "SEK"_currency;
        const auto row = [&](std::string_view d, std::int64_t rate) {
            return rate_row{on(d), per_euro ? eur : sek, per_euro ? sek : eur,
                            *decimal::make(rate, scale)};
        };
        const packed_source rates{eur,
                                  {row("2021-11-29", first_rate), row("2022-05-18", last_rate)}};
        fine_case c = case_of(
            {event(stage::proposed, "2021-11-29", ""), event(stage::imposed, "2022-05-18", "")});
        c.events[0].amount = money{*decimal::make(before, 2), sek};
        c.events[1].amount = money{*decimal::make(after, 2), sek};
        const auto r = convert_reduction(find_reduction(c).value(), eur, rates.get(),
                                         lookup::exact(), to_the_cent);
        RC_ASSERT(r.has_value());

        // each amount once more, to the cent, half up
        const auto cents = [&](std::int64_t amount, std::int64_t rate) {
            cpp_int power = 1;
            for (int i = 0; i < scale; ++i)
                power *= 10;
            const rational quote{cpp_int{rate}, power};
            const rational exact = per_euro ? rational{amount / quote} : rational{amount * quote};
            const rational up = exact + rational{1, 2};
            return cpp_int{numerator(up) / denominator(up)};
        };
        const cpp_int start = cents(before, first_rate);
        const cpp_int final = cents(after, last_rate);
        const cpp_int between = cents(after, first_rate);
        const auto in_cents = [](const money& m) {
            return cpp_int{to_string(
                *decimal::make(m.amount().rounded(2, rounding::toward_zero).coefficient(), 0))};
        };
        RC_ASSERT(in_cents(r->start.to.low()) == start);
        RC_ASSERT(in_cents(r->final.to.low()) == final);
        RC_ASSERT(in_cents(r->legal_effect.low()) == between - start);
        RC_ASSERT(in_cents(r->exchange_rate_effect.low()) == final - between);
        RC_ASSERT(r->legal_effect.low() + r->exchange_rate_effect.low() ==
                  r->final.to.low() - r->start.to.low());
        RC_ASSERT(r->legal_effect.low().amount().scale() == 2);
        if (first_rate == last_rate) RC_ASSERT(r->exchange_rate_effect.low().is_zero());
        if (before == after) RC_ASSERT(r->legal_effect.low().is_zero());
        RC_ASSERT(r->percent.has_value() == (start != 0));
    }));
}
