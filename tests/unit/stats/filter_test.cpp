#include "fines.hpp"

#include <mulct/stats/filter.hpp>

#include <support/catch.hpp>

#include <string_view>

using namespace mulct;

namespace {

fine_case clearview() {
    return fine("Clearview AI (UK)", "7552800", "GBP", "2022-05-18");
}

// "yes", "no" or "not known"; a pound is two euro, and nothing else has a rate.
std::string ask(std::string_view expression, const fine_case& c) {
    const auto filter = parse_filter(expression);
    REQUIRE(filter);
    const auto convert = [](const money& m, currency to) -> std::optional<decimal> {
        if (m.unit() != "GBP"_currency || to != "EUR"_currency) return std::nullopt;
        return m.amount() * decimal{2};
    };
    const auto holds = filter->holds_for({&c, final_standing(c), convert});
    return !holds ? "not known" : *holds ? "yes" : "no";
}
std::string ask(std::string_view expression) {
    return ask(expression, clearview());
}

filter_error wrong(std::string_view expression) {
    const auto filter = parse_filter(expression);
    REQUIRE(!filter);
    return filter.error();
}

} // namespace

TEST_CASE("words are compared without regard to capitals") {
    CHECK(ask("country=GB") == "yes");
    CHECK(ask("country = gb") == "yes");
    CHECK(ask("Country GB") == "yes");
    CHECK(ask("country=DE") == "no");
    CHECK(ask("country!=DE") == "yes");
    CHECK(ask("country=DE|FR|GB") == "yes");
    CHECK(ask("country!=DE|GB") == "no");
    CHECK(ask("regulator=ICO, law=GDPR, sector=technology, stage=imposed, currency=GBP") == "yes");
    CHECK(ask("case=Clearview AI \"") == "no");
    CHECK(ask("case = \"Clearview AI (UK)\"") == "yes");
    CHECK(ask("entity = Clearview AI Inc.") == "yes");
    CHECK(ask("entity ~ view") == "yes");
    CHECK(ask("entity ~ amazon") == "no");
}

TEST_CASE("conditions are joined: and before or, not before both") {
    CHECK(ask("country=DE and year=2022 or country=GB") == "yes");
    CHECK(ask("country=DE and (year=2022 or country=GB)") == "no");
    CHECK(ask("not country=DE and year=2022") == "yes");
    CHECK(ask("not (country=DE or year=2022)") == "no");
    CHECK(ask("not not country=GB") == "yes");
    CHECK(ask("country=GB,year=2022") == "yes");
    CHECK(ask("country=GB AND year=2021") == "no");
}

TEST_CASE("amounts are compared exactly, in another currency by its rate") {
    CHECK(ask("amount=GBP 7552800") == "yes");
    CHECK(ask("amount>7.5m GBP") == "yes");
    CHECK(ask("amount>7,552,800 GBP") == "no");
    CHECK(ask("amount>=7,552,800 GBP, country=GB") == "yes");
    CHECK(ask("amount < £7,552,800.01") == "yes");
    CHECK(ask("amount 5m..10m GBP") == "yes");
    CHECK(ask("amount 8m..10m GBP") == "no");
    CHECK(ask("amount 15,105,600 EUR") == "yes");
    CHECK(ask("amount > 1m USD") == "not known");
    CHECK(ask("amount > 1m USD or country=GB") == "yes");
    CHECK(ask("amount > 1m USD and country=DE") == "no");
    CHECK(ask("not amount > 1m USD") == "not known");
}

TEST_CASE("a range is in a relation only where all of it is") {
    const fine_case c = fine("A", "30..50", "EUR", "2022-05-18");
    CHECK(ask("amount >= 30 EUR", c) == "yes");
    CHECK(ask("amount > 50 EUR", c) == "no");
    CHECK(ask("amount > 40 EUR", c) == "not known");
    CHECK(ask("amount 20..60 EUR", c) == "yes");
    CHECK(ask("amount 40..60 EUR", c) == "not known");
    CHECK(ask("amount > 1 EUR", fine("A", "30/day", "EUR", "2022")) == "not known");
    CHECK(ask("amount > 1 EUR", fine("A", "", "EUR", "2022")) == "not known");
}

TEST_CASE("dates are compared by all the days that they may be") {
    CHECK(ask("date=2022-05-18") == "yes");
    CHECK(ask("date=2022-05") == "yes");
    CHECK(ask("date>2022-05-17") == "yes");
    CHECK(ask("date>2022-05") == "no");
    CHECK(ask("date>=2022-05") == "yes");
    CHECK(ask("date<2022-06") == "yes");
    CHECK(ask("date 2022-05-01..2022-05-17") == "no");
    CHECK(ask("year 2019..2023") == "yes");
    CHECK(ask("year>=2023") == "no");
    CHECK(ask("quarter=2022-Q2") == "yes");
    CHECK(ask("quarter<2022-q2") == "no");
    CHECK(ask("month=2022-04|2022-05") == "yes");
    const fine_case c = fine("A", "1", "EUR", "2022");
    CHECK(ask("year=2022", c) == "yes");
    CHECK(ask("date>2021", c) == "yes");
    CHECK(ask("date>2022-06-30", c) == "not known");
    CHECK(ask("date<2022-06-30", c) == "not known");
    CHECK(ask("date<=2022-06-30", c) == "not known");
    CHECK(ask("date>=2022-06-30", c) == "not known");
    CHECK(ask("quarter=2022-Q2", c) == "not known");
    CHECK(ask("year=2022", fine("A", "1", "EUR", "")) == "not known");
}

TEST_CASE("of what is not decided, neither date nor amount are known, the stage is proposed") {
    fine_case c = clearview();
    c.events[0].what = stage::proposed;
    CHECK(ask("stage=proposed", c) == "yes");
    CHECK(ask("currency=GBP", c) == "yes");
    CHECK(ask("year=2022", c) == "not known");
    CHECK(ask("amount>1 GBP", c) == "not known");
}

TEST_CASE("an error has its place") {
    using p = filter_problem;
    CHECK(wrong("") == filter_error{p::empty, 0, 0});
    CHECK(wrong("   ") == filter_error{p::empty, 0, 0});
    CHECK(wrong("colour=red") == filter_error{p::unknown_field, 0, 6});
    CHECK(wrong("country=GB, colour=red") == filter_error{p::unknown_field, 12, 6});
    CHECK(wrong("country=GB and") == filter_error{p::no_condition, 14, 0});
    CHECK(wrong("country=GB, =5") == filter_error{p::no_condition, 12, 1});
    CHECK(wrong("country=") == filter_error{p::no_value, 8, 0});
    CHECK(wrong("country= and year=2022") == filter_error{p::no_value, 9, 0});
    CHECK(wrong("country=GB|") == filter_error{p::no_value, 11, 0});
    CHECK(wrong("case=\"Clearview") == filter_error{p::unclosed_quote, 5, 1});
    CHECK(wrong("year=2022 and (country=GB") == filter_error{p::unclosed_paren, 14, 1});
    CHECK(wrong("country=GB)") == filter_error{p::unclosed_paren, 10, 1});
    CHECK(wrong("case=\"A\" B") == filter_error{p::unexpected, 9, 1});
    CHECK(wrong("country > GB") == filter_error{p::not_for_field, 8, 2});
    CHECK(wrong("amount ~ 5 EUR") == filter_error{p::not_for_field, 7, 2});
    CHECK(wrong("year > 2019..2022") == filter_error{p::not_for_field, 7, 10});
    CHECK(wrong("year=22") == filter_error{p::bad_date, 5, 2});
    CHECK(wrong("year=2022-05") == filter_error{p::bad_date, 5, 7});
    CHECK(wrong("quarter=2022-Q5") == filter_error{p::bad_date, 8, 7});
    CHECK(wrong("date=2022-02-30") == filter_error{p::bad_date, 5, 10});
    CHECK(wrong("year 2023..2019") == filter_error{p::reversed_range, 5, 10});
    CHECK(wrong("amount > 5") == filter_error{p::bad_amount, 9, 1});
    CHECK(wrong("amount > over 5 EUR") == filter_error{p::bad_amount, 9, 10});
    CHECK(wrong("amount 5 GBP..6 EUR") == filter_error{p::two_currencies, 7, 12});
    CHECK(wrong("amount 5 GBP | 6 EUR") == filter_error{p::two_currencies, 15, 5});
    CHECK(wrong("amount 6..5 EUR") == filter_error{p::reversed_range, 7, 8});
    std::string deep;
    for (int i = 0; i < 1000; ++i)
        deep += '(';
    CHECK(wrong(deep).what == p::nested_too_deep);
    CHECK(wrong(deep).offset == 100);
}
