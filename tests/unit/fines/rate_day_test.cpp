#include <mulct/fines/rate_day.hpp>

#include <support/catch.hpp>

#include <optional>
#include <string>
#include <string_view>

using namespace mulct;

namespace {

std::string looked_up(std::string_view date, const lookup& rule) {
    std::optional<partial_date> d;
    if (!date.empty()) d = parse_partial_date(date).value();
    const auto on = rate_day(d, rule);
    return on ? to_string(*on) : "none";
}

constexpr lookup new_year = lookup::fixed(*parse_day("2022-01-03"));

} // namespace

TEST_CASE("a day is looked up as it is") {
    CHECK(looked_up("2022-05-23", lookup::previous()) == "2022-05-23");
    CHECK(looked_up("2022-05-23", lookup::exact()) == "2022-05-23");
    CHECK(looked_up("2022-05-23", lookup::month_average()) == "2022-05-23");
}

TEST_CASE("a month or year has a rate only where all its days have the same") {
    CHECK(looked_up("2022-05", lookup::previous()) == "none");
    CHECK(looked_up("2022-05", lookup::exact()) == "none");
    CHECK(looked_up("2022-05", lookup::irrevocable()) == "none");
    CHECK(looked_up("2022-05", lookup::month_average()) == "2022-05-01");
    CHECK(looked_up("2022-05", lookup::year_average()) == "2022-05-01");
    CHECK(looked_up("2022", lookup::month_average()) == "none");
    CHECK(looked_up("2022", lookup::year_average()) == "2022-01-01");
    CHECK(looked_up("2022-05", lookup::year_end()) == "2022-05-01");
    CHECK(looked_up("2022-12", lookup::year_end()) == "none"); // its last day has its own rate
    CHECK(looked_up("2022-05", lookup::customs()) == "2022-05-01");
}

TEST_CASE("a fixed day's rate serves whatever the date") {
    CHECK(looked_up("2019", new_year) == "2019-01-01");
    CHECK(looked_up("", new_year) == "2022-01-03");
    CHECK(looked_up("", lookup::year_average()) == "none");
}
