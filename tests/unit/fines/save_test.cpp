#include <mulct/fines/save.hpp>

#include <support/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace mulct;

TEST_CASE("a file of events is written as it was read, with its own columns") {
    constexpr std::string_view text =
        "case,regulator,country,entity,stage,date,amount,currency,law,sector,source,note,id\n"
        "\"A, B\",ICO,GB,A plc,proposed,2021-11,30..50,GBP,GDPR,ads,\"a \"\"b\"\"\",,7\n"
        "\"A, B\",ICO,GB,A plc,imposed,2022-05-18,1 symbolic,GBP,GDPR,ads,c,n,\"8\n9\"\n"
        "\"A, B\",ICO,GB,A plc,annulled,,,,GDPR,ads,c,,\n"
        "C,CNIL,FR,,imposed,2020,7.50/day,EUR,,,,,\n";
    const auto file = parse_fines(text);
    REQUIRE(file);
    CHECK(fines_csv(*file) == text);
}

TEST_CASE("a flat file becomes one of events") {
    const auto file = parse_fines("regulator;country;entity;date;amount;currency;id\n"
                                  "ICO;GB;E;2022-05-18;7552800;GBP;x\n");
    REQUIRE(file);
    const std::string text = fines_csv(*file);
    CHECK(text ==
          "case,regulator,country,entity,stage,date,amount,currency,law,sector,source,note,id\n"
          "E,ICO,GB,E,imposed,2022-05-18,7552800,GBP,,,,,x\n");
    CHECK(parse_fines(text)->form == fine_form::events);
}

TEST_CASE("an event's row has a cell for each column") {
    const fine_case c{"X", "R", "EU", "E", "L", "S", {{stage::imposed, {}, {}, "src", "n"}}};
    CHECK(fine_row(c, c.events[0]) == std::vector<std::string>{"X", "R", "EU", "E", "imposed", "",
                                                               "", "", "L", "S", "src", "n"});
}
