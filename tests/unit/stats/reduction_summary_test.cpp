#include <mulct/stats/reduction_summary.hpp>

#include <support/catch.hpp>
#include <support/rate_tables.hpp>

#include <string_view>
#include <utility>
#include <vector>

using namespace mulct;

namespace {

fine_event event(stage what, std::string_view date, std::string_view amount) {
    return {what, parse_partial_date(date).value(),
            parse_fine_amount(amount, "GBP"_currency).value(), "", ""};
}

struct converted_case {
    fine_case matter;
    reduction own;
    converted_reduction in_euro;
    reduction_split split;
};

converted_case converted(const fine_case& c) {
    static const rate_source* const sources[] = {&ecb()};
    const rounding_rule cents{rounding::half_up, std::nullopt};
    const reduction r = find_reduction(c).value();
    const auto in_euro =
        convert_reduction(r, "EUR"_currency, sources, lookup::previous(), cents).value();
    return {c, r, in_euro,
            split_reduction(r, in_euro, "EUR"_currency, sources, lookup::previous(), cents)};
}

fine_case case_of(std::vector<fine_event> events) {
    return {"X", "ICO", "GB", "", "", "", std::move(events)};
}

// Proposed at 100, imposed at 60, and 45 on appeal: three days, three rates.
const fine_case through_all = case_of({event(stage::proposed, "2022-05-20", "100000"),
                                       event(stage::imposed, "2022-05-23", "60000"),
                                       event(stage::varied, "2022-05-24", "45000")});

} // namespace

TEST_CASE("the legal effect is in two parts, both at the first rate") {
    const auto c = converted(through_all);
    CHECK(to_string(c.in_euro.start.to) == "117896.72");           // 100000 / 0.84820
    CHECK(to_string(c.split.before_decision) == "-47158.69");      // 60000 / 0.84820 = 70738.03
    CHECK(to_string(c.split.on_appeal) == "-17684.50");            // 45000 / 0.84820 = 53053.53
    CHECK(to_string(c.in_euro.exchange_rate_effect) == "-575.40"); // 45000 / 0.85750 = 52478.13
    CHECK(sum_of(c.split.before_decision, c.split.on_appeal).value() == c.in_euro.legal_effect);
}

TEST_CASE("without a proposal all of it is on appeal, without an appeal all before the decision") {
    const auto appeal = converted(case_of(
        {event(stage::imposed, "2022-05-20", "100000"), event(stage::annulled, "2022-05-23", "")}));
    CHECK(to_string(appeal.split.before_decision) == "0.00");
    CHECK(to_string(appeal.split.on_appeal) == "-117896.72");
    const auto decision = converted(case_of({event(stage::proposed, "2022-05-20", "100000"),
                                             event(stage::imposed, "2022-05-20", "150000")}));
    CHECK(to_string(decision.split.before_decision) == "58948.36"); // an increase
    CHECK(to_string(decision.split.on_appeal) == "0.00");
}

TEST_CASE("sums of cases add up from the first amounts to the final ones") {
    reduction_totals totals;
    const auto a = converted(through_all);
    const auto b = converted(case_of({event(stage::imposed, "2022-05-23", "7500000"),
                                      event(stage::varied, "2022-05-24", "8000000")}));
    REQUIRE(totals.add(a.in_euro, a.split));
    REQUIRE(totals.add(b.in_euro, b.split));
    CHECK(totals.cases == 2);
    fine_amount sum = totals.first;
    for (const fine_amount& part : {totals.before_decision, totals.on_appeal, totals.exchange_rate})
        sum = sum_of(sum, part).value();
    CHECK(sum == totals.final);
    const auto percent = totals.due_percent();
    REQUIRE(percent);
    CHECK(percent->is_point());
    CHECK(percent->low.value ==
          totals.final.low().amount() / totals.first.low().amount() * ratio{100});
}

TEST_CASE("of a range the sums are ranges, and a daily penalty is no part of them") {
    reduction_totals totals;
    const auto range = converted(case_of({event(stage::proposed, "2022-05-20", "100000..200000"),
                                          event(stage::imposed, "2022-05-20", "50000")}));
    REQUIRE(totals.add(range.in_euro, range.split));
    CHECK(totals.first.form() == amount_form::range);
    CHECK(!totals.due_percent()->is_point());
    const auto daily = converted(case_of({event(stage::imposed, "2022-05-20", "100/day"),
                                          event(stage::annulled, "2022-05-23", "")}));
    CHECK(!totals.add(daily.in_euro, daily.split));
    CHECK(totals.cases == 1);
    CHECK(!reduction_totals{}.due_percent());
}
