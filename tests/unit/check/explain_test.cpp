#include <mulct/check/explain.hpp>

#include <mulct/base/calendar.hpp>
#include <mulct/figure/read.hpp>
#include <mulct/rates/packed.hpp>

#include <support/catch.hpp>

#include <boost/multiprecision/cpp_int.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using namespace mulct;

namespace {

using rational = boost::multiprecision::cpp_rational;

day on(std::string_view text) {
    return parse_day(text).value();
}

decimal number(std::string_view text) {
    return parse_decimal(text).value();
}

money amount(std::string_view text) {
    return parse_money(text).value();
}

figure reported(std::string_view text) {
    return read_figure(text).value();
}

day_range around(std::string_view text, int days) {
    return {on(text) - days, on(text) + days};
}

std::string rounded(const ratio& x) {
    return to_string(x.rounded(2, rounding::half_up));
}

/// Sources packed in memory, and what they are read from.
class packed_sources {
  public:
    void add(std::string name, currency pivot, std::vector<rate_row> rows,
             mulct::frequency published = mulct::frequency::daily) {
        std::sort(rows.begin(), rows.end(),
                  [](const auto& a, const auto& b) { return a.key() < b.key(); });
        snapshot s{std::move(name), "test",    "test", "none",         "none",
                   pivot,           published, "",     std::move(rows)};
        if (!pack(s, data_)) FAIL("the rates of a test do not pack");
    }

    [[nodiscard]] std::vector<const rate_source*> open() {
        sources_ = open_packed(data_).value();
        std::vector<const rate_source*> all;
        for (const rate_source& s : sources_)
            all.push_back(&s);
        return all;
    }

  private:
    packed_rates data_;
    std::vector<rate_source> sources_;
};

/// ECB euro reference rates: all publication days within 45 days of 2022-05-23.
struct euro_rates {
    std::string_view day;
    std::string_view usd;
    std::string_view gbp;
};
constexpr std::array ecb_2022{
    euro_rates{"2022-04-08", "1.0861", "0.83355"}, euro_rates{"2022-04-11", "1.09", "0.83693"},
    euro_rates{"2022-04-12", "1.0861", "0.83455"}, euro_rates{"2022-04-13", "1.0826", "0.8328"},
    euro_rates{"2022-04-14", "1.0878", "0.82908"}, euro_rates{"2022-04-19", "1.0803", "0.82955"},
    euro_rates{"2022-04-20", "1.083", "0.82965"},  euro_rates{"2022-04-21", "1.0887", "0.83523"},
    euro_rates{"2022-04-22", "1.0817", "0.83925"}, euro_rates{"2022-04-25", "1.0746", "0.8433"},
    euro_rates{"2022-04-26", "1.0674", "0.84135"}, euro_rates{"2022-04-27", "1.0583", "0.84215"},
    euro_rates{"2022-04-28", "1.0485", "0.8435"},  euro_rates{"2022-04-29", "1.054", "0.83908"},
    euro_rates{"2022-05-02", "1.0524", "0.8381"},  euro_rates{"2022-05-03", "1.0556", "0.8413"},
    euro_rates{"2022-05-04", "1.0531", "0.84194"}, euro_rates{"2022-05-05", "1.0568", "0.8519"},
    euro_rates{"2022-05-06", "1.057", "0.85625"},  euro_rates{"2022-05-09", "1.0559", "0.85235"},
    euro_rates{"2022-05-10", "1.0554", "0.85595"}, euro_rates{"2022-05-11", "1.0553", "0.85393"},
    euro_rates{"2022-05-12", "1.0408", "0.85293"}, euro_rates{"2022-05-13", "1.0385", "0.85115"},
    euro_rates{"2022-05-16", "1.0422", "0.85045"}, euro_rates{"2022-05-17", "1.0541", "0.844"},
    euro_rates{"2022-05-18", "1.0523", "0.8467"},  euro_rates{"2022-05-19", "1.0525", "0.84728"},
    euro_rates{"2022-05-20", "1.0577", "0.8482"},  euro_rates{"2022-05-23", "1.0659", "0.84783"},
    euro_rates{"2022-05-24", "1.072", "0.8575"},   euro_rates{"2022-05-25", "1.0656", "0.85295"},
    euro_rates{"2022-05-26", "1.0697", "0.85073"}, euro_rates{"2022-05-27", "1.0722", "0.84875"},
    euro_rates{"2022-05-30", "1.0764", "0.8515"},  euro_rates{"2022-05-31", "1.0713", "0.85138"},
    euro_rates{"2022-06-01", "1.0712", "0.85158"}, euro_rates{"2022-06-02", "1.0692", "0.85195"},
    euro_rates{"2022-06-03", "1.073", "0.8542"},   euro_rates{"2022-06-06", "1.0726", "0.85415"},
    euro_rates{"2022-06-07", "1.0662", "0.85365"}, euro_rates{"2022-06-08", "1.0739", "0.85575"},
    euro_rates{"2022-06-09", "1.0743", "0.85653"}, euro_rates{"2022-06-10", "1.0578", "0.85048"},
    euro_rates{"2022-06-13", "1.0455", "0.8585"},  euro_rates{"2022-06-14", "1.0452", "0.86578"},
    euro_rates{"2022-06-15", "1.0431", "0.86328"}, euro_rates{"2022-06-16", "1.04", "0.8555"},
    euro_rates{"2022-06-17", "1.0486", "0.855"},   euro_rates{"2022-06-20", "1.0517", "0.85748"},
    euro_rates{"2022-06-21", "1.055", "0.8601"},   euro_rates{"2022-06-22", "1.0521", "0.85885"},
    euro_rates{"2022-06-23", "1.0493", "0.85818"}, euro_rates{"2022-06-24", "1.0524", "0.85773"},
    euro_rates{"2022-06-27", "1.0572", "0.862"},   euro_rates{"2022-06-28", "1.0561", "0.8635"},
    euro_rates{"2022-06-29", "1.0517", "0.86461"}, euro_rates{"2022-06-30", "1.0387", "0.8582"},
    euro_rates{"2022-07-01", "1.0425", "0.86648"}, euro_rates{"2022-07-04", "1.0455", "0.8596"},
    euro_rates{"2022-07-05", "1.029", "0.85845"},  euro_rates{"2022-07-06", "1.0177", "0.85676"},
    euro_rates{"2022-07-07", "1.018", "0.85105"},
};
constexpr euro_rates ecb_2021_11_29{"2021-11-29", "1.1276", "0.84583"};

std::vector<rate_row> rows_of(const euro_rates& r) {
    return {{on(r.day), "EUR"_currency, "GBP"_currency, number(r.gbp)},
            {on(r.day), "EUR"_currency, "USD"_currency, number(r.usd)}};
}

packed_sources ecb() {
    std::vector<rate_row> rows = rows_of(ecb_2021_11_29);
    for (const euro_rates& r : ecb_2022) {
        const auto more = rows_of(r);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    packed_sources sources;
    sources.add("ECB", "EUR"_currency, std::move(rows));
    return sources;
}

explain_query clearview() {
    return {{reported("£7.5m"), reported("$9.43m"), reported("€8.85m")},
            {},
            around("2022-05-23", 45),
            on("2022-05-23")};
}

std::vector<std::string> days_of(const explanation& e) {
    std::vector<std::string> runs;
    for (const day_range& r : e.days) {
        runs.push_back(to_string(r.first) + (r.first == r.last ? "" : ".." + to_string(r.last)));
    }
    return runs;
}

} // namespace

TEST_CASE("the reports of the Clearview fine converted £7.5m at the rates of its own day") {
    auto rates = ecb();
    const auto answer = explain(clearview(), rates.open());
    REQUIRE_FALSE(answer.explanations.empty());
    const explanation& best = answer.explanations.front();
    CHECK(best.how == reading::as_written);
    CHECK(best.base == std::size_t{0});
    CHECK(best.amount == amount("GBP 7500000"));
    CHECK_FALSE(best.allowed);
    CHECK(best.source->name() == "ECB");
    CHECK(best.days == std::vector{day_range{on("2022-05-23"), on("2022-05-23")}});
    CHECK(best.day_count == 1);
    CHECK(best.shown == on("2022-05-23"));
    REQUIRE(best.computed.size() == 3);
    CHECK(rounded(best.computed[0]) == "7500000.00");
    CHECK(rounded(best.computed[1]) == "9429071.87");
    CHECK(rounded(best.computed[2]) == "8846113.02");
    CHECK(answer.unique);
    CHECK(answer.days_searched == 63);
    CHECK(answer.days_without_rate == 0);
    CHECK(answer.elsewhere.empty());
}

TEST_CASE("the longer figures come after the shorter one they were converted from") {
    auto rates = ecb();
    auto query = clearview();
    std::rotate(query.figures.begin(), query.figures.begin() + 1, query.figures.end());
    const auto answer = explain(query, rates.open()); // $9.43m, €8.85m, £7.5m
    // from the dollars or the euros, two days would do
    REQUIRE(answer.explanations.size() >= 3);
    CHECK(answer.explanations[0].base == std::size_t{2});
    CHECK(answer.explanations[1].base == std::size_t{0});
    CHECK(answer.explanations[2].base == std::size_t{1});
    for (const std::size_t k : {1U, 2U}) {
        CHECK(days_of(answer.explanations[k]) ==
              std::vector<std::string>{"2022-05-23", "2022-05-25"});
        CHECK(answer.explanations[k].day_count == 2);
        CHECK(answer.explanations[k].shown == on("2022-05-23"));
    }
    CHECK(answer.unique);
}

TEST_CASE("the exact amount of the Clearview fine gives other figures than were reported") {
    auto rates = ecb();
    auto query = clearview();
    query.exact = {amount("GBP 7552800")};
    const auto answer = explain(query, rates.open());
    REQUIRE_FALSE(answer.explanations.empty());
    CHECK(answer.explanations.front().how == reading::as_written);
    CHECK(answer.explanations.front().base == std::size_t{0});
    CHECK(answer.unique);
    // and an amount in pounds leaves no figure in another currency to start from
    for (const explanation& e : answer.explanations) {
        // cut off, it gives them two days later: 9,435,797.61 dollars and 8,854,915.29 euros
        CHECK((e.how != reading::exact || e.rule == digit_rule::truncated));
        if (e.how == reading::as_written) CHECK(e.base == std::size_t{0});
    }
}

TEST_CASE("$9.50m and €8.91m come from the exact amount") {
    auto rates = ecb();
    const explain_query query{{reported("$9.50m"), reported("€8.91m")},
                              {amount("GBP 7552800")},
                              around("2022-05-23", 45),
                              on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    REQUIRE_FALSE(answer.explanations.empty());
    const explanation& best = answer.explanations.front();
    CHECK(best.how == reading::exact);
    CHECK_FALSE(best.base);
    CHECK(best.amount == amount("GBP 7552800"));
    CHECK(days_of(best) == std::vector<std::string>{"2022-05-23"});
    REQUIRE(best.computed.size() == 2);
    CHECK(rounded(best.computed[0]) == "9495452.53");
    CHECK(rounded(best.computed[1]) == "8908389.65");
    CHECK(answer.unique);
}

TEST_CASE("more than $21.3m is £17m at the rate of May 2022, not of its own date") {
    auto rates = ecb();
    explain_query query{{reported("more than £17 million"), reported("more than US$21.3 million")},
                        {},
                        around("2021-11-29", 3),
                        on("2021-11-29")};
    const auto then = explain(query, rates.open());
    CHECK(then.explanations.empty());
    CHECK(then.days_searched == 1);
    CHECK_FALSE(then.unique);
    REQUIRE_FALSE(then.elsewhere.empty());
    CHECK(then.elsewhere.front().base == std::size_t{0});

    query.window = day_range{on("2022-05-23"), on("2022-05-23")};
    query.published = on("2022-05-23");
    const auto later = explain(query, rates.open());
    REQUIRE_FALSE(later.explanations.empty());
    CHECK(later.explanations.front().base == std::size_t{0});
    CHECK(rounded(later.explanations.front().computed[1]) == "21372562.90");

    // without the hedge, 21.37 is not 21.3
    query.figures = {reported("£17 million"), reported("US$21.3 million")};
    bool cut = false;
    for (const explanation& e : explain(query, rates.open()).explanations) {
        if (e.how != reading::as_written || e.base != std::size_t{0}) continue;
        CHECK(e.rule == digit_rule::truncated);
        cut = true;
    }
    CHECK(cut);
}

TEST_CASE("what fits on no day of the window is looked for on all the others") {
    auto rates = ecb();
    explain_query query{{reported("£17 million"), reported("$21.37m")},
                        {},
                        around("2021-11-29", 7),
                        on("2021-11-29")};
    const auto answer = explain(query, rates.open());
    CHECK(answer.explanations.empty());
    REQUIRE_FALSE(answer.elsewhere.empty());
    const explanation& best = answer.elsewhere.front();
    CHECK(best.base == std::size_t{0});
    for (const day_range& r : best.days) {
        CHECK_FALSE(query.window.contains(r.first));
        CHECK_FALSE(query.window.contains(r.last));
    }
    // nearest to the report among those that fit
    CHECK(best.shown == best.days.front().first);
    CHECK(answer.days_searched == 1);
}

TEST_CASE("figures that no day explains have no explanation anywhere") {
    auto rates = ecb();
    explain_query query = clearview();
    query.figures.push_back(reported("€885m"));
    const auto answer = explain(query, rates.open());
    CHECK(answer.explanations.empty());
    CHECK(answer.elsewhere.empty());
    CHECK_FALSE(answer.unique);
}

TEST_CASE("an interval's very edge is still a fit") {
    packed_sources rates;
    rates.add("T", "GBP"_currency,
              {{on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2")}});
    explain_query query{
        {reported("£1.2m"), reported("$2.5m")}, {}, around("2022-05-23", 0), on("2022-05-23")};
    // £1.2m gives $2.4m, which is out; $2.5m gives £1.25m, the end of 1.15 to 1.25
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.explanations.size() == 1);
    CHECK(answer.explanations[0].how == reading::as_written);
    CHECK(answer.explanations[0].base == std::size_t{1});
    CHECK(answer.unique);

    // $3 million is 2.5 to 3.5: it meets £1.2m in one amount, which neither figure is
    query.figures[1] = reported("$3 million");
    const auto edge = explain(query, rates.open());
    REQUIRE(edge.explanations.size() == 1);
    CHECK(edge.explanations[0].how == reading::within_interval);
    CHECK(edge.explanations[0].allowed == interval<ratio>::point(ratio{1250000}));
    CHECK(edge.explanations[0].amount == amount("GBP 1250000"));
}

// £100 is 99.5 to 100.5; at 2.017 dollars a pound, $203 is 202.5 to 203.5 dollars or 100.3966… to
// 100.8924… pounds. £100 gives $201.70 and $203 gives £100.6445…: each misses the other.
TEST_CASE("where no written figure gives the others, an amount that the digits allow may") {
    packed_sources rates;
    rates.add("T", "GBP"_currency,
              {{on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2.017")}});
    explain_query query{
        {reported("£100"), reported("$203")}, {}, around("2022-05-23", 0), on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.explanations.size() == 1);
    const explanation& only = answer.explanations[0];
    CHECK(only.how == reading::within_interval);
    CHECK(only.base == std::size_t{0});
    CHECK(only.allowed ==
          interval<ratio>::closed(number("202.5") / number("2.017"), ratio{number("100.5")}));
    SECTION("named by the one with the fewest digits") {
        CHECK(only.amount == amount("GBP 100.4"));
        REQUIRE(only.computed.size() == 2);
        CHECK(only.computed[0] == ratio{number("100.4")});
        CHECK(only.computed[1] == ratio{number("202.5068")});
    }
    SECTION("in the currency of the exact amount, if one is known") {
        query.exact = {amount("USD 5000")};
        const auto in_dollars = explain(query, rates.open());
        REQUIRE(in_dollars.explanations.size() == 1);
        CHECK(in_dollars.explanations[0].how == reading::within_interval);
        CHECK(in_dollars.explanations[0].base == std::size_t{1});
        CHECK(in_dollars.explanations[0].allowed ==
              interval<ratio>::closed(ratio{number("202.5")}, ratio{number("202.7085")}));
        CHECK(in_dollars.explanations[0].amount == amount("USD 202.5"));
    }
    SECTION("and not at all if a third figure leaves nothing") {
        query.figures.push_back(reported("£101.0"));
        CHECK(explain(query, rates.open()).explanations.empty());
    }
}

TEST_CASE("an amount that no decimal is, is named by the nearest one") {
    packed_sources rates; // £100 and £101 share £100.50, a seventh of which has no end
    rates.add("T", "GBP"_currency,
              {{on("2022-05-23"), "USD"_currency, "GBP"_currency, number("7")}});
    const explain_query query{{reported("$14"), reported("£100"), reported("£101")},
                              {},
                              around("2022-05-23", 0),
                              std::nullopt};
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.explanations.size() == 1);
    CHECK(answer.explanations[0].how == reading::within_interval);
    CHECK(answer.explanations[0].allowed == interval<ratio>::point(number("100.5") / number("7")));
    CHECK(
        to_string(answer.explanations[0].amount.amount()).starts_with("14.357142857142857142857"));
}

TEST_CASE("an explanation by interval ranks behind one from a written figure") {
    packed_sources rates;
    rates.add("T", "GBP"_currency,
              {{on("2022-05-20"), "GBP"_currency, "USD"_currency, number("2.03")},
               {on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2.017")},
               {on("2022-05-24"), "GBP"_currency, "USD"_currency, number("2.017")}});
    const explain_query query{
        {reported("£100"), reported("$203")}, {}, around("2022-05-23", 5), on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.explanations.size() == 3);
    // both written ones hold on the 20th only: the fewer digits first
    CHECK(answer.explanations[0].how == reading::as_written);
    CHECK(answer.explanations[0].base == std::size_t{0});
    CHECK(answer.explanations[1].how == reading::as_written);
    CHECK(answer.explanations[1].base == std::size_t{1});
    CHECK(answer.explanations[2].how == reading::within_interval);
    CHECK(days_of(answer.explanations[2]) == std::vector<std::string>{"2022-05-23..2022-05-24"});
    CHECK(answer.unique);
}

TEST_CASE("two figures of as many digits that give each other leave open which came first") {
    packed_sources rates;
    rates.add("T", "GBP"_currency,
              {{on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2")}});
    explain_query query{
        {reported("£1.3m"), reported("$2.6m")}, {}, around("2022-05-23", 0), on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.explanations.size() == 2);
    CHECK(answer.explanations[0].base == std::size_t{0});
    CHECK_FALSE(answer.unique);

    // zeros at the end of a whole number are no digits of the original: £2 million has one
    query.figures = {reported("$4.0m"), reported("£2000000")};
    const auto round = explain(query, rates.open());
    REQUIRE(round.explanations.size() == 2);
    CHECK(round.explanations[0].base == std::size_t{1});
    CHECK(round.unique);
}

TEST_CASE("an original that fits on two days is not the only answer") {
    packed_sources rates;
    rates.add("T", "GBP"_currency,
              {{on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2")},
               {on("2022-05-24"), "GBP"_currency, "USD"_currency, number("2.1")},
               {on("2022-05-25"), "GBP"_currency, "USD"_currency, number("2")}});
    explain_query query{
        {reported("£1.3m"), reported("$2.60m")}, {}, around("2022-05-23", 5), std::nullopt};
    const auto answer = explain(query, rates.open());
    REQUIRE_FALSE(answer.explanations.empty());
    CHECK(answer.explanations[0].day_count == 2);
    CHECK(days_of(answer.explanations[0]) == std::vector<std::string>{"2022-05-23", "2022-05-25"});
    CHECK_FALSE(answer.unique);
    SECTION("with no day of publication, the last is shown") {
        CHECK(answer.explanations[0].shown == on("2022-05-25"));
    }
    SECTION("with one, the day nearest to it") {
        query.published = on("2022-05-23");
        CHECK(explain(query, rates.open()).explanations[0].shown == on("2022-05-23"));
        query.published = on("2022-06-30");
        CHECK(explain(query, rates.open()).explanations[0].shown == on("2022-05-25"));
        query.published = on("2000-01-01");
        CHECK(explain(query, rates.open()).explanations[0].shown == on("2022-05-23"));
    }
}

TEST_CASE("of figures with as many digits, the one that fits on fewer days comes first") {
    packed_sources rates; // $2.6m is £1.238m on the 24th, still within £1.2m; £1.2m is $2.52m
    rates.add("T", "GBP"_currency,
              {{on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2.15")},
               {on("2022-05-24"), "GBP"_currency, "USD"_currency, number("2.1")}});
    const explain_query query{
        {reported("$2.6m"), reported("£1.2m")}, {}, around("2022-05-23", 5), std::nullopt};
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.explanations.size() == 3);
    CHECK(answer.explanations[0].base == std::size_t{1});
    CHECK(answer.explanations[0].day_count == 1);
    CHECK(answer.explanations[1].base == std::size_t{0});
    CHECK(answer.explanations[1].day_count == 2);
    // £1.2m is $2.58m on the 23rd, rounded up
    CHECK(answer.explanations[2].base == std::size_t{1});
    CHECK(answer.explanations[2].rule == digit_rule::ceiling);
    CHECK(answer.equals == 3);
    CHECK_FALSE(answer.unique);
}

TEST_CASE("an exact amount that fits on the same day is no rival, on another day it is") {
    const auto unique_at = [](std::string_view rate_of_next_day) {
        packed_sources rates;
        rates.add("T", "GBP"_currency,
                  {{on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2")},
                   {on("2022-05-24"), "GBP"_currency, "USD"_currency, number(rate_of_next_day)}});
        const explain_query query{{reported("£1.3m"), reported("$2.60m")},
                                  {amount("GBP 1301000")},
                                  around("2022-05-23", 5),
                                  std::nullopt};
        const auto answer = explain(query, rates.open());
        REQUIRE(answer.explanations.size() >= 2);
        CHECK(answer.explanations[0].how == reading::as_written);
        CHECK(answer.explanations[0].day_count == 1);
        CHECK(answer.explanations[1].how == reading::exact);
        return answer.unique;
    };
    CHECK(unique_at("3"));
    // £1.3m gives $2.5948m, too little by 200; £1.301m gives $2.596796m, which will do
    CHECK_FALSE(unique_at("1.996"));
}

TEST_CASE("days that lack the rate of one currency are counted, not searched") {
    packed_sources rates;
    rates.add("T", "EUR"_currency,
              {{on("2022-05-20"), "EUR"_currency, "RUB"_currency, number("65")},
               {on("2022-05-23"), "EUR"_currency, "USD"_currency, number("2")},
               {on("2022-05-24"), "EUR"_currency, "USD"_currency, number("2")},
               {on("2022-05-24"), "EUR"_currency, "GBP"_currency, number("0.5")},
               {on("2022-05-30"), "EUR"_currency, "USD"_currency, number("2")}});
    explain_query query{{reported("€100"), reported("$200")},
                        {},
                        day_range{on("2022-05-20"), on("2022-05-24")},
                        std::nullopt};
    auto answer = explain(query, rates.open());
    CHECK(answer.days_searched == 2);
    CHECK(answer.days_without_rate == 1);
    REQUIRE_FALSE(answer.explanations.empty());
    CHECK(days_of(answer.explanations[0]) == std::vector<std::string>{"2022-05-23..2022-05-24"});

    SECTION("the exact amount's currency included") {
        query.exact = {amount("GBP 50")};
        answer = explain(query, rates.open());
        CHECK(answer.days_searched == 1);
        CHECK(answer.days_without_rate == 2);
        REQUIRE(answer.explanations.size() == 1);
        CHECK(answer.explanations[0].how == reading::exact);
        CHECK(days_of(answer.explanations[0]) == std::vector<std::string>{"2022-05-24"});
    }
    SECTION("a currency that the source never quotes leaves no day") {
        query.figures.push_back(reported("NZ$300"));
        answer = explain(query, rates.open());
        CHECK(answer.days_searched == 0);
        CHECK(answer.days_without_rate == 3);
        CHECK(answer.explanations.empty());
        CHECK(answer.elsewhere.empty());
    }
}

TEST_CASE("a source that quotes the pivot per unit gives the same answer as one that inverts it") {
    packed_sources rates; // the Federal Reserve's way: dollars per pound, francs per dollar
    rates.add("F", "USD"_currency,
              {{on("2022-05-23"), "GBP"_currency, "USD"_currency, number("1.25")},
               {on("2022-05-23"), "USD"_currency, "CHF"_currency, number("0.96")}});
    const explain_query query{{reported("£8 million"), reported("CHF 9.6 million")},
                              {},
                              around("2022-05-23", 0),
                              on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.explanations.size() == 2);
    CHECK(answer.explanations[0].base == std::size_t{0});
    CHECK(answer.explanations[0].computed[1] == ratio{9600000}); // 8 million x 1.25 x 0.96
}

TEST_CASE("each source answers for itself") {
    packed_sources rates;
    rates.add("A", "GBP"_currency,
              {{on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2")}});
    rates.add("B", "GBP"_currency,
              {{on("2022-05-20"), "GBP"_currency, "USD"_currency, number("2")},
               {on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2.5")}});
    const explain_query query{{reported("£2 million"), reported("$4.00m")},
                              {},
                              around("2022-05-23", 7),
                              on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    CHECK(answer.days_searched == 3);
    REQUIRE(answer.explanations.size() == 4);
    CHECK(answer.explanations[0].source->name() == "A");
    CHECK(answer.explanations[0].base == std::size_t{0});
    CHECK(answer.explanations[1].source->name() == "B"); // three days further from the report
    CHECK(answer.explanations[1].base == std::size_t{0});
    CHECK(days_of(answer.explanations[1]) == std::vector<std::string>{"2022-05-20"});
    CHECK_FALSE(answer.unique); // another day
}

// ---- rules for digits ----

TEST_CASE("a figure claims what its rule for digits leaves, widened on its hedge's side") {
    const auto claims = [](std::string_view text, digit_rule rule) {
        return to_string(claimed_by(reported(text), rule));
    };
    CHECK(claims("$21.3m", digit_rule::nearest) == "[21250000.0, 21350000.0]");
    CHECK(claims("$21.3m", digit_rule::truncated) == "[21300000, 21400000)");
    CHECK(claims("$21.3m", digit_rule::ceiling) == "(21200000, 21300000]");
    CHECK(claims("more than $21.3m", digit_rule::truncated) == "[21300000, 21400000]");
    CHECK(claims("more than $21.3m", digit_rule::ceiling) == "(21200000, 21400000]");
    CHECK(claims("nearly $21.3m", digit_rule::truncated) == "[21200000, 21400000)");
    CHECK(claims("nearly $21.3m", digit_rule::ceiling) == "[21200000, 21300000]");
    CHECK(claims("about $21.3m", digit_rule::ceiling) == "[21200000, 21400000]");
}

TEST_CASE("digits that were cut off are said to be") {
    auto rates = ecb();
    // £17m was $21,372,562.90 and €20,051,188.56 on 2022-05-23
    explain_query query{{reported("£17m"), reported("$21.37m"), reported("€20.05m")},
                        {},
                        day_range{on("2022-05-23"), on("2022-05-23")},
                        on("2022-05-23")};
    REQUIRE_FALSE(explain(query, rates.open()).explanations.empty());
    CHECK(explain(query, rates.open()).explanations[0].rule == digit_rule::nearest);

    query.figures = {reported("£17m"), reported("$21.372m"), reported("€20.051m")};
    const auto cut = explain(query, rates.open());
    REQUIRE_FALSE(cut.explanations.empty());
    const explanation& last = cut.explanations.back();
    CHECK(last.how == reading::as_written);
    CHECK(last.base == std::size_t{0});
    CHECK(last.rule == digit_rule::truncated);
    // one rule for all: dollars cut and euros rounded up come from no £17m as written
    query.figures[2] = reported("€20.052m");
    for (const explanation& e : explain(query, rates.open()).explanations)
        CHECK(e.how != reading::as_written);

    query.figures = {reported("£17m"), reported("$21.373m"), reported("€20.052m")};
    const auto up = explain(query, rates.open());
    REQUIRE_FALSE(up.explanations.empty());
    CHECK(up.explanations.back().rule == digit_rule::ceiling);
    CHECK(up.explanations.back().base == std::size_t{0});
}

TEST_CASE("a figure with more digits than another is no original by the weaker rules") {
    // $21.3m was £16,002,298.04 on 2021-12-01; as "£17m, rounded up" everything would fit
    packed_sources rates;
    rates.add("ECB", "EUR"_currency,
              {{on("2021-12-01"), "EUR"_currency, "USD"_currency, number("1.1314")},
               {on("2021-12-01"), "EUR"_currency, "GBP"_currency, number("0.85")}});
    const explain_query query{{reported("£17m"), reported("more than $21.3m")},
                              {},
                              around("2021-12-01", 1),
                              on("2021-12-01")};
    CHECK(explain(query, rates.open()).explanations.empty());
}

// ---- several exact amounts, several sources ----

TEST_CASE("of several exact amounts offered, the one that gives the figures is named") {
    auto rates = ecb();
    const explain_query query{{reported("$9.50m"), reported("€8.91m")},
                              {amount("GBP 7500000"), amount("GBP 7552800"), amount("GBP 7600000")},
                              around("2022-05-23", 45),
                              on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    REQUIRE_FALSE(answer.explanations.empty());
    const explanation& best = answer.explanations.front();
    CHECK(best.how == reading::exact);
    CHECK(best.amount == amount("GBP 7552800"));
    CHECK(days_of(best) == std::vector<std::string>{"2022-05-23"});
}

TEST_CASE("two exact amounts that both give the figures are rivals") {
    auto rates = ecb();
    const explain_query query{{reported("$9.50m"), reported("€8.91m")},
                              {amount("GBP 7552800"), amount("GBP 7553000")},
                              day_range{on("2022-05-23"), on("2022-05-23")},
                              std::nullopt};
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.explanations.size() >= 2);
    CHECK(answer.explanations[0].amount == amount("GBP 7552800")); // in the order offered
    CHECK(answer.explanations[1].amount == amount("GBP 7553000"));
    CHECK(answer.equals == 2);
    CHECK_FALSE(answer.unique);
}

TEST_CASE("a month's rates are for all its days, and only these") {
    packed_sources rates; // HMRC's of 2022, in pounds
    rates.add("HMRC", "GBP"_currency,
              {{on("2022-04-01"), "GBP"_currency, "USD"_currency, number("1.3212")},
               {on("2022-05-01"), "GBP"_currency, "USD"_currency, number("1.3048")},
               {on("2022-06-01"), "GBP"_currency, "USD"_currency, number("1.2471")}},
              mulct::frequency::monthly);
    explain_query query{
        {reported("£7.5m"), reported("$9.79m")}, {}, around("2022-05-23", 7), on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    CHECK(answer.days_searched == 1);
    REQUIRE_FALSE(answer.explanations.empty());
    const explanation& best = answer.explanations.front();
    CHECK(best.base == std::size_t{0});
    CHECK(best.days == std::vector{day_range{on("2022-05-01"), on("2022-05-31")}});
    CHECK(best.shown == on("2022-05-01"));
    CHECK(answer.unique);

    query.window = around("2022-05-30", 2); // into June
    CHECK(explain(query, rates.open()).days_searched == 2);
    query.window = around("2022-06-10", 2); // May is elsewhere now
    const auto june = explain(query, rates.open());
    CHECK(june.explanations.empty());
    REQUIRE_FALSE(june.elsewhere.empty());
    CHECK(june.elsewhere.front().shown == on("2022-05-01"));
}

TEST_CASE("of sources that explain equally well, the first one named comes first") {
    const std::vector<rate_row> rows{
        {on("2022-05-23"), "GBP"_currency, "USD"_currency, number("1.25721")}};
    packed_sources rates;
    rates.add("A", "GBP"_currency, rows);
    rates.add("B", "GBP"_currency, rows);
    const explain_query query{
        {reported("£7.5m"), reported("$9.43m")}, {}, around("2022-05-23", 7), on("2022-05-23")};
    auto sources = rates.open();
    const auto ab = explain(query, sources);
    CHECK(ab.explanations.front().source->name() == "A");
    CHECK_FALSE(ab.unique);
    REQUIRE(ab.searched.size() == 2);
    CHECK(ab.searched[0].source->name() == "A");
    CHECK(ab.searched[0].days == 1);
    CHECK(ab.searched[1].days == 1);
    std::reverse(sources.begin(), sources.end());
    CHECK(explain(query, sources).explanations.front().source->name() == "B");
}

// ---- fines that were reported ----

namespace {

packed_sources ecb_days(std::initializer_list<std::string_view> rows) {
    std::vector<rate_row> all; // "2021-12-15 NOK 10.2278"
    for (const std::string_view r : rows) {
        all.push_back({on(r.substr(0, 10)), "EUR"_currency, currency::find(r.substr(11, 3)).value(),
                       number(r.substr(15))});
    }
    packed_sources sources;
    sources.add("ECB", "EUR"_currency, std::move(all));
    return sources;
}

packed_sources december_2021() {
    return ecb_days({"2021-12-13 NOK 10.1598", "2021-12-13 USD 1.1278", "2021-12-14 NOK 10.2475",
                     "2021-12-14 USD 1.1309", "2021-12-15 NOK 10.2278", "2021-12-15 USD 1.1262",
                     "2021-12-16 NOK 10.1458", "2021-12-16 USD 1.1336", "2021-12-17 NOK 10.1783",
                     "2021-12-17 USD 1.1330"});
}

} // namespace

TEST_CASE("Norway's fine on Grindr: NOK 65m is $7.16m at the rates of its day") {
    auto rates = december_2021();
    explain_query query{
        {reported("NOK 65m"), reported("$7.16m")}, {}, around("2021-12-15", 7), on("2021-12-15")};
    const auto answer = explain(query, rates.open());
    REQUIRE_FALSE(answer.explanations.empty());
    CHECK(answer.explanations[0].base == std::size_t{0});
    CHECK(days_of(answer.explanations[0]) == std::vector<std::string>{"2021-12-15"});
    CHECK(answer.unique);

    SECTION("but not €6.5m, which was converted earlier; it should have been €6.4m") {
        query.figures.insert(query.figures.begin() + 1, reported("€6.5m"));
        const auto misfit = explain(query, rates.open());
        CHECK(misfit.explanations.empty());
        REQUIRE_FALSE(misfit.changes.empty());
        const single_change& c = misfit.changes.front();
        CHECK(c.what == change_kind::left_out);
        CHECK(c.figure == 1);
        CHECK(c.fit.how == reading::as_written);
        CHECK(c.fit.base == std::size_t{0});
        CHECK(days_of(c.fit) == std::vector<std::string>{"2021-12-15"});
        CHECK(c.expected == amount("EUR 6400000"));
        // on the 15th $7.165m is the least, €6,362,102.64…, and €6.45m too much for it
        REQUIRE(misfit.tolerance);
        CHECK(misfit.tolerance->shown == on("2021-12-15"));
        CHECK(misfit.tolerance->part ==
              ratio{number("6.45")} * ratio{number("1.1262")} / ratio{number("7.165")} - ratio{1});
    }
}

TEST_CASE("the ICO's fine on TikTok: £12.7m is $15.9m") {
    auto rates =
        ecb_days({"2023-04-03 GBP 0.87790", "2023-04-03 USD 1.0870", "2023-04-04 GBP 0.87333",
                  "2023-04-04 USD 1.0901", "2023-04-05 GBP 0.87685", "2023-04-05 USD 1.0940"});
    const explain_query query{
        {reported("£12.7m"), reported("$15.9m")}, {}, around("2023-04-04", 7), on("2023-04-04")};
    const auto answer = explain(query, rates.open());
    REQUIRE_FALSE(answer.explanations.empty());
    CHECK(answer.explanations[0].base == std::size_t{0});
    CHECK(days_of(answer.explanations[0]) == std::vector<std::string>{"2023-04-04"});
    CHECK(rounded(answer.explanations[0].computed[1]) == "15852278.06");
}

// ---- what one change would mend ----

TEST_CASE("a billion for a million is a slip of three powers of ten, of one figure or the other") {
    auto rates = ecb_days({"2012-05-16 USD 1.2738", "2012-08-01 USD 1.2346"});
    const explain_query query{{reported("€4.5 million"), reported("$5.6 billion")},
                              {},
                              around("2012-08-01", 7),
                              on("2012-08-01")};
    const auto answer = explain(query, rates.open());
    CHECK(answer.explanations.empty());
    REQUIRE(answer.changes.size() == 2);
    for (const single_change& c : answer.changes) {
        CHECK(c.what == change_kind::scale_slip);
        CHECK(c.fit.shown == on("2012-08-01"));
    }
    CHECK(answer.changes[0].figure == 0);
    CHECK(answer.changes[0].power == 3);
    CHECK(answer.changes[0].expected == amount("EUR 4500000000"));
    CHECK(answer.changes[1].figure == 1);
    CHECK(answer.changes[1].power == -3);
    CHECK(answer.changes[1].expected == amount("USD 5600000"));
}

TEST_CASE("a decimal point that slipped among several figures is one figure's") {
    auto rates = ecb();
    auto query = clearview();
    query.figures[2] = reported("€88.5m");
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.changes.size() == 1);
    const single_change& c = answer.changes[0];
    CHECK(c.what == change_kind::scale_slip);
    CHECK(c.figure == 2);
    CHECK(c.power == -1);
    CHECK(c.expected == amount("EUR 8850000"));
    CHECK(c.fit.base == std::size_t{0});
    CHECK(c.fit.shown == on("2022-05-23"));
}

TEST_CASE("currencies that changed places are named") {
    auto rates = ecb();
    auto query = clearview();
    query.figures[1] = reported("€9.43m");
    query.figures[2] = reported("$8.85m");
    const auto answer = explain(query, rates.open());
    REQUIRE_FALSE(answer.changes.empty());
    const single_change& c = answer.changes[0];
    CHECK(c.what == change_kind::swapped_currencies);
    CHECK(c.figure == 1);
    CHECK(c.other == std::size_t{2});
    CHECK_FALSE(c.expected);
    CHECK(c.fit.how == reading::as_written);
    CHECK(c.fit.base == std::size_t{0});
    CHECK(days_of(c.fit) == std::vector<std::string>{"2022-05-23"});
    CHECK(rounded(c.fit.computed[1]) == "9429071.87");
}

TEST_CASE("a number that fits in another currency is a hint") {
    auto rates = ecb_days({"2022-05-23 GBP 0.84783", "2022-05-23 USD 1.0659",
                           "2022-05-23 CHF 1.0310"}); // £7.5m is CHF 9,120,342.52
    explain_query query{{reported("£7.5m"), reported("$9.43m"), reported("€9.12m")},
                        {},
                        around("2022-05-23", 7),
                        on("2022-05-23")};
    const auto three = explain(query, rates.open());
    REQUIRE_FALSE(three.changes.empty());
    CHECK(three.changes[0].what == change_kind::left_out);
    CHECK(three.changes[0].figure == 2);
    CHECK(three.changes[0].fits_in == std::vector{"CHF"_currency});
    CHECK(three.changes[0].expected == amount("EUR 8850000"));

    // of two figures, leaving one out says nothing by itself
    query.figures = {reported("£7.5m"), reported("€9.12m")};
    const auto two = explain(query, rates.open());
    REQUIRE(two.changes.size() == 1);
    CHECK(two.changes[0].figure == 1);
    CHECK(two.changes[0].fits_in == std::vector{"CHF"_currency});
    query.figures = {reported("£7.5m"), reported("€9.55m")};
    CHECK(explain(query, rates.open()).changes.empty());
}

TEST_CASE("the tolerance is that of the best day, in exact numbers") {
    packed_sources rates;
    rates.add("T", "GBP"_currency,
              {{on("2022-05-19"), "GBP"_currency, "USD"_currency, number("2.2")}, // as near a fit
               {on("2022-05-20"), "GBP"_currency, "USD"_currency, number("3")},
               {on("2022-05-23"), "GBP"_currency, "USD"_currency, number("2.2")},
               {on("2022-05-24"), "GBP"_currency, "USD"_currency, number("2.5")}});
    const explain_query query{
        {reported("£100"), reported("$200")}, {}, around("2022-05-23", 5), on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    REQUIRE(answer.tolerance);
    CHECK(answer.tolerance->shown == on("2022-05-23"));
    // £99.50 is the least, $218.90; $200.50 is the most
    CHECK(answer.tolerance->part == number("18.4") / number("200.5"));
    CHECK(answer.tolerance->source->name() == "T");
}

TEST_CASE("a restated figure needs no rate") {
    auto rates = ecb();
    explain_query query{{reported("€84,683 million"), reported("€84.7 billion")},
                        {},
                        around("2022-05-23", 7),
                        on("2022-05-23")};
    const auto answer = explain(query, rates.open());
    REQUIRE_FALSE(answer.explanations.empty());
    CHECK(answer.explanations[0].base == std::size_t{0});
    CHECK(answer.explanations[0].day_count == answer.days_searched);
    query.figures[1] = reported("€84.6 billion");
    CHECK(explain(query, rates.open()).explanations.empty());
}

TEST_CASE("amounts beyond what a decimal holds are an overflow, not a wrong answer") {
    packed_sources rates;
    rates.add("T", "GBP"_currency,
              {{on("2022-05-23"), "GBP"_currency, "USD"_currency, number("1.23456789012345")}});
    const explain_query query{{reported("£1234567890123456789012345678901"), reported("$5")},
                              {},
                              around("2022-05-23", 0),
                              std::nullopt};
    const auto sources = rates.open();
    CHECK_THROWS_AS((void)explain(query, sources), overflow_error);
}

// The search once more, in rationals and by definition: for every day, every original and every
// figure. It shares no arithmetic with the library's, and reads no interval from it.
namespace {

struct problem {
    std::vector<day> days;
    std::map<std::pair<currency, day>, rational> worth; // of one unit, in the pivot
    explain_query query;
};

rational power_of_ten(int n) {
    rational p = 1;
    for (int i = 0; i < (n < 0 ? -n : n); ++i)
        p *= 10;
    return n < 0 ? 1 / p : p;
}

rational exactly(const decimal& x) {
    return rational{to_string(*decimal::make(x.coefficient(), 0))} / power_of_ten(x.scale());
}

rational exactly(const ratio& x) {
    return rational{to_string(x)};
}

struct ends {
    rational low;
    rational high;
    bool low_in = true;
    bool high_in = true;
    [[nodiscard]] bool contains(const rational& x) const {
        return (low < x || (low_in && low == x)) && (x < high || (high_in && x == high));
    }
};

ends claimed_by_hand(const figure& f, digit_rule rule = digit_rule::nearest) {
    const rational value = exactly(f.value.amount());
    const rational unit = power_of_ten(f.last_digit);
    const bool wide_above = f.side == hedge::over || f.side == hedge::about;
    const bool wide_below =
        f.side == hedge::up_to || f.side == hedge::nearly || f.side == hedge::about;
    ends e;
    switch (rule) {
    case digit_rule::nearest: e = {value - unit / 2, value + unit / 2}; break;
    case digit_rule::truncated: e = {value, value + unit, true, false}; break;
    case digit_rule::ceiling: e = {value - unit, value, false, true}; break;
    }
    if (wide_above) {
        e.high = value + unit;
        e.high_in = true;
    }
    if (wide_below) {
        e.low = value - unit;
        e.low_in = true;
    }
    return e;
}

/// How an original is read, by which rule the others follow, and which figure it is (of exact
/// amounts: -1, -2, ...).
using original_key = std::tuple<reading, digit_rule, int>;
using days_by_original = std::map<original_key, std::vector<day>>;

int base_of_intervals(const explain_query& q) {
    for (std::size_t i = 0; i < q.figures.size(); ++i) {
        for (const money& m : q.exact) {
            if (q.figures[i].value.unit() == m.unit()) return static_cast<int>(i);
        }
    }
    return 0;
}

/// The rates of a day for everything that is asked; none if one is missing.
bool has_rates(const problem& p, day d) {
    const auto has = [&](const money& m) { return p.worth.count({m.unit(), d}) != 0; };
    return std::all_of(p.query.figures.begin(), p.query.figures.end(),
                       [&](const figure& f) { return has(f.value); }) &&
           std::all_of(p.query.exact.begin(), p.query.exact.end(), has);
}

days_by_original search_by_hand(const problem& p, bool inside, std::size_t& searched,
                                std::size_t& without) {
    days_by_original found;
    const auto& q = p.query;
    int fewest = 100;
    for (const figure& f : q.figures)
        fewest = std::min(fewest, f.significant_digits);
    for (const day d : p.days) {
        if (q.window.contains(d) != inside) continue;
        const bool all = has_rates(p, d);
        ++(all ? searched : without);
        if (!all) continue;
        const auto worth = [&](const money& m) { return p.worth.at({m.unit(), d}); };
        const auto gives_all = [&](const money& from, int except, digit_rule rule) {
            for (std::size_t i = 0; i < q.figures.size(); ++i) {
                if (static_cast<int>(i) == except) continue;
                const rational there =
                    exactly(from.amount()) * worth(from) / worth(q.figures[i].value);
                if (!claimed_by_hand(q.figures[i], rule).contains(there)) return false;
            }
            return true;
        };
        bool any = false;
        const auto try_rules = [&](reading how, const money& from, int index, bool weaker) {
            if (gives_all(from, index, digit_rule::nearest)) {
                found[{how, digit_rule::nearest, index}].push_back(d);
                any = true;
            } else if (weaker && gives_all(from, index, digit_rule::truncated)) {
                found[{how, digit_rule::truncated, index}].push_back(d);
            } else if (weaker && gives_all(from, index, digit_rule::ceiling)) {
                found[{how, digit_rule::ceiling, index}].push_back(d);
            }
        };
        for (std::size_t i = 0; i < q.figures.size(); ++i) {
            const money& value = q.figures[i].value;
            const bool own = std::any_of(q.exact.begin(), q.exact.end(),
                                         [&](const money& m) { return m.unit() == value.unit(); });
            if (!q.exact.empty() && !own) continue;
            try_rules(reading::as_written, value, static_cast<int>(i),
                      q.figures[i].significant_digits == fewest);
        }
        for (std::size_t i = 0; i < q.exact.size(); ++i)
            try_rules(reading::exact, q.exact[i], -1 - static_cast<int>(i), true);
        if (any) continue;
        rational low = 0;
        std::optional<rational> high;
        for (std::size_t i = 0; i < q.figures.size(); ++i) {
            const ends e = claimed_by_hand(q.figures[i]);
            const rational each = worth(q.figures[i].value);
            low = i == 0 ? rational{e.low * each} : std::max(low, rational{e.low * each});
            high = high ? std::min(*high, rational{e.high * each}) : rational{e.high * each};
        }
        if (low <= *high) {
            found[{reading::within_interval, digit_rule::nearest, base_of_intervals(q)}].push_back(
                d);
        }
    }
    return found;
}

/// By how much figures miss each other on a day, each in a currency that is named beside it: the
/// last begin over the first end, less 1; 0 or less if they fit.
std::optional<rational> gap(const problem& p, day d, const std::vector<currency>& units,
                            std::optional<std::size_t> left_out) {
    std::optional<rational> begin;
    std::optional<rational> end;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i == left_out) continue;
        const ends e = claimed_by_hand(p.query.figures[i]);
        const rational worth = p.worth.at({units[i], d});
        begin = begin ? std::max(*begin, rational{e.low * worth}) : rational{e.low * worth};
        end = end ? std::min(*end, rational{e.high * worth}) : rational{e.high * worth};
    }
    return *begin / *end - 1;
}

/// A decimal of few digits near a rational: what a report would print of it.
figure printed(const rational& x, int digits, currency unit, hedge side) {
    using boost::multiprecision::cpp_int;
    int power = 0; // of the last digit
    while (x / power_of_ten(power) >= power_of_ten(digits))
        ++power;
    while (power > -4 && x / power_of_ten(power) < power_of_ten(digits - 1))
        --power;
    const rational scaled = x / power_of_ten(power) + rational{1, 2};
    const cpp_int units = numerator(scaled) / denominator(scaled);
    const auto coefficient = static_cast<std::int64_t>(units);
    const decimal value =
        power < 0 ? *decimal::make(coefficient, -power) : *try_shift(decimal{coefficient}, power);
    figure f{side, money{value, unit}};
    f.last_digit = power;
    f.significant_digits = digits;
    return f;
}

problem random_problem() {
    // rates against the euro times 10,000, roughly
    static constexpr std::array<std::pair<currency, int>, 5> units{{{"EUR"_currency, 10000},
                                                                    {"USD"_currency, 10659},
                                                                    {"GBP"_currency, 8478},
                                                                    {"SEK"_currency, 104723},
                                                                    {"JPY"_currency, 1359500}}};
    using rc::gen::inRange;
    problem p;
    day d = on("2022-05-02");
    for (int i = 0; i < 12; ++i) {
        p.days.push_back(d);
        d = d + *inRange(1, 4);
    }
    const auto pick_day = [&] { return p.days[*inRange<std::size_t>(0, p.days.size())]; };
    const auto pick_unit = [&] { return units[*inRange<std::size_t>(0, units.size())].first; };

    // a rate on nearly every day, a little around the usual one
    for (const day& at : p.days) {
        p.worth[{"EUR"_currency, at}] = 1;
        for (std::size_t u = 1; u < units.size(); ++u) {
            if (*inRange(0, 20) == 0) continue;
            const int rate = units[u].second * *inRange(980, 1020) / 1000;
            p.worth[{units[u].first, at}] = rational{10000, rate};
        }
    }

    // what was fined, and what reports made of it
    const rational fine = *inRange(1, 1000) * power_of_ten(*inRange(0, 5));
    const int count = *inRange(2, 5);
    const day reported_on = pick_day();
    for (int i = 0; i < count; ++i) {
        const currency unit = pick_unit();
        const auto worth = p.worth.find({unit, reported_on});
        const rational there = worth == p.worth.end() ? fine : rational{fine / worth->second};
        p.query.figures.push_back(
            printed(there, *inRange(1, 5), unit, static_cast<hedge>(*inRange(0, 5))));
    }
    for (int offered = *inRange(-2, 3); offered > 0; --offered) {
        const currency unit = pick_unit();
        const auto worth = p.worth.find({unit, reported_on});
        const rational there = worth == p.worth.end() ? fine : rational{fine / worth->second};
        p.query.exact.push_back(printed(there, *inRange(1, 8), unit, hedge::none).value);
    }
    const day a = pick_day();
    const day b = pick_day();
    p.query.window = {std::min(a, b), std::max(a, b) + *inRange(0, 2)};
    if (*inRange(0, 2) == 0) p.query.published = pick_day();
    return p;
}

/// The same rates in a packed source, quoted now one way and now the other.
packed_sources packed(const problem& p) {
    std::vector<rate_row> rows;
    for (const auto& [key, worth] : p.worth) {
        const auto& [unit, at] = key;
        if (unit == "EUR"_currency) continue;
        // worth is 10000 / n
        const rational inverse = 10000 / worth;
        const auto n = static_cast<std::int64_t>(numerator(inverse));
        rows.push_back({at, "EUR"_currency, unit, *decimal::make(n, 4)});
    }
    // so that every day is a publication day, even one without any rate for these
    for (const day& at : p.days)
        rows.push_back({at, "EUR"_currency, "CHF"_currency, number("1.03")});
    packed_sources sources;
    sources.add("T", "EUR"_currency, std::move(rows));
    return sources;
}

void compare(const problem& p, const std::vector<explanation>& got, days_by_original expected) {
    RC_ASSERT(got.size() == expected.size());
    for (const explanation& e : got) {
        int index = e.base ? static_cast<int>(*e.base) : -1;
        const auto used = [&] { return expected.count({e.how, e.rule, index}) == 0; };
        const auto& offered = p.query.exact;
        while (!e.base && index > -static_cast<int>(offered.size()) &&
               (used() || offered[static_cast<std::size_t>(-1 - index)] != e.amount)) {
            --index;
        }
        const auto known = expected.find({e.how, e.rule, index});
        RC_ASSERT(known != expected.end());
        const std::vector<day>& days = known->second;
        RC_ASSERT(e.day_count == days.size());

        // its runs of days, opened out again
        std::vector<day> listed;
        for (const day& d : p.days) {
            if (std::any_of(e.days.begin(), e.days.end(),
                            [&](const day_range& r) { return r.contains(d); })) {
                listed.push_back(d);
            }
        }
        RC_ASSERT(listed == days);
        RC_ASSERT(std::find(days.begin(), days.end(), e.shown) != days.end());
        if (p.query.published) {
            const auto far = [&](day d) {
                const std::int32_t n = d - *p.query.published;
                return n < 0 ? -n : n;
            };
            RC_ASSERT(std::all_of(days.begin(), days.end(),
                                  [&](day d) { return far(e.shown) <= far(d); }));
        } else {
            RC_ASSERT(e.shown == days.back());
        }

        // the figures it gives on that day
        RC_ASSERT(e.computed.size() == p.query.figures.size());
        const auto worth = [&](currency c) { return p.worth.at({c, e.shown}); };
        const rational in_pivot = exactly(e.amount.amount()) * worth(e.amount.unit());
        for (std::size_t i = 0; i < e.computed.size(); ++i) {
            const figure& f = p.query.figures[i];
            const rational there = exactly(e.computed[i]);
            RC_ASSERT(there == in_pivot / worth(f.value.unit()));
            if (e.base != i || e.how == reading::within_interval) {
                RC_ASSERT(claimed_by_hand(f, e.rule).contains(there));
            }
        }
        RC_ASSERT(e.allowed.has_value() == (e.how == reading::within_interval));
        switch (e.how) {
        case reading::as_written: RC_ASSERT(e.amount == p.query.figures[*e.base].value); break;
        case reading::exact: break; // by its place among those offered
        case reading::within_interval: {
            // its ends: the tightest claims of any figure
            std::vector<rational> lows;
            std::vector<rational> highs;
            const rational base_worth = worth(e.amount.unit());
            for (const figure& f : p.query.figures) {
                const ends c = claimed_by_hand(f);
                lows.push_back(c.low * worth(f.value.unit()) / base_worth);
                highs.push_back(c.high * worth(f.value.unit()) / base_worth);
            }
            RC_ASSERT(exactly(e.allowed->low.value) == *std::max_element(lows.begin(), lows.end()));
            RC_ASSERT(exactly(e.allowed->high.value) ==
                      *std::min_element(highs.begin(), highs.end()));
            RC_ASSERT((e.allowed->low.closed && e.allowed->high.closed));
            break;
        }
        }
        expected.erase(known);
    }
}

/// The order in which explanations are worth telling, by its description.
bool in_order(const explain_query& q, const explanation& a, const explanation& b) {
    const auto rank = [&](const explanation& e) {
        std::vector<std::int64_t> r;
        r.push_back(e.rule == digit_rule::nearest ? 0 : 1);
        r.push_back(e.how == reading::as_written ? 0 : e.how == reading::exact ? 1 : 2);
        r.push_back(e.base ? q.figures[*e.base].significant_digits : 0);
        r.push_back(q.published ? std::abs(e.shown - *q.published) : 0);
        r.push_back(static_cast<std::int64_t>(e.day_count));
        r.push_back(e.base ? static_cast<std::int64_t>(*e.base) : -1);
        return r;
    };
    return rank(a) <= rank(b);
}

} // namespace

TEST_CASE("explain finds what a search by definition finds, and nothing else") {
    CHECK(rc::check("explain against brute force", [] {
        const problem p = random_problem();
        auto rates = packed(p);
        const auto answer = explain(p.query, rates.open());

        std::size_t searched = 0;
        std::size_t without = 0;
        const auto inside = search_by_hand(p, true, searched, without);
        RC_ASSERT(answer.days_searched == searched);
        RC_ASSERT(answer.days_without_rate == without);
        compare(p, answer.explanations, inside);
        if (inside.empty()) {
            compare(p, answer.elsewhere, search_by_hand(p, false, searched, without));
        } else {
            RC_ASSERT(answer.elsewhere.empty());
        }
        for (const auto* list : {&answer.explanations, &answer.elsewhere}) {
            for (std::size_t i = 1; i < list->size(); ++i) {
                RC_ASSERT(in_order(p.query, (*list)[i - 1], (*list)[i]));
            }
        }

        if (answer.explanations.empty()) {
            RC_ASSERT_FALSE(answer.unique);
        } else if (answer.unique) {
            RC_ASSERT(answer.explanations.front().day_count == 1U);
        } else {
            RC_ASSERT(
                (answer.explanations.front().day_count > 1 || answer.explanations.size() > 1));
        }
        RC_ASSERT(answer.unique == (answer.equals == 1));
    }));
}

TEST_CASE("the changes that explain finds are those that mend a day, by definition") {
    CHECK(rc::check("changes against brute force", [] {
        problem p = random_problem();
        // one figure that is off, so that there is something to mend
        figure& off = p.query.figures[*rc::gen::inRange<std::size_t>(0, p.query.figures.size())];
        const int power = *rc::gen::element(-3, -1, 0, 1, 3);
        off.value = money{*try_shift(off.value.amount(), power), off.value.unit()};
        off.last_digit += power;
        if (*rc::gen::inRange(0, 3) == 0) {
            figure& a = p.query.figures.front();
            figure& b = p.query.figures.back();
            const currency unit = a.value.unit();
            a.value = money{a.value.amount(), b.value.unit()};
            b.value = money{b.value.amount(), unit};
        }
        auto rates = packed(p);
        const auto answer = explain(p.query, rates.open());
        if (!answer.explanations.empty()) {
            RC_ASSERT(answer.changes.empty());
            RC_ASSERT(!answer.tolerance);
            return;
        }

        std::vector<currency> units;
        for (const figure& f : p.query.figures)
            units.push_back(f.value.unit());
        std::optional<rational> least;
        std::map<std::size_t, std::vector<day>> left_out;
        std::map<std::pair<std::size_t, std::size_t>, std::vector<day>> swaps;
        for (const day d : p.days) {
            if (!p.query.window.contains(d) || !has_rates(p, d)) continue;
            const rational here = *gap(p, d, units, std::nullopt);
            least = least ? std::min(*least, here) : here;
            for (std::size_t i = 0; i < units.size(); ++i) {
                if (*gap(p, d, units, i) <= 0) left_out[i].push_back(d);
                for (std::size_t k = i + 1; k < units.size(); ++k) {
                    if (units[i] == units[k]) continue;
                    auto swapped = units;
                    std::swap(swapped[i], swapped[k]);
                    if (*gap(p, d, swapped, std::nullopt) <= 0) swaps[{i, k}].push_back(d);
                }
            }
        }
        RC_ASSERT(answer.tolerance.has_value() == least.has_value());
        if (least) RC_ASSERT(exactly(answer.tolerance->part) == *least);

        std::set<std::size_t> slipped;
        for (const single_change& c : answer.changes) {
            if (c.what == change_kind::scale_slip) {
                slipped.insert(c.figure);
                auto moved = p;
                figure& f = moved.query.figures[c.figure];
                f.value = money{*try_shift(f.value.amount(), c.power), f.value.unit()};
                f.last_digit += c.power;
                RC_ASSERT(*gap(moved, c.fit.shown, units, std::nullopt) <= 0);
            }
            if (c.what == change_kind::swapped_currencies) {
                RC_ASSERT(swaps.count({c.figure, *c.other}) == 1);
                swaps.erase({c.figure, *c.other});
            }
            if (c.what == change_kind::left_out) {
                RC_ASSERT(left_out.count(c.figure) == 1);
                const auto& days = left_out[c.figure];
                RC_ASSERT(std::find(days.begin(), days.end(), c.fit.shown) != days.end());
                left_out.erase(c.figure);
            }
        }
        RC_ASSERT(swaps.empty());
        if (units.size() > 2) {
            for (const auto& [figure, days] : left_out)
                RC_ASSERT(slipped.count(figure) == 1);
        }
    }));
}

TEST_CASE("what was converted and rounded is found again") {
    CHECK(rc::check("a synthetic report, by each rule", [] {
        using rc::gen::inRange;
        problem p = random_problem();
        p.query.exact.clear();
        p.query.published.reset();
        p.query.window = {p.days.front(), p.days.back()};
        const day d = p.days[*inRange<std::size_t>(0, p.days.size())];
        const auto rule = static_cast<digit_rule>(*inRange(0, 3));
        const figure from =
            printed(rational{*inRange(100, 99999)}, *inRange(1, 4), "EUR"_currency, hedge::none);
        p.query.figures = {from};
        for (const currency to : {"USD"_currency, "SEK"_currency, "JPY"_currency}) {
            const auto worth = p.worth.find({to, d});
            if (worth == p.worth.end()) return; // no report on a day without rates
            const rational there = exactly(from.value.amount()) / worth->second;
            figure f = printed(there, *inRange(from.significant_digits, 6), to, hedge::none);
            const rational written = exactly(f.value.amount());
            const decimal unit = f.unit();
            if (rule == digit_rule::truncated && written > there) {
                f.value = money{f.value.amount() - unit, to};
            }
            if (rule == digit_rule::ceiling && written < there) {
                f.value = money{f.value.amount() + unit, to};
            }
            p.query.figures.push_back(f);
        }
        auto rates = packed(p);
        const auto answer = explain(p.query, rates.open());
        RC_ASSERT(std::any_of(
            answer.explanations.begin(), answer.explanations.end(), [&](const explanation& e) {
                const bool same = e.how == reading::as_written && e.base == std::size_t{0} &&
                                  (e.rule == rule || e.rule == digit_rule::nearest);
                return same && std::any_of(e.days.begin(), e.days.end(),
                                           [&](const day_range& r) { return r.contains(d); });
            }));
    }));
}
