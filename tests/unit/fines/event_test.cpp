#include <mulct/fines/event.hpp>

#include <support/catch.hpp>

#include <rapidcheck.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

namespace {

constexpr day on(std::string_view text) {
    return *parse_day(text);
}

constexpr bool covers(std::string_view text, std::string_view first, std::string_view last) {
    const auto date = parse_partial_date(text);
    return date && date->days == day_range{on(first), on(last)};
}

constexpr bool is_wrong(std::string_view text, errc code) {
    const auto date = parse_partial_date(text);
    return !date && date.error() == error{code, 0, text.size()};
}

constexpr partial_date date_of(std::string_view text) {
    return *parse_partial_date(text);
}

} // namespace

TEST_CASE("every stage is read by its name and written as it was read") {
    for (const std::string_view name :
         {"proposed", "imposed", "varied", "annulled", "reinstated", "settled"}) {
        INFO(name);
        REQUIRE(parse_stage(name));
        CHECK(to_string(*parse_stage(name)) == name);
    }
    CHECK_BOTH(*parse_stage("proposed") == stage::proposed);
    CHECK_BOTH(*parse_stage("imposed") == stage::imposed);
    CHECK_BOTH(*parse_stage("varied") == stage::varied);
    CHECK_BOTH(*parse_stage("annulled") == stage::annulled);
    CHECK_BOTH(*parse_stage("reinstated") == stage::reinstated);
    CHECK_BOTH(*parse_stage("settled") == stage::settled);
}

TEST_CASE("a word that is no stage is an unknown word, in any case of letters") {
    CHECK_BOTH(parse_stage("fined").error() == error{errc::unknown_word, 0, 5});
    CHECK_BOTH(parse_stage("Imposed").error() == error{errc::unknown_word, 0, 7});
    CHECK_BOTH(parse_stage("imposed ").error() == error{errc::unknown_word, 0, 8});
    CHECK_BOTH(parse_stage("").error() == error{errc::empty, 0, 0});
}

TEST_CASE("a partial date is all the days that it may be") {
    CHECK_BOTH(covers("2022-05-23", "2022-05-23", "2022-05-23"));
    CHECK_BOTH(covers("2022-05", "2022-05-01", "2022-05-31"));
    CHECK_BOTH(covers("2019-11", "2019-11-01", "2019-11-30"));
    CHECK_BOTH(covers("2022-12", "2022-12-01", "2022-12-31"));
    CHECK_BOTH(covers("2024-02", "2024-02-01", "2024-02-29"));
    CHECK_BOTH(covers("2023-02", "2023-02-01", "2023-02-28"));
    CHECK_BOTH(covers("1900-02", "1900-02-01", "1900-02-28"));
    CHECK_BOTH(covers("2022", "2022-01-01", "2022-12-31"));
    CHECK_BOTH(covers("9999", "9999-01-01", "9999-12-31"));
    CHECK_BOTH(covers("9999-12", "9999-12-01", "9999-12-31"));
    CHECK_BOTH(covers("0000", "0000-01-01", "0000-12-31"));
}

TEST_CASE("only a whole date is a day") {
    CHECK_BOTH(date_of("2022-05-23").is_day());
    CHECK_BOTH(!date_of("2022-05").is_day());
    CHECK_BOTH(!date_of("2022").is_day());
}

TEST_CASE("a date of no calendar is refused, the whole of it") {
    CHECK_BOTH(is_wrong("2022-02-30", errc::no_such_day));
    CHECK_BOTH(is_wrong("2022-00", errc::no_such_day));
    CHECK_BOTH(is_wrong("2022-13", errc::no_such_day));
    CHECK_BOTH(is_wrong("2022-00-10", errc::no_such_day));
}

TEST_CASE("a date in another form is refused, the whole of it") {
    for (const std::string_view text :
         {"23.05.2022", "5/23/2022", "2022/05/23", "2022-5", "2022-5-23", "22", "202", "20222",
          "2022-", "2022-05-", "Unknown", "2022-05-23 ", " 2022", "2022-1x", "-022", "20x2", "+022",
          "2022.05", "2022-05-2x"}) {
        INFO(text);
        CHECK(is_wrong(text, errc::bad_day_form));
    }
    CHECK_BOTH(is_wrong("2022-1x", errc::bad_day_form));
    CHECK_BOTH(is_wrong("2022/05/23", errc::bad_day_form));
    CHECK_BOTH(is_wrong("", errc::empty));
}

TEST_CASE("one date precedes another only if all its days do") {
    CHECK_BOTH(date_of("2022-05-22").precedes(date_of("2022-05-23")));
    CHECK_BOTH(!date_of("2022-05-23").precedes(date_of("2022-05-23")));
    CHECK_BOTH(!date_of("2022-05-24").precedes(date_of("2022-05-23")));
    CHECK_BOTH(!date_of("2022-05").precedes(date_of("2022-05-31")));
    CHECK_BOTH(!date_of("2022-05-01").precedes(date_of("2022-05")));
    CHECK_BOTH(date_of("2022-05").precedes(date_of("2022-06")));
    CHECK_BOTH(date_of("2021").precedes(date_of("2022-01-01")));
    CHECK_BOTH(!date_of("2022").precedes(date_of("2022-05")));
}

TEST_CASE("a partial date is written in the form that it was read from") {
    for (const std::string_view text :
         {"2022-05-23", "2022-05", "2022", "2024-02", "2022-12", "2022-01", "0000", "9999",
          "9999-12", "2022-01-01", "2022-12-31"}) {
        INFO(text);
        CHECK(to_string(date_of(text)) == text);
    }
    CHECK(rc::check("read and write", [] {
        const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
        const int year = *rc::gen::inRange(1000, 10000);
        const int month = *rc::gen::inRange(1, 13);
        const int parts = *rc::gen::inRange(1, 4);
        std::string text = std::to_string(year);
        if (parts > 1) text += "-" + two(month);
        if (parts > 2) text += "-" + two(*rc::gen::inRange(1, 29));
        const auto date = parse_partial_date(text);
        RC_ASSERT(date.has_value());
        RC_ASSERT(to_string(*date) == text);
        RC_ASSERT(date->is_day() == (parts == 3));
        RC_ASSERT(civil_of(date->days.first).year == year);
        RC_ASSERT(civil_of(date->days.last).year == year);
        if (parts > 1) RC_ASSERT(civil_of(date->days.last).month == static_cast<unsigned>(month));
        // the day after is in the next part
        const civil next = civil_of(date->days.last + 1);
        if (parts == 2) RC_ASSERT(next.day_of_month == 1U);
        if (parts == 1) RC_ASSERT((next.month == 1 && next.day_of_month == 1));
    }));
}

TEST_CASE("amounts of events add up, but never a proposed one with a decided one") {
    const auto event = [](stage what, std::string_view amount) {
        return fine_event{what, {}, parse_fine_amount(amount, "EUR"_currency).value(), "", ""};
    };
    const auto sum = [](const std::vector<fine_event>& events) {
        return sum_of(std::span{events});
    };
    using enum stage;
    CHECK(to_string(sum({event(imposed, "5"), event(varied, "6..7")}).value()) == "11..12");
    CHECK(to_string(sum({event(proposed, "5"), event(proposed, "6")}).value()) == "11");
    CHECK(sum({event(imposed, "5"), event(proposed, "6")}).error() ==
          not_comparable::proposed_and_decided);
    CHECK(sum({event(proposed, "5"), event(settled, "6")}).error() ==
          not_comparable::proposed_and_decided);
    CHECK(sum({event(imposed, "5"), event(imposed, "6/day")}).error() ==
          not_comparable::per_day_and_lump_sum);
    CHECK(sum({event(imposed, "5"), event(imposed, "")}).error() == not_comparable::unknown_amount);
    CHECK(to_string(sum({event(imposed, "5")}).value()) == "5");
    CHECK_FALSE(sum({event(imposed, "")})->is_known());
    CHECK_FALSE(sum({})->is_known());
}

TEST_CASE("only a proposal is not decided") {
    CHECK_BOTH(weight_of(stage::proposed) == amount_weight::proposed);
    for (const stage s :
         {stage::imposed, stage::varied, stage::annulled, stage::reinstated, stage::settled}) {
        CHECK(weight_of(s) == amount_weight::decided);
    }
}
